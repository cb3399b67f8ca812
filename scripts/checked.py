"""The line under a page's title: when it was checked, and until when that holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.law.citation import codes
from calculator.law.french import day
from calculator.view.html import Element, render, tag
from scripts.insertion import after_heading
from scripts.page import DOCS
from scripts.references import cited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scripts.page import Page

__all__ = ["compared", "due", "earlier", "line", "stamp", "when"]

_OVERDUE = " (révision en retard)"
"""What the page shows once the day is past, whenever that is: the build knows no clock."""
_TABLE = re.compile(r"\{!(tableaux/[\w-]+\.md)!\}")


def compared(on: date) -> str:
    """When articles were last compared with the official data; not all of them were, that day."""
    return f"Dernière comparaison des articles de loi avec les données officielles : {day(on)}."


def line(page: Page) -> Element:
    """« Vérifié le …, à revoir avant le … », and which cited texts were checked earlier."""
    found = earlier(page)
    said = [part for label, on in found.items() for part in (" ; ", f"{label}, ", when(on))]
    before = [" Textes contrôlés plus tôt : ", *said[1:], "."] if found else []
    return tag(
        "p",
        "Vérifié le ",
        when(page.checked_on),
        ", à revoir avant le ",
        due(page),
        ".",
        *before,
        class_="poi-checked",
    )


def earlier(page: Page) -> Mapping[str, date]:
    """By code or agreement, the oldest day of what the page cites and did not check again."""
    text = _TABLE.sub(lambda table: (DOCS / table[1]).read_text(encoding="utf-8"), page.text)
    before = [code for code in codes().values() if code.checked_on < page.checked_on]
    named = cited(text, [key for code in before for key in code.articles])
    found: dict[str, date] = {}
    for code in before:
        if named & code.articles.keys():
            label = code.label.replace(" ", "\u00a0")
            found[label] = min(code.checked_on, found.get(label, code.checked_on))
    return dict(sorted(found.items()))


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
