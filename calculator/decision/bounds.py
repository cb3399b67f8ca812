"""What the open questions can still change: bounds of the difference, and of the advice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.points import points
from calculator.decision.ruling import possible
from calculator.decision.verdict import thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment
    from calculator.decision.points import Points
    from calculator.decision.verdict import Direction

__all__ = ["Bounds", "Range", "bounds"]


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


def bounds(assessment: Assessment) -> Bounds:
    """Bounds over every way to answer the open questions.

    With all questions answered, a score is a sum of what each answer brings, so its least and its
    most are sums of the least and the most. What the law closes is found by trying every answer
    that a gate reads.
    """
    answers = assessment.answers
    each = points(assessment.importance)

    def total(arrangement: Arrangement) -> Range:
        return _range(
            answers, each, lambda question, option: each.worth[question][option][arrangement]
        )

    totals = {arrangement: total(arrangement) for arrangement in ARRANGEMENTS}
    lead = _range(answers, each, each.lead)
    closed = {arrangement: _closed(assessment, arrangement) for arrangement in ARRANGEMENTS}
    return Bounds(
        lead,
        frozenset(
            direction
            for portage, interim in product(closed["portage"], closed["interim"])
            for direction in _directions({"portage": portage, "interim": interim}, totals, lead)
        ),
    )


def _closed(assessment: Assessment, arrangement: Arrangement) -> set[bool]:
    """Whether the law closes an arrangement once all is answered: yes, no, or either."""
    may_close = False
    for gate, finding in assessment.findings:
        if gate.arrangement != arrangement or finding.outcome == "lawful":
            continue  # what is lawful on part of the answers is never closed by the others
        if finding.outcome == "unlawful":
            return {True}  # nor does what is closed open again
        may_close = may_close or "unlawful" in possible(gate, assessment.answers)
    return {False, may_close}


def _range(answers: Answers, each: Points, brought: Callable[[str, str], int]) -> Range:
    low = high = 0
    for id_, question in answers.questionnaire.questions.items():
        known = answers.known(id_)
        if known is not None:
            found = [brought(id_, known)]
        else:
            found = [brought(id_, option) for option in question.options]
        low += min(found)
        high += max(found)
    return Range(each.share(low), each.share(high))


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
