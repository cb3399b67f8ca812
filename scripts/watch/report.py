"""The report of the watch, in Markdown: what is to be done, and nothing where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.law.french import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

__all__ = ["Section", "report"]

_MOST = 60
"""Lines of a section: the text of an issue has a largest size."""


@dataclass(frozen=True, slots=True)
class Section:
    """One subject of the watch."""

    title: str
    todo: tuple[str, ...] = ()
    """What someone has to do something about."""
    said: tuple[str, ...] = ()
    """What is worth knowing where there is a report, and makes none by itself."""


def report(sections: Iterable[Section], on: date) -> str:
    """The whole report; empty where there is nothing to do.

    Args:
        sections: In the order of the report.
        on: The day of the watch.
    """
    kept = [one for one in sections if one.todo or one.said]
    if not any(one.todo for one in kept):
        return ""
    parts = [f"# Veille du {day(on)}\n"]
    parts += [f"## {one.title}\n\n" + "".join(_items(one)) for one in kept]
    return "\n".join(parts)


def _items(section: Section) -> Iterator[str]:
    lines = (*section.todo, *section.said)
    for line in lines[:_MOST]:
        yield f"- {line}\n"
    if more := len(lines) - _MOST:
        yield f"- … et {more} autres.\n" if more > 0 else ""
