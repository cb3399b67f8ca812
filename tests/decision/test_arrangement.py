from __future__ import annotations

from calculator.decision.arrangement import ARRANGEMENTS, other


def test_each_arrangement_is_the_other_of_the_other() -> None:
    assert other("portage") == "interim"
    assert other("interim") == "portage"
    assert ARRANGEMENTS == ("portage", "interim")
