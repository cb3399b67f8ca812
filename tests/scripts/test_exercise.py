from __future__ import annotations

import json
from typing import Any

import pytest

from calculator.api import answer
from calculator.simulator.form import forms
from scripts import simulator_cases
from scripts.cases import cases
from scripts.exercise import MISTYPED, REFUSED, lines


def test_each_case_is_asked_as_data_and_as_shown() -> None:
    asked = lines()
    for case in cases():
        assert case.request() in asked
        assert case.request("show") in asked


def test_each_reader_is_asked_without_an_answer() -> None:
    empty = [json.loads(line) for line in lines() if '"show"' in line and '"answers": {}' in line]
    assert [one["reader"] for one in empty] == ["salarie", "entreprise"]
    assert all("says" in json.loads(answer(json.dumps(one))) for one in empty)


def test_every_way_of_refusing_is_taken() -> None:
    assert lines()[-len(REFUSED) :] == list(REFUSED)
    places = {json.loads(answer(line))["error"]["where"] for line in REFUSED}
    assert {"request", "do", "reader", "answers", "on", "x"} <= places
    assert "answers.strike" in places


def asked() -> list[dict[str, Any]]:
    """Every request that can be read, as it is."""
    return [json.loads(line) for line in lines() if line not in REFUSED]


@pytest.mark.parametrize("form", forms())
def test_every_way_through_every_simulator_is_taken(form: str) -> None:
    own = [one for one in asked() if one.get("form") == form]
    ways = {(one["do"], one.get("format")) for one in own}
    formats = ["csv", "json", *(["svg", "curve"] if form == "comparison" else [])]
    assert ways == {
        ("simulate", None),
        ("explore", None),
        *(("simulation_file", one) for one in formats),
    }
    assert any("answers" in one for one in own)


def test_every_case_of_the_simulators_is_asked_with_what_comes_later() -> None:
    known = lines()
    for case in simulator_cases.cases():
        assert case.request() in known
        assert case.request("explore") in known


def test_a_link_of_every_simulator_is_opened_and_one_with_all_that_is_left_aside() -> None:
    opened = [
        json.loads(answer(json.dumps(one))) for one in asked() if one["do"] == "open_simulation"
    ]
    assert {one["form"] for one in opened} == set(forms())
    assert sum("Laissé de côté" in one["says"] for one in opened) == 1


@pytest.mark.parametrize(("form", "entries"), MISTYPED)
def test_what_is_mistyped_is_told_beside_a_field(form: str, entries: dict[str, str]) -> None:
    request = {"do": "simulate", "form": form, "on": "2026-11-23", "entries": entries}
    assert json.dumps(request) in lines()
    assert list(json.loads(answer(json.dumps(request)))) == ["errors"]


def test_an_advice_is_asked_for_with_its_money_of_its_own_and_of_the_simulator() -> None:
    shown = {
        (one["reader"], str(one.get("pay")))
        for one in asked()
        if one["do"] == "show" and any("poi-money" in part for part in parts(one))
    }
    assert len({pay for reader, pay in shown if reader == "salarie"}) == 3
    assert len({pay for reader, pay in shown if reader == "entreprise"}) == 3


def parts(request: dict[str, Any]) -> list[str]:
    found: list[str] = json.loads(answer(json.dumps(request)))["parts"]
    return found


def test_a_request_is_one_line_and_none_stands_twice() -> None:
    asked = lines()
    assert not any("\n" in line for line in asked)
    assert len(set(asked)) == len(asked)
