from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.view.wording import count, either, percent
from tests.view.tree import words


@pytest.mark.parametrize(
    ("share", "said"),
    [
        ("0", "0 %"),
        ("1/1000", "moins de 1 %"),
        ("1/100", "1 %"),
        ("93/100", "93 %"),
        ("999/1000", "plus de 99 %"),
        ("1", "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_to_everything(share: str, said: str) -> None:
    assert words(percent(Fraction(share))) == said


def test_alternatives_are_quoted_and_joined() -> None:
    assert words(either(["A"])) == "« A »"
    assert words(either(["A", "B", "C"])) == "« A », « B » ou « C »"


def test_a_number_of_things_is_in_the_plural_from_two() -> None:
    assert (count(1, "question"), count(2, "question")) == ("1 question", "2 questions")
