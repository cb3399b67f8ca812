from __future__ import annotations

from decimal import Decimal

import pytest

from calculator.pay.money import apportion, cents, euros, millionths, percent, rounded, share


def test_halves_go_up() -> None:
    assert [rounded(one, 10) for one in (4, 5, 14, 15, 16)] == [0, 1, 1, 2, 2]
    assert share(400_500, 69_000) == 27_635  # 4,005.00 × 6.9 % = 276.345


def test_the_official_monthly_minimum_wage_comes_from_the_exact_hours() -> None:
    # 12.31 × 35 × 52 / 12 = 1,867.0166…, and not 12.31 × 151.67 = 1,867.0577.
    assert rounded(1231 * 35 * 52, 12) == 186_702


@pytest.mark.parametrize(
    ("amount", "whole"),
    [("0", 0), ("0.01", 1), ("1234.56", 123_456), ("0.005", 1), ("3E+2", 30_000)],
)
def test_euros_are_whole_cents(amount: str, whole: int) -> None:
    assert cents(Decimal(amount)) == whole


def test_amounts_and_rates_are_written_as_people_do() -> None:
    assert [str(euros(one)) for one in (0, 1, 123_456, -5)] == ["0.00", "0.01", "1234.56", "-0.05"]
    assert [str(percent(one)) for one in (0, 69_000, 160, 130_000, 500_000)] == [
        "0",
        "6.9",
        "0.016",
        "13",
        "50",
    ]


def test_a_rate_has_four_decimals_at_most() -> None:
    assert millionths(Decimal("0.0160")) == 160
    with pytest.raises(ValueError, match="more than four decimals"):
        millionths(Decimal("0.00001"))


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100, (1, 1, 1), [34, 33, 33]),
        (100, (0, 0), [100, 0]),
        (0, (5, 5), [0, 0]),
        (101, (50, 50, 0), [51, 50, 0]),
    ],
)
def test_shares_add_up(total: int, weights: tuple[int, ...], shares: list[int]) -> None:
    assert apportion(total, weights) == shares
