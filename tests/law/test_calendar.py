from __future__ import annotations

from datetime import date

import pytest

from calculator.law.calendar import FIRST_DAY, NotInForce, latest


def test_the_calculator_answers_from_the_first_of_january_2024() -> None:
    assert date(2024, 1, 1) == FIRST_DAY


def test_a_value_may_start_up_to_a_leap_year_after_the_day_of_the_check() -> None:
    assert latest(date(2026, 11, 23)) == date(2027, 11, 24)


def test_what_is_not_in_force_says_what_on_which_day_and_since_when() -> None:
    error = NotInForce("smic", date(2023, 12, 31), date(2024, 1, 1))
    assert str(error) == "smic: not known on 2023-12-31, only since 2024-01-01"
    assert error.since == date(2024, 1, 1)
    with pytest.raises(LookupError):
        raise error
