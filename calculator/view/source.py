"""The text of law beside a statement: an article or a value, its link, and what was checked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from calculator.law.citation import codes
from calculator.law.french import day
from calculator.view.html import Element, tag

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from calculator.law.citation import Citation
    from calculator.law.provenance import Provenance, Reading

__all__ = [
    "READING",
    "STATUS",
    "checked_between",
    "checked_on",
    "cite",
    "cite_all",
    "describe",
    "doubt",
    "origin",
    "since",
]

STATUS = {
    "current": "",
    "changed": "texte modifié depuis notre lecture",
    "replaced": "version remplacée depuis notre lecture",
}

READING: dict[Reading, str] = {
    "verified": "",
    "unverified": "texte non lu",
    "replaced": "lu dans la version remplacée",
}
"""What was read of the text behind a figure, where it was not the text in force."""


def checked_on() -> date:
    """Last day on which the codes were compared with official data."""
    return max(one.checked_on for one in codes().values())


def checked_between(articles: Iterable[Citation]) -> tuple[date, date]:
    """First and last day on which these articles were compared with official data."""
    days = [one.checked_on for one in articles]
    return min(days), max(days)


def describe(article: Citation) -> str:
    """What was read of an article, and when."""
    state = STATUS[article.status]
    return (
        f"{article.subject}. Version du {day(article.since)}, vérifiée le {day(article.checked_on)}"
        + (f" ; {state}." if state else ".")
    )


def cite(article: Citation, *, named: bool = True) -> Element:
    """A link to an article on Légifrance; a doubt about the text stands in words beside it.

    Args:
        article: What is cited.
        named: Whether the code is named, not the number alone.
    """
    state = STATUS[article.status]
    label = article.label if named else article.number
    return tag(
        "span",
        tag("a", label, href=article.url, title=describe(article)),
        f" ({state})" if state else None,
    )


@cache
def cite_all(articles: tuple[Citation, ...]) -> Element:
    """The articles of one statement, code by code, with the day on which they were checked.

    The same element for the same articles: it is never changed, and results hold dozens of them.
    """
    checked = min(one.checked_on for one in articles)
    line = tag("p", class_="poi-sources")
    for index, article in enumerate(articles):
        first = index == 0 or article.code != articles[index - 1].code
        link = cite(article, named=first)
        link.tail = " · " if index + 1 < len(articles) else f" · vérifié le {day(checked)}"
        line.append(link)
    return line


def since(one: Provenance) -> str:
    """« 1er janvier 2026 », « 1er janvier 2024 au moins »: from when on a figure is known."""
    return day(one.since) + (" au moins" if one.since_at_least else "")


def doubt(one: Provenance) -> str:
    """What stands beside a figure whose text in force was not read; blank where it was."""
    return "" if one.verified else f"à confirmer : {READING[one.status]}"


def origin(one: Provenance) -> Element:
    """The text that sets a figure: its link, its first day, when it was checked, and a doubt."""
    said = (f"depuis le {since(one)}", f"vérifié le {day(one.checked_on)}", doubt(one))
    return tag(
        "p",
        tag("a", one.source, href=one.url),
        ", " + " · ".join(part for part in said if part),
        class_="poi-sources",
    )
