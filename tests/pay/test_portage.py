from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from calculator.pay.employment import Employment
from calculator.pay.portage import HIGHEST_RATE, Terms, daily_rate_within

EMPLOYMENT = Employment(date(2026, 6, 1), "cdi", cadre=True, headcount=30, atmp_rate=10_000)


def terms(days: Fraction) -> Terms:
    return Terms(EMPLOYMENT, days, 50_000, "none", 0, "junior")


def test_the_largest_day_rate_within_a_price_by_hand() -> None:
    # 7,200 € / 18 days = 400 €, and a cent less of price is a cent less of rate.
    assert daily_rate_within(terms(Fraction(18)), 720_000) == 40_000
    assert daily_rate_within(terms(Fraction(18)), 719_999) == 39_999
    # 200 days in eleven months: 400.00 € × 200 / 11 = 7,272.727 €, which rounds up to the price.
    assert daily_rate_within(terms(Fraction(200, 11)), 727_273) == 40_000
    assert daily_rate_within(terms(Fraction(200, 11)), 727_272) == 39_999
    # Half a day: 0.01 € × 0.5 rounds up to a cent, and 0.02 € × 0.5 is one.
    assert daily_rate_within(terms(Fraction(1, 2)), 1) == 2


def test_no_price_pays_for_no_day_and_none_for_more_than_is_looked_at() -> None:
    assert daily_rate_within(terms(Fraction(18)), 0) == 0
    assert daily_rate_within(terms(Fraction(18)), -100) == 0
    assert daily_rate_within(terms(Fraction(18)), 18 * HIGHEST_RATE - 1) == HIGHEST_RATE - 1
    assert daily_rate_within(terms(Fraction(18)), 10**12) == HIGHEST_RATE


@given(st.integers(0, 5_000_000), st.integers(1, 276), st.integers(1, 12))
def test_the_next_day_rate_is_above_the_price(price: int, days: int, months: int) -> None:
    agreed = terms(Fraction(days, months))
    found = daily_rate_within(agreed, price)
    assert agreed.turnover(found) <= price
    assert found == HIGHEST_RATE or agreed.turnover(found + 1) > price
