"""What each answer brings to each arrangement once every question is answered, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.importance import Importance

__all__ = ["Points", "points"]


@dataclass(frozen=True, slots=True)
class Points:
    """Points of every answer: all answered, an arrangement's score is what they add up to."""

    most: int
    """How many stand for a score of 100."""
    worth: Mapping[str, Mapping[str, Mapping[Arrangement, int]]]
    """By question and option."""
    full: Mapping[str, int]
    """By question, what an answer worth 100 on its criteria brings."""

    def lead(self, question: str, option: str) -> int:
        """Portage minus intérim."""
        worth = self.worth[question][option]
        return worth["portage"] - worth["interim"]

    def share(self, brought: int) -> Fraction:
        """The same out of 100."""
        return Fraction(100 * brought, self.most)


def points(importance: Importance) -> Points:
    """The points of every answer for what matters to a reader, as few as keep them whole."""
    asked = importance.questionnaire
    shared = lcm(*(len(asked.informing(id_)) for id_ in asked.criteria))
    each = {
        id_: importance.weight(one) * shared // len(asked.informing(id_))
        for id_, one in asked.criteria.items()
    }
    most = 100 * shared * sum(importance.weight(one) for one in asked.criteria.values())
    raw = {
        question.id: {
            option.id: {
                arrangement: sum(
                    each[id_] * worth[arrangement] for id_, worth in option.worth.items()
                )
                for arrangement in ARRANGEMENTS
            }
            for option in question.options.values()
        }
        for question in asked.questions.values()
    }
    full = {
        question.id: 100 * sum(each[id_] for id_ in question.criteria)
        for question in asked.questions.values()
    }
    unit = gcd(
        most,
        *full.values(),
        *(one for row in raw.values() for pair in row.values() for one in pair.values()),
    )
    return Points(
        most // unit,
        {
            question: {
                option: {arrangement: one // unit for arrangement, one in pair.items()}
                for option, pair in row.items()
            }
            for question, row in raw.items()
        },
        {question: one // unit for question, one in full.items()},
    )
