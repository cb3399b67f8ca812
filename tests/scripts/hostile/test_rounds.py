"""A defect is found, told with its input, and counted."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from scripts.hostile import rounds
from scripts.hostile.command import Ran
from scripts.hostile.report import Report

if TYPE_CHECKING:
    from collections.abc import Sequence

ASKED = (("json", "{}"), ("json", " "), ("markup", "[]"))
REFUSED = '{"error":{"where":"do","message":"Non."}}'


def ran(monkeypatch: pytest.MonkeyPatch, code: int, answers: Sequence[str], told: str) -> list[str]:
    monkeypatch.setattr(rounds, "run", lambda _: Ran(code, tuple(answers), told))
    report = Report()
    rounds.through_command(report, ASKED)
    return report.found


def test_a_sound_process_is_no_defect(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ran(monkeypatch, 2, [REFUSED, REFUSED], "ligne 1 : do : Non.\n") == []


@pytest.mark.parametrize(
    ("code", "answers", "told"),
    [
        (1, [REFUSED, REFUSED], ""),
        (0, [REFUSED, REFUSED], ""),
        (2, ["{}", "{}"], ""),
        (2, [REFUSED], ""),
        (2, [REFUSED, REFUSED], "Traceback (most recent call last):\n  File …"),
        (2, [REFUSED, "NaN"], ""),
    ],
)
def test_a_process_that_falls_is_one(
    monkeypatch: pytest.MonkeyPatch, code: int, answers: list[str], told: str
) -> None:
    assert ran(monkeypatch, code, answers, told)


def test_an_answer_of_the_function_that_is_none_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "answer", lambda _: "<p>")
    report = Report()
    assert rounds.through_calculator(report, ASKED) == ["<p>"] * 3
    assert len(report.found) == report.total == 3


def test_an_answer_that_takes_too_long_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((0.0, 21.5))
    monkeypatch.setattr(time, "process_time", lambda: next(clock))
    report = Report()
    rounds.through_calculator(report, ASKED[:1])
    assert report.found == ["fonction : json : '{}' : 21.5 s"]


def test_a_report_counts_by_way_and_kind() -> None:
    report = Report()
    for sent in ("a", "b", "é" * 500):
        report.add("champ", "unicode", sent)
    report.add("client", "json", "{}", ["non"])
    assert list(report.lines()) == [
        "champ        unicode         3",
        "client       json            1",
        "en tout                      4",
        "client : json : '{}' : non",
        "défauts : 1",
    ]
