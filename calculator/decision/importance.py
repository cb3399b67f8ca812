"""How much each criterion matters to this reader: a factor on its default weight."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.data import Table, read
from calculator.decision.answers import AnswerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.questionnaire import Criterion, Questionnaire

__all__ = ["NORMAL", "Importance", "Level", "levels", "load"]

NORMAL = "normal"
"""Id of the level that leaves the default weight as it is."""

_MOST = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One thing that a reader can say of a criterion."""

    id: str
    key: str
    """One character that stands for it in a link, for ever."""
    label: str
    factor: int


@dataclass(frozen=True, slots=True)
class Importance:
    """Levels that differ from the normal one, in the order of the criteria."""

    questionnaire: Questionnaire
    chosen: Mapping[str, str]

    @classmethod
    def check(cls, questionnaire: Questionnaire, raw: Mapping[str, object]) -> Importance:
        """Take levels from outside.

        Args:
            questionnaire: What was asked.
            raw: Criterion ids and level ids; a null means normal.

        Raises:
            AnswerError: A criterion or a level is unknown, or nothing is left to weigh.
        """
        for key in raw:
            if key not in questionnaire.criteria:
                raise AnswerError(f"importance.{key}", "Ce critère n’existe pas ici.")
        chosen: dict[str, str] = {}
        for id_ in questionnaire.criteria:
            level = raw.get(id_)
            if level is None or level == NORMAL:
                continue
            if not isinstance(level, str) or level not in levels():
                known = ", ".join(levels())
                raise AnswerError(f"importance.{id_}", f"Importance attendue : {known}.")
            chosen[id_] = level
        found = cls(questionnaire, chosen)
        if not any(found.weight(one) for one in questionnaire.criteria.values()):
            raise AnswerError(
                "importance",
                "Tous les critères sont sans importance : gardez-en au moins un.",
            )
        return found

    def level(self, criterion: Criterion) -> Level:
        """What the reader says of a criterion."""
        return levels()[self.chosen.get(criterion.id, NORMAL)]

    def weight(self, criterion: Criterion) -> int:
        """Its weight for this reader, zero or more."""
        return criterion.weight * self.level(criterion).factor


def load(table: Table) -> Mapping[str, Level]:
    """Read the levels.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("level")
    found: dict[str, Level] = {}
    for row in table.tables("level"):
        row.only("id", "key", "label", "factor")
        level = Level(
            row.text("id"), row.text("key"), row.text("label"), row.integer("factor", 0, _MOST)
        )
        if level.id in found or level.key in {one.key for one in found.values()}:
            raise row.error("id", f"{level.id!r} or its key is there twice")
        found[level.id] = level
    if NORMAL not in found or found[NORMAL].factor != 1:
        raise table.error("level", f"{NORMAL!r} is missing, or changes the weight")
    return found


@cache
def levels() -> Mapping[str, Level]:
    """The levels by id, from none to the highest.

    Raises:
        DataError: The file breaks the rules.
    """
    return load(read("calculator.decision", "importance.toml"))
