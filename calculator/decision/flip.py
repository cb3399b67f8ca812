"""What would turn the advice: the smallest sets of answers, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS, other
from calculator.decision.assessment import advise
from calculator.decision.contradiction import noticed
from calculator.decision.ruling import find
from calculator.decision.scoring import Tally
from calculator.decision.verdict import thresholds

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

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
    delta: Mapping[Arrangement, int]
    """By how much each score changes, in the unit of the whole numbers."""
    findings: Findings
    linked: frozenset[frozenset[str]]
    """Pairs of questions that some gate then decides by."""
    cost: int


class _WhatIf:
    """One assessment and what other answers would make of it.

    Only known answers change, so which criteria take part does not, and each answer adds its own
    points. Of the gates, only those that read a changed answer are asked again. Points are whole
    numbers of one small unit here: a thousand pairs are added up, which fractions do slowly.
    """

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._read = {
            gate.id: set(find(gate, assessment.answers)[1]) for gate, _ in assessment.findings
        }
        self._shut: Mapping[Arrangement, list[set[str]]] = {
            arrangement: [
                self._read[gate.id]
                for gate, finding in assessment.findings
                if gate.arrangement == arrangement and finding.outcome == "unlawful"
            ]
            for arrangement in ARRANGEMENTS
        }
        self._together = _pairs_of(self._read.values())
        self._noticed = {one.id for one in noticed(assessment.answers)}
        score = assessment.score
        self._unit = lcm(
            1, *(one.share.denominator * len(one.questions) for one in score.contributions)
        )
        self._worth = {
            one.criterion.id: int(one.share * self._unit / len(one.questions))
            for one in score.contributions
        }
        self._base = {one: int(score.total(one) * self._unit) for one in ARRANGEMENTS}

    def singles(self) -> Iterator[_Single]:
        """Every other answer to every question that has one."""
        for question, chosen in self._assessment.answers.chosen():
            for option in question.options.values():
                if option is not chosen:
                    yield self._single(question, chosen, option)

    def verdict(self, *changes: _Single) -> Verdict:
        """The advice after some changes to different questions."""
        totals = Tally(
            {
                arrangement: Fraction(
                    base + sum(one.delta[arrangement] for one in changes), self._unit
                )
                for arrangement, base in self._base.items()
            },
            self._assessment.score.informed,
        )
        findings = changes[0].findings if len(changes) == 1 else self._findings(changes)
        return advise(totals, findings)

    def may_lead_to(self, arrangement: Arrangement, first: _Single, second: _Single) -> bool:
        """Whether two changes can lead there at all; the gates are asked only then."""
        for read in self._shut[arrangement]:
            if first.question.id not in read and second.question.id not in read:
                return False
        limits = thresholds()
        total, behind = (
            self._base[one] + first.delta[one] + second.delta[one]
            for one in (arrangement, other(arrangement))
        )
        if total < limits.floor * self._unit:
            return False
        if self._assessment.verdict.arrangement is None:
            return True  # the other may be closed already
        # Behind in points, it leads only if both changes together close the other.
        return total - behind >= limits.rather * self._unit or self.read_together(first, second)

    def read_together(self, first: _Single, second: _Single) -> bool:
        """Whether some gate may find by both changes what it finds by neither."""
        pair = frozenset((first.question.id, second.question.id))
        return pair in self._together or pair in first.linked or pair in second.linked

    def _single(self, question: Question, chosen: Option, option: Option) -> _Single:
        answers = self._assessment.answers.with_answer(question.id, option.id)
        step = _steps(question, chosen, option)
        cost = _NATURE[question.nature] * step * (_RARE if option.rare else 1)
        if any(new.id not in self._noticed for new in noticed(answers, question.id)):
            cost += _CONTRADICTION
        findings = self._again(answers, {question.id})
        return _Single(
            question,
            option,
            {
                one: sum(
                    self._worth.get(id_, 0) * (worth[one] - chosen.worth[id_][one])
                    for id_, worth in option.worth.items()
                )
                for one in ARRANGEMENTS
            },
            findings,
            _pairs_of(finding.because for _, finding in findings),
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


def _pairs_of(sets: Iterable[Collection[str]]) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset(pair) for one in sets if len(one) > 1 for pair in combinations(one, 2)
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
        if first.question is second.question or not any(
            whatif.may_lead_to(one, first, second) for one in ARRANGEMENTS if one != now
        ):
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
