from __future__ import annotations

import json
from datetime import date
from typing import Any

from calculator.decision.answers import Answers
from calculator.decision.examination import examine
from calculator.decision.questionnaire import questionnaire
from calculator.view.plain import plain
from tests.situation import assess

TODAY = date(2026, 11, 23)


def asked(reader: str = "salarie", **given: str) -> dict[str, Any]:
    found = assess(Answers.check(questionnaire(reader), given), TODAY)
    return dict(json.loads(json.dumps(plain(found, examine(found)))))


def test_an_advice_names_its_reader_its_day_and_the_day_of_the_checks() -> None:
    found = asked()
    assert (found["do"], found["reader"], found["on"]) == ("assess", "salarie", "2026-11-23")
    checks = {article["checked_on"] for gate in found["gates"] for article in gate["articles"]}
    assert found["checked_on"] == min(checks) == "2023-11-08"


def test_no_answer_makes_no_score_and_no_contribution() -> None:
    found = asked()
    assert found["verdict"]["id"] == "too_early"
    assert found["verdict"]["arrangement"] is None
    assert found["scores"] is None
    assert found["informed"] == 0
    assert found["contributions"] == []
    assert found["unanswered"] == list(questionnaire("salarie").questions)


def test_too_few_answers_make_no_score_but_their_contributions_show() -> None:
    found = asked(work_nature="manual")
    assert found["scores"] is None
    assert found["informed"] == 11.8
    assert [one["criterion"] for one in found["contributions"]] == ["nature"]


def test_contributions_carry_weights_points_and_questions() -> None:
    found = asked(
        work_nature="expertise",
        reason="missing_expertise",
        subordination="free",
        prospecting="has_clients",
        autonomy="learning",
    )
    assert found["scores"] == {"portage": 93.8, "interim": 33.8}
    by_id = {one["criterion"]: one for one in found["contributions"]}
    assert by_id["subordination"] == {
        "criterion": "subordination",
        "label": "Consignes et organisation",
        "weight": 25,
        "portage": 18.8,
        "interim": 11.3,
        "questions": ["subordination", "autonomy"],
    }


def test_a_gate_says_why_with_its_articles() -> None:
    found = asked(duration="over_36")
    gate = next(one for one in found["gates"] if one["id"] == "P-07")
    assert gate["outcome"] == "unlawful"
    assert gate["because"] == ["duration"]
    assert gate["says"].startswith("Une prestation en portage ne peut pas dépasser 36\u00a0mois")
    (article,) = gate["articles"]
    assert article["key"] == "L1254-4"
    assert article["url"].startswith("https://www.legifrance.gouv.fr/")
    assert article["status"] == "current"
    assert found["law"] == {"portage": "unlawful", "interim": "unlawful"}


def test_reasons_keep_their_ids_and_their_words() -> None:
    found = asked(reason="peak")
    option = questionnaire("salarie").questions["reason"].options["peak"]
    assert found["reasons"] == {
        "portage": [],
        "interim": [{"question": "reason", "option": "peak", "explain": option.explain}],
    }


def test_an_alternative_says_whether_its_text_was_read() -> None:
    found = asked(reason="season")
    assert [(one["id"], one["verified"]) for one in found["alternatives"]] == [
        ("cdd", True),
        ("groupement", False),
    ]
    assert found["alternatives"][0]["articles"][0]["key"] == "L1242-2"
    assert found["alternatives"][1]["articles"] == []
