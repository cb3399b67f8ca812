"""A year of the same work in both arrangements, in the same rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.pay.assumption import AssumptionId, assumptions
from calculator.pay.breakdown import interim_breakdown, portage_breakdown
from calculator.pay.interim import Interim, Mission, hourly_rate_within, interim
from calculator.pay.portage import Portage, Terms, portage
from calculator.pay.sensitivity import coefficient_at, mission_at, terms_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from calculator.pay.breakdown import Breakdown
    from calculator.pay.withholding import Withholding

__all__ = ["Range", "Situation", "interim_year", "portage_year", "ranges"]


@dataclass(frozen=True, slots=True)
class Situation:
    """The work of a year, and on what terms each arrangement would do it."""

    terms: Terms
    """Of one worked month."""
    mission: Mission
    """Of one worked month."""
    coefficient: int
    """What the agency multiplies the pay by to make its price, in millionths."""
    months: int
    """Worked in the year; the others are not paid (C. trav., art. L1254-21, II)."""
    daily_rate: int
    """Price of a day of portage, in cents."""
    hourly_rate: int | None
    """Pay of an hour of intérim, in cents; None where it follows from the day's price."""
    withholding: Withholding

    @property
    def paid_by_the_hour(self) -> int:
        """The hourly rate, or the largest that the price of a day pays for, in cents."""
        if self.hourly_rate is not None:
            return self.hourly_rate
        # Refunds are part of the price of portage, and come on top of the agency's.
        price = self.terms.turnover(self.daily_rate) - self.terms.expenses
        return hourly_rate_within(self.mission, self.coefficient, price)

    def portage(self) -> Portage:
        """One worked month of portage."""
        return portage(self.terms, self.daily_rate)

    def interim(self) -> Interim:
        """One worked month of intérim."""
        return interim(self.mission, self.paid_by_the_hour)

    def at(self, name: AssumptionId, value: Decimal) -> Situation:
        """The same with an assumption at a value, for both employers where it is about both."""
        return replace(
            self,
            terms=terms_at(self.terms, name, value),
            mission=mission_at(self.mission, name, value),
            coefficient=coefficient_at(value) if name == "coefficient" else self.coefficient,
        )


@dataclass(frozen=True, slots=True)
class Range:
    """What one assumption moves, in cents a year, the others staying as they are."""

    assumption: AssumptionId
    worker: tuple[int, int]
    """Net before tax of portage less that of intérim, at the low and at the high value."""
    company: tuple[int, int]
    """Price of portage less that of intérim."""

    @property
    def moves(self) -> int:
        """How far the worker's difference goes from one end to the other."""
        return abs(self.worker[1] - self.worker[0])


def portage_year(situation: Situation) -> Breakdown:
    """The year in portage."""
    return portage_breakdown(situation.portage(), situation.withholding).times(situation.months)


def interim_year(situation: Situation) -> Breakdown:
    """The year in intérim. Expenses are the same: the company refunds them on top of the price."""
    month = interim_breakdown(
        situation.interim(),
        situation.coefficient,
        situation.terms.expenses,
        situation.withholding,
    )
    return month.times(situation.months)


def ranges(
    situation: Situation, agree: Callable[[Situation], Situation] = lambda one: one
) -> tuple[Range, ...]:
    """What each assumption moves, that which moves the worker's difference most first.

    Args:
        situation: As it stands.
        agree: What finds the rates anew where they follow from what is assumed.
    """
    found = []
    for one in assumptions().values():
        ends = [agree(situation.at(one.id, value)) for value in (one.low, one.high)]
        years = [(portage_year(end), interim_year(end)) for end in ends]
        worker = [left.net - right.net for left, right in years]
        company = [left.company_price - right.company_price for left, right in years]
        found.append(Range(one.id, (worker[0], worker[1]), (company[0], company[1])))
    return tuple(sorted(found, key=lambda one: one.moves, reverse=True))
