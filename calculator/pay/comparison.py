"""A year of the same work in both arrangements, in the same rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.pay.assumption import AssumptionId, assumptions
from calculator.pay.interim import Interim, Mission, interim
from calculator.pay.money import MILLION, apportion, millionths
from calculator.pay.portage import Portage, Terms, portage

if TYPE_CHECKING:
    from decimal import Decimal

    from calculator.pay.employment import Employment
    from calculator.pay.payslip import Payslip
    from calculator.pay.withholding import Withholding

__all__ = ["Range", "Situation", "Year", "interim_year", "portage_year", "ranges"]


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
        hours = self.mission.hours
        # Refunds are part of the price of portage, and come on top of the agency's.
        price = max(0, self.terms.turnover(self.daily_rate) - self.terms.expenses)
        return price * MILLION * hours.denominator // (hours.numerator * self.coefficient)

    def portage(self) -> Portage:
        """One worked month of portage."""
        return portage(self.terms, self.daily_rate)

    def interim(self) -> Interim:
        """One worked month of intérim."""
        return interim(self.mission, self.paid_by_the_hour)


@dataclass(frozen=True, slots=True)
class Year:
    """One year in one arrangement, in cents; the same rows on both sides."""

    company_price: int
    """Without VAT."""
    kept: int
    """The portage company's fee, or the agency's margin."""
    expenses: int
    employer_contributions: int
    gross: int
    salary: int
    """Pay for the work, business-development indemnity included."""
    paid_leave: int
    end_indemnity: int
    """End of mission, or end of a CDD."""
    reserve_paid: int
    employee_contributions: int
    net: int
    net_salary: int
    net_paid_leave: int
    net_end_indemnity: int
    net_reserve_paid: int
    tax: int
    net_after_tax: int
    reserve_set_aside: int
    """Kept by the portage company for the end of the mission, before contributions."""
    reserve_charges: int
    unspent: int
    """What no cent of pay could use."""

    @property
    def to_worker(self) -> int:
        """Net pay after tax and refunds: what arrives in the worker's account."""
        return self.net_after_tax + self.expenses


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


def portage_year(situation: Situation) -> Year:
    """The year in portage."""
    month = situation.portage()
    parts = month.parts
    reserve_paid = 0 if month.provisioned else parts.reserve
    return _year(
        situation,
        month.payslip,
        company_price=month.turnover,
        kept=month.fee,
        salary=parts.paid - parts.end_of_contract - parts.paid_leave,
        paid_leave=parts.paid_leave,
        end_indemnity=parts.end_of_contract,
        reserve_paid=reserve_paid,
        reserve_set_aside=parts.reserve - reserve_paid,
        reserve_charges=month.reserve_charges,
        unspent=month.unspent,
    )


def interim_year(situation: Situation) -> Year:
    """The year in intérim. Expenses are the same: the company refunds them on top of the price."""
    month = situation.interim()
    price = month.price(situation.coefficient)
    return _year(
        situation,
        month.payslip,
        company_price=price + situation.terms.expenses,
        kept=price - month.payslip.cost,
        salary=month.base + month.top_up,
        paid_leave=month.iccp,
        end_indemnity=month.ifm,
        reserve_paid=0,
        reserve_set_aside=0,
        reserve_charges=0,
        unspent=0,
    )


def _year(situation: Situation, slip: Payslip, **month: int) -> Year:
    """As many times one month: what its payslip says, and what is told apart in its gross pay."""
    paid = ("salary", "paid_leave", "end_indemnity", "reserve_paid")
    nets = apportion(slip.net, [month[name] for name in paid])
    tax = situation.withholding.amount(slip.taxable)
    rows = month | {f"net_{name}": net for name, net in zip(paid, nets, strict=True)}
    rows |= {
        "expenses": situation.terms.expenses,
        "employer_contributions": slip.employer,
        "gross": slip.gross,
        "employee_contributions": slip.employee,
        "net": slip.net,
        "tax": tax,
        "net_after_tax": slip.net - tax,
    }
    return Year(**{name: situation.months * amount for name, amount in rows.items()})


def ranges(situation: Situation) -> tuple[Range, ...]:
    """What each assumption moves, that which moves the worker's difference most first."""
    found = []
    for one in assumptions().values():
        ends = [_with(situation, one.id, value) for value in (one.low, one.high)]
        years = [(portage_year(end), interim_year(end)) for end in ends]
        worker = [left.net - right.net for left, right in years]
        company = [left.company_price - right.company_price for left, right in years]
        found.append(Range(one.id, (worker[0], worker[1]), (company[0], company[1])))
    return tuple(sorted(found, key=lambda one: one.moves, reverse=True))


def _with(situation: Situation, name: AssumptionId, value: Decimal) -> Situation:
    terms, mission = situation.terms, situation.mission
    if name == "fee_rate":
        return replace(situation, terms=replace(terms, fee_rate=millionths(value)))
    if name == "coefficient":
        return replace(situation, coefficient=millionths(value * 100))

    def changed(employment: Employment) -> Employment:
        if name == "atmp_rate":
            return replace(employment, atmp_rate=millionths(value))
        return replace(employment, headcount=int(value))

    return replace(
        situation,
        terms=replace(terms, employment=changed(terms.employment)),
        mission=replace(mission, employment=changed(mission.employment)),
    )
