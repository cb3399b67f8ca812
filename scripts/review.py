"""Pages and values to be checked again: ``python -m scripts.review`` lists the overdue pages."""

from __future__ import annotations

import argparse
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.law.french import day
from calculator.view.html import tag
from calculator.view.table import head, scrollable
from scripts.checked import due, when
from scripts.page import DOCS, FrontMatterError, months_after, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from calculator.view.html import Element
    from scripts.page import Page

__all__ = ["DATA", "Data", "data_files", "main", "overdue", "table"]

DATA = Path("calculator")
_EVERY = 6
"""Months after which the data are compared with their sources again."""
_ROOT = "../../"
"""From the page that holds the table to the root of the site."""


@dataclass(frozen=True, slots=True)
class Data:
    """A file of dated data: values, rates, citations."""

    path: Path
    title: str
    checked_on: date

    @property
    def due_on(self) -> date:
        """Day from which it is overdue."""
        return months_after(self.checked_on, _EVERY)


def data_files(folder: Path = DATA) -> tuple[Data, ...]:
    """The data files that say when they were checked, by path."""
    found = ((path, tomllib.loads(path.read_text("utf-8"))) for path in folder.rglob("*.toml"))
    return tuple(
        Data(path, raw["title"], raw["checked_on"])
        for path, raw in sorted(found, key=lambda one: one[0])
        if "checked_on" in raw
    )


def overdue(written: Iterable[Page], on: date) -> tuple[Page, ...]:
    """The pages that must be checked again on a day, the most overdue first."""
    return tuple(one for one in _by_due_day(written) if one.due_on <= on)


def _by_due_day(written: Iterable[Page]) -> list[Page]:
    return sorted(written, key=lambda one: (one.due_on, one.source))


def table(written: Iterable[Page]) -> Element:
    """All pages by the day on which they are due, for the page « Contribuer »."""
    rows = (
        tag(
            "tr",
            tag("th", tag("a", one.title, href=_ROOT + one.url), scope="row"),
            tag("td", when(one.checked_on)),
            tag("td", due(one)),
        )
        for one in _by_due_day(written)
    )
    return scrollable(
        "Pages à revoir",
        head("Page", "Vérifiée le", "À revoir avant le"),
        tag("tbody", *rows),
        searched=False,
    )


def main(arguments: Sequence[str]) -> int:
    """List the overdue pages; 1 when there is one."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.review",
        description="Liste les pages dont la vérification est en retard.",
    )
    parser.add_argument("--docs", type=Path, default=DOCS, help="pages du guide")
    parser.add_argument("--on", type=date.fromisoformat, help="jour (aujourd’hui par défaut)")
    asked = parser.parse_args(arguments)
    on = asked.on or date.today()  # noqa: DTZ011  the contributor's day, where they are
    try:
        late = overdue(pages(asked.docs), on)
    except FrontMatterError as error:
        print(error, file=sys.stderr)
        return 1
    for one in late:
        print(
            f"{asked.docs / one.source} : à revérifier depuis le {day(one.due_on)} "
            f"(checked_on {one.checked_on}, review_every {one.review_every} months) ; "
            "relisez ses sources, puis mettez checked_on au jour de la relecture"
        )
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
