"""Where both arrangements leave the same net at the same price."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from calculator.pay.break_even import even_price
from calculator.pay.comparison import Situation
from calculator.pay.employment import Employment
from calculator.pay.interim import Mission
from calculator.pay.portage import Terms
from calculator.pay.withholding import withholding

DAY = date(2026, 11, 25)
PORTED = Employment(day=DAY, contract="cdi", cadre=True, headcount=49, atmp_rate=10_000)
LENT = replace(PORTED, contract="mission", cadre=False)


def situation(coefficient: int) -> Situation:
    return Situation(
        terms=Terms(PORTED, Fraction(18), 75_000, "none", 0, "junior"),
        mission=Mission(LENT, Fraction(126), None),
        coefficient=coefficient,
        months=12,
        daily_rate=0,
        hourly_rate=None,
        withholding=withholding(DAY),
    )


def lead(agreed: Situation, rate: int) -> bool:
    at = replace(agreed, daily_rate=rate)
    return at.portage().payslip.net >= at.interim().payslip.net


@pytest.mark.parametrize("coefficient", [1_780_000, 1_800_000, 1_850_000])
def test_the_other_overtakes_at_that_very_cent(coefficient: int) -> None:
    agreed = situation(coefficient)
    rates = range(15_000, 80_000, 2_500)
    leads = [lead(agreed, rate) for rate in rates]
    found = 0
    for low, high, before, after in zip(rates, rates[1:], leads, leads[1:], strict=False):
        if before != after:
            at = even_price(agreed, low, high)
            assert low < at <= high
            assert lead(agreed, at) == after
            assert lead(agreed, at - 1) == before
            found += 1
    assert found
