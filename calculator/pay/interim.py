"""Intérim: from an hourly rate to a payslip and a price, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from calculator.law.parameter import parameter
from calculator.pay.employment import FULL_TIME
from calculator.pay.inverse import Reading, inverse
from calculator.pay.money import MILLION, cents, millionths, rounded, share
from calculator.pay.payslip import Payslip, payslip
from calculator.pay.scale import scale
from calculator.pay.solver import within

if TYPE_CHECKING:
    from fractions import Fraction

    from calculator.pay.employment import Employment
    from calculator.pay.solver import Solution

__all__ = [
    "HIGHEST_RATE",
    "WITHOUT_IFM",
    "Interim",
    "Mission",
    "WithoutIfm",
    "hourly_rate_for",
    "hourly_rate_within",
    "idle_month",
    "indemnity_rates",
    "interim",
]

WithoutIfm = Literal[
    "hired", "seasonal_or_customary", "training", "worker_ends", "gross_misconduct", "force_majeure"
]
"""Cases without the end-of-mission indemnity. Source: C. trav., art. L1251-32 and L1251-33."""
WITHOUT_IFM: tuple[WithoutIfm, ...] = get_args(WithoutIfm)

HIGHEST_RATE = 100_000
"""Largest hourly rate that is looked at, in cents."""


@dataclass(frozen=True, slots=True)
class Mission:
    """One month of a mission, or of an open-ended intérim contract (CDII)."""

    employment: Employment
    hours: Fraction
    """Paid at the hourly rate."""
    without_ifm: WithoutIfm | None

    @property
    def open_ended(self) -> bool:
        """Whether the contract is a CDII."""
        return self.employment.contract == "cdii"


@dataclass(frozen=True, slots=True)
class Interim:
    """One month of intérim, in cents."""

    mission: Mission
    hourly_rate: int
    base: int
    top_up: int
    """Up to the guaranteed pay of a CDII. Source: C. trav., art. L1251-58-3."""
    ifm: int
    iccp: int
    payslip: Payslip

    def price(self, coefficient: int) -> int:
        """What the company pays, without VAT, in cents.

        Args:
            coefficient: What the agency multiplies the pay by, indemnities apart, in millionths.
        """
        return share(self.base, coefficient)


def interim(mission: Mission, hourly_rate: int) -> Interim:
    """The month that an hourly rate in cents gives.

    Raises:
        NotInForce: Something is not known on that day.
    """
    hours = mission.hours
    base = rounded(hourly_rate * hours.numerator, hours.denominator)
    top_up = max(0, guarantee(mission) - base) if mission.open_ended else 0
    ifm_rate, iccp_rate = indemnity_rates(mission)
    ifm = share(base, ifm_rate)
    iccp = share(base + ifm, iccp_rate)
    return Interim(
        mission=mission,
        hourly_rate=hourly_rate,
        base=base,
        top_up=top_up,
        ifm=ifm,
        iccp=iccp,
        payslip=payslip(scale(mission.employment), base + top_up + ifm + iccp),
    )


@lru_cache(maxsize=64)
def indemnity_rates(mission: Mission) -> tuple[int, int]:
    """The rates of IFM, on the pay, and of ICCP, on both, in millionths; 0 where it is not due.

    Source: C. trav., art. L1251-32 (IFM: a tenth of the pay), L1251-19 (ICCP: a tenth of the pay,
    IFM included) and L1251-58-4 (neither in a CDII).
    """
    if mission.open_ended:
        return 0, 0
    day = mission.employment.day
    ifm, iccp = (
        millionths(parameter(f"interim.{name}_rate").on(day).amount) for name in ("ifm", "iccp")
    )
    return (ifm if mission.without_ifm is None else 0), iccp


def guarantee(mission: Mission) -> int:
    """The least monthly pay of a CDII, in cents.

    Source: C. trav., art. L1251-58-3: the minimum wage times the legal hours of the month.
    """
    smic = cents(parameter("smic.hourly_gross").on(mission.employment.day).amount)
    return rounded(smic * FULL_TIME.numerator, FULL_TIME.denominator)


def idle_month(mission: Mission) -> Payslip:
    """A whole month of a CDII without a mission: the guaranteed pay and nothing else.

    Source: C. trav., art. L1251-58-3.
    """
    employment = replace(mission.employment, hours=FULL_TIME)
    return payslip(scale(employment), guarantee(mission))


def hourly_rate_for(mission: Mission, reading: Reading, wanted: int) -> Solution | None:
    """The hourly rate that gives an amount, to the cent if one does, else the least with more.

    Returns:
        None if no rate that is looked at gives as much.
    """
    return inverse(lambda rate: interim(mission, rate).payslip, reading, wanted, HIGHEST_RATE)


def hourly_rate_within(mission: Mission, coefficient: int, price: int) -> int:
    """The largest hourly rate whose month is within a price, in cents; 0 if none is.

    Args:
        mission: But for the rate.
        coefficient: What the agency multiplies the pay by to make its price, in millionths.
        price: What the company pays, without VAT, in cents.
    """
    # Both steps round: the largest pay within the price first, then the largest rate within it.
    hours, base = mission.hours, within(price, coefficient, MILLION)
    return min(HIGHEST_RATE, within(base, hours.numerator, hours.denominator))
