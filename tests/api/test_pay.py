from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from calculator.api import RequestError, answer, respond
from scripts.exercise import PAID, UNPAID

PERSON: dict[str, object] = {
    "date": "2026-11-23",
    "headcount": 30,
    "atmp_rate": 1,
    "mutuelle": 0,
}
PAYROLL: dict[str, object] = {**PERSON, "do": "payroll", "cadre": False, "contract": "cdi"}
PORTAGE: dict[str, object] = {
    **PERSON,
    "do": "portage",
    "cadre": True,
    "contract": "cdi",
    "days": 18,
    "fee_rate": 7.5,
    "reserve": "none",
}
MISSION: dict[str, object] = {**PERSON, "do": "interim", "hours": 151.67}


def paid(request: dict[str, object], **more: object) -> dict[str, Any]:
    return dict(respond({**request, **more}))


def refused(request: dict[str, object], **more: object) -> str:
    with pytest.raises(RequestError) as error:
        respond({**request, **more})
    return error.value.where


@pytest.mark.parametrize("request_", PAID, ids=lambda one: f"{one['do']}")
def test_every_request_of_the_exercise_is_answered_in_one_line(request_: dict[str, object]) -> None:
    line = answer(json.dumps(request_))
    assert json.loads(line)["do"] == request_["do"]
    assert "\n" not in line


@pytest.mark.parametrize("request_", UNPAID, ids=str)
def test_every_refusal_of_the_exercise_names_a_field(request_: dict[str, object]) -> None:
    error = json.loads(answer(json.dumps(request_)))["error"]
    assert error["where"].partition(".")[0] in {*request_, "hourly_rate", "coefficient"}
    assert error["message"].endswith(".")


@pytest.mark.parametrize(
    "field", ["date", "contract", "cadre", "headcount", "atmp_rate", "mutuelle", "gross"]
)
@pytest.mark.parametrize("value", [None, "x", float("nan"), -1, 10**12, [], {}])
def test_each_field_of_a_payroll_is_checked(field: str, value: object) -> None:
    assert refused({**PAYROLL, "gross": 2500}, **{field: value}) == field


@pytest.mark.parametrize(
    "field", ["daily_rate", "days", "fee_rate", "reserve", "expenses", "level", "branch_levies"]
)
@pytest.mark.parametrize("value", ["x", float("inf"), -1, 10**12, [], {}])
def test_each_field_of_a_portage_is_checked(field: str, value: object) -> None:
    assert refused({**PORTAGE, "daily_rate": 400}, **{field: value}) == field


@pytest.mark.parametrize(
    "field", ["hourly_rate", "hours", "contract", "without_ifm", "coefficient", "withholding_rate"]
)
@pytest.mark.parametrize("value", ["x", float("nan"), -1, 10**12, [], {}])
def test_each_field_of_an_interim_is_checked(field: str, value: object) -> None:
    assert refused({**MISSION, "hourly_rate": 15}, **{field: value}) == field


def test_a_line_says_its_base_its_rates_its_text_and_what_was_read() -> None:
    found = paid(PAYROLL, gross=3500)
    line = next(one for one in found["lines"] if one["id"] == "old_age_capped")
    assert (line["base"], line["employer_rate"], line["employee_rate"]) == (
        Decimal("3500.00"),
        Decimal("8.55"),
        Decimal("6.9"),
    )
    assert (line["employer_amount"], line["employee_amount"]) == (
        Decimal("299.25"),
        Decimal("241.50"),
    )
    assert line["source"] == "CSS, art. D242-4"
    assert line["url"].startswith("https://www.legifrance.gouv.fr/")
    assert (line["since"], line["checked_on"]) == ("2026-01-01", "2026-10-01")
    assert (line["status"], line["since_at_least"]) == ("verified", False)
    crds = next(one for one in found["lines"] if one["id"] == "crds")
    assert (crds["since"], crds["since_at_least"]) == ("2024-01-01", True)
    assert "crds" in found["unverified"]
    assert "old_age_capped" not in found["unverified"]


def test_a_day_later_than_what_was_checked_is_computed_and_said_to_be_so() -> None:
    known, later = paid(PAYROLL, gross=3500, date="2026-08-20"), paid(PAYROLL, gross=3500)
    assert not known["law"]["later_than_checked"]
    assert "vérifié le" in known["law"]["says"]
    assert later["law"]["later_than_checked"]
    assert "n’est pas pris en compte" in later["law"]["says"]


def test_what_is_not_covered_is_said() -> None:
    said = " ".join(paid(PAYROLL, gross=3500)["not_covered"])
    for name in ("Alsace-Moselle", "outre-mer", "Heures supplémentaires", "annuelle", "branche"):
        assert name in said


def test_the_minimum_wage_of_june_2026_and_the_frozen_one_are_right_on_the_same_day() -> None:
    found = paid(PAYROLL, gross=1867.02, date="2026-06-01")
    assert found["minimum_wage"]["hourly"] == Decimal("12.31")
    assert found["minimum_wage"]["monthly"] == Decimal("1867.02")
    assert found["minimum_wage"]["reached"]
    assert found["reduction"]["hourly_minimum_wage"] == Decimal("12.02")
    assert not paid(PAYROLL, gross=1867.01, date="2026-06-01")["minimum_wage"]["reached"]


def test_a_cost_that_no_pay_gives_is_said_not_to_be_exact() -> None:
    found = paid(PAYROLL, employer_cost=7750)
    assert found["gross"] == Decimal("5469.09")
    assert not found["wanted"]["exact"]
    assert found["wanted"]["difference"] == found["employer_cost"] - 7750
    assert found["wanted"]["difference"] < 0
    exact = paid(PAYROLL, employer_cost=found["employer_cost"])
    assert exact["wanted"] == {
        "field": "employer_cost",
        "amount": found["employer_cost"],
        "exact": True,
        "difference": Decimal("0.00"),
    }


def test_a_cost_too_small_for_any_pay_is_refused() -> None:
    assert refused(PAYROLL, employer_cost=1, mutuelle=400) == "employer_cost"


@pytest.mark.parametrize("field", ["net_before_tax", "net_after_tax"])
def test_a_net_that_is_wanted_is_what_comes_out(field: str) -> None:
    for request, rate in ((PAYROLL, "gross"), (PORTAGE, "daily_rate"), (MISSION, "hourly_rate")):
        found = paid(request, **{field: 2000})
        there = paid(request, **{rate: found[rate]})
        assert there[field] - 2000 == found["wanted"]["difference"]
        assert found["wanted"]["exact"] == (there[field] == 2000)


def test_a_legal_amount_has_two_decimals_as_the_others_have() -> None:
    assert '"amount":4005.00,' in answer(json.dumps({**PAYROLL, "gross": 3500}))
    assert '"full_time":2288.30,' in answer(json.dumps({**PORTAGE, "daily_rate": 400}))


def test_the_reader_s_own_rate_of_tax_goes_before_the_neutral_scale() -> None:
    neutral, own = paid(PAYROLL, gross=3500), paid(PAYROLL, gross=3500, withholding_rate=3.2)
    assert neutral["withholding"]["scale"] == "neutral"
    assert neutral["withholding"]["status"] == "unverified"
    assert own["withholding"] == {"scale": "own"}
    assert own["withholding_tax"] == Decimal("91.85")
    assert own["net_after_tax"] == own["net_before_tax"] - own["withholding_tax"]


def test_expenses_are_refunds_in_a_row_of_their_own() -> None:
    without, with_ = paid(PORTAGE, daily_rate=400), paid(PORTAGE, daily_rate=400, expenses=300)
    assert with_["budget"] == without["budget"] - 300
    assert with_["paid_to_worker"] == with_["net_before_tax"] + 300
    assert with_["net_before_tax"] < without["net_before_tax"]


def test_a_price_that_leaves_nothing_is_refused() -> None:
    assert refused(PORTAGE, daily_rate=10, expenses=500) == "daily_rate"


def test_a_price_below_the_branch_minimum_is_computed_and_said_to_be_too_low() -> None:
    least = paid(PORTAGE, daily_rate=400)["minimum"]["least_daily_rate"]
    assert paid(PORTAGE, daily_rate=least)["minimum"]["reached"]
    low = paid(PORTAGE, daily_rate=least - Decimal("0.01"))["minimum"]
    assert not low["reached"]
    assert low["status"] == "unverified"


def test_a_minimum_that_no_price_reaches_has_no_least_rate() -> None:
    found = paid(PORTAGE, net_before_tax=100, expenses=165_500)
    assert found["minimum"]["least_daily_rate"] is None


def test_an_agency_s_price_and_margin_follow_from_the_coefficient() -> None:
    found = paid(MISSION, hourly_rate=15, coefficient=2)
    assert found["price"] == Decimal("4550.10")
    assert found["margin"] == found["price"] - found["employer_cost"]
    assert "price" not in paid(MISSION, hourly_rate=15)


def test_an_open_ended_interim_contract_guarantees_the_month() -> None:
    found = paid(MISSION, hourly_rate=15, hours=100, contract="cdii")
    assert found["base"] == Decimal("1500.00")
    assert found["guarantee_top_up"] == Decimal("367.02")
    assert (found["ifm"], found["iccp"]) == (0, 0)
    assert found["gross_total"] == Decimal("1867.02")
    assert found["reduction"]["factor"] == 1


def test_a_price_gives_the_largest_day_rate_within_it() -> None:
    found = paid(PORTAGE, turnover=7200.05)
    assert (found["daily_rate"], found["turnover"]) == (Decimal("400.00"), Decimal("7200.00"))
    assert found["wanted"] == {
        "field": "turnover",
        "amount": Decimal("7200.05"),
        "exact": False,
        "difference": Decimal("-0.05"),
    }


def test_a_price_gives_the_largest_hourly_rate_within_it() -> None:
    found = paid(MISSION, price=4550.10, coefficient=2)
    assert found["hourly_rate"] == Decimal("15.00")
    assert found["price"] == Decimal("4550.10")
    assert refused(MISSION, price=4550) == "coefficient"
    assert refused(MISSION, price=1, coefficient=2) == "price"
