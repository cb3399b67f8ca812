"""Exact amounts: whole cents and rates in millionths, rounded once, half up, at the cent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MILLION", "apportion", "cents", "euros", "millionths", "percent", "rounded", "share"]

MILLION = 1_000_000
"""A rate of 100 %."""


def rounded(numerator: int, denominator: int) -> int:
    """A quotient to the nearest whole number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


def share(amount: int, rate: int) -> int:
    """A rate of an amount.

    Args:
        amount: In cents.
        rate: In millionths.

    Returns:
        Cents.
    """
    return (2 * amount * rate + MILLION) // (2 * MILLION)


def cents(amount: Decimal) -> int:
    """Euros as whole cents; what is smaller is rounded half up."""
    return rounded(int(amount.scaleb(6)), 10_000)


def euros(amount: int) -> Decimal:
    """Cents as euros with two decimals."""
    return Decimal(amount).scaleb(-2)


def millionths(rate: Decimal) -> int:
    """A rate in percent as millionths.

    Raises:
        ValueError: It has more than four decimals.
    """
    exact = rate.scaleb(4)
    if exact != exact.to_integral_value():
        raise ValueError(f"{rate} percent has more than four decimals")
    return int(exact)


def percent(rate: int) -> Decimal:
    """Millionths as percent, without trailing zeros."""
    whole = Decimal(rate).scaleb(-4)
    return whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole.normalize()


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Divide a total in proportion, to the cent; the shares add up to it.

    Args:
        total: Cents.
        weights: Zero or more each; if all are zero, so is every share but the first.
    """
    whole = sum(weights)
    shares = [total * one // whole for one in weights] if whole else [0 for _ in weights]
    # What is cut off goes to the first, the largest in every use: pay before indemnities.
    shares[0] += total - sum(shares)
    return shares
