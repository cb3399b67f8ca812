"""Passages of a Markdown page: a paragraph, a list item, a row of a table, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Passage", "passages"]

_APART = re.compile(
    r"\A---\n.*?^---$"  # front matter
    r"|^[ \t]*(?P<fence>```|~~~).*?^[ \t]*(?P=fence)"
    r"|<!--.*?-->"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
"""What is no prose: it shows how things are written, and cites nothing."""
_STARTS = re.compile(r"[ \t]*(?:[-*+][ \t]|\d+[.)][ \t]|\||#|:[ \t]|!!!|\?\?\?|===)")
"""A line that never goes on with the passage above."""
_ALONE = re.compile(r"[ \t]*(?:#|!!!|\?\?\?|===)")


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader takes in as one, so that a doubt said in it is said of all of it."""

    line: int
    """Its first line in the file, from 1 on."""
    text: str
    """Without code and comments."""


def passages(page: str) -> Iterator[Passage]:
    """The passages of a page, in order.

    Args:
        page: Its Markdown, with or without front matter.
    """
    prose = _APART.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), page)
    first, kept = 1, list[str]()
    for number, line in enumerate((*prose.split("\n"), ""), 1):
        if kept and (not line.strip() or _STARTS.match(line) or _ALONE.match(kept[-1])):
            yield Passage(first, "\n".join(kept))
            kept = []
        if line.strip():
            first = first if kept else number
            kept.append(line)
