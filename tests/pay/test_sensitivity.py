from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from calculator.pay.employment import Employment
from calculator.pay.interim import Mission, interim
from calculator.pay.portage import Terms, portage
from calculator.pay.sensitivity import Sensitivity, interim_sensitivity, portage_sensitivity

PORTED = Employment(date(2026, 6, 1), "cdi", cadre=True, headcount=30, atmp_rate=10_000)
LENT = replace(PORTED, contract="mission", cadre=False, hours=Fraction(140))
TERMS = Terms(PORTED, Fraction(18), 75_000, "provisioned", 0, "junior")
MISSION = Mission(LENT, Fraction(140), None)


def net(terms: Terms) -> int:
    return portage(terms, 40_000).payslip.net


def margin(mission: Mission, coefficient: int) -> int:
    month = interim(mission, 2000)
    return month.price(coefficient) - month.payslip.cost


def test_each_assumption_of_portage_is_taken_at_both_ends() -> None:
    found = {one.assumption: one for one in portage_sensitivity(TERMS, 40_000)}
    assert found == {
        "fee_rate": Sensitivity(
            "fee_rate",
            net(replace(TERMS, fee_rate=50_000)),
            net(replace(TERMS, fee_rate=100_000)),
        ),
        "atmp_rate": Sensitivity(
            "atmp_rate",
            net(replace(TERMS, employment=replace(PORTED, atmp_rate=5_000))),
            net(replace(TERMS, employment=replace(PORTED, atmp_rate=30_000))),
        ),
        "headcount": Sensitivity(
            "headcount",
            net(replace(TERMS, employment=replace(PORTED, headcount=10))),
            net(replace(TERMS, employment=replace(PORTED, headcount=250))),
        ),
    }


def test_each_assumption_of_interim_is_taken_at_both_ends() -> None:
    found = {one.assumption: one for one in interim_sensitivity(MISSION, 2000, 2_000_000)}
    assert found == {
        "coefficient": Sensitivity(
            "coefficient", margin(MISSION, 1_700_000), margin(MISSION, 2_300_000)
        ),
        "atmp_rate": Sensitivity(
            "atmp_rate",
            margin(replace(MISSION, employment=replace(LENT, atmp_rate=5_000)), 2_000_000),
            margin(replace(MISSION, employment=replace(LENT, atmp_rate=30_000)), 2_000_000),
        ),
        "headcount": Sensitivity(
            "headcount",
            margin(replace(MISSION, employment=replace(LENT, headcount=10)), 2_000_000),
            margin(replace(MISSION, employment=replace(LENT, headcount=250)), 2_000_000),
        ),
    }
    # 20 € × 140 h × (2.3 - 1.7).
    assert found["coefficient"].moves == 168_000


def test_that_which_moves_most_comes_first() -> None:
    for found in (
        portage_sensitivity(TERMS, 40_000),
        interim_sensitivity(MISSION, 2000, 2_000_000),
    ):
        moves = [one.moves for one in found]
        assert moves == sorted(moves, reverse=True)
    assert portage_sensitivity(TERMS, 40_000)[0].assumption == "fee_rate"
    assert interim_sensitivity(MISSION, 2000, 2_000_000)[0].assumption == "coefficient"


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.integers(1200, 6000),
    st.integers(0, 100_000),
    st.integers(1, 1000),
)
def test_the_net_pay_of_interim_hangs_on_nothing_that_the_agency_alone_pays(
    day: date, rate: int, atmp_rate: int, headcount: int
) -> None:
    here = replace(LENT, day=day, mutuelle=4000)
    there = replace(here, atmp_rate=atmp_rate, headcount=headcount)
    slips = [interim(Mission(one, Fraction(140), None), rate).payslip for one in (here, there)]
    assert slips[0].net == slips[1].net
    assert slips[0].taxable == slips[1].taxable
