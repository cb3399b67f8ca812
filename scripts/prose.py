"""What a page may not do: type a figure of the law, jump a heading, show an image without words.

``python -m scripts.prose`` checks; with ``--report`` it lists long sentences and paragraphs too.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.page import DOCS
from scripts.passage import passages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

__all__ = ["Long", "faults", "files", "long_passages", "long_sentences", "main"]

SENTENCE, PARAGRAPH = 30, 90
"""Words from which a sentence, a paragraph, is reported as long."""

_MARKUP = re.compile(
    r"\{![^!]*!\}|\{[:.# ][^}\n]*\}|\]\([^)]*\)|\]\[[^\]]*\]|<[^>]+>|https?://\S+|\*\*"
)
_WORDED = (
    r"(?:(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingts?|trente|quarante|cinquante|soixante|cents?|mille)(?:[- ](?:et )?)?)+"
)
_SPACE = "[ \u00a0\u202f]?"
_NUMBER = r"(?:\d+[-–])?\d[\d\u00a0\u202f ]*(?:,\d+)?"
_AMOUNT = re.compile(
    rf"(?<![\w-])(?:{_NUMBER}|{_WORDED}){_SPACE}"
    r"(?:k?€|%|euros?\b|centimes?\b|pour[ \u00a0]cent\b|pourcents?\b)"
    rf"|(?<![\w-]){_NUMBER}{_SPACE}"
    r"(?:mois|jours?|ans?|années?|trimestres?|semaines?|heures?|minutes?)\b",
    re.IGNORECASE,
)
_LET_THROUGH = re.compile(r"<!-- chiffre du guide : [^>]+ -->")
"""On the line itself: a choice of the guide's or an example, with its reason."""
_TYPED = (
    "« {} » : chiffre tapé à la main ; reprenez la valeur datée, "
    "[{{!generated/valeurs/….md!}}][…], ou dites sur la ligne pourquoi il est là : "
    "<!-- chiffre du guide : … -->"
)
_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) +(.*?)(?: *\{[^}]*\})? *$")
_IMAGE = re.compile(r"!\[\s*\]\(")
_TAG = re.compile(r"<img\b[^>]*>")
_END = re.compile(r"(?<=[.!?…])(?<!\bart\.)(?<!\bex\.)(?<!\bn°)[\s\u202f\u00a0]+(?=[^\W\d_a-z«»])")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True, order=True)
class Long:
    """A sentence or a paragraph that asks much of its reader."""

    words: int
    place: str
    text: str


def files(docs: Path = DOCS) -> tuple[Path, ...]:
    """The pages, and the tables that they bring in."""
    return tuple(path for path in sorted(docs.rglob("*.md")) if "generated" not in path.parts)


def faults(path: Path) -> Iterator[str]:
    """What is wrong in a page, one line each, for its author."""
    text = path.read_text(encoding="utf-8")
    for line, problem in sorted(
        (*_typed(text), *_headings(text, whole=text.startswith("---\n")), *_images(text))
    ):
        yield f"{path}:{line}: {problem}"


def _typed(text: str) -> Iterator[tuple[int, str]]:
    lines = text.split("\n")
    for line, prose in _prose(text):
        if not _LET_THROUGH.search(lines[line - 1]):
            for found in _AMOUNT.finditer(prose):
                yield line, _TYPED.format(found[0].strip())


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Each line of prose with its number, the title and the description of the head among them."""
    if head := _HEAD.match(text):
        for number, line in enumerate(head[0].split("\n"), 1):
            if line.startswith(("title:", "description:")):
                yield number, line
    for passage in passages(text):
        for offset, line in enumerate(passage.text.split("\n")):
            yield passage.line + offset, _MARKUP.sub(" ", line.replace("**", ""))


def _headings(text: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """The order of headings; a table that pages bring in has none."""
    depth, seen = 0, set[str]()
    for passage in passages(text):
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
        bare = [one for one in _TAG.findall(passage.text) if not re.search(r'\balt="[^"]', one)]
        if bare or _IMAGE.search(passage.text):
            yield passage.line, "image sans texte ; écrivez ce qu’elle montre, ![ici](…)"


def long_passages(path: Path) -> Iterator[Long]:
    """The paragraphs and list items that are long."""
    for line, text in _plain(path):
        if (words := len(_WORD.findall(text))) > PARAGRAPH:
            yield Long(words, f"{path}:{line}", text)


def long_sentences(path: Path) -> Iterator[Long]:
    """The sentences that are long."""
    for line, text in _plain(path):
        for sentence in _END.split(text):
            if (words := len(_WORD.findall(sentence))) > SENTENCE:
                yield Long(words, f"{path}:{line}", sentence)


def _plain(path: Path) -> Iterator[tuple[int, str]]:
    for passage in passages(path.read_text(encoding="utf-8")):
        if not passage.text.lstrip().startswith("|"):
            yield passage.line, " ".join(_MARKUP.sub(" ", passage.text).split())


def main(arguments: Sequence[str], docs: Path = DOCS) -> int:
    """Check every page; 1 when one breaks a rule. Lengths are told, and fail nothing."""
    pages = files(docs)
    found = [fault for path in pages for fault in faults(path)]
    sentences = sorted((one for path in pages for one in long_sentences(path)), reverse=True)
    paragraphs = sorted((one for path in pages for one in long_passages(path)), reverse=True)
    if "--report" in arguments:
        for one in (*sentences, *paragraphs):
            print(f"{one.place}: {one.words} mots : {one.text}")
    print("\n".join(found), end="\n" if found else "")
    print(
        f"prose : {len(sentences)} phrases de plus de {SENTENCE} mots, {len(paragraphs)} "
        f"paragraphes de plus de {PARAGRAPH} (python -m scripts.prose --report)"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
