"""From the price that the company pays to the worker's pocket: the same rows for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.pay.money import apportion

if TYPE_CHECKING:
    from calculator.pay.interim import Interim
    from calculator.pay.payslip import Payslip
    from calculator.pay.portage import Portage
    from calculator.pay.withholding import Withholding

__all__ = ["Breakdown", "interim_breakdown", "portage_breakdown"]

_PAID = ("salary", "paid_leave", "end_indemnity", "reserve_paid")
"""What is told apart in the gross pay; the net pay is divided as it is."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """From the price to the pocket, in cents; the same rows for both arrangements."""

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

    def times(self, months: int) -> Breakdown:
        """Each row so many times."""
        return Breakdown(**{name: months * getattr(self, name) for name in self.__slots__})


def portage_breakdown(month: Portage, tax: Withholding) -> Breakdown:
    """One month of portage."""
    parts = month.parts
    reserve_paid = 0 if month.provisioned else parts.reserve
    return _breakdown(
        month.payslip,
        tax,
        company_price=month.turnover,
        kept=month.fee,
        expenses=month.terms.expenses,
        salary=parts.paid - parts.end_of_contract - parts.paid_leave,
        paid_leave=parts.paid_leave,
        end_indemnity=parts.end_of_contract,
        reserve_paid=reserve_paid,
        reserve_set_aside=parts.reserve - reserve_paid,
        reserve_charges=month.reserve_charges,
        unspent=month.unspent,
    )


def interim_breakdown(
    month: Interim, coefficient: int, expenses: int, tax: Withholding
) -> Breakdown:
    """One month of intérim.

    Args:
        month: What is paid.
        coefficient: What the agency multiplies the pay by to make its price, in millionths.
        expenses: Cents that the company refunds on top of the price.
        tax: How tax is withheld.
    """
    price = month.price(coefficient)
    return _breakdown(
        month.payslip,
        tax,
        company_price=price + expenses,
        kept=price - month.payslip.cost,
        expenses=expenses,
        salary=month.base + month.top_up,
        paid_leave=month.iccp,
        end_indemnity=month.ifm,
        reserve_paid=0,
        reserve_set_aside=0,
        reserve_charges=0,
        unspent=0,
    )


def _breakdown(slip: Payslip, tax: Withholding, **told: int) -> Breakdown:
    """What a payslip says, beside what it does not tell."""
    nets = apportion(slip.net, [told[name] for name in _PAID])
    withheld = tax.amount(slip.taxable)
    return Breakdown(
        **told,
        **{f"net_{name}": net for name, net in zip(_PAID, nets, strict=True)},
        employer_contributions=slip.employer,
        gross=slip.gross,
        employee_contributions=slip.employee,
        net=slip.net,
        tax=withheld,
        net_after_tax=slip.net - withheld,
    )
