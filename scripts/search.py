"""Let the search find a word without its accents, in the plural or in the singular.

The theme's search knows neither, and its French stemmer finds nothing for plurals. The forms that
a reader may type stand beside each section in a field of their own, which is never shown.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["INDEX", "RESULT", "SECTIONS", "enrich", "forms"]

INDEX = "search_index.json"
"""What the theme asks for with every page: here, only how to search."""
SECTIONS = "sections.json"
"""Beside it, what is searched; asked for once somebody searches."""

_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W\d_]{4,}")
RESULT = "#resultat"
"""The section of a page that a simulator writes."""
_BOOST = 0.5
"""A form counts half as much as the word itself."""


def _folded(word: str) -> str:
    """The word without its accents."""
    plain = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def forms(text: str) -> list[str]:
    """Other ways to type the words of a text, those that it does not hold already."""
    words = {word.lower() for word in _WORD.findall(_TAG.sub(" ", text))}
    spelled = words | {_folded(word) for word in words}
    plurals = {word + "s" for word in spelled if not word.endswith(("s", "x", "z"))}
    singulars = {word[:-1] for word in spelled if word.endswith(("s", "x"))}
    return sorted((spelled | plurals | singulars) - words)


def enrich(folder: Path) -> None:
    """Add the forms to each section that MkDocs wrote for the search, and set the sections apart.

    Args:
        folder: Where the search's files stand in the built site.
    """
    index = folder / INDEX
    content = json.loads(index.read_text(encoding="utf-8"))
    # A simulator's result stands in its page before any script: no search is for its words.
    sections = [one for one in content["docs"] if not one["location"].endswith(RESULT)]
    for section in sections:
        section["tags"] = [" ".join(forms(f"{section['title']} {section['text']}"))]
    content["config"]["fields"]["tags"] = {"boost": _BOOST}
    _write(folder / SECTIONS, sections)
    _write(index, content | {"docs": []})


def _write(path: Path, content: object) -> None:
    compact = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(compact, encoding="utf-8")
