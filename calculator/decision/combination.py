"""What sets of answers do to a gate by themselves: close it, found the recourse, or unsettle it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Literal

from calculator.decision.answers import Answers
from calculator.decision.gate import gates
from calculator.decision.ruling import possible, readers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from calculator.decision.gate import Gate
    from calculator.decision.questionnaire import Questionnaire
    from calculator.decision.rules import Outcome

__all__ = ["Combination", "Effect", "combinations_of"]

Effect = Literal["closes", "founds", "unsettles"]


@dataclass(frozen=True, slots=True)
class Combination:
    """Answers that together have an effect on a gate, whatever the others."""

    gate: Gate
    effect: Effect
    """Closes the arrangement; makes a basis lawful; leaves it to verify all the same."""
    options: Mapping[str, tuple[str, ...]]
    """By question, in order; several options where any of them does."""


def combinations_of(questionnaire: Questionnaire) -> tuple[Combination, ...]:
    """The smallest sets of answers that decide, gate by gate.

    They say by themselves what the gates say: an arrangement is closed if one of its sets closes
    it, and a basis is lawful if a set founds it and none unsettles it.
    """
    closing = {
        gate.id: _smallest(questionnaire, gate, _finds(gate, "unlawful"))
        for gate in gates(questionnaire.id)
    }
    found: list[Combination] = []
    for gate in gates(questionnaire.id):
        elsewhere = [
            one
            for another in gates(questionnaire.id)
            if another.arrangement == gate.arrangement
            for one in closing[another.id]
        ]
        # Two answers need not be told together where one of them closes the arrangement alone.
        needed = [
            one
            for one in closing[gate.id]
            if not any(part.items() < one.items() for part in elsewhere)
        ]
        found += _merged(gate, "closes", needed)
        if gate.basis:
            founding = _smallest(questionnaire, gate, _finds(gate, "lawful"))
            found += _merged(gate, "founds", founding)
            unsettling = _unsettling(questionnaire, gate, founding, closing[gate.id])
            found += _merged(gate, "unsettles", unsettling)
    return tuple(found)


def _finds(gate: Gate, outcome: Outcome) -> Callable[[Answers], bool]:
    return lambda answers: gate.find(answers).outcome == outcome


def _smallest(
    questionnaire: Questionnaire, gate: Gate, decides: Callable[[Answers], bool]
) -> list[dict[str, str]]:
    reads = readers_of(questionnaire.id)
    questions = [id_ for id_ in questionnaire.questions if gate in reads[id_]]
    found: list[dict[str, str]] = []
    for size in range(1, len(questions) + 1):
        for names in combinations(questions, size):
            for options in product(*(questionnaire.questions[id_].options for id_ in names)):
                given = dict(zip(names, options, strict=True))
                if not _holds_one(given, found) and decides(Answers(questionnaire, given)):
                    found.append(given)
    return found


def _holds_one(given: Mapping[str, str], sets: Sequence[Mapping[str, str]]) -> bool:
    return any(one.items() <= given.items() for one in sets)


def _unsettling(
    questionnaire: Questionnaire,
    gate: Gate,
    founding: Sequence[Mapping[str, str]],
    closing: Sequence[Mapping[str, str]],
) -> list[dict[str, str]]:
    """Sets after which the basis cannot be lawful although a founding set may be there."""
    found: list[dict[str, str]] = []
    for doubt in _smallest(
        questionnaire, gate, lambda answers: "lawful" not in possible(gate, answers)
    ):
        together = [
            {**one, **doubt}
            for one in founding
            if all(doubt.get(id_, option) == option for id_, option in one.items())
        ]
        if any(not _holds_one(one, [*closing, *found]) for one in together):
            found.append(doubt)
    return found


def _merged(gate: Gate, effect: Effect, sets: Sequence[Mapping[str, str]]) -> list[Combination]:
    """Join sets of several answers that differ in one question only; one answer stands alone."""
    rows: list[Mapping[str, tuple[str, ...]]] = [
        {id_: (option,) for id_, option in one.items()} for one in sets
    ]
    while True:
        for first, second in combinations(rows, 2):
            if joined := _joined(first, second):
                rows[rows.index(first)] = joined
                rows.remove(second)
                break
        else:
            break
    return [Combination(gate, effect, one) for one in rows]


def _joined(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]] | None:
    if len(one) == 1 or one.keys() != other.keys():
        return None
    differing = [id_ for id_ in one if one[id_] != other[id_]]
    if len(differing) != 1:
        return None
    (id_,) = differing
    return {**one, id_: (*one[id_], *other[id_])}
