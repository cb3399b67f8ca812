"""What holds of every pay, whoever is paid and whenever."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st

from calculator.api import answer, respond
from calculator.law.parameter import subjects
from calculator.pay.contribution import contributions
from calculator.pay.employment import LEGAL_WEEK, Contract, Employment, monthly_hours
from calculator.pay.interim import Mission, hourly_rate_for, interim
from calculator.pay.inverse import NET, after_tax
from calculator.pay.minimum import LEVELS
from calculator.pay.money import rounded, share
from calculator.pay.payroll import Payroll, gross_for, gross_within, payroll
from calculator.pay.payslip import cost, net, payslip
from calculator.pay.portage import Terms, daily_rate_for, least_lawful_rate, portage
from calculator.pay.scale import Scale, scale
from calculator.pay.solver import first, greatest
from calculator.pay.withholding import neutral_scale, withholding
from scripts.exercise import PAID, UNPAID
from tests.properties.strategies import HOSTILE, any_json

DAYS = st.dates(date(2024, 7, 17), date(2026, 12, 31))
WEEKS = st.sampled_from([Fraction(35), Fraction(28), Fraction(35, 2)])
CONTRACTS: st.SearchStrategy[Contract] = st.sampled_from(["cdi", "cdd", "mission", "cdii"])
EMPLOYMENTS = st.builds(
    lambda day, contract, cadre, headcount, atmp, mutuelle, week: Employment(
        day, contract, cadre, headcount, atmp, mutuelle, monthly_hours(week), week / LEGAL_WEEK
    ),
    DAYS,
    CONTRACTS,
    st.booleans(),
    st.sampled_from([1, 10, 11, 49, 50, 1000]),
    st.integers(0, 100_000),
    st.integers(0, 40_000),
    WEEKS,
)
GROSSES = st.one_of(st.integers(1, 700_000), st.integers(700_000, 10_000_000))
TERMS = st.builds(
    lambda employment, days, fee, reserve, level, contract: Terms(
        replace(employment, contract=contract, hours=monthly_hours(Fraction(35)), ceiling_share=1),
        Fraction(days, 2),
        fee,
        reserve,
        0,
        level,
    ),
    EMPLOYMENTS,
    st.integers(2, 46),
    st.integers(0, 150_000),
    st.sampled_from(["none", "provisioned", "paid"]),
    st.sampled_from(LEVELS),
    st.sampled_from(["cdi", "cdd"]),
)
EVER = st.builds(
    lambda employment, day, atmp: replace(employment, day=day, atmp_rate=atmp),
    EMPLOYMENTS,
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    # Around the part of the work-accident rate that the reduction covers: 0.46, 0.50 and 0.49 %.
    st.one_of(st.integers(0, 100_000), st.integers(4500, 5100)),
)
"""Employments from the first day that is known."""
MISSIONS = st.builds(
    lambda employment, hours, without: Mission(
        replace(employment, contract="mission", hours=Fraction(hours, 4), ceiling_share=1),
        Fraction(hours, 4),
        without,
    ),
    EMPLOYMENTS,
    st.integers(4, 644),
    st.sampled_from([None, "hired", "force_majeure"]),
)


def at_edge(scales: Scale, which: int) -> int:
    """A gross pay, in cents, at which the reduction, a lower rate or a slice ends."""
    limit, per = scales.reduction.limit
    lower = (one.reduced_up_to for one in scales.owed if one.reduced_up_to >= 0)
    edges = [limit // per, scales.ceiling, *lower]
    return edges[which % len(edges)]


def looked_at_each(scales: Scale, budget: int) -> int:
    """The largest pay within a budget: half by half, then each of the next cents."""
    found = first(lambda gross: payslip(scales, gross).cost > budget, 1, max(1, budget + 1)) - 1
    beyond = range(found + 150, found, -1)
    return next((one for one in beyond if payslip(scales, one).cost <= budget), found)


class TestAPayslipAddsUp:
    @given(EMPLOYMENTS, GROSSES)
    def test_it(self, employment: Employment, gross: int) -> None:
        slip = payslip(scale(employment), gross)
        lines = list(slip.lines())
        assert slip.gross + slip.employer == slip.cost
        assert slip.gross - slip.employee == slip.net
        assert sum(line.employer for line in lines) == slip.employer_before_reduction
        assert sum(line.employee for line in lines) == slip.employee
        assert 0 <= slip.reduction <= slip.employer_before_reduction
        for line in lines:
            assert line.employer >= 0
            assert line.employee >= 0
            # A line is moved by no more than a cent, so that the total is right.
            assert abs(line.employer - share(line.base, line.employer_rate)) <= 1
            assert abs(line.employee - share(line.base, line.employee_rate)) <= 1


class TestNetRisesWithGrossButAtTheCeiling:
    """The technical balance contribution starts on the whole pay: the one cliff before tax."""

    @given(EMPLOYMENTS, GROSSES)
    @example(Employment(date(2026, 3, 1), "cdi", cadre=True, headcount=10, atmp_rate=0), 400_500)
    def test_it(self, employment: Employment, gross: int) -> None:
        scales = scale(employment)
        before, after = payslip(scales, gross), payslip(scales, gross + 1)
        if gross == scales.ceiling:
            cliff = share(gross, 1400)
            assert cliff - 2 <= before.net - after.net <= cliff
        else:
            assert after.net >= before.net
        assert after.taxable >= before.taxable - (gross == scales.ceiling) * share(gross, 1400)

    @given(DAYS)
    def test_the_cliff_of_the_ceiling_is_its_0_14_percent(self, day: date) -> None:
        scales = scale(Employment(day, "cdi", cadre=False, headcount=10, atmp_rate=10_000))
        fall = payslip(scales, scales.ceiling).net - payslip(scales, scales.ceiling + 1).net
        assert fall in (share(scales.ceiling, 1400) - 1, share(scales.ceiling, 1400))


class TestCostRisesButForTheTeethOfTheReduction:
    @given(EMPLOYMENTS, GROSSES)
    def test_it(self, employment: Employment, gross: int) -> None:
        scales = scale(employment)
        # Half a ten-thousandth of the pay each way, by what an agency's is multiplied with.
        tooth = rounded(gross * 11, 100_000) + 2
        assert payslip(scales, gross + 100).cost >= payslip(scales, gross).cost + 100 - tooth


class TestCostNeverFallsAsPayRises:
    """What the solver rests on: the teeth only ever jump up."""

    @given(EVER, GROSSES)
    def test_it(self, employment: Employment, gross: int) -> None:
        scales = scale(employment)
        assert gross <= payslip(scales, gross).cost <= payslip(scales, gross + 1).cost

    @given(EVER, st.integers(0, 3), st.integers(-100, 100))
    def test_nor_where_something_starts_or_ends(
        self, employment: Employment, edge: int, beside: int
    ) -> None:
        scales = scale(employment)
        gross = at_edge(scales, edge) + beside
        assert payslip(scales, gross).cost <= payslip(scales, gross + 1).cost


class TestTheCostAndTheNetAloneAreThoseOfThePayslip:
    @given(EVER, GROSSES)
    def test_it(self, employment: Employment, gross: int) -> None:
        scales = scale(employment)
        slip = payslip(scales, gross)
        assert (cost(scales, gross), net(scales, gross)) == (slip.cost, slip.net)

    @given(EVER, st.integers(0, 3), st.integers(-2, 2))
    def test_also_where_something_starts_or_ends(
        self, employment: Employment, edge: int, beside: int
    ) -> None:
        scales = scale(employment)
        gross = at_edge(scales, edge) + beside
        slip = payslip(scales, gross)
        assert (cost(scales, gross), net(scales, gross)) == (slip.cost, slip.net)


class TestTheThreeMinimumWagesCliff:
    @given(st.integers(1, 11), st.sampled_from([10, 30, 100]), st.integers(5_000, 50_000))
    def test_the_cost_jumps_by_two_percent(self, month: int, headcount: int, atmp: int) -> None:
        scales = scale(Employment(date(2026, month, 1), "cdi", False, headcount, atmp))  # noqa: FBT003
        below, at = payslip(scales, 546_909), payslip(scales, 546_910)
        assert below.reduction == 10_938
        assert at.reduction == 0
        assert 10_938 < at.cost - below.cost <= 10_941


class TestForwardAfterInverseIsTheSameToTheCent:
    @given(EMPLOYMENTS, st.integers(100_000, 2_000_000), st.booleans())
    def test_payroll(self, employment: Employment, gross: int, ended: bool) -> None:  # noqa: FBT001
        setting = Payroll(employment, end_of_contract=ended, paid_leave=ended)
        net = payroll(setting, gross).payslip.net
        found = gross_for(setting, NET, net)
        assert found is not None
        assert found.exact
        assert payroll(setting, found.at).payslip.net == net

    @given(EMPLOYMENTS, st.integers(100_000, 2_000_000))
    def test_payroll_after_tax(self, employment: Employment, gross: int) -> None:
        setting = Payroll(employment, end_of_contract=False, paid_leave=False)
        reading = after_tax(withholding(employment.day))
        net = reading.amount(payroll(setting, gross).payslip)
        found = gross_for(setting, reading, net)
        assert found is not None
        assert found.exact

    @given(TERMS, st.integers(15_000, 150_000), st.booleans())
    # The net after tax wavers by a cent around what is wanted.
    @example(
        Terms(
            Employment(
                date(2024, 11, 1), "cdi", cadre=True, headcount=50, atmp_rate=45, mutuelle=107
            ),
            Fraction(23),
            103,
            "none",
            0,
            "first_level",
        ),
        15_001,
        True,  # noqa: FBT003
    )
    def test_portage(self, terms: Terms, rate: int, taxed: bool) -> None:  # noqa: FBT001
        month = portage(terms, rate)
        assume(month.payslip.cost <= month.budget)
        reading = after_tax(withholding(terms.employment.day)) if taxed else NET
        net = reading.amount(month.payslip)
        assume(net > 0)
        found = daily_rate_for(terms, reading, net)
        assert found is not None
        assert found.exact
        assert reading.amount(portage(terms, found.at).payslip) == net

    @given(MISSIONS, st.integers(1_000, 10_000), st.booleans())
    def test_interim(self, mission: Mission, rate: int, taxed: bool) -> None:  # noqa: FBT001
        reading = after_tax(withholding(mission.employment.day)) if taxed else NET
        net = reading.amount(interim(mission, rate).payslip)
        assume(net > 0)
        found = hourly_rate_for(mission, reading, net)
        assert found is not None
        assert found.exact


class TestTheSolverFindsTheLargestPayOfABudget:
    @given(EMPLOYMENTS, st.integers(50_000, 900_000))
    @example(
        Employment(date(2026, 3, 1), "cdi", cadre=True, headcount=10, atmp_rate=10_000), 775_000
    )
    def test_it(self, employment: Employment, budget: int) -> None:
        setting = Payroll(employment, end_of_contract=False, paid_leave=False)
        scales = scale(employment)
        found = gross_within(setting, budget)
        assert found is not None
        assert found.value <= budget
        # No pay in the next ten euros fits, and none further: the cost has risen by more.
        assert all(
            payslip(scales, gross).cost > budget for gross in range(found.at + 1, found.at + 1000)
        )

    @given(EVER, st.integers(-100, 1_500_000))
    def test_it_is_the_one_that_looking_at_each_finds(
        self, employment: Employment, budget: int
    ) -> None:
        scales = scale(employment)
        assert greatest(partial(cost, scales), budget) == looked_at_each(scales, budget)

    @given(EVER, st.integers(0, 3), st.integers(-100, 100), st.integers(-3, 3))
    def test_also_where_something_starts_or_ends(
        self, employment: Employment, edge: int, beside: int, more: int
    ) -> None:
        scales = scale(employment)
        budget = payslip(scales, at_edge(scales, edge) + beside).cost + more
        assert greatest(partial(cost, scales), budget) == looked_at_each(scales, budget)

    @given(TERMS, st.integers(0, 200_000))
    def test_a_month_of_portage_spends_it(self, terms: Terms, rate: int) -> None:
        found = portage(terms, rate)
        reserve = found.parts.reserve
        total = looked_at_each(scale(terms.employment), terms.budget(rate))
        assert found.parts.paid + reserve == total
        assert found.payslip.gross == total - (reserve if found.provisioned else 0)


class TestPortageDividesItsBudget:
    @given(TERMS, st.integers(5_000, 200_000))
    def test_it(self, terms: Terms, rate: int) -> None:
        month = portage(terms, rate)
        assume(month.payslip.cost <= month.budget)
        parts = month.parts
        assert min(parts.paid, parts.base, parts.complement, parts.reserve, parts.paid_leave) >= 0
        assert month.payslip.gross == parts.paid + (0 if month.provisioned else parts.reserve)
        assert month.turnover == month.fee + month.budget
        assert month.budget == month.payslip.cost + month.provision + month.unspent
        assert month.unspent >= 0
        due = parts.base + parts.business_indemnity + parts.complement + parts.complement_indemnity
        ended = rounded(due, 10) if terms.employment.contract == "cdd" else 0
        assert parts.end_of_contract == ended
        # The cents that do not divide go to the paid leave.
        assert abs(10 * parts.paid_leave - (due + ended)) <= 15
        assert abs(20 * parts.business_indemnity - parts.base) <= 30
        assert abs(20 * parts.complement_indemnity - parts.complement) <= 40
        fixed_term = terms.employment.contract == "cdd"
        if terms.reserve == "none" or fixed_term:
            assert parts.reserve == 0
        else:
            assert abs(1000 * parts.reserve - 110 * parts.base) <= 1000

    @given(TERMS)
    def test_the_least_lawful_rate_is_the_least(self, terms: Terms) -> None:
        rate = least_lawful_rate(terms)
        assert rate is not None
        assert portage(terms, rate).lawful
        assert not portage(terms, rate - 1).lawful

    @given(TERMS, st.integers(10_000, 150_000))
    def test_a_higher_price_never_pays_less(self, terms: Terms, rate: int) -> None:
        assert portage(terms, rate + 1).payslip.gross >= portage(terms, rate).payslip.gross


STARTS = {
    value.provenance.since
    for one in subjects().values()
    for known in one.parameters.values()
    for value in known.values
} | {rate.provenance.since for one in contributions() for rate in one.rates}


class TestPayChangesOnlyOnTheDaysOnWhichAValueStarts:
    @given(
        st.dates(date(2024, 1, 1), date(2026, 12, 30)),
        st.integers(100_000, 1_000_000),
        CONTRACTS,
    )
    def test_it(self, day: date, gross: int, contract: Contract) -> None:
        def paid(on: date) -> tuple[int, int, int, int]:
            employment = Employment(on, contract, cadre=True, headcount=60, atmp_rate=12_000)
            slip = payslip(scale(employment), gross)
            return slip.net, slip.cost, slip.taxable, slip.reduction

        next_ = day + timedelta(days=1)
        if next_ not in STARTS:
            assert paid(day) == paid(next_)

    def test_the_scales_of_tax_start_on_days_that_are_known(self) -> None:
        days = [date(2024, 1, 1) + timedelta(days=one) for one in range(1095)]
        changes = [b for a, b in pairwise(days) if neutral_scale(a) != neutral_scale(b)]
        assert changes == [date(2025, 5, 1), date(2026, 5, 1)]


class TestJsonGoesThereAndBack:
    @given(st.integers(100, 900_000), DAYS)
    def test_it(self, gross: int, day: date) -> None:
        request: dict[str, object] = {
            "do": "payroll",
            "date": day.isoformat(),
            "contract": "cdi",
            "gross": Decimal(gross).scaleb(-2),
            "cadre": False,
            "headcount": 30,
            "atmp_rate": 1,
            "mutuelle": 0,
        }
        line = json.dumps(request, default=float)
        found = json.loads(answer(line), parse_float=Decimal)
        assert found == plain(respond(request))


NUMBERS = st.one_of(
    st.integers(),
    st.floats(),
    st.sampled_from([0, 0.01, 0.005, -0.0, 1, 35, 161, 400, 1_000_000, 1e-300, 1e300, 10**30]),
)
FIELDS = sorted({key for request in (*PAID, *UNPAID) for key in request} - {"do"})


class TestNothingBreaksTheRequestsAboutPay:
    """Whatever stands in a field, the answer is an answer or names the field."""

    @given(
        st.sampled_from(PAID),
        st.dictionaries(
            st.sampled_from(FIELDS), NUMBERS | any_json | st.sampled_from(HOSTILE), max_size=3
        ),
        st.sets(st.sampled_from(FIELDS), max_size=2),
    )
    def test_it(
        self, request: dict[str, object], changes: dict[str, object], gone: set[str]
    ) -> None:
        asked = {key: one for key, one in {**request, **changes}.items() if key not in gone}
        line = answer(json.dumps(asked))
        assert "\n" not in line
        found = json.loads(line)
        if "error" in found:
            assert list(found) == ["error"]
            assert found["error"]["where"]
            assert found["error"]["message"].endswith(".")
        else:
            assert found["do"] == request["do"]


def plain(value: object) -> object:
    """Mappings and sequences as JSON has them, numbers as they are."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
