from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.assessment import assess
from calculator.decision.gate import gates, status
from calculator.law.calendar import FIRST_DAY
from calculator.law.parameter import Parameter, subjects
from tests.properties.strategies import Situation, situations

if TYPE_CHECKING:
    from calculator.decision.rules import Outcome

TODAY = date(2026, 11, 23)
SEVERITY: tuple[Outcome, ...] = ("lawful", "to_verify", "unlawful")
PARAMETERS = [one for subject in subjects().values() for one in subject.parameters.values()]


class TestGatesFirst:
    """What the law closes is never advised, whatever the scores; both closed leaves neither."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        closed = {one for one in ARRANGEMENTS if found.outcome(one) == "unlawful"}
        assert found.verdict.arrangement not in closed
        if len(closed) == 2:
            assert found.verdict.id == "neither"
        if found.verdict.id.endswith("_only"):
            assert len(closed) == 1


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
        starts = {value.since: value for value in parameter.values}
        day = min(starts) + timedelta(days=days)
        held, next_ = parameter.on(day), parameter.on(day + timedelta(days=1))
        assert held.since == max(since for since in starts if since <= day)
        assert next_ == starts.get(day + timedelta(days=1), held)
