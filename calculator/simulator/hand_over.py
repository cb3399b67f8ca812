"""What the questionnaire hands over to a simulator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from calculator.data import Table, read
from calculator.decision.arrangement import READERS, Reader
from calculator.decision.questionnaire import questionnaire
from calculator.simulator.form import forms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.answers import Answers

__all__ = ["HandOver", "hand_over"]


@dataclass(frozen=True, slots=True)
class HandOver:
    """Which answer becomes which value."""

    form: str
    question: str
    field: str
    """A field of the form; « gross » is the gross pay of a month, from which both rates follow."""
    values: Mapping[str, str]
    says: str
    """What the value stands for, for the reader."""

    def value(self, answers: Answers) -> str | None:
        """The value that an answer stands for; None where nothing can be said."""
        return self.values.get(answers.known(self.question) or "")


def read_hand_overs(table: Table) -> Mapping[Reader, HandOver]:
    """Read what is handed over.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or not asked.
    """
    table.only("hand_over")
    found: dict[Reader, HandOver] = {}
    for row in table.tables("hand_over"):
        row.only("reader", "form", "question", "field", "says", "values")
        reader = cast("Reader", row.choice("reader", READERS))
        if reader in found:
            raise row.error("reader", f"{reader!r} is there twice")
        asked = questionnaire(reader).questions
        question = row.choice("question", asked)
        form = row.choice("form", forms())
        fields = {one.id for one in forms()[form].fields()}
        if {"basis", "daily_rate"} <= fields:
            fields.add("gross")
        values = row.table("values")
        for answer in values.raw:
            if answer not in asked[question].options:
                raise values.error(answer, "no such answer")
        found[reader] = HandOver(
            form=form,
            question=question,
            field=row.choice("field", fields),
            values={answer: values.text(answer) for answer in values.raw},
            says=row.text("says"),
        )
    return found


@cache
def _hand_overs() -> Mapping[Reader, HandOver]:
    return read_hand_overs(read("calculator.simulator", "hand_over.toml"))


def hand_over(reader: Reader) -> HandOver:
    """What a reader's questionnaire hands over.

    Raises:
        DataError: The file breaks the rules.
    """
    return _hand_overs()[reader]
