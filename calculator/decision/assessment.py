"""One reader's answers, assessed: gates, score, verdict, and what else exists."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from calculator.decision.alternative import suggest
from calculator.decision.arrangement import ARRANGEMENTS, other
from calculator.decision.gate import gates
from calculator.decision.scoring import score
from calculator.decision.verdict import decide
from calculator.law.calendar import FIRST_DAY, NotInForce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from calculator.decision.alternative import Alternative
    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.gate import Gate
    from calculator.decision.importance import Importance
    from calculator.decision.questionnaire import Option, Question
    from calculator.decision.rules import Finding, Outcome
    from calculator.decision.scoring import Score
    from calculator.decision.verdict import Scored, Verdict
    from calculator.law.citation import Citation

__all__ = ["Assessment", "Findings", "advise", "assess"]

Findings: TypeAlias = "Sequence[tuple[Gate, Finding]]"
"""What each gate found."""

_SLIGHT = 10
"""Up to so many points of difference, an answer says « both »."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that the reader is told."""

    answers: Answers
    importance: Importance
    on: date
    score: Score
    findings: Findings
    verdict: Verdict
    alternatives: tuple[Alternative, ...]

    def cited(self) -> tuple[Citation, ...]:
        """The articles that its gates rest on."""
        return tuple(article for gate, _ in self.findings for article in gate.articles)

    def outcome(self, arrangement: Arrangement) -> Outcome:
        """What the law says of an arrangement, all gates together."""
        return outcomes(self.findings)[arrangement]

    def reasons(self, arrangement: Arrangement) -> tuple[tuple[Question, Option], ...]:
        """Answers that speak for an arrangement against the other, the heaviest first.

        An answer that closes the arrangement speaks for nothing, nor does a hair's breadth.
        """
        closing = {
            id_
            for gate, finding in self.findings
            if gate.arrangement == arrangement and finding.outcome == "unlawful"
            for id_ in finding.because
        }
        shares = {one.criterion.id: one.share for one in self.score.contributions}
        counts = {one.criterion.id: len(one.questions) for one in self.score.contributions}
        gains = [
            (
                sum(
                    (
                        shares[criterion]
                        * (worth[arrangement] - worth[other(arrangement)])
                        / counts[criterion]
                        for criterion, worth in option.worth.items()
                        if criterion in shares  # else the reader set it aside
                    ),
                    start=Fraction(0),
                ),
                question,
                option,
            )
            for question, option in self.answers.chosen()
            if question.id not in closing
            and any(
                worth[arrangement] - worth[other(arrangement)] > _SLIGHT
                for worth in option.worth.values()
            )
        ]
        return tuple(
            (question, option)
            for gain, question, option in sorted(gains, key=lambda row: -row[0])
            if gain > 0
        )


def outcomes(findings: Findings) -> Mapping[Arrangement, Outcome]:
    """What the law says of each arrangement: the worst of its gates."""
    # One pass: this is asked for every answer that may turn the advice.
    found: dict[Arrangement, Outcome] = dict.fromkeys(ARRANGEMENTS, "lawful")
    for gate, (outcome, _) in findings:
        if outcome == "unlawful" or (
            outcome == "to_verify" and found[gate.arrangement] == "lawful"
        ):
            found[gate.arrangement] = outcome
    return found


def founded(findings: Findings) -> Mapping[Arrangement, bool]:
    """Whether the need that each arrangement rests on is lawful, not only unrefuted."""
    found = dict.fromkeys(ARRANGEMENTS, True)
    for gate, (outcome, _) in findings:
        if gate.basis and outcome != "lawful":
            found[gate.arrangement] = False
    return found


def advise(score: Scored, findings: Findings) -> Verdict:
    """The verdict on a score under what the gates found."""
    return decide(score, outcomes(findings), founded(findings))


def assess(answers: Answers, importance: Importance, on: date) -> Assessment:
    """Assess answers under the law of a day, by what matters to the reader.

    Raises:
        NotInForce: The day is before the first one that is covered.
    """
    if on < FIRST_DAY:
        raise NotInForce("assessment", on, FIRST_DAY)
    findings = tuple((gate, gate.find(answers)) for gate in gates(answers.questionnaire.id))
    scored = score(answers, importance)
    named = [
        id_ for gate, finding in findings if finding.outcome == "unlawful" for id_ in gate.instead
    ]
    return Assessment(
        answers=answers,
        importance=importance,
        on=on,
        score=scored,
        findings=findings,
        verdict=advise(scored, findings),
        alternatives=suggest(answers, named),
    )
