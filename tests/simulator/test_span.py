from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from calculator.simulator.form import PERIODS, Period
from calculator.simulator.span import UNITS, Span


def span(period: Period, months: int = 10) -> Span:
    return Span(period, months, Fraction(18), Fraction(126))


@pytest.mark.parametrize(
    ("period", "amount"),
    [("month", 354_391), ("year", 3_543_910), ("day", 19_688), ("hour", 2_813)],
)
def test_an_amount_of_a_month_is_shown_in_each_period(period: Period, amount: int) -> None:
    assert span(period).of(354_391) == amount


@pytest.mark.parametrize(
    ("period", "typed"),
    [("month", "3543.91"), ("year", "35439.10"), ("day", "196.88"), ("hour", "28.13")],
)
def test_an_amount_of_a_period_is_brought_to_a_month(period: Period, typed: str) -> None:
    month = span(period).month(Decimal(typed))
    assert span(period).of(month) == Decimal(typed) * 100
    assert abs(month - 354_391) <= {"month": 0, "year": 0, "day": 9, "hour": 63}[period]


def test_halves_of_a_cent_are_rounded_up_as_on_a_payslip() -> None:
    half = Span("day", 12, Fraction(20), Fraction(140))
    assert half.of(1_010) == 51
    assert Span("year", 8, Fraction(20), Fraction(140)).month(Decimal("0.04")) == 1


def test_days_of_a_month_may_be_no_whole_number() -> None:
    assert Span("day", 12, Fraction("17.5"), Fraction(1)).of(175_000) == 10_000


@pytest.mark.parametrize("period", PERIODS)
def test_a_unit_is_always_said_with_its_period(period: Period) -> None:
    assert span(period).unit == UNITS[period]
    assert UNITS[period].startswith("€ par ")
    assert len(set(UNITS.values())) == len(PERIODS)


def test_a_year_says_how_many_months_are_worked() -> None:
    assert span("month").words == "par mois"
    assert span("day").words == "par jour"
    assert span("hour").words == "par heure"
    assert span("year").words == "par an (10 mois travaillés)"
    assert span("year", 1).words == "par an (1 mois travaillé)"
