"""The general reduction of the employer's contributions: the form of 2024 and 2025, the RGDU since.

Exact in whole numbers, fractional power included. Monthly, as paid in advance (CSS, art. D241-8);
the yearly regularisation (art. D241-9) is not computed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.law.parameter import Value, parameter
from calculator.pay.money import cents, millionths, rounded

if TYPE_CHECKING:
    from datetime import date

    from calculator.pay.employment import Employment

__all__ = ["Reduction", "reduction"]

_LARGE = 50
"""Headcount from which the higher values hold: the threshold of the FNAL contribution."""
_TEN_THOUSANDTH = 100
"""In millionths: the coefficient is rounded to four decimals (CSS, art. D241-7, II)."""


@dataclass(frozen=True, slots=True)
class Reduction:
    """How the reduction follows from a gross pay, for one employment."""

    smic: Value
    """€ per hour."""
    limit: tuple[int, int]
    """Gross pay from which there is none, in cents a month, as a fraction."""
    most: int
    """Largest coefficient, in millionths."""
    floor: int
    """Tmin, in millionths; 0 in the form of 2024 and 2025."""
    slope: int
    """Tdelta in millionths; T in the form of 2024 and 2025."""
    power: tuple[int, int]
    """Exponent as a fraction; 1 in the form of 2024 and 2025."""
    multiple: tuple[int, int]
    """How many minimum wages the limit is, as a fraction."""
    factor: tuple[int, int]
    """Multiplier of the amount, as a fraction. Source: CSS, art. D241-10, III."""
    sources: tuple[Value, ...]
    """The values that made it so."""

    def coefficient(self, gross: int) -> int:
        """The coefficient of a gross pay, in ten-thousandths.

        Source: CSS, art. D241-7, II: floor + slope × ((limit / gross - 1) / (multiple - 1)) ^
        power, to four decimals, no more than the largest.
        """
        limit, per = self.limit
        if not 0 < gross * per < limit:
            return 0
        times, of = self.multiple
        above = (limit - gross * per) * of
        whole = gross * per * (times - of)
        if above >= whole:
            return self.most // _TEN_THOUSANDTH
        # Twice the wanted number of ten-thousandths, so that a half is seen exactly.
        exponent, root = self.power
        doubled = _root(
            (2 * self.slope) ** root * above**exponent // (_TEN_THOUSANDTH**root * whole**exponent),
            root,
        )
        return min(
            (2 * self.floor // _TEN_THOUSANDTH + doubled + 1) // 2, self.most // _TEN_THOUSANDTH
        )

    def amount(self, gross: int, contributions: int) -> int:
        """What is taken off the employer's contributions, in cents.

        Args:
            gross: Cents.
            contributions: The employer's contributions before it, in cents: it never exceeds
                them (CSS, art. D241-11, I).
        """
        times, of = self.factor
        return min(rounded(gross * self.coefficient(gross) * times, 10_000 * of), contributions)


def reduction(employment: Employment, rates: int) -> Reduction:
    """The reduction of an employment.

    Args:
        employment: Whose.
        rates: The employer's rates that it is set off against, but for work accidents, in
            millionths: where they come to less, so does the largest coefficient (CSS, art.
            D241-7, III).
    """
    day, hours = employment.day, employment.hours
    size = "from_50" if employment.headcount >= _LARGE else "below_50"
    mission = employment.contract == "mission"
    degressive = day >= _start()
    slope_name = f"t_delta_{size}" if degressive else f"t_{size}"
    names = ["smic", "smic_multiple", "atmp_share", slope_name]
    names += ["t_min", "power"] if degressive else []
    names += ["agency_factor"] if mission else []
    values = {name: parameter(f"reduction.{name}").on(day) for name in names}
    floor = millionths(values["t_min"].amount) if degressive else 0
    most = min(
        floor + millionths(values[slope_name].amount),
        rates + min(employment.atmp_rate, millionths(values["atmp_share"].amount)),
    )
    times, of = values["smic_multiple"].amount.as_integer_ratio()
    hourly = cents(values["smic"].amount)
    return Reduction(
        smic=values["smic"],
        limit=(hourly * hours.numerator * times, hours.denominator * of),
        most=most,
        floor=floor,
        slope=most - floor,
        power=values["power"].amount.as_integer_ratio() if degressive else (1, 1),
        multiple=(times, of),
        factor=values["agency_factor"].amount.as_integer_ratio() if mission else (1, 1),
        sources=tuple(values.values()),
    )


@cache
def _start() -> date:
    """First day of the RGDU."""
    return parameter("reduction.t_min").values[-1].provenance.since


def _root(value: int, degree: int) -> int:
    """The whole part of a root; the value is small enough for a float to come within one."""
    found = round(math.pow(value, 1 / degree))
    return found if found**degree <= value else found - 1
