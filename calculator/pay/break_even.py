"""The rate at which both arrangements come to the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from calculator.pay.interim import HIGHEST_RATE as HIGHEST_HOURLY_RATE
from calculator.pay.interim import hourly_rate_for, interim
from calculator.pay.inverse import NET, after_tax
from calculator.pay.portage import HIGHEST_RATE as HIGHEST_DAILY_RATE
from calculator.pay.portage import daily_rate_for
from calculator.pay.solver import Solution, first

if TYPE_CHECKING:
    from calculator.pay.comparison import Situation
    from calculator.pay.inverse import Reading

__all__ = ["MEASURES", "Measure", "even_daily_rate", "even_hourly_rate", "even_price"]

Measure = Literal["net_before_tax", "net_after_tax", "company_price"]
MEASURES: tuple[Measure, ...] = get_args(Measure)


def even_daily_rate(situation: Situation, measure: Measure) -> Solution | None:
    """The least day rate of portage that comes to what intérim does, in cents.

    Args:
        situation: With the hourly rate of intérim.
        measure: What is to be the same, month by month.

    Returns:
        None if no rate that is looked at does.
    """
    month = situation.interim()
    if measure != "company_price":
        reading = _reading(situation, measure)
        return daily_rate_for(situation.terms, reading, reading.amount(month.payslip))
    wanted = month.price(situation.coefficient) + situation.terms.expenses
    turnover = situation.terms.turnover
    rate = first(lambda one: turnover(one) >= wanted, 0, HIGHEST_DAILY_RATE + 1)
    return Solution(rate, turnover(rate), wanted) if rate <= HIGHEST_DAILY_RATE else None


def even_hourly_rate(situation: Situation, measure: Measure) -> Solution | None:
    """The least hourly rate of intérim that comes to what portage does, in cents.

    Args:
        situation: With the day rate of portage.
        measure: What is to be the same, month by month.

    Returns:
        None if no rate that is looked at does.
    """
    month = situation.portage()
    mission = situation.mission
    if measure != "company_price":
        reading = _reading(situation, measure)
        return hourly_rate_for(mission, reading, reading.amount(month.payslip))
    wanted = month.turnover - situation.terms.expenses

    def price(rate: int) -> int:
        return interim(mission, rate).price(situation.coefficient)

    rate = first(lambda one: price(one) >= wanted, 0, HIGHEST_HOURLY_RATE + 1)
    return Solution(rate, price(rate), wanted) if rate <= HIGHEST_HOURLY_RATE else None


def _reading(situation: Situation, measure: Measure) -> Reading:
    return NET if measure == "net_before_tax" else after_tax(situation.withholding)


def even_price(situation: Situation, low: int, high: int) -> int:
    """The least day rate, in cents, at which portage leaves as much as intérim at the same price.

    Args:
        situation: Without an hourly rate: it follows from the day rate.
        low: A day rate at which one leaves more.
        high: A day rate above it, at which the other does.
    """

    def ahead(rate: int) -> bool:
        there = replace(situation, daily_rate=rate)
        return there.portage().payslip.net >= there.interim().payslip.net

    was = ahead(low)
    return first(lambda rate: ahead(rate) != was, low, high)
