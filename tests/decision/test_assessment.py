from __future__ import annotations

from datetime import date, timedelta

import pytest

from calculator.decision.answers import Answers
from calculator.decision.assessment import assess
from calculator.decision.gate import gates
from calculator.decision.questionnaire import questionnaire
from calculator.law.calendar import FIRST_DAY, NotInForce

TODAY = date(2026, 11, 23)


def answers(reader: str = "salarie", **given: str) -> Answers:
    return Answers.check(questionnaire(reader), given)


def test_every_gate_of_the_reader_is_found() -> None:
    found = assess(answers("entreprise"), TODAY)
    assert [gate for gate, _ in found.findings] == list(gates("entreprise"))
    assert found.on == TODAY


def test_the_worst_gate_speaks_for_its_arrangement_only() -> None:
    found = assess(answers(qualification="neither", reason="peak"), TODAY)
    assert found.outcome("portage") == "unlawful"
    assert found.outcome("interim") == "to_verify"


def test_a_day_before_the_first_one_covered_is_refused() -> None:
    with pytest.raises(NotInForce):
        assess(answers(), FIRST_DAY - timedelta(days=1))
    assert assess(answers(), FIRST_DAY).on == FIRST_DAY


def test_reasons_are_the_answers_that_speak_for_an_arrangement_the_heaviest_first() -> None:
    found = assess(
        answers(
            work_nature="manual",  # weight 4, interim by 100
            reason="missing_expertise",  # weight 4, portage by 70
            duration="3_9",  # weight 2, portage by 10
            predictability="low",  # as much for both
            subordination="framed",  # as much for both, and shared with autonomy
            autonomy="no",  # weight 4 shared by two questions, interim by 100
        ),
        TODAY,
    )
    assert [question.id for question, _ in found.reasons("portage")] == ["reason", "duration"]
    assert [question.id for question, _ in found.reasons("interim")] == ["work_nature", "autonomy"]
    assert [option.id for _, option in found.reasons("interim")] == ["manual", "no"]


def test_a_question_that_weighs_nothing_gives_no_reason() -> None:
    found = assess(answers(activity="personal_services"), TODAY)
    assert found.reasons("portage") == ()
    assert found.reasons("interim") == ()


def test_closed_gates_name_what_else_exists() -> None:
    closed = assess(answers("entreprise", stage="renewed_twice"), TODAY)
    (gate,) = [gate for gate, finding in closed.findings if finding.outcome == "unlawful"]
    assert [one.id for one in closed.alternatives] == list(gate.instead)
    open_ = assess(answers("entreprise", stage="new"), TODAY)
    assert open_.alternatives == ()


def test_an_advice_is_clear_only_if_the_need_it_rests_on_is_lawful() -> None:
    expert = {
        "work_nature": "expertise",
        "subordination": "free",
        "prospecting": "has_clients",
        "negotiation": "alone",
    }
    for reason, verdict in (
        ("missing_expertise", "portage_clear"),
        ("outside_project", "portage_clear"),
        ("inconnu", "portage_if_lawful"),
    ):
        assert assess(answers(**expert, reason=reason), TODAY).verdict.id == verdict


def test_a_gate_that_is_only_to_verify_names_nothing() -> None:
    assert assess(answers(), TODAY).alternatives == ()
