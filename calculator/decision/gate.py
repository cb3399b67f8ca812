"""Legal gates as data: which rule, which articles, and what the reader is told."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from calculator.data import Table, read
from calculator.decision.alternative import alternatives
from calculator.decision.arrangement import ARRANGEMENTS, readers
from calculator.decision.rules import OUTCOMES, RULES
from calculator.decision.sentence import Sentence
from calculator.law.citation import cited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement, Reader
    from calculator.decision.rules import Finding, Outcome
    from calculator.law.citation import Citation

__all__ = ["Gate", "gates", "load"]


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition of the law. It decides: no score outweighs it."""

    id: str
    arrangement: Arrangement
    rule: str
    title: str
    readers: tuple[Reader, ...]
    articles: tuple[Citation, ...]
    says: Mapping[Outcome, Sentence]
    basis: bool
    """Whether the recourse itself rests on it: until it is lawful, no verdict is clear."""
    instead: tuple[str, ...]
    """Ids of what else exists when this gate is closed."""

    def find(self, answers: Answers) -> Finding:
        """Apply the rule."""
        return RULES[self.rule](answers)


def load(table: Table) -> Mapping[str, Gate]:
    """Read the gates.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("gate")
    found: dict[str, Gate] = {}
    for row in table.tables("gate"):
        row.only(
            "id",
            "arrangement",
            "rule",
            "title",
            "readers",
            "articles",
            "basis",
            "instead",
            *OUTCOMES,
        )
        if (id_ := row.text("id")) in found:
            raise row.error("id", f"{id_!r} is there twice")
        found[id_] = Gate(
            id=id_,
            arrangement=cast("Arrangement", row.choice("arrangement", ARRANGEMENTS)),
            rule=row.choice("rule", RULES),
            title=row.text("title"),
            readers=readers(row),
            articles=cited(row, "articles"),
            says={
                outcome: Sentence.read(row, outcome)
                for outcome in OUTCOMES
                # Some rules never close anything by themselves.
                if outcome != "unlawful" or outcome in row.raw
            },
            basis=row.flag("basis"),
            instead=_instead(row),
        )
    return found


def _instead(row: Table) -> tuple[str, ...]:
    found = row.texts("instead")
    for index, id_ in enumerate(found):
        if id_ not in alternatives():
            raise row.error(f"instead[{index}]", f"no alternative {id_!r} is known")
    return found


@cache
def _gates() -> Mapping[str, Gate]:
    return load(read("calculator.decision", "gates.toml"))


def gates(reader: str | None = None) -> tuple[Gate, ...]:
    """The gates that concern a reader, or all of them.

    Raises:
        DataError: The file breaks the rules.
    """
    return tuple(one for one in _gates().values() if reader is None or reader in one.readers)
