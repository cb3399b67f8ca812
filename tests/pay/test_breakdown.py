from __future__ import annotations

from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from calculator.pay.breakdown import interim_breakdown, portage_breakdown
from calculator.pay.employment import Contract, Employment
from calculator.pay.interim import Mission, interim
from calculator.pay.portage import Reserve, Terms, portage
from calculator.pay.withholding import withholding

if TYPE_CHECKING:
    from calculator.pay.breakdown import Breakdown

DAY = date(2026, 6, 1)
TEN_PERCENT = withholding(DAY, 100_000)


def ported(contract: Contract, reserve: Reserve) -> Breakdown:
    employment = Employment(DAY, contract, cadre=True, headcount=30, atmp_rate=10_000, mutuelle=40)
    terms = Terms(employment, Fraction(18), 50_000, reserve, 10_000, "junior")
    return portage_breakdown(portage(terms, 40_000), TEN_PERCENT)


def lent() -> Breakdown:
    employment = Employment(
        DAY, "mission", cadre=False, headcount=30, atmp_rate=10_000, hours=Fraction(100)
    )
    month = interim(Mission(employment, Fraction(100), None), 1500)
    return interim_breakdown(month, 2_000_000, 10_000, TEN_PERCENT)


EVERY = [
    ported("cdi", "none"),
    ported("cdi", "provisioned"),
    ported("cdi", "paid"),
    ported("cdd", "none"),
    lent(),
]


@pytest.mark.parametrize("found", EVERY)
def test_the_rows_lead_from_the_price_to_the_pocket(found: Breakdown) -> None:
    assert found.company_price == (
        found.kept
        + found.expenses
        + found.gross
        + found.employer_contributions
        + found.reserve_set_aside
        + found.reserve_charges
        + found.unspent
    )
    assert found.gross == (
        found.salary + found.paid_leave + found.end_indemnity + found.reserve_paid
    )
    assert found.net == found.gross - found.employee_contributions
    assert found.net == (
        found.net_salary + found.net_paid_leave + found.net_end_indemnity + found.net_reserve_paid
    )
    assert found.net_after_tax == found.net - found.tax
    assert found.to_worker == found.net_after_tax + found.expenses


def test_a_month_of_portage_by_hand() -> None:
    kept, provisioned, paid, ended, _ = EVERY
    # 400 € × 18 days; 5 % of it.
    assert (kept.company_price, kept.kept, kept.expenses) == (720_000, 36_000, 10_000)
    assert (kept.reserve_set_aside, kept.reserve_paid) == (0, 0)
    assert provisioned.reserve_set_aside == paid.reserve_paid > 0
    assert provisioned.reserve_charges > paid.reserve_charges == 0
    assert provisioned.reserve_paid == paid.reserve_set_aside == 0
    # Only the end of a CDD is paid for.
    assert ended.end_indemnity > kept.end_indemnity == 0


def test_a_month_of_interim_by_hand() -> None:
    month = lent()
    # 15 € × 100 h; a tenth of it; a tenth of both.
    assert (month.salary, month.end_indemnity, month.paid_leave) == (150_000, 15_000, 16_500)
    assert month.gross == 181_500
    # Twice the pay, and the refunds.
    assert (month.company_price, month.expenses) == (310_000, 10_000)
    assert month.kept == 300_000 - month.gross - month.employer_contributions


def test_months_are_as_many_times_each_row() -> None:
    month = lent()
    year = month.times(11)
    for row in fields(month):
        assert getattr(year, row.name) == 11 * getattr(month, row.name)
    assert year.to_worker == 11 * month.to_worker
    assert month.times(1) == month
