"""A page of the guide as its author wrote it: where it stands, what it is, when it was checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DOCS", "FrontMatterError", "Page", "months_after", "page", "pages", "sources"]

DOCS = Path("docs")
_WRITTEN = "generated"
"""Under ``docs``, what the build writes."""
_TABLES = "tableaux"
"""Under ``docs``, what pages bring in and people write: no pages."""
_CALCULATOR = re.compile(r"\{!generated/(?:questionnaire|simulateur)-")
_DECEMBER = 12


class FrontMatterError(ValueError):
    """The head of a page lacks something, or says it wrongly; the message is for its author."""


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file under ``docs``."""

    source: str
    """Its path under ``docs``: ``droit/portage.md``."""
    title: str
    description: str
    checked_on: date
    """Last day on which all that it says was compared with its sources."""
    review_every: int
    """Months after which that has to be done again."""
    text: str
    """Its Markdown, without the front matter."""

    @property
    def url(self) -> str:
        """Its address in the site, relative to the root: ``droit/portage/``."""
        if self.source == "index.md":
            return ""
        return self.source.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"

    @property
    def calculates(self) -> bool:
        """Whether it brings in a questionnaire or a simulator."""
        return bool(_CALCULATOR.search(self.text))

    @property
    def due_on(self) -> date:
        """Day from which it is overdue."""
        return months_after(self.checked_on, self.review_every)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the 31st of a shorter month is its end."""
    count = day.month - 1 + months
    year, month = day.year + count // _DECEMBER, count % _DECEMBER + 1
    last = (date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - date.resolution).day
    return date(year, month, min(day.day, last))


def page(path: Path, docs: Path = DOCS) -> Page:
    """Read one page.

    Raises:
        FrontMatterError: Its head lacks something, or says it wrongly.
    """
    text, head = get_data(path.read_text(encoding="utf-8"))
    if not head:
        raise FrontMatterError(
            f"{path}:1: l’en-tête (title, description, checked_on, review_every) ne se lit pas ; "
            "mettez-le entre deux lignes « --- », et entre guillemets droits ce qui contient « : »"
        )
    checked_on = head.get("checked_on")
    if not isinstance(checked_on, date):
        raise FrontMatterError(f"{path} : « checked_on » attend une date, 2026-08-20")
    every = re.fullmatch(r"([1-9]\d?) months?", str(head.get("review_every")))
    if not every:
        raise FrontMatterError(f"{path} : « review_every » attend un nombre de mois, 6 months")
    return Page(
        source=path.relative_to(docs).as_posix(),
        title=_words(path, head, "title"),
        description=_words(path, head, "description"),
        checked_on=checked_on,
        review_every=int(every[1]),
        text=text,
    )


def _words(path: Path, head: Mapping[str, object], name: str) -> str:
    value = head.get(name)
    if not isinstance(value, str) or not value.strip():
        raise FrontMatterError(f"{path} : « {name} » manque")
    return value


def sources(docs: Path = DOCS) -> tuple[Path, ...]:
    """Every Markdown file that people write: the pages, and the tables that they bring in."""
    found = sorted(docs.rglob("*.md"))
    return tuple(path for path in found if _WRITTEN not in path.relative_to(docs).parts)


def pages(docs: Path = DOCS) -> tuple[Page, ...]:
    """Every page of the guide, by path.

    Raises:
        FrontMatterError: The head of one lacks something, or says it wrongly.
    """
    return tuple(
        page(path, docs) for path in sources(docs) if _TABLES not in path.relative_to(docs).parts
    )
