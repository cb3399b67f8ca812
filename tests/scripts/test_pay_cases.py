"""Cases about pay are read strictly: what is wrong is said with its place."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError
from scripts.pay_cases import golden

if TYPE_CHECKING:
    from pathlib import Path

ONE = """
[[case]]
id = "un"
why = "Parce que."
[case.request]
do = "payroll"
date = "2026-11-23"
[case.expect]
gross_total = "3000.10"
"minimum.amount" = 12
[case.lines]
ags = ["1.50", "0"]
"""


def test_a_case_is_read_with_its_amounts(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(ONE, encoding="utf-8")
    (case,) = golden(tmp_path)
    assert (case.id, case.why) == ("un", "Parce que.")
    assert case.request == {"do": "payroll", "date": "2026-11-23"}
    assert case.expect == {"gross_total": Decimal("3000.10"), "minimum.amount": Decimal(12)}
    assert case.lines == {"ags": (Decimal("1.50"), Decimal(0))}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "un"\n', "", r"a\.toml: case\[0\]\.id: missing"),
        ("why =", "because =", r"a\.toml: case\[0\]\.because: unknown key"),
        ('"3000.10"', '"trois"', r"case\[0\]\.expect\.gross_total: expected an amount, got trois"),
        ('["1.50", "0"]', '["1.50"]', r"case\[0\]\.lines\.ags: expected two amounts"),
        ('["1.50", "0"]', '["1.50", "x"]', r"case\[0\]\.lines\.ags: expected an amount, got x"),
    ],
)
def test_a_case_that_is_not_as_it_should_be_is_refused(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    (tmp_path / "a.toml").write_text(ONE.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=said):
        list(golden(tmp_path))
