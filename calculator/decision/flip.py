"""What would turn the advice: the smallest sets of answers, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS, other
from calculator.decision.assessment import founded, outcomes
from calculator.decision.contradiction import noticed
from calculator.decision.ruling import find
from calculator.decision.verdict import decide, thresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment, Findings
    from calculator.decision.questionnaire import Option, Question
    from calculator.decision.verdict import Verdict

__all__ = ["SHOWN", "Change", "Flip", "Flips", "flips"]

SHOWN = 5
"""How many flips the reader is told."""

_NATURE = {"forecast": 1, "wish": 2, "fact": 4}
_UNORDERED = 2
_RARE = 3
_CONTRADICTION = 6


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one question; several answers where any of them does the same."""

    question: Question
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """Changes that turn the advice together, none of them without the others."""

    changes: tuple[Change, ...]
    verdict: Verdict
    """The advice that would come of it."""
    cost: int
    """How implausible: the lower, the likelier."""


@dataclass(frozen=True, slots=True)
class Flips:
    """The likeliest flips, and whether one of those that exist leads to the other arrangement."""

    shown: tuple[Flip, ...]
    reaches_other: bool
    """Whether one or two answers lead to an arrangement that is not the one advised."""


@dataclass(frozen=True, slots=True)
class _Single:
    """One answer changed, with all that this changes."""

    question: Question
    option: Option
    delta: Mapping[Arrangement, Fraction]
    findings: Findings
    cost: int


@dataclass(frozen=True, slots=True)
class _Totals:
    """A score reduced to what a verdict reads."""

    portage: Fraction
    interim: Fraction
    informed: Fraction

    def total(self, arrangement: Arrangement) -> Fraction:
        return self.portage if arrangement == "portage" else self.interim

    def lead(self) -> Fraction:
        return self.portage - self.interim


class _WhatIf:
    """One assessment and what other answers would make of it.

    Only known answers change, so which criteria take part does not, and each answer adds its own
    points. Of the gates, only those that read a changed answer are asked again.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._read = {
            gate.id: set(find(gate, assessment.answers)[1]) for gate, _ in assessment.findings
        }
        self._now = len(noticed(assessment.answers))
        self._brought = {
            question.id: {one: self._brings(question, option, one) for one in ARRANGEMENTS}
            for question, option in assessment.answers.chosen()
        }
        score = assessment.score
        self._base = _Totals(score.total("portage"), score.total("interim"), score.informed)

    def singles(self) -> Iterator[_Single]:
        """Every other answer to every question that has one."""
        for question, chosen in self._assessment.answers.chosen():
            for option in question.options.values():
                if option is not chosen:
                    yield self._single(question, chosen, option)

    def verdict(self, *changes: _Single) -> Verdict:
        """The advice after some changes to different questions."""
        totals = self.totals(*changes)
        findings = changes[0].findings if len(changes) == 1 else self._findings(changes)
        return decide(totals, outcomes(findings), founded(findings))

    def totals(self, *changes: _Single) -> _Totals:
        """The scores after some changes."""
        return _Totals(
            self._base.portage + sum(one.delta["portage"] for one in changes),
            self._base.interim + sum(one.delta["interim"] for one in changes),
            self._base.informed,
        )

    def read_together(self, first: _Single, second: _Single) -> bool:
        """Whether some gate may find by both changes what it finds by neither."""
        pair = {first.question.id, second.question.id}
        return any(pair <= reads for reads in self._read.values()) or any(
            len(pair & set(finding.because)) == len(pair)
            for one in (first, second)
            for _, finding in one.findings
        )

    def _single(self, question: Question, chosen: Option, option: Option) -> _Single:
        answers = self._assessment.answers.with_answer(question.id, option.id)
        brought = self._brought[question.id]
        step = _steps(question, chosen, option)
        cost = _NATURE[question.nature] * step * (_RARE if option.rare else 1)
        if len(noticed(answers)) > self._now:
            cost += _CONTRADICTION
        return _Single(
            question,
            option,
            {one: self._brings(question, option, one) - brought[one] for one in ARRANGEMENTS},
            self._again(answers, {question.id}),
            cost,
        )

    def _findings(self, changes: Sequence[_Single]) -> Findings:
        answers = self._assessment.answers
        for one in changes:
            answers = answers.with_answer(one.question.id, one.option.id)
        return self._again(answers, {one.question.id for one in changes})

    def _again(self, answers: Answers, changed: set[str]) -> Findings:
        return [
            (gate, gate.find(answers) if self._read[gate.id] & changed else finding)
            for gate, finding in self._assessment.findings
        ]

    def _brings(self, question: Question, option: Option, arrangement: Arrangement) -> Fraction:
        return sum(
            (
                one.share * option.worth[one.criterion.id][arrangement] / len(one.questions)
                for one in self._assessment.score.contributions
                if one.criterion.id in question.criteria
            ),
            start=Fraction(0),
        )


def _steps(question: Question, chosen: Option, option: Option) -> int:
    if not question.ordered:
        return _UNORDERED
    order = list(question.options)
    return abs(order.index(chosen.id) - order.index(option.id))


def flips(assessment: Assessment) -> Flips:
    """The likeliest flips of an advice.

    Single changes first. Where none leads to the other arrangement, pairs are sought that do, made
    of changes that turn nothing alone: so every set is minimal. How implausible a change is: 1 for
    a forecast, 2 for a wish, 4 for a fact, times the steps between the answers (2 where they have
    no order), times 3 for a rare answer, plus 6 if it contradicts another answer. Of what is
    shown, one leads to the other arrangement if any does.
    """
    whatif = _WhatIf(assessment)
    now = assessment.verdict.direction
    turning: list[tuple[_Single, Verdict]] = []
    still: list[_Single] = []
    for one in whatif.singles():
        found = whatif.verdict(one)
        if found.direction == now:
            still.append(one)
        else:
            turning.append((one, found))
    every = _merged(turning)
    if not any(_elsewhere(one.verdict, now) for one in every):
        every += _pairs(whatif, still, now)
    every.sort(key=lambda one: one.cost)
    shown = every[:SHOWN]
    reaching = [one for one in every if _elsewhere(one.verdict, now)]
    if reaching and not any(one in shown for one in reaching):
        shown[-1] = reaching[0]
    return Flips(tuple(shown), bool(reaching))


def _elsewhere(verdict: Verdict, now: str) -> bool:
    return verdict.arrangement not in (None, now)


def _merged(turning: list[tuple[_Single, Verdict]]) -> list[Flip]:
    """Answers to one question that lead to the same advice stand together."""
    groups: dict[tuple[str, str], list[_Single]] = defaultdict(list)
    verdicts: dict[str, Verdict] = {}
    for one, verdict in turning:
        groups[one.question.id, verdict.id].append(one)
        verdicts[verdict.id] = verdict
    return [
        Flip(
            (Change(group[0].question, tuple(one.option for one in group)),),
            verdicts[verdict],
            min(one.cost for one in group),
        )
        for (_, verdict), group in groups.items()
    ]


def _pairs(whatif: _WhatIf, still: list[_Single], now: str) -> list[Flip]:
    """The likeliest pair on each two questions that leads to another arrangement."""
    best: dict[tuple[str, str], Flip] = {}
    for first, second in combinations(still, 2):
        if first.question is second.question or not _plausible(whatif, first, second, now):
            continue
        verdict = whatif.verdict(first, second)
        if not _elsewhere(verdict, now):
            continue
        key = (first.question.id, second.question.id)
        cost = first.cost + second.cost
        if key not in best or cost < best[key].cost:
            best[key] = Flip(
                (
                    Change(first.question, (first.option,)),
                    Change(second.question, (second.option,)),
                ),
                verdict,
                cost,
            )
    return list(best.values())


def _plausible(whatif: _WhatIf, first: _Single, second: _Single, now: str) -> bool:
    """Whether the scores allow it; cheaper than asking the gates, which decide afterwards."""
    limits = thresholds()
    totals = whatif.totals(first, second)
    for arrangement in ARRANGEMENTS:
        if arrangement == now or totals.total(arrangement) < limits.floor:
            continue
        ahead = totals.total(arrangement) - totals.total(other(arrangement))
        if ahead >= limits.rather or now not in ARRANGEMENTS:
            return True
        if whatif.read_together(first, second):
            return True
    return False
