from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.verdict import tell

if TYPE_CHECKING:
    import pytest


def test_every_fault_has_its_line_and_one_is_enough_to_fail(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tell(iter(("a.md:1: faux", "b.md:2: faux"))) == 1
    assert capsys.readouterr().out == "a.md:1: faux\nb.md:2: faux\n"


def test_a_check_that_finds_nothing_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(()) == 0
    assert capsys.readouterr().out == ""
