"""What is said of both arrangements, side by side, each side with its texts of law."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.data import Table, read_all
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.law.citation import Citation, cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.arrangement import Arrangement

__all__ = ["Side", "Statement", "read_statements", "statements"]


@dataclass(frozen=True, slots=True)
class Side:
    """What is said of one arrangement."""

    says: str
    articles: tuple[Citation, ...]
    """None where no text was read: what is said is then a usage, and the reader is told."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One subject, for both arrangements."""

    id: str
    label: str
    sides: Mapping[Arrangement, Side]


def read_statements(table: Table) -> Mapping[str, Statement]:
    """Read a file of statements.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("statement")
    found: dict[str, Statement] = {}
    for row in table.tables("statement"):
        row.only("id", "label", *ARRANGEMENTS)
        id_ = row.text("id")
        if id_ in found:
            raise row.error("id", f"{id_!r} is there twice")
        sides = {one: _side(row.table(one)) for one in ARRANGEMENTS}
        found[id_] = Statement(id_, row.text("label"), sides)
    return found


def _side(row: Table) -> Side:
    row.only("says", "articles")
    return Side(row.text("says"), cited(row, "articles") if "articles" in row.raw else ())


@cache
def _all() -> Mapping[str, Mapping[str, Statement]]:
    return {
        name: read_statements(table)
        for name, table in read_all("calculator.simulator", "statements")
    }


def statements(name: str) -> Mapping[str, Statement]:
    """The statements of one file, by id.

    Raises:
        DataError: A file breaks the rules.
    """
    return _all()[name]
