from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from calculator.decision.answers import Answers
from calculator.decision.arrangement import other
from calculator.decision.gate import gates
from calculator.decision.questionnaire import questionnaire
from calculator.law.calendar import FIRST_DAY, NotInForce
from tests.situation import assess

if TYPE_CHECKING:
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment

TODAY = date(2026, 11, 23)


def answers(reader: str = "salarie", **given: str) -> Answers:
    return Answers.check(questionnaire(reader), given)


def named(found: Assessment, arrangement: Arrangement) -> list[str]:
    return [question.id for question, _ in found.reasons(arrangement)]


def closing(found: Assessment) -> dict[str, tuple[str, ...]]:
    return {
        gate.id: finding.because
        for gate, finding in found.findings
        if finding.outcome == "unlawful"
    }


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
            qualification="diploma",  # weight 2, portage by 20
            duration="3_9",  # weight 2, portage by 10: too little to tell
            predictability="low",  # as much for both
            subordination="framed",  # as much for both, and shared with autonomy
            autonomy="no",  # weight 4 shared by two questions, interim by 100
        ),
        TODAY,
    )
    assert named(found, "portage") == ["reason", "qualification"]
    assert named(found, "interim") == ["work_nature", "autonomy"]
    assert [option.id for _, option in found.reasons("interim")] == ["manual", "no"]


@pytest.mark.parametrize(
    ("reader", "question", "slight", "plain", "arrangement"),
    [
        ("salarie", "duration", "3_9", "9_18", "portage"),  # 90 to 80, 90 to 70
        ("salarie", "qualification", "experience", "diploma", "portage"),  # 90 to 80, 100 to 80
        ("salarie", "duration", "open_ended", "1_3", "interim"),  # 60 to 50, 90 to 70
        ("entreprise", "speed", "weeks", "days", "interim"),
        ("entreprise", "outcome", "mixed", "post", "interim"),
    ],
)
def test_ten_points_of_difference_or_less_are_no_reason(
    reader: str, question: str, slight: str, plain: str, arrangement: Arrangement
) -> None:
    worths = questionnaire(reader).questions[question].options
    lead = {
        option: worth[arrangement] - worth[other(arrangement)]
        for option in (slight, plain)
        for worth in worths[option].worth.values()
    }
    assert lead[slight] == 10
    assert lead[plain] > 10
    for option, expected in ((slight, []), (plain, [question])):
        found = assess(answers(reader, **{question: option}), TODAY)
        assert named(found, arrangement) == expected
        assert named(found, other(arrangement)) == []


def test_an_answer_that_closes_an_arrangement_is_no_reason_for_it() -> None:
    peak = {"reason": "peak", "outcome": "post"}
    before = assess(answers("entreprise", **peak, stage="new"), TODAY)
    assert named(before, "interim") == ["reason", "outcome"]
    # I-07: during the waiting period, a peak closes what it spoke for.
    after = assess(answers("entreprise", **peak, stage="waiting"), TODAY)
    assert closing(after) == {"I-07": ("stage", "reason")}
    assert named(after, "interim") == ["outcome"]


def test_an_answer_that_is_only_in_doubt_stays_a_reason() -> None:
    found = assess(answers("entreprise", reason="replacement", stage="waiting"), TODAY)
    (finding,) = [finding for gate, finding in found.findings if gate.id == "I-07"]
    assert finding == ("to_verify", ("stage", "reason"))
    assert named(found, "interim") == ["reason"]


def test_an_answer_that_closes_an_arrangement_still_speaks_for_the_other() -> None:
    found = assess(answers(prospecting="refuses", negotiation="no"), TODAY)
    assert closing(found) == {"P-02": ("prospecting", "negotiation")}
    assert named(found, "interim") == ["prospecting", "negotiation"]
    assert named(found, "portage") == []
    daily = assess(answers("entreprise", control="daily"), TODAY)
    assert closing(daily) == {"P-12": ("control",)}
    assert named(daily, "interim") == ["control"]


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
        "autonomy": "alone",
        "prospecting": "has_clients",
        "negotiation": "alone",
    }
    for reason, verdict in (
        ("missing_expertise", "portage_clear"),
        ("outside_project", "portage_clear"),
        ("inconnu", "portage_if_lawful"),
    ):
        assert assess(answers(**expert, reason=reason), TODAY).verdict.id == verdict
    # P-12: who organises the work founds the portage too.
    for change in ({"autonomy": "no"}, {"autonomy": "inconnu"}, {"subordination": "inconnu"}):
        found = assess(answers(**{**expert, "reason": "missing_expertise", **change}), TODAY)
        assert found.verdict.id == "portage_if_lawful", change


def test_every_gate_of_the_basis_makes_an_advice_conditional() -> None:
    assert {gate.id for gate in gates() if gate.basis} == {"P-04", "P-11", "P-12", "I-01"}
    expert = {
        "reason": "advice",
        "permanent_activity": "outside",
        "outcome": "deliverable",
        "control": "free",
        "qualification": "expert",
        "person_known": "autonomous",
        "budget": "market_rate",
        "public_employer": "no",
    }
    assert assess(answers("entreprise", **expert), TODAY).verdict.id == "portage_clear"
    for gate, question, option in (
        ("P-04", "permanent_activity", "inconnu"),
        ("P-11", "public_employer", "yes"),
        ("P-11", "public_employer", "inconnu"),
        ("P-12", "control", "inconnu"),
    ):
        found = assess(answers("entreprise", **{**expert, question: option}), TODAY)
        doubted = [
            one.id for one, finding in found.findings if one.basis and finding.outcome != "lawful"
        ]
        assert gate in doubted
        assert found.verdict.id == "portage_if_lawful", question


def test_what_is_left_is_told_by_what_it_rests_on_and_by_how_it_suits() -> None:
    led = {
        "work_nature": "support",
        "subordination": "guided",
        "autonomy": "no",
        "prospecting": "refuses",
        "negotiation": "no",
    }
    for reason, verdict in (("peak", "interim_only"), ("inconnu", "interim_only_if_lawful")):
        found = assess(answers(**led, reason=reason), TODAY)
        assert (found.outcome("portage"), found.verdict.id) == ("unlawful", verdict)
    free = {
        "work_nature": "expertise",
        "reason": "missing_expertise",
        "subordination": "free",
        "autonomy": "alone",
        "negotiation": "no",
    }
    weak = assess(answers(**free, prospecting="refuses"), TODAY)
    assert (weak.outcome("portage"), weak.verdict.id) == ("unlawful", "interim_weak")


def test_one_answer_can_close_both() -> None:
    found = assess(answers(activity="dangerous_work"), TODAY)
    assert set(closing(found)) == {"P-06", "I-03"}
    assert found.verdict.id == "closed"


def test_a_gate_that_is_only_to_verify_names_nothing() -> None:
    assert assess(answers(), TODAY).alternatives == ()
