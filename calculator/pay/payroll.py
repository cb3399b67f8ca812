"""A month of ordinary employment: a gross pay, and the indemnities that a fixed term adds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.law.parameter import parameter
from calculator.pay.inverse import Reading, inverse
from calculator.pay.money import millionths, share
from calculator.pay.payslip import Payslip, payslip
from calculator.pay.scale import scale
from calculator.pay.solver import Solution, greatest

if TYPE_CHECKING:
    from calculator.pay.employment import Employment

__all__ = ["HIGHEST_GROSS", "Month", "Payroll", "gross_for", "gross_within", "payroll"]

HIGHEST_GROSS = 200_000_000
"""Largest gross pay that is looked at, in cents."""


@dataclass(frozen=True, slots=True)
class Payroll:
    """What is paid on top of the gross pay, and by whom."""

    employment: Employment
    end_of_contract: bool
    paid_leave: bool


@dataclass(frozen=True, slots=True)
class Month:
    """One month, in cents."""

    gross: int
    """Before indemnities."""
    end_of_contract: int
    paid_leave: int
    payslip: Payslip


def payroll(setting: Payroll, gross: int) -> Month:
    """The month of a gross pay before indemnities, in cents.

    Source: C. trav., art. L1243-8 (a tenth of the pay) and L1242-16 (a tenth of both).
    """
    day = setting.employment.day
    ended = leave = 0
    if setting.end_of_contract:
        rate = parameter("portage.end_of_contract_rate").on(day)
        ended = share(gross, millionths(rate.amount))
    if setting.paid_leave:
        leave = share(gross + ended, millionths(parameter("portage.leave_rate").on(day).amount))
    return Month(gross, ended, leave, payslip(scale(setting.employment), gross + ended + leave))


def gross_for(setting: Payroll, reading: Reading, wanted: int) -> Solution | None:
    """The gross pay that gives an amount, to the cent if one does, else the least with more.

    Returns:
        None if no gross pay that is looked at gives as much.
    """
    return inverse(lambda gross: payroll(setting, gross).payslip, reading, wanted, HIGHEST_GROSS)


def gross_within(setting: Payroll, cost: int) -> Solution | None:
    """The largest gross pay that costs the employer no more than this, in cents.

    Returns:
        None if none does.
    """

    def spent(gross: int) -> int:
        return payroll(setting, gross).payslip.cost

    gross = greatest(spent, cost)
    return Solution(gross, spent(gross), cost) if gross else None
