"""Example situations that fill the form in one click, and what each shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from calculator.data import Table, read
from calculator.decision.answers import AnswerError, Answers
from calculator.decision.arrangement import READERS
from calculator.decision.questionnaire import questionnaire

if TYPE_CHECKING:
    from calculator.decision.arrangement import Reader

__all__ = ["Profile", "load", "profiles"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One example."""

    id: str
    reader: Reader
    label: str
    shows: str
    """What it illustrates, in one sentence."""
    answers: Answers


def load(table: Table) -> tuple[Profile, ...]:
    """Read the profiles.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("profile")
    found: list[Profile] = []
    for row in table.tables("profile"):
        row.only("id", "reader", "label", "shows", "answers")
        if (id_ := row.text("id")) in {one.id for one in found}:
            raise row.error("id", f"{id_!r} is there twice")
        reader = cast("Reader", row.choice("reader", READERS))
        try:
            answers = Answers.check(questionnaire(reader), row.table("answers").raw)
        except AnswerError as error:
            raise row.error(error.where, "no such question or answer") from None
        found.append(Profile(id_, reader, row.text("label"), row.text("shows"), answers))
    return tuple(found)


@cache
def _profiles() -> tuple[Profile, ...]:
    return load(read("calculator.decision", "profiles.toml"))


def profiles(reader: str) -> tuple[Profile, ...]:
    """The examples of one reader.

    Raises:
        DataError: The file breaks the rules.
    """
    return tuple(one for one in _profiles() if one.reader == reader)
