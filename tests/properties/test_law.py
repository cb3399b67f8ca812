from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision.arrangement import ARRANGEMENTS, other
from calculator.decision.gate import gates
from calculator.decision.rules import status
from calculator.decision.verdict import decide, thresholds
from calculator.law.calendar import FIRST_DAY
from calculator.law.parameter import Parameter, subjects
from tests.properties.strategies import Points, Situation, bases, scores, situations
from tests.situation import assess

if TYPE_CHECKING:
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.rules import Outcome

TODAY = date(2026, 11, 23)
SEVERITY: tuple[Outcome, ...] = ("lawful", "to_verify", "unlawful")
LEFT: dict[str, Arrangement] = {
    f"{arrangement}_{end}": arrangement
    for arrangement in ARRANGEMENTS
    for end in ("only", "only_if_lawful", "weak")
}
"""Advices that say that the other arrangement is closed."""
PARAMETERS = [one for subject in subjects().values() for one in subject.parameters.values()]


class TestGatesFirst:
    """What the law closes is never advised; what is left bears the name of the other."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        closed = {one for one in ARRANGEMENTS if found.outcome(one) == "unlawful"}
        assert found.verdict.arrangement not in closed
        assert (found.verdict.id == "closed") == (len(closed) == 2)
        if found.verdict.id in LEFT:
            assert closed == {other(LEFT[found.verdict.id])}
        elif len(closed) == 1:
            assert found.verdict.id == "too_early"


class TestClosedBeatsScore:
    """A closed gate beats any score: that of what is closed changes nothing to the advice."""

    @given(scores(), scores(), st.sampled_from(ARRANGEMENTS), st.sampled_from(SEVERITY), bases)
    def test_it(
        self,
        points: Points,
        others: Points,
        closed: Arrangement,
        outcome: Outcome,
        founded: dict[Arrangement, bool],
    ) -> None:
        left = other(closed)
        outcomes: dict[Arrangement, Outcome] = {}
        outcomes[closed], outcomes[left] = "unlawful", outcome
        found = decide(points.score(), outcomes, founded)
        assert found.arrangement in (left, None)
        if outcome == "unlawful":
            assert found.id == "closed"
        elif points.informed < Fraction(thresholds().informed, 100):
            assert found.id == "too_early"
        elif points.value[left] < thresholds().floor:
            assert found.id == f"{left}_weak"
        else:
            assert found.id == f"{left}_only{'' if founded[left] else '_if_lawful'}"
        # Neither the score of what is closed, nor what it rests on.
        changed = Points({**points.value, closed: others.value[closed]}, points.informed)
        swapped = {**founded, closed: not founded[closed]}
        assert decide(changed.score(), outcomes, swapped) == found


class TestNothingClosed:
    """Where nothing is closed, no advice says that something is."""

    @given(scores(), st.sampled_from(SEVERITY[:2]), st.sampled_from(SEVERITY[:2]), bases)
    def test_it(
        self,
        points: Points,
        portage: Outcome,
        interim: Outcome,
        founded: dict[Arrangement, bool],
    ) -> None:
        found = decide(points.score(), {"portage": portage, "interim": interim}, founded)
        assert found.id not in {"closed", *LEFT}
        if found.arrangement is not None:
            best = max(ARRANGEMENTS, key=lambda one: points.value[one])
            assert found.arrangement == best
            if found.id.endswith("_clear"):
                assert founded[best]
            if found.id.endswith("_if_lawful"):
                assert not founded[best]


class TestReasons:
    """A reason leans to its side by more than ten points, and closes nothing there."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        told: dict[Arrangement, set[str]] = {}
        for arrangement in ARRANGEMENTS:
            shut = {
                id_
                for gate, finding in found.findings
                if gate.arrangement == arrangement and finding.outcome == "unlawful"
                for id_ in finding.because
            }
            leaning = {
                question.id
                for question, option in found.answers.chosen()
                if any(
                    worth[arrangement] > worth[other(arrangement)] + 10
                    for worth in option.worth.values()
                )
            }
            told[arrangement] = {question.id for question, _ in found.reasons(arrangement)}
            assert told[arrangement] == leaning - shut
        assert not told["portage"] & told["interim"]


class TestCompleteness:
    """Whoever answers everything gets an advice."""

    @given(situations(complete=True))
    def test_it(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        assert found.verdict.id != "too_early"
        assert not situation.answers.open()


class TestBecause:
    """A finding rests on questions that this reader is asked, each named once."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        for gate, finding in assess(situation.answers, TODAY).findings:
            assert finding.because, gate.id
            assert len(set(finding.because)) == len(finding.because), gate.id
            assert set(finding.because) <= set(situation.questions), gate.id


class TestReasoned:
    """A finding hangs on the answers that it names: with those alone, it says the same."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        for gate, finding in assess(situation.answers, TODAY).findings:
            if finding.outcome == "unlawful":
                alone = {id_: situation.given[id_] for id_ in finding.because}
                assert gate.find(Situation(situation.reader, alone).answers) == finding, gate.id


class TestDoubt:
    """Taking an answer back never closes what was not closed."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        kept = data.draw(st.sets(st.sampled_from(situation.questions)))
        fewer = {id_: value for id_, value in situation.given.items() if id_ in kept}
        for gate in gates(situation.reader):
            before = gate.find(situation.answers).outcome
            after = gate.find(Situation(situation.reader, fewer).answers).outcome
            assert not (after == "unlawful" and before != "unlawful"), gate.id


class TestIgnorance:
    """« Je ne sais pas » is no answer for the law either."""

    @given(situations(unknown=False))
    def test_it(self, situation: Situation) -> None:
        silent = situation.with_unknown().answers
        for gate in gates(situation.reader):
            assert gate.find(silent) == gate.find(situation.answers), gate.id


class TestDay:
    """The day changes figures in sentences, never the law's answer nor the advice."""

    @given(situations(), st.dates(FIRST_DAY, date(2030, 12, 31)))
    def test_it(self, situation: Situation, on: date) -> None:
        found, today = assess(situation.answers, on), assess(situation.answers, TODAY)
        assert found.findings == today.findings
        assert found.verdict == today.verdict


class TestWorst:
    """Several gates together are as strict as the strictest, in any order."""

    @given(st.lists(st.sampled_from(SEVERITY)))
    def test_it(self, outcomes: list[Outcome]) -> None:
        worst = max(outcomes, key=SEVERITY.index, default="lawful")
        assert status(tuple(outcomes)) == worst
        assert status(tuple(reversed(outcomes))) == worst


class TestSteps:
    """A parameter is constant between the days on which one of its values starts."""

    @given(st.sampled_from(PARAMETERS), st.integers(0, 20_000))
    def test_it(self, parameter: Parameter, days: int) -> None:
        starts = {value.provenance.since: value for value in parameter.values}
        day = min(starts) + timedelta(days=days)
        held, next_ = parameter.on(day), parameter.on(day + timedelta(days=1))
        assert held.provenance.since == max(since for since in starts if since <= day)
        assert next_ == starts.get(day + timedelta(days=1), held)
