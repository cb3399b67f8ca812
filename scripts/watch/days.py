"""Pages and data whose day has come, or comes soon."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from calculator.law.french import day
from scripts.page import DOCS
from scripts.review import overdue
from scripts.watch.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scripts.page import Page
    from scripts.review import Data

__all__ = ["SOON", "due"]

SOON = timedelta(days=30)


def due(pages: Iterable[Page], data: Iterable[Data], on: date) -> Iterator[Section]:
    """What is to be checked again.

    Args:
        pages: All pages of the guide.
        data: All files of dated data.
        on: The day of the watch.
    """
    soon = overdue(pages, on + SOON)
    late = overdue(soon, on)
    yield Section("Pages en retard", tuple(map(_page, late)))
    yield Section(
        f"Pages à revoir dans les {SOON.days} jours",
        tuple(_page(one) for one in soon if one not in late),
    )
    yield Section(
        "Montants et textes en retard",
        tuple(
            f"`{one.path}` {one.title} : à revérifier depuis le {day(one.due_on)} "
            f"(vérifié le {day(one.checked_on)})."
            for one in data
            if one.due_on <= on
        ),
    )


def _page(one: Page) -> str:
    return f"`{DOCS / one.source}` {one.title} : à revoir avant le {day(one.due_on)}."
