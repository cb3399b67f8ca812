from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError
from scripts.cases import cases

if TYPE_CHECKING:
    from pathlib import Path

ONE = """
[[case]]
id      = "{id}"
name    = "Un cas"
why     = "Parce que."
reader  = "salarie"
on      = 2026-11-23
answers = {{ reason = "peak" }}
expect  = {{ verdict = "too_early" }}
"""


def test_cases_are_read_file_by_file_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(ONE.format(id="trois"), encoding="utf-8")
    text = ONE.format(id="un") + ONE.format(id="deux")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("rien", encoding="utf-8")
    found = list(cases(tmp_path))
    assert [case.id for case in found] == ["un", "deux", "trois"]
    assert found[0].on == date(2026, 11, 23)
    assert found[0].answers == {"reason": "peak"}


def test_a_case_asks_for_data_or_for_what_the_page_shows(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(ONE.format(id="un"), encoding="utf-8")
    (case,) = cases(tmp_path)
    asked = {
        "do": "assess",
        "reader": "salarie",
        "on": "2026-11-23",
        "answers": {"reason": "peak"},
    }
    assert json.loads(case.request()) == asked
    assert json.loads(case.request("show")) == {**asked, "do": "show"}


def test_a_case_with_an_unknown_field_is_refused(tmp_path: Path) -> None:
    text = ONE.format(id="un").replace("why     =", "because =")
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.toml: case\[0\]\.because: unknown key"):
        list(cases(tmp_path))


def test_a_case_that_lacks_a_line_is_refused_with_its_place(tmp_path: Path) -> None:
    text = ONE.format(id="un")
    (tmp_path / "a.toml").write_text(re.sub(r"why .*\n", "", text), encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.toml: case\[0\]\.why: missing"):
        list(cases(tmp_path))
