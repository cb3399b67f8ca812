"""What a diagram of three parties says: who they are, and what binds one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.law.citation import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.data import Table
    from calculator.law.citation import Citation

__all__ = ["PARTIES", "Line", "Party", "Question", "Relation", "Schema", "schemas"]

Party = Literal["worker", "employer", "company"]
Line = Literal["contract", "money", "act", "word", "none"]

PARTIES: tuple[Party, ...] = get_args(Party)
"""From left to right: the employer stands between the two others, as it does in the law."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What one party does towards another, or towards itself."""

    start: Party
    end: Party
    line: Line
    label: str
    """What stands above the arrow."""
    says: str
    """The same in whole sentences."""
    articles: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a reader asks, and the relations that answer."""

    ask: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """One arrangement."""

    id: str
    title: str
    caption: str
    parties: Mapping[Party, str]
    questions: tuple[Question, ...]


def schemas(table: Table) -> tuple[Schema, ...]:
    """Read the ``schema`` tables of the file.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    found: dict[str, Schema] = {}
    for row in table.tables("schema"):
        row.only("id", "title", "caption", "parties", "question")
        if (id_ := row.text("id")) in found:
            raise row.error("id", f"{id_!r} is there twice")
        parties = row.table("parties")
        parties.only(*PARTIES)
        found[id_] = Schema(
            id_,
            row.text("title"),
            row.text("caption"),
            {one: parties.text(one) for one in PARTIES},
            tuple(_question(one) for one in row.tables("question")),
        )
    return tuple(found.values())


def _question(row: Table) -> Question:
    row.only("ask", "relation")
    return Question(row.text("ask"), tuple(_relation(one) for one in row.tables("relation")))


def _relation(row: Table) -> Relation:
    row.only("from", "to", "line", "label", "says", "articles")
    if not (says := row.text("says")).endswith("."):
        raise row.error("says", "is no whole sentence")
    return Relation(
        cast("Party", row.choice("from", PARTIES)),
        cast("Party", row.choice("to", PARTIES)),
        cast("Line", row.choice("line", get_args(Line))),
        row.text("label"),
        says,
        cited(row, "articles") if "articles" in row.raw else (),
    )
