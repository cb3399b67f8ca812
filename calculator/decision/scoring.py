"""Additive value model: how well each arrangement suits, from 0 to 100, criterion by criterion.

Each arrangement has its own score, so both can be poor. A criterion that no answer informs, or
that the reader sets aside, takes no part: the others share its weight. All is exact; rounding is
for the eye, see `apportion`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.importance import Importance
    from calculator.decision.questionnaire import Criterion

__all__ = ["Contribution", "Score", "Tally", "apportion", "score", "tally"]

TENTH = Fraction(1, 10)
"""Points are shown to a tenth."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion brings to each arrangement's score, in points."""

    criterion: Criterion
    share: Fraction
    """Weight of the criterion among those that take part, from 0 to 1."""
    value: Mapping[Arrangement, Fraction]
    """Suitability on this criterion alone, from 0 to 100."""
    questions: tuple[str, ...]

    def points(self, arrangement: Arrangement) -> Fraction:
        """Share of the score, in points."""
        return self.share * self.value[arrangement]

    def lead(self) -> Fraction:
        """Portage minus intérim on this criterion alone, in points."""
        return self.value["portage"] - self.value["interim"]


@dataclass(frozen=True, slots=True)
class Score:
    """Both scores and what they are made of."""

    contributions: tuple[Contribution, ...]
    informed: Fraction
    """Weight of the criteria that the answers inform, as a share of all, from 0 to 1."""

    def total(self, arrangement: Arrangement) -> Fraction:
        """Suitability of an arrangement, from 0 to 100: the sum of its contributions."""
        return sum((one.points(arrangement) for one in self.contributions), Fraction(0))

    def shown(self, arrangement: Arrangement) -> tuple[Fraction, ...]:
        """Contributions to a tenth of a point, which add up to the total to a tenth."""
        return _apportioned(tuple(one.points(arrangement) for one in self.contributions), TENTH)

    def weights(self) -> tuple[Fraction, ...]:
        """Shares in % to a tenth, which add up to 100."""
        return _apportioned(tuple(one.share * 100 for one in self.contributions), TENTH)

    def lead(self) -> Fraction:
        """Portage minus intérim, in points."""
        return self.total("portage") - self.total("interim")


@dataclass(frozen=True, slots=True)
class Tally:
    """A score reduced to what a verdict reads."""

    points: Mapping[Arrangement, Fraction]
    informed: Fraction

    def total(self, arrangement: Arrangement) -> Fraction:
        """Suitability of an arrangement, from 0 to 100."""
        return self.points[arrangement]


def tally(answers: Answers, importance: Importance) -> Tally:
    """The totals of a score without what they are made of: asked for every answer still open."""
    asked = answers.questionnaire
    chosen = {question.id: option for question, option in answers.chosen()}
    most = max(len(asked.informing(id_)) for id_ in asked.criteria)
    unit = lcm(*range(1, most + 1))  # whatever the number of answers, their mean is whole
    brought = dict.fromkeys(ARRANGEMENTS, 0)
    weight = everything = 0
    for id_, criterion in asked.criteria.items():
        own = importance.weight(criterion)
        everything += own
        found = [chosen[one.id].worth[id_] for one in asked.informing(id_) if one.id in chosen]
        if found:
            weight += own
            for one in ARRANGEMENTS:
                brought[one] += own * sum(worth[one] for worth in found) * (unit // len(found))
    return Tally(
        {one: Fraction(points, unit * weight or 1) for one, points in brought.items()},
        Fraction(weight, everything),
    )


def score(answers: Answers, importance: Importance) -> Score:
    """Score both arrangements on what is answered, by what matters to the reader."""
    questionnaire = answers.questionnaire
    chosen = {question.id: option for question, option in answers.chosen()}
    informed: list[tuple[Criterion, tuple[str, ...]]] = []
    for id_, criterion in questionnaire.criteria.items():
        asked = tuple(one.id for one in questionnaire.informing(id_) if one.id in chosen)
        if asked and importance.weight(criterion):
            informed.append((criterion, asked))
    weight = sum(importance.weight(criterion) for criterion, _ in informed)
    everything = sum(importance.weight(one) for one in questionnaire.criteria.values())
    contributions = tuple(
        Contribution(
            criterion,
            Fraction(importance.weight(criterion), weight),
            {
                # Several questions on one criterion count alike: their mean.
                arrangement: Fraction(
                    sum(chosen[id_].worth[criterion.id][arrangement] for id_ in asked), len(asked)
                )
                for arrangement in ARRANGEMENTS
            },
            asked,
        )
        for criterion, asked in informed
    )
    return Score(contributions, Fraction(weight, everything))


def apportion(parts: Sequence[Fraction], unit: Fraction) -> tuple[Fraction, ...]:
    """Round parts to a unit so that they still add up to their rounded total.

    Largest remainder (Hamilton); ties go to the first part. Ten lines of our own, since no library
    of exact fractions does it and nothing but the standard library travels to the browser.

    Args:
        parts: Zero or more each.
        unit: Step of the rounding, for instance a tenth.
    """
    scaled = [part / unit for part in parts]
    floors = [int(one) for one in scaled]
    total = int(sum(scaled, Fraction(0)) + Fraction(1, 2))
    by_remainder = sorted(range(len(parts)), key=lambda index: floors[index] - scaled[index])
    for index in by_remainder[: total - sum(floors)]:
        floors[index] += 1
    return tuple(floor * unit for floor in floors)


# A result shows the same few lists several times.
_apportioned = lru_cache(maxsize=16)(apportion)
