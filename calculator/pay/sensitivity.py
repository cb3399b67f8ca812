"""What one assumption makes of a month, the others staying as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.pay.assumption import AssumptionId, assumptions
from calculator.pay.interim import Mission, interim
from calculator.pay.money import millionths
from calculator.pay.portage import Terms, portage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from calculator.pay.employment import Employment

__all__ = [
    "Sensitivity",
    "coefficient_at",
    "interim_sensitivity",
    "mission_at",
    "portage_sensitivity",
    "terms_at",
]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What a month comes to at both ends of one assumption, in cents.

    In portage, the net pay before tax. In intérim, the agency's margin: what it keeps of the price;
    the net pay there depends on none of what the agency alone pays or sets.
    """

    assumption: AssumptionId
    low: int
    """At the low value of the assumption, which may well be the larger amount."""
    high: int

    @property
    def moves(self) -> int:
        """How far it goes from one end to the other."""
        return abs(self.high - self.low)


def portage_sensitivity(terms: Terms, daily_rate: int) -> tuple[Sensitivity, ...]:
    """What fee, work-accident rate and headcount make of the net pay, the strongest first.

    Args:
        terms: Of one month.
        daily_rate: Cents.
    """

    def net(name: AssumptionId, value: Decimal) -> int:
        return portage(terms_at(terms, name, value), daily_rate).payslip.net

    return _sensitivities(("fee_rate", "atmp_rate", "headcount"), net)


def interim_sensitivity(
    mission: Mission, hourly_rate: int, coefficient: int
) -> tuple[Sensitivity, ...]:
    """What coefficient, work-accident rate and headcount make of the margin, the strongest first.

    Args:
        mission: One month.
        hourly_rate: Cents.
        coefficient: What the agency multiplies the pay by, in millionths.
    """

    def margin(name: AssumptionId, value: Decimal) -> int:
        times = coefficient_at(value) if name == "coefficient" else coefficient
        month = interim(mission_at(mission, name, value), hourly_rate)
        return month.price(times) - month.payslip.cost

    return _sensitivities(("coefficient", "atmp_rate", "headcount"), margin)


def _sensitivities(
    names: Iterable[AssumptionId], amount: Callable[[AssumptionId, Decimal], int]
) -> tuple[Sensitivity, ...]:
    known = assumptions()
    found = (
        Sensitivity(name, amount(name, known[name].low), amount(name, known[name].high))
        for name in names
    )
    return tuple(sorted(found, key=lambda one: one.moves, reverse=True))


def terms_at(terms: Terms, name: AssumptionId, value: Decimal) -> Terms:
    """The terms with an assumption at a value; as they are where it says nothing of them."""
    if name == "fee_rate":
        return replace(terms, fee_rate=millionths(value))
    return replace(terms, employment=_employment_at(terms.employment, name, value))


def mission_at(mission: Mission, name: AssumptionId, value: Decimal) -> Mission:
    """The mission with an assumption at a value; as it is where that says nothing of it."""
    return replace(mission, employment=_employment_at(mission.employment, name, value))


def coefficient_at(value: Decimal) -> int:
    """A coefficient as an assumption gives it, in millionths."""
    return millionths(value * 100)


def _employment_at(employment: Employment, name: AssumptionId, value: Decimal) -> Employment:
    if name == "atmp_rate":
        return replace(employment, atmp_rate=millionths(value))
    if name == "headcount":
        return replace(employment, headcount=int(value))
    return employment
