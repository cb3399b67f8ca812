"""Which open question matters most, and which questions no longer matter at all."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.assessment import advise
from calculator.decision.points import points
from calculator.decision.questionnaire import UNKNOWN
from calculator.decision.ruling import readers_of
from calculator.decision.scoring import tally

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.decision.assessment import Assessment
    from calculator.decision.points import Points
    from calculator.decision.questionnaire import Question

__all__ = ["RARE", "Moot", "moot", "ranked"]

RARE = Fraction(1, 10)
"""A rare answer counts for a tenth of a common one."""


@dataclass(frozen=True, slots=True)
class Moot:
    """A question whose answer can change nothing, and why."""

    question: Question
    because: Literal["closed", "idle"]
    """Both arrangements are closed without it, or neither the law nor the score reads it."""


def ranked(assessment: Assessment, useless: Sequence[Moot]) -> tuple[Question, ...]:
    """Open questions, those first that are the likeliest to turn the advice.

    Before there is an advice, the short path first. Then by the chance that an answer turns the
    advice, all common answers alike and a rare one a tenth of that; then by how many points lie
    between its answers. Questions that the reader cannot answer stay, after the others.

    Args:
        assessment: What is known.
        useless: Questions that no longer matter; they are left out.
    """
    idle = {one.question.id for one in useless}
    given = assessment.answers.given
    open_ = [one for one in assessment.answers.open() if one.id not in idle]
    if assessment.verdict.direction == "early":
        # The short path is asked in its own order.
        return tuple(sorted(open_, key=lambda one: (given.get(one.id) == UNKNOWN, not one.short)))
    each = points(assessment.importance)
    return tuple(
        sorted(
            open_,
            key=lambda one: (
                given.get(one.id) == UNKNOWN,
                -_chance(assessment, one),
                -_spread(each, one),
            ),
        )
    )


def _chance(assessment: Assessment, question: Question) -> Fraction:
    """How likely an answer is to turn the advice."""
    rereading = readers_of(assessment.answers.questionnaire.id)[question.id]
    turned = everything = Fraction(0)
    for option in question.options.values():
        weight = RARE if option.rare else Fraction(1)
        answers = assessment.answers.with_answer(question.id, option.id)
        findings = [
            (gate, gate.find(answers) if gate in rereading else finding)
            for gate, finding in assessment.findings
        ]
        found = advise(tally(answers, assessment.importance), findings)
        everything += weight
        if found.direction != assessment.verdict.direction:
            turned += weight
    return turned / everything


def _spread(each: Points, question: Question) -> int:
    leads = [each.lead(question.id, option) for option in question.options]
    return max(leads) - min(leads)


def moot(assessment: Assessment) -> tuple[Moot, ...]:
    """Questions that an answer to another has made useless."""
    closed = all(assessment.outcome(one) == "unlawful" for one in ARRANGEMENTS)
    deciding = {
        id_
        for _, finding in assessment.findings
        if finding.outcome == "unlawful"
        for id_ in finding.because
    }
    found: list[Moot] = []
    for question in assessment.answers.questionnaire.questions.values():
        if closed:
            if question.id not in deciding:
                found.append(Moot(question, "closed"))
        elif _idle(assessment, question):
            found.append(Moot(question, "idle"))
    return tuple(found)


def _idle(assessment: Assessment, question: Question) -> bool:
    answers, importance = assessment.answers, assessment.importance
    criteria = answers.questionnaire.criteria
    if any(importance.weight(criteria[id_]) for id_ in question.criteria):
        return False

    def outcomes() -> Iterator[tuple[str, ...]]:
        for option in (None, *question.options):
            other = answers.with_answer(question.id, option)
            yield tuple(
                gate.find(other).outcome
                for gate in readers_of(answers.questionnaire.id)[question.id]
            )

    return len(set(outcomes())) == 1
