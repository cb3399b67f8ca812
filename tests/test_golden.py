"""The golden cases: what a jurist wrote is what the calculator says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.api import answer
from calculator.decision.gate import gates
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from scripts.cases import Case, cases

CASES = tuple(cases())
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
    found: dict[str, Any] = json.loads(answer(case.request()))
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
    assert not expect, "an expectation that nothing reads"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.reader}-{case.id}")
def test_the_page_shows_what_the_data_say(case: Case) -> None:
    found = json.loads(answer(case.request(html=True)))
    html = found.pop("html")
    assert found == json.loads(answer(case.request()))
    assert f'data-verdict="{found["verdict"]["id"]}"' in html
    for gate in found["gates"]:
        assert f'data-gate="{gate["id"]}" data-outcome="{gate["outcome"]}"' in html


def test_there_are_cases_enough_of_each_reader_and_none_twice() -> None:
    assert len(CASES) >= 24
    for reader in READERS:
        assert sum(case.reader == reader for case in CASES) >= 10
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({(case.reader, str(case.answers), case.on) for case in CASES}) == len(CASES)


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
