"""What a page may not do: type a figure of the law, jump a heading, show an image without words.

``python -m scripts.prose`` checks; with ``--report`` it lists long sentences and paragraphs too.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from scripts.page import DOCS, sources
from scripts.passage import passages
from scripts.verdict import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Long", "faults", "long_passages", "long_sentences", "main"]

SENTENCE, PARAGRAPH = 30, 90
"""Words from which a sentence, a paragraph, is reported as long."""

_BROUGHT = "\ufffc"
"""Stands for what the build brings in, and for an address: no figure of the author's."""
_BRINGS_IN = re.compile(r"\{![^!]*!\}|https?://\S+")
_ARTICLE = re.compile(r"\b[LRD]\d+(?:-\d+)+\b")
_MARKUP = re.compile(r"\{[:.# ][^}\n]*\}|\]\([^)]*\)|\]\[[^\]]*\]|<[^>]+>|!?\[|\]|[*_]")
_WORDED = (
    r"(?:(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)(?:[-\s](?:et\s)?)?)+"
)
_NUMBER = r"(?:\d+[-–])?\d[\d\u00a0\u202f ]*(?:,\d+)?"
_AMOUNT = re.compile(
    rf"(?<!\w)(?:{_NUMBER}|{_WORDED})\s*"
    r"(?:(?:millions?|milliards?)\s+d[’'])?"
    r"(?:[kM]?€|[%‰]|euros?\b|centimes?\b|pour\s+(?:cent|mille)\b|pourcents?\b|p\.\s*(?:cent|100)\b)"
    rf"|(?<!\w){_NUMBER}\s*"
    r"(?:mois|jours?|ans?|années?|trimestres?|semaines?|heures?|h|minutes?)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\[(?:(?:CSS )?[LRDA]\*?\d[\d-]*|CC \d[\d.]*)\]|!\}\]\[")
"""An article or a dated value: what stands in the same passage is a rule, not a manner of speaking.

« trois mois devant vous » is advice; « trois mois au plus ([CC 22][]) » is the law.
"""
_RULE = re.compile(
    rf"(?<!\w)(?!une?\s){_WORDED}\s*(?:(?:premi|derni)(?:er|ère)s\s+)?"
    r"(?:mois|jours?|ans|années|trimestres|semaines|heures|minutes|fois|dixièmes|tiers|quarts|refus"
    r"|demandes|renouvellements|plafonds|salariés|SMIC)\b"
    r"|(?<!\w)[\w-]+ième\s+(?:mois|jour|an|année|trimestre|semaine|heure)\b",
    re.IGNORECASE,
)
"""In words, from two on: « un mois » is most often just a month."""
_LET_THROUGH = re.compile(r"<!-- chiffre du guide : [^>]+ -->")
"""On the line itself: a choice of the guide's or an example, with its reason."""
_TYPED = (
    "« {} » : chiffre tapé à la main ; reprenez la valeur datée, "
    "[{{!generated/valeurs/….md!}}][…], ou dites sur la ligne pourquoi il est là : "
    "<!-- chiffre du guide : … -->"
)
_HEADING = re.compile(r"(#{1,6})[ \t]*(.*?)[ \t#]*(?:\{[^}]*\})?[ \t]*")
_OTHER_HEADING = re.compile(r"(?:\A|\n)=+[ \t]*\Z|\n-+[ \t]*\Z|<h[1-6]\b", re.IGNORECASE)
"""Underlined, or in HTML: how deep it is would not show in the source."""
_IMAGE = re.compile(r"!\[\s*\][(\[]")
_END = re.compile(
    r"(?<!\bart)(?<!\bal)(?<!\bcf)(?<!\bex)(?<!\bp)(?<!\bM)[.!?…](?:\s?[»)])*\s+"
    rf"(?=(?:[«(]\s?)?[A-ZÀ-ÖØ-ÞŒ\d{_BROUGHT}])"
)
_WORD = re.compile(rf"[^\W_]+(?:[’'-][^\W_]+)*|{_BROUGHT}")


@dataclass(frozen=True, slots=True, order=True)
class Long:
    """A sentence or a paragraph that asks much of its reader."""

    words: int
    place: str
    text: str


def faults(path: Path) -> Iterator[str]:
    """What is wrong in a page, one line each, for its author."""
    text = path.read_text(encoding="utf-8")
    for line, problem in sorted(
        (*_typed(text), *_headings(text, whole=text.startswith("---\n")), *_images(text))
    ):
        yield f"{path}:{line}: {problem}"


def _typed(text: str) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    for first, prose, law in _prose(text):
        figures = _ARTICLE.sub(_BROUGHT, prose)
        for found in (*_AMOUNT.finditer(figures), *(_RULE.finditer(figures) if law else ())):
            line = first + figures.count("\n", 0, found.start())
            if not _LET_THROUGH.search(lines[line - 1]):
                yield line, _TYPED.format(" ".join(found[0].split()))


def _prose(text: str) -> Iterator[tuple[int, str, bool]]:
    """The head of the page, then each passage, as read: its first line, and whether it is law."""
    if head := re.match(r"---\n.*?^---$", text, re.DOTALL | re.MULTILINE):
        yield 1, head[0], False
    for passage in passages(text):
        yield passage.line, _read(passage.text), bool(_LAW.search(passage.text))


def _read(markdown: str) -> str:
    """Prose as it is read, line for line, without what the build brings in."""
    text = _BRINGS_IN.sub(_BROUGHT, markdown)
    return html.unescape(_MARKUP.sub(lambda found: "\n" * found[0].count("\n"), text))


def _headings(text: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """The order of headings; a table that pages bring in has none."""
    depth, seen = 0, set[str]()
    for passage in passages(text):
        if _OTHER_HEADING.search(passage.text):
            yield passage.line, "titre souligné ou en HTML ; écrivez-le avec des « # »"
        if not (found := _HEADING.fullmatch(passage.text)):
            continue
        level, words = len(found[1]), found[2]
        if level == 1 and depth:
            yield passage.line, "deuxième titre « # » ; une page n’en a qu’un"
        elif level > depth + 1:
            yield passage.line, f"« {words} » : niveau {level} après {depth} ; n’en sautez pas"
        if words in seen:
            yield passage.line, f"« {words} » : titre déjà pris dans la page ; changez ses mots"
        if words.endswith("."):
            yield passage.line, f"« {words} » : un titre ne finit pas par un point"
        depth = level
        seen.add(words)
    if whole and not depth:
        yield 1, "la page n’a pas de titre « # »"


def _images(text: str) -> Iterator[tuple[int, str]]:
    for passage in passages(text):
        tags = _Images()
        tags.feed(passage.text)
        starts = (found.start() for found in _IMAGE.finditer(passage.text))
        for line in (*tags.bare, *(passage.text.count("\n", 0, start) for start in starts)):
            yield passage.line + line, "image sans texte ; écrivez ce qu’elle montre, ![ici](…)"


class _Images(HTMLParser):
    """The lines, from 0 on, of images that say nothing and are not marked as mere ornament."""

    def __init__(self) -> None:
        super().__init__()
        self.bare: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "img":
            return
        names = dict(attrs)
        hidden = names.get("role") in {"presentation", "none"} or names.get("aria-hidden") == "true"
        ornament = hidden and names.get("alt") == ""
        if not ornament and not (names.get("alt") or "").strip():
            self.bare.append(self.getpos()[0] - 1)


def long_passages(path: Path) -> Iterator[Long]:
    """The paragraphs and list items that are long."""
    for line, text in _plain(path):
        if (words := len(_WORD.findall(text))) > PARAGRAPH:
            yield Long(words, f"{path}:{line}", _shown(text))


def long_sentences(path: Path) -> Iterator[Long]:
    """The sentences that are long."""
    for line, text in _plain(path):
        ends = [found.end() for found in _END.finditer(text)]
        for start, end in zip((0, *ends), (*ends, len(text)), strict=True):
            if (words := len(_WORD.findall(text[start:end]))) > SENTENCE:
                yield Long(words, f"{path}:{line}", _shown(text[start:end]))


def _shown(text: str) -> str:
    return text.replace(_BROUGHT, "[…]").strip()


def _plain(path: Path) -> Iterator[tuple[int, str]]:
    for passage in passages(path.read_text(encoding="utf-8")):
        if not passage.text.lstrip().startswith("|"):
            yield passage.line, " ".join(_read(passage.text).split())


def main(arguments: Sequence[str], docs: Path = DOCS) -> int:
    """Check every page; 1 when one breaks a rule. Lengths are told, and fail nothing."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.prose", description="Relit les pages du guide."
    )
    parser.add_argument("--report", action="store_true", help="donne aussi ce qui est long")
    asked = parser.parse_args(arguments)
    pages = sources(docs)
    sentences = sorted((one for path in pages for one in long_sentences(path)), reverse=True)
    paragraphs = sorted((one for path in pages for one in long_passages(path)), reverse=True)
    if asked.report:
        for one in (*sentences, *paragraphs):
            print(f"{one.place}: {one.words} mots : {one.text}")
    code = tell(fault for path in pages for fault in faults(path))
    print(
        f"prose : phrases de plus de {SENTENCE} mots : {_told(sentences)} ; "
        f"paragraphes de plus de {PARAGRAPH} : {_told(paragraphs)} "
        "(python -m scripts.prose --report)"
    )
    return code


def _told(longest_first: Sequence[Long]) -> str:
    if not longest_first:
        return "0"
    first = longest_first[0]
    return f"{len(longest_first)}, jusqu’à {first.words} ({first.place})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
