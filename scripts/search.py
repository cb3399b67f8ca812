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

__all__ = ["RESULT", "enrich", "forms"]

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


def enrich(index: Path) -> None:
    """Add the forms to each section of the search index that MkDocs wrote."""
    content = json.loads(index.read_text(encoding="utf-8"))
    # A simulator's result stands in its page before any script: no search is for its words.
    content["docs"] = [one for one in content["docs"] if not one["location"].endswith(RESULT)]
    content["config"]["fields"]["tags"] = {"boost": _BOOST}
    for section in content["docs"]:
        section["tags"] = [" ".join(forms(f"{section['title']} {section['text']}"))]
    compact = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    index.write_text(compact, encoding="utf-8")
