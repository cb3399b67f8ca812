"""The branch minimum of portage: what a month must pay, and at which level."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

from calculator.law.parameter import parameter
from calculator.pay.money import cents, rounded

if TYPE_CHECKING:
    from datetime import date

    from calculator.law.parameter import Value
    from calculator.pay.employment import Employment

__all__ = ["LEVELS", "MONTH_DAYS", "Level", "Minimum", "minimum", "minimum_wage"]

Level = Literal["first_level", "junior", "senior", "expert"]
LEVELS: tuple[Level, ...] = get_args(Level)

MONTH_DAYS = Fraction(260, 12)
"""Days of a full-time month: 52 weeks of five days. Source: C. trav., art. L3121-27 and L3242-1."""


@dataclass(frozen=True, slots=True)
class Minimum:
    """The least pay of a month: base, business-development indemnity and paid leave together."""

    level: Level
    full_time: Value
    """€ a month."""
    amount: int
    """Cents, for the days worked."""


def minimum(level: Level, days: Fraction, day: date) -> Minimum:
    """The branch minimum of a level, in proportion to the days worked.

    Source: CC portage, art. 21.3, as amended; the law leaves the amount to the branch (C. trav.,
    art. L1254-2, II).

    Raises:
        NotInForce: The level did not exist on that day.
    """
    value = parameter(f"portage.minimum_{level}").on(day)
    part = min(Fraction(1), days / MONTH_DAYS)
    amount = rounded(cents(value.amount) * part.numerator, part.denominator)
    return Minimum(level, value, amount)


def minimum_wage(employment: Employment) -> tuple[int, Value]:
    """The least pay of the month's hours, in cents, and the hourly minimum wage that makes it.

    Source: C. trav., art. D3231-6 (what is compared with it).
    """
    smic = parameter("smic.hourly_gross").on(employment.day)
    hours = employment.hours
    return rounded(cents(smic.amount) * hours.numerator, hours.denominator), smic
