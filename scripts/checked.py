"""The line under a page's title: when it was checked, and until when that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import day
from calculator.view.html import Element, render, tag
from scripts.insertion import after_heading

if TYPE_CHECKING:
    from datetime import date

    from scripts.page import Page

__all__ = ["due", "line", "stamp", "when"]

_OVERDUE = " (révision en retard)"
"""What the page shows once the day is past, whenever that is: the build knows no clock."""


def line(page: Page) -> Element:
    """« Vérifié le …, à revoir avant le … »."""
    return tag(
        "p",
        "Vérifié le ",
        when(page.checked_on),
        ", à revoir avant le ",
        due(page),
        ".",
        class_="poi-checked",
    )


def due(page: Page) -> Element:
    """The day from which a page is overdue; a script of the site marks it, once it is past."""
    marked = when(page.due_on)
    marked.set("data-due", "")
    marked.set("data-overdue", _OVERDUE)
    return marked


def when(on: date) -> Element:
    """A day, for people and for machines."""
    return tag("time", day(on), datetime=on.isoformat())


def stamp(html: str, page: Page) -> str:
    """The built page with that line under its title.

    Raises:
        PageError: The page has no title.
    """
    return after_heading(html, render(line(page)))
