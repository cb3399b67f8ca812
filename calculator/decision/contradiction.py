"""Answers that hardly go together: pointed out, never refused."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.data import Table, read
from calculator.decision.arrangement import readers
from calculator.decision.questionnaire import questionnaire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Reader

__all__ = ["Contradiction", "contradictions", "load", "noticed"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers or more that hardly go together."""

    id: str
    readers: tuple[Reader, ...]
    when: Mapping[str, tuple[str, ...]]
    """By question, the answers that make it, all questions together."""
    says: str

    def holds(self, answers: Answers) -> bool:
        """Whether these answers make it."""
        given = answers.given
        return all(given.get(id_) in options for id_, options in self.when.items())


def load(table: Table) -> tuple[Contradiction, ...]:
    """Read the contradictions.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("contradiction")
    found: list[Contradiction] = []
    for row in table.tables("contradiction"):
        row.only("id", "readers", "when", "says")
        if (id_ := row.text("id")) in {one.id for one in found}:
            raise row.error("id", f"{id_!r} is there twice")
        when = row.table("when")
        one = Contradiction(
            id_, readers(row), {key: when.texts(key) for key in when.raw}, row.text("says")
        )
        _check(when, one)
        found.append(one)
    return tuple(found)


def _check(when: Table, one: Contradiction) -> None:
    if len(one.when) < 2:  # noqa: PLR2004 -- one answer contradicts nothing
        raise when.error("", "at least two questions")
    for reader in one.readers:
        asked = questionnaire(reader).questions
        for id_, options in one.when.items():
            if id_ not in asked or not set(options) <= set(asked[id_].options):
                raise when.error(id_, f"no such question or answer for {reader!r}")


@cache
def contradictions() -> tuple[Contradiction, ...]:
    """Every contradiction that is known.

    Raises:
        DataError: The file breaks the rules.
    """
    return load(read("calculator.decision", "contradictions.toml"))


@cache
def _about(reader: str) -> Mapping[str, tuple[Contradiction, ...]]:
    """By question, the contradictions that it takes part in."""
    return {
        id_: tuple(one for one in contradictions() if reader in one.readers and id_ in one.when)
        for id_ in questionnaire(reader).questions
    }


def noticed(answers: Answers, about: str | None = None) -> tuple[Contradiction, ...]:
    """The contradictions among these answers.

    Args:
        answers: What the reader said.
        about: Only those that this question takes part in.
    """
    reader = answers.questionnaire.id
    if about is not None:
        return tuple(one for one in _about(reader)[about] if one.holds(answers))
    return tuple(one for one in contradictions() if reader in one.readers and one.holds(answers))
