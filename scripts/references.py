"""References of the pages to articles and dated values: known, and cited with their doubts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.passage import passages

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from calculator.law.citation import Status
    from scripts.passage import Passage

__all__ = ["WORDS", "cited", "faults"]

WORDS: Mapping[Status, str] = {
    "changed": "texte modifié depuis notre lecture",
    "replaced": "version remplacée",
}
"""What stands in the passage that cites such an article."""
_REFERENCE = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\](?:\s?\[(?P<key>[^\[\]]*)\]|(?!\s?[(\[:]))"
)
_ARTICLE = re.compile(r"(?:CSS )?[LRDA]\*?\d[\d-]*|CC \d[\d.]*")
_UNKNOWN = (
    "[{name}] : référence inconnue ; ajoutez l’article dans calculator/law/citations/, "
    "ou corrigez la clé"
)
_UNSAID = (
    "[{name}] : écrivez « {words} » dans le même paragraphe, le même point de liste ou la même "
    "ligne de tableau, ou retirez la citation"
)
_OWN = re.compile(r"^ {0,3}\[([^\[\]]+)\]:\s", re.MULTILINE)


def faults(
    page: str, statuses: Mapping[str, Status], values: Collection[str]
) -> Iterator[tuple[int, str]]:
    """What is wrong in a page: the line, and a sentence for its author.

    Args:
        page: Its Markdown.
        statuses: What is known of each article, by key.
        values: Ids of the dated values.
    """
    known = {_key(one) for one in (*statuses, *values, *_OWN.findall(page))}
    odd = {_key(key): WORDS[status] for key, status in statuses.items() if status in WORDS}
    for passage, at, name in _references(page):
        line = passage.line + passage.text.count("\n", 0, at)
        if _key(name) not in known:
            yield line, _UNKNOWN.format(name=name)
        elif (words := odd.get(_key(name))) and words not in " ".join(passage.text.split()).lower():
            yield line, _UNSAID.format(name=name, words=words)


def cited(page: str, keys: Iterable[str]) -> frozenset[str]:
    """Those of the keys that a page refers to.

    Args:
        page: Its Markdown.
        keys: Of articles, as the files of citations write them.
    """
    names = {_key(name) for _, _, name in _references(page)}
    return frozenset(key for key in keys if _key(key) in names)


def _references(page: str) -> Iterator[tuple[Passage, int, str]]:
    """The passage of each reference, where it stands in that, and what it names."""
    for passage in passages(page):
        for found in _REFERENCE.finditer(passage.text):
            name = found["key"] or found["text"]
            # Lone brackets are a reference where they hold an article, else they are just brackets.
            if found["key"] is not None or _ARTICLE.fullmatch(name):
                yield passage, found.start(), name


def _key(name: str) -> str:
    """How Markdown compares keys."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", name.strip()).lower()
