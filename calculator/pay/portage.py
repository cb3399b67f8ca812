"""Portage: from a day rate to a payslip, and back.

The price less the fee and the expenses is the budget; the gross pay is the largest whose cost the
budget covers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Literal

from calculator.law.parameter import parameter
from calculator.pay.inverse import Reading, arguments
from calculator.pay.minimum import Level, Minimum, minimum
from calculator.pay.money import MILLION, millionths, rounded, share
from calculator.pay.payslip import Payslip, cost, net, payslip
from calculator.pay.scale import Scale, scale
from calculator.pay.solver import Solution, first, greatest, least, within

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from calculator.pay.employment import Employment

__all__ = [
    "HIGHEST_RATE",
    "Parts",
    "Pay",
    "Portage",
    "Reserve",
    "Split",
    "Terms",
    "daily_rate_for",
    "daily_rate_within",
    "least_lawful_rate",
    "net_within",
    "pay_within",
    "portage",
]

Reserve = Literal["none", "provisioned", "paid"]

HIGHEST_RATE = 1_000_000
"""Largest day rate that is looked at, in cents."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the two contracts of a portage say of one month."""

    employment: Employment
    days: Fraction
    fee_rate: int
    """Of the price, in millionths."""
    reserve: Reserve
    expenses: int
    """Refunded to the worker, in cents."""
    level: Level

    def turnover(self, daily_rate: int) -> int:
        """The month's price without VAT, in cents."""
        return rounded(daily_rate * self.days.numerator, self.days.denominator)

    def fee(self, turnover: int) -> int:
        """What the portage company keeps, in cents. Source: CC portage, art. 21.2."""
        return share(turnover, self.fee_rate)

    def budget(self, daily_rate: int) -> int:
        """What is left for pay and contributions, in cents; below zero if expenses exceed it."""
        turnover = self.turnover(daily_rate)
        return turnover - self.fee(turnover) - self.expenses

    def rate_for(self, budget: int) -> int:
        """The least day rate that gives a budget, both in cents."""
        return first(lambda rate: self.budget(rate) >= budget, 0, HIGHEST_RATE + 1)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a gross pay is made of, and the reserve beside it, in cents."""

    base: int
    business_indemnity: int
    complement: int
    complement_indemnity: int
    end_of_contract: int
    paid_leave: int
    reserve: int
    """Its own paid leave included."""

    @property
    def paid(self) -> int:
        """All but the reserve."""
        return (
            self.base
            + self.business_indemnity
            + self.complement
            + self.complement_indemnity
            + self.end_of_contract
            + self.paid_leave
        )


@dataclass(frozen=True, slots=True)
class Split:
    """How all that is due to the worker is divided.

    Source: C. trav., art. L1254-9 (business development), L1254-21 and L3141-24 (paid leave),
    L1254-18 and L1243-8 (end of a CDD); CC portage, art. 21.3 (reserve of a CDI, on the base).
    """

    business: int
    """Millionths, as those below."""
    leave: int
    end_of_contract: int
    reserve: int
    base: int
    """Cents: the base that the branch minimum amounts to, for the days worked."""

    def parts(self, total: int) -> Parts:
        """Divide a total in cents, to the cent."""
        grown = MILLION + self.business
        kept = self.reserve * (MILLION + self.leave)
        # What one base takes out of the total: itself, its indemnities, and its reserve.
        taken = grown * (MILLION + self.end_of_contract) * (MILLION + self.leave) + kept * MILLION
        base = min(self.base, rounded(total * MILLION**3, taken))
        reserve = rounded(base * kept, MILLION**2)
        paid = total - reserve
        due = rounded(paid * MILLION**2, (MILLION + self.end_of_contract) * (MILLION + self.leave))
        end_of_contract = share(due, self.end_of_contract)
        indemnity = min(share(base, self.business), due - base)
        rest = due - base - indemnity
        complement = rounded(rest * MILLION, grown)
        return Parts(
            base=base,
            business_indemnity=indemnity,
            complement=complement,
            complement_indemnity=rest - complement,
            end_of_contract=end_of_contract,
            paid_leave=paid - due - end_of_contract,
            reserve=reserve,
        )

    def least(self, minimum: int) -> int:
        """The total from which the minimum pay is reached, the reserve on top, in cents.

        The end-of-contract indemnity of a CDD comes on top of the minimum, as the reserve does.
        """
        return first(lambda total: self.minimum_part(self.parts(total)) >= minimum, 0, 2 * minimum)

    @staticmethod
    def minimum_part(parts: Parts) -> int:
        """What counts for the branch minimum, in cents."""
        return parts.paid - parts.end_of_contract


@dataclass(frozen=True, slots=True)
class Pay:
    """What a budget pays, in cents."""

    parts: Parts
    payslip: Payslip
    reserve_charges: int
    """The employer's contributions set aside with a provisioned reserve."""


@dataclass(frozen=True, slots=True)
class Portage:
    """One month of portage, in cents."""

    terms: Terms
    daily_rate: int
    turnover: int
    fee: int
    budget: int
    parts: Parts
    payslip: Payslip
    reserve_charges: int
    """The employer's contributions set aside with a provisioned reserve."""
    minimum: Minimum

    @property
    def provision(self) -> int:
        """What is set aside in all: the reserve and its contributions."""
        return self.parts.reserve + self.reserve_charges if self.provisioned else 0

    @property
    def provisioned(self) -> bool:
        """Whether a reserve is kept for the end of the mission."""
        return self.terms.reserve == "provisioned"

    @property
    def unspent(self) -> int:
        """What no gross pay could use: a cent more of pay would cost more than this."""
        return self.budget - self.payslip.cost - self.provision

    @property
    def lawful(self) -> bool:
        """Whether the branch minimum is reached."""
        return Split.minimum_part(self.parts) >= self.minimum.amount


def pay_within(terms: Terms, budget: int) -> Pay:
    """What a budget in cents pays: the largest gross pay whose cost it covers.

    Raises:
        NotInForce: Something is not known on that day.
    """
    scales, split, _ = _setting(terms)
    total = greatest(partial(cost, scales), budget)
    parts = split.parts(total)
    whole = payslip(scales, total)
    paid = payslip(scales, parts.paid) if terms.reserve == "provisioned" else whole
    return Pay(parts, paid, whole.employer - paid.employer)


def net_within(terms: Terms, budget: int) -> int:
    """The net pay before tax of what a budget pays, both in cents.

    Raises:
        NotInForce: Something is not known on that day.
    """
    scales, split, _ = _setting(terms)
    total = greatest(partial(cost, scales), budget)
    return net(scales, split.parts(total).paid if terms.reserve == "provisioned" else total)


def portage(terms: Terms, daily_rate: int) -> Portage:
    """The month that a day rate in cents gives.

    Raises:
        NotInForce: Something is not known on that day.
    """
    turnover, budget = terms.turnover(daily_rate), terms.budget(daily_rate)
    pay = pay_within(terms, budget)
    return Portage(
        terms=terms,
        daily_rate=daily_rate,
        turnover=turnover,
        fee=terms.fee(turnover),
        budget=budget,
        parts=pay.parts,
        payslip=pay.payslip,
        reserve_charges=pay.reserve_charges,
        minimum=_setting(terms)[2],
    )


def daily_rate_for(terms: Terms, reading: Reading, wanted: int) -> Solution | None:
    """The day rate that gives an amount, to the cent if one does, else the least that gives more.

    Args:
        terms: But for the rate.
        reading: The amount on the payslip.
        wanted: Cents.

    Returns:
        None if no rate that is looked at gives as much.
    """
    scales, split, _ = _setting(terms)
    provisioned = terms.reserve == "provisioned"

    def slip(total: int) -> Payslip:
        return payslip(scales, split.parts(total).paid if provisioned else total)

    totals = arguments(slip, reading, wanted, max(0, terms.budget(HIGHEST_RATE)))
    rates = (terms.rate_for(payslip(scales, total).cost) for total in totals)
    return least(
        lambda rate: reading.amount(portage(terms, rate).payslip),
        wanted,
        (rate for rate in rates if rate <= HIGHEST_RATE),
    )


def daily_rate_within(terms: Terms, price: int) -> int:
    """The largest day rate whose month is within a price, both in cents; 0 if none is."""
    days = terms.days
    return min(HIGHEST_RATE, within(price, days.numerator, days.denominator))


def least_lawful_rate(terms: Terms) -> int | None:
    """The least day rate, in cents, whose pay reaches the branch minimum; None if none does."""
    scales, split, least_pay = _setting(terms)
    total = split.least(least_pay.amount)
    rate = terms.rate_for(payslip(scales, total).cost)
    return rate if rate <= HIGHEST_RATE else None


@lru_cache(maxsize=64)
def _setting(terms: Terms) -> tuple[Scale, Split, Minimum]:
    day = terms.employment.day
    least_pay = minimum(terms.level, terms.days, day)
    fixed_term = terms.employment.contract == "cdd"
    split = Split(
        business=_rate("business_indemnity_rate", day),
        leave=_rate("leave_rate" if fixed_term else "paid_leave_rate", day),
        end_of_contract=_rate("end_of_contract_rate", day) if fixed_term else 0,
        reserve=0 if fixed_term or terms.reserve == "none" else _rate("reserve_rate", day),
        base=0,
    )
    alone = (MILLION + split.business) * (MILLION + split.leave)
    base = rounded(least_pay.amount * MILLION**2, alone)
    return scale(terms.employment), replace(split, base=base), least_pay


def _rate(name: str, day: date) -> int:
    return millionths(parameter(f"portage.{name}").on(day).amount)
