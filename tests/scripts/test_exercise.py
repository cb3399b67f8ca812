from __future__ import annotations

import json

from calculator.api import answer
from scripts.cases import cases
from scripts.exercise import REFUSED, lines


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


def test_a_request_is_one_line_and_none_stands_twice() -> None:
    asked = lines()
    assert not any("\n" in line for line in asked)
    assert len(set(asked)) == len(asked)
