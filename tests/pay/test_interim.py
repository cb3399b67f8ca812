from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from calculator.pay.employment import Employment
from calculator.pay.interim import HIGHEST_RATE, Mission, hourly_rate_within, interim


def mission(hours: Fraction) -> Mission:
    employment = Employment(
        date(2026, 6, 1), "mission", cadre=False, headcount=30, atmp_rate=10_000, hours=hours
    )
    return Mission(employment, hours, None)


def test_the_largest_hourly_rate_within_a_price_by_hand() -> None:
    # 15 € × 100 h = 1,500 €, twice which is 3,000 €.
    assert hourly_rate_within(mission(Fraction(100)), 2_000_000, 300_000) == 1500
    assert hourly_rate_within(mission(Fraction(100)), 2_000_000, 299_999) == 1499
    # 15.02 € × 0.5 h = 7.51 €; × 1.7 = 12.767 €, rounded up to 12.77 €.
    assert hourly_rate_within(mission(Fraction(1, 2)), 1_700_000, 1277) == 1502
    # 12.76 € pays for 7.50 € only, and 15.01 € × 0.5 h = 7.505 € would round up to 7.51 €.
    assert hourly_rate_within(mission(Fraction(1, 2)), 1_700_000, 1276) == 1500


def test_no_price_pays_for_no_hour_and_none_for_more_than_is_looked_at() -> None:
    assert hourly_rate_within(mission(Fraction(100)), 2_000_000, 0) == 0
    assert hourly_rate_within(mission(Fraction(100)), 2_000_000, -100) == 0
    assert hourly_rate_within(mission(Fraction(100)), 2_000_000, 10**12) == HIGHEST_RATE


@given(st.integers(0, 3_000_000), st.integers(1, 644), st.integers(10_000, 100_000))
def test_the_next_hourly_rate_is_above_the_price(price: int, quarters: int, times: int) -> None:
    lent = mission(Fraction(quarters, 4))
    coefficient = times * 100
    found = hourly_rate_within(lent, coefficient, price)
    assert interim(lent, found).price(coefficient) <= price
    assert found == HIGHEST_RATE or interim(lent, found + 1).price(coefficient) > price
