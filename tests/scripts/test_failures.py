from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.cases import cases
from scripts.failures import meanings
from scripts.pay_cases import golden
from scripts.simulator_cases import cases as simulated

if TYPE_CHECKING:
    from pathlib import Path


def test_a_case_is_told_once_by_its_line_and_other_tests_by_their_file(tmp_path: Path) -> None:
    path = tmp_path / "pay.toml"
    path.write_text('[[case]]\nid = "a-1"\n\n[[case]]\nid    = "b-2"\n', encoding="utf-8")
    case, program = meanings(
        (
            "tests/test_pay_cases.py::test_x[b-2]",
            "tests/test_golden.py::test_y[salarie-b-2]",
            "tests/law/test_parameter.py::test_z[day6-12.31]",
            "tests/law/test_parameter.py::test_w",
        ),
        tmp_path,
    )
    assert case.startswith(f"{path}:5: le cas « b-2 » n’obtient plus ce qu’il attend.")
    assert program.startswith("tests/law/test_parameter.py : 2 test(s) du programme échouent.")


def test_where_nothing_failed_nothing_is_told() -> None:
    assert list(meanings(())) == []


def test_every_case_that_we_have_is_found() -> None:
    asked = {one.id: f"{one.reader}-{one.id}" for one in cases()}
    asked |= {one.id: one.id for one in golden()} | {one.id: one.id for one in simulated()}
    assert len(asked) > 50
    told = list(meanings(f"tests/x.py::test_x[{name}]" for name in asked.values()))
    assert len(told) == len(asked)
    assert all(line.startswith("tests/cases/") for line in told)
