"""The line under a page's title: when it was checked, and until when that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import day
from calculator.view.html import Element, render, tag
from scripts.insertion import after_heading

if TYPE_CHECKING:
    from datetime import date

    from scripts.page import Page

__all__ = ["line", "stamp"]

_OVERDUE = " (révision en retard)"
"""What the page shows once the day is past, whenever that is: the build knows no clock."""


def line(page: Page) -> Element:
    """« Vérifié le …, à revoir avant le … »."""
    due = _time(page.due_on)
    due.set("data-due", "")
    due.set("data-overdue", _OVERDUE)
    checked = _time(page.checked_on)
    return tag("p", "Vérifié le ", checked, ", à revoir avant le ", due, ".", class_="poi-checked")


def _time(when: date) -> Element:
    return tag("time", day(when), datetime=when.isoformat())


def stamp(html: str, page: Page) -> str:
    """The built page with that line under its title.

    Raises:
        PageError: The page has no title.
    """
    return after_heading(html, render(line(page)))
