from __future__ import annotations

from datetime import date

from calculator.decision.answers import Answers
from calculator.decision.bounds import bounds
from calculator.decision.questionnaire import questionnaire
from scripts.cases import cases
from tests.situation import assess


def test_where_neither_can_suit_any_more_nothing_else_is_possible() -> None:
    (poor,) = [case for case in cases() if case.id == "expert_debutant_sans_reserve"]
    answers = {**poor.answers, "reason": "outside_project"}
    found = bounds(assess(Answers.check(questionnaire(poor.reader), answers), poor.on))
    assert found.directions == {"neither"}
    assert found.settled
    assert found.lead.low == found.lead.high


def test_nothing_answered_leaves_everything_possible() -> None:
    blank = assess(Answers.check(questionnaire("salarie"), {}), date(2026, 11, 23))
    found = bounds(blank)
    assert found.directions == {"portage", "interim", "both", "neither"}
    assert found.lead.low < 0 < found.lead.high
