from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError
from scripts.simulator_cases import cases

if TYPE_CHECKING:
    from pathlib import Path

ONE = """
[[case]]
id      = "{id}"
form    = "portage"
on      = 2026-11-23
why     = "Parce que."
entries = {{ amount = "450 €", "quote.fee" = "1" }}
"""


def test_cases_are_read_file_by_file_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(ONE.format(id="trois"), encoding="utf-8")
    text = ONE.format(id="un") + ONE.format(id="deux")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("rien", encoding="utf-8")
    found = list(cases(tmp_path))
    assert [case.id for case in found] == ["un", "deux", "trois"]
    first = found[0]
    assert (first.form, first.on, first.why) == ("portage", date(2026, 11, 23), "Parce que.")
    assert first.entries == {"amount": "450 €", "quote.fee": "1"}


def test_a_case_asks_for_a_result_or_for_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(ONE.format(id="un"), encoding="utf-8")
    (case,) = cases(tmp_path)
    asked = {
        "do": "simulate",
        "form": "portage",
        "on": "2026-11-23",
        "entries": {"amount": "450 €", "quote.fee": "1"},
    }
    assert json.loads(case.request()) == asked
    assert json.loads(case.request("simulation_file", format="csv")) == {
        **asked,
        "do": "simulation_file",
        "format": "csv",
    }
    assert "450 €" in case.request()
    assert "\n" not in case.request()


def test_a_case_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    text = ONE.format(id="un").replace("why     =", "because =")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match="because: unknown key"):
        list(cases(tmp_path))
