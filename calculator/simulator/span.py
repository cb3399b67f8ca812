"""The time that an amount stands for: a month as computed, and what is drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.pay.money import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from calculator.simulator.form import Period

__all__ = ["HOURS_A_DAY", "UNITS", "Span"]

HOURS_A_DAY = 7
"""Source: C. trav., art. L3121-27: 35 hours a week, in five days."""

UNITS: Mapping[Period, str] = {
    "month": "€ par mois",
    "year": "€ par an",
    "day": "€ par jour",
    "hour": "€ par heure",
}


@dataclass(frozen=True, slots=True)
class Span:
    """How amounts of one month are shown and typed."""

    period: Period
    months: int
    """Worked in the year, or in the whole need of a company."""
    days: Fraction
    """Worked in a month."""
    hours: Fraction
    """Worked in a month."""
    whole: str = "par an"
    """What all months together are called."""

    def of(self, month: int) -> int:
        """An amount of the period, from that of the month, both in cents."""
        exact = month * self._months
        return rounded(exact.numerator, exact.denominator)

    def month(self, amount: Decimal) -> int:
        """Cents a month, from an amount of the period in euros."""
        exact = Fraction(amount) * 100 / self._months
        return rounded(exact.numerator, exact.denominator)

    @property
    def _months(self) -> Fraction:
        match self.period:
            case "month":
                return Fraction(1)
            case "year":
                return Fraction(self.months)
            case "day":
                return 1 / self.days
            case _:
                return 1 / self.hours

    @property
    def unit(self) -> str:
        """« € par mois »."""
        return UNITS[self.period]

    @property
    def words(self) -> str:
        """« par mois », « par an (10 mois travaillés) »."""
        said = self.unit.removeprefix("€ ")
        return f"{said} ({self.worked})" if self.period == "year" else said

    @property
    def worked(self) -> str:
        """« 10 mois travaillés »."""
        return f"{self.months} mois travaillé{'s' if self.months > 1 else ''}"
