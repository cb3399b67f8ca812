"""The golden cases: what a jurist wrote is what the calculator says."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from calculator.api import answer
from calculator.decision.answers import Answers
from calculator.decision.assessment import assess
from calculator.decision.examination import examine
from calculator.decision.gate import gates
from calculator.decision.importance import Importance
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from scripts.cases import Case, cases

CASES = tuple(cases())
SOLIDITY = frozenset(
    {
        "acceptability",
        "bounds",
        "contradictions",
        "directions",
        "flips",
        "moot",
        "next",
        "reaches_other",
        "tipping",
    }
)
"""Expectations on how solid an advice is."""
EXAMINED = tuple(case for case in CASES if SOLIDITY & set(case.expect))
READERS = ("salarie", "entreprise")
VERDICTS = {
    "too_early",
    "portage_clear",
    "portage_if_lawful",
    "portage_rather",
    "balanced",
    "interim_rather",
    "interim_if_lawful",
    "interim_clear",
    "portage_only",
    "portage_only_if_lawful",
    "portage_weak",
    "interim_only",
    "interim_only_if_lawful",
    "interim_weak",
    "closed",
    "neither",
}

NEVER_CLOSES = {
    "P-08": "the permanent portage contract stays open, whatever the length",
    "P-09": "the price is negotiated, and the figures are to be confirmed",
    "P-11": "no text on portage for a public employer was read",
    "I-08": "a date of end can be set",
}

NEVER_CLOSES_FOR = {
    ("salarie", "P-12"): "what a worker prefers is no order that a client gave",
    ("entreprise", "P-03"): "the company knows the level of the work, not the person's",
}


def closed(case: Case) -> list[str]:
    expected = case.expect["closed"]
    assert isinstance(expected, list)
    return sorted(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}-{case.id}")
def test_the_calculator_says_what_the_case_expects(case: Case) -> None:
    found: dict[str, Any] = json.loads(answer(case.request()), parse_float=Decimal)
    expect = dict(case.expect)
    assert found["verdict"]["id"] == expect.pop("verdict")
    for arrangement in ("portage", "interim"):
        assert found["law"][arrangement] == expect.pop(arrangement), arrangement
    shut = [gate["id"] for gate in found["gates"] if gate["outcome"] == "unlawful"]
    assert sorted(shut) == closed(case)
    del expect["closed"]
    if "scores" in expect:
        assert found["scores"] == expect.pop("scores")
    if "alternative" in expect:
        assert found["alternatives"][0]["id"] == expect.pop("alternative")
    for key in SOLIDITY:
        expect.pop(key, None)
    assert not expect, "an expectation that nothing reads"


@pytest.mark.parametrize("case", EXAMINED, ids=lambda case: case.id)
def test_the_examination_finds_what_was_worked_by_hand(case: Case) -> None:
    asked = questionnaire(case.reader)
    answers = Answers.check(asked, case.answers)
    found = examine(assess(answers, Importance.check(asked, case.importance), case.on))
    read: dict[str, object] = {
        "contradictions": [one.id for one in found.contradictions],
        "moot": {one.question.id: one.because for one in found.moot},
        "next": found.next[0].id if found.next else None,
    }
    if robust := found.robustness:
        shares = {"everywhere": robust.everywhere, "around": robust.around}
        wanted: Any = case.expect.get("acceptability", {})
        read["acceptability"] = {name: str(shares[name].portage) for name in wanted}
        for name in wanted:
            total = shares[name].portage + shares[name].interim
            assert total == (0 if wanted[name] == "0" else 1)
        read["tipping"] = {
            one.criterion.id: str(one.at) for one in robust.tippings if one.at is not None
        }
    if found.bounds:
        lead = found.bounds.lead
        read["bounds"] = {"low": str(lead.low), "high": str(lead.high)}
        read["directions"] = sorted(found.bounds.directions)
    if found.flips:
        read["reaches_other"] = found.flips.reaches_other
        read["flips"] = [
            {
                "changes": {
                    change.question.id: [option.id for option in change.options]
                    for change in one.changes
                },
                "verdict": one.verdict.id,
            }
            for one in found.flips.shown
        ]
    expected = {key: value for key, value in case.expect.items() if key in SOLIDITY}
    assert {key: read[key] for key in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}-{case.id}")
def test_the_page_shows_what_the_data_say(case: Case) -> None:
    found = json.loads(answer(case.request()))
    shown = json.loads(answer(case.request("show")))
    assert (shown["link"], shown["moot"]) == (found["link"], found["moot"])
    assert shown["says"].items() <= found["verdict"].items()
    html = "".join(shown["parts"])
    assert f'data-verdict="{found["verdict"]["id"]}"' in html
    for gate in found["gates"]:
        assert f'data-gate="{gate["id"]}" data-outcome="{gate["outcome"]}"' in html


def test_there_are_cases_enough_of_each_reader_and_none_twice() -> None:
    assert len(CASES) >= 24
    for reader in READERS:
        assert sum(case.reader == reader for case in CASES) >= 10
    assert len({case.id for case in CASES}) == len(CASES)
    assert len(
        {(case.reader, str(case.answers), str(case.importance), case.on) for case in CASES}
    ) == len(CASES)


def test_every_case_says_what_and_why() -> None:
    for case in CASES:
        assert case.name.strip(), case.id
        assert case.why.endswith("."), case.id


def test_every_verdict_is_reached_by_a_case() -> None:
    assert {case.expect["verdict"] for case in CASES} == VERDICTS


def test_a_gate_that_never_closes_has_no_sentence_for_it() -> None:
    silent = {gate.id for gate in gates() if "unlawful" not in gate.says}
    assert silent == set(NEVER_CLOSES)


def test_every_gate_closes_in_a_case_or_is_known_not_to() -> None:
    closing = {gate for case in CASES for gate in closed(case)}
    assert {gate.id for gate in gates()} - closing == set(NEVER_CLOSES)


def test_a_gate_that_closes_for_one_reader_only_does_so_in_the_cases() -> None:
    for reader, gate in NEVER_CLOSES_FOR:
        closing = [case.reader for case in CASES if gate in closed(case)]
        assert closing
        assert reader not in closing


def test_every_answer_is_given_in_a_case() -> None:
    given = {
        (case.reader, question, option)
        for case in CASES
        for question, option in case.answers.items()
    }
    offered = {
        (reader, question.id, option)
        for reader in READERS
        for question in questionnaire(reader).questions.values()
        for option in (*question.options, UNKNOWN)
    }
    assert given == offered
