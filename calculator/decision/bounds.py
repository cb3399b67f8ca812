"""What the open questions can still change: bounds of the difference, and of the advice."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.ruling import possible
from calculator.decision.verdict import thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment
    from calculator.decision.importance import Importance
    from calculator.decision.questionnaire import Option, Question
    from calculator.decision.verdict import Direction

__all__ = ["Bounds", "Range", "bounds", "brings"]


@dataclass(frozen=True, slots=True)
class Range:
    """From the least to the most, both reached by some completion."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Bounds:
    """What holds whatever the open questions are answered."""

    lead: Range
    """Portage minus intérim, in points, all questions answered."""
    directions: frozenset[Direction]
    """Where the advice may still point; never too few, sometimes one too many."""

    @property
    def settled(self) -> bool:
        """Whether the open questions can no longer turn the advice."""
        return len(self.directions) == 1


def brings(
    importance: Importance, question: Question, option: Option, arrangement: Arrangement
) -> Fraction:
    """Points that an answer brings to a score once every question is answered."""
    asked = importance.questionnaire
    everything = sum(importance.weight(one) for one in asked.criteria.values())
    return sum(
        (
            Fraction(
                importance.weight(asked.criteria[id_]) * option.worth[id_][arrangement],
                everything * len(asked.informing(id_)),
            )
            for id_ in question.criteria
        ),
        start=Fraction(0),
    )


def bounds(assessment: Assessment) -> Bounds:
    """Bounds over every way to answer the open questions.

    With all questions answered, a score is a sum of what each answer brings, so its least and its
    most are sums of the least and the most. What the law closes is found by trying every answer
    that a gate reads.
    """
    answers, importance = assessment.answers, assessment.importance

    def total(arrangement: Arrangement) -> Range:
        return _range(
            answers, lambda question, option: brings(importance, question, option, arrangement)
        )

    totals = {arrangement: total(arrangement) for arrangement in ARRANGEMENTS}
    lead = _range(
        answers,
        lambda question, option: (
            brings(importance, question, option, "portage")
            - brings(importance, question, option, "interim")
        ),
    )
    closed: dict[Arrangement, set[bool]] = {}
    for arrangement in ARRANGEMENTS:
        outcomes = [
            possible(gate, answers)
            for gate, _ in assessment.findings
            if gate.arrangement == arrangement
        ]
        certain = any(one == {"unlawful"} for one in outcomes)
        excluded = not any("unlawful" in one for one in outcomes)
        closed[arrangement] = {True} if certain else {False} if excluded else {True, False}
    return Bounds(
        lead,
        frozenset(
            direction
            for portage, interim in product(closed["portage"], closed["interim"])
            for direction in _directions({"portage": portage, "interim": interim}, totals, lead)
        ),
    )


def _range(answers: Answers, points: Callable[[Question, Option], Fraction]) -> Range:
    low = high = Fraction(0)
    for id_, question in answers.questionnaire.questions.items():
        known = answers.known(id_)
        found = [
            points(question, option)
            for option_id, option in question.options.items()
            if known in (None, option_id)
        ]
        low += min(found)
        high += max(found)
    return Range(low, high)


def _directions(
    closed: dict[Arrangement, bool], totals: dict[Arrangement, Range], lead: Range
) -> Iterator[Direction]:
    limits = thresholds()
    left = [one for one in ARRANGEMENTS if not closed[one]]
    if all(totals[one].low < limits.floor for one in left):
        yield "neither"
    if len(left) == 1 and totals[left[0]].high >= limits.floor:
        yield left[0]
    if len(left) == len(ARRANGEMENTS):
        if max(totals[one].high for one in left) < limits.floor:
            return
        if lead.high >= limits.rather:
            yield "portage"
        if lead.low <= -limits.rather:
            yield "interim"
        if lead.low < limits.rather and lead.high > -limits.rather:
            yield "both"
