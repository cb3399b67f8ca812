from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from calculator.api import RequestError, respond
from calculator.view.comparison import ROWS
from tests.view.tree import words

BASE: dict[str, object] = {
    "date": "2026-11-23",
    "days": 200,
    "cadre": True,
    "contract": "cdi",
    "headcount": 30,
    "atmp_rate": 1,
    "mutuelle": 40,
    "reserve": "none",
}
COMPARE: dict[str, object] = {**BASE, "do": "compare"}
EVEN: dict[str, object] = {**BASE, "do": "break_even"}


def asked(request: dict[str, object], **more: object) -> dict[str, Any]:
    return dict(respond({**request, **more}))


def rows(found: dict[str, Any], side: str) -> dict[str, Decimal]:
    return {row["id"]: row[side] for row in found["rows"]}


def refused(request: dict[str, object], **more: object) -> str:
    with pytest.raises(RequestError) as error:
        respond({**request, **more})
    return error.value.where


@pytest.mark.parametrize(
    "more",
    [
        {"daily_rate": 400, "hourly_rate": 25},
        {"budget": 400},
        {"budget": 400, "contract": "cdd", "without_ifm": "hired"},
        {"budget": 400, "reserve": "provisioned", "expenses": 150, "months_without_mission": 3},
        {"budget": 400, "reserve": "paid", "agency_atmp_rate": 4, "agency_headcount": 900},
    ],
)
def test_both_years_have_the_same_rows_and_each_adds_up(more: dict[str, object]) -> None:
    found = asked(COMPARE, **more)
    assert [row["id"] for row in found["rows"]] == list(ROWS)
    for side in ("portage", "interim"):
        row = rows(found, side)
        assert row["company_price"] == (
            row["kept"]
            + row["expenses"]
            + row["gross"]
            + row["employer_contributions"]
            + row["reserve_set_aside"]
            + row["reserve_charges"]
            + row["unspent"]
        )
        assert row["gross"] == sum(
            row[name] for name in ("salary", "paid_leave", "end_indemnity", "reserve_paid")
        )
        assert row["net"] == row["gross"] - row["employee_contributions"]
        assert row["net"] == sum(
            row[f"net_{name}"] for name in ("salary", "paid_leave", "end_indemnity", "reserve_paid")
        )
        assert row["to_worker"] == row["net"] - row["tax"] + row["expenses"]
        assert row["unspent"] >= 0
    left, right = rows(found, "portage"), rows(found, "interim")
    assert found["difference"]["net_before_tax"] == left["net"] - right["net"]


def test_a_month_without_a_mission_is_paid_in_neither() -> None:
    # The same days in fewer months: the fuller months pay more tax, and no more in all.
    full = asked(COMPARE, budget=400, days=184)
    fewer = asked(COMPARE, budget=400, days=184, months_without_mission=4)
    assert fewer["months_worked"] == 8
    for side in ("portage", "interim"):
        whole, part = rows(full, side), rows(fewer, side)
        assert abs(part["company_price"] - whole["company_price"]) < 5
        assert part["tax"] > whole["tax"]


def test_a_bank_holiday_that_is_paid_is_paid_in_interim_alone() -> None:
    rates = {"daily_rate": 400, "hourly_rate": 25, "coefficient": 2}
    without, with_ = asked(COMPARE, **rates), asked(COMPARE, **rates, paid_holidays=9)
    assert with_["portage_month"] == without["portage_month"]
    # 200 / 12 days of seven hours are 116.67 h, at 25 € 2,916.67 €; nine more days a year are 0.75
    # a month, 5.25 h, 131.25 €. A tenth of 3,047.92 € is 304.79 €, a tenth of both 335.27 €.
    month = with_["interim_month"]
    assert without["interim_month"]["base"] == Decimal("2916.67")
    assert [month[name] for name in ("base", "ifm", "iccp", "gross_total", "price")] == [
        Decimal("3047.92"),
        Decimal("304.79"),
        Decimal("335.27"),
        Decimal("3687.98"),
        Decimal("6095.84"),
    ]
    assert rows(with_, "interim")["gross"] == 12 * month["gross_total"]


def test_bank_holidays_are_spread_over_the_worked_months() -> None:
    rates = {"daily_rate": 400, "hourly_rate": 25, "months_without_mission": 2}
    found = asked(COMPARE, **rates, paid_holidays=7.5)
    # (200 + 7.5) / 10 days of seven hours, 145.25 h, at 25 €.
    assert found["interim_month"]["base"] == Decimal("3631.25")


def test_the_same_price_pays_for_bank_holidays_by_a_lower_hour() -> None:
    without, with_ = asked(COMPARE, budget=400), asked(COMPARE, budget=400, paid_holidays=9)
    # 400 € × 200 / 12 = 6,666.67 €, by twice 116.67 h and by twice 121.92 h.
    assert (without["hourly_rate"], with_["hourly_rate"]) == (Decimal("28.57"), Decimal("27.34"))


def test_hours_with_bank_holidays_go_up_to_a_full_month() -> None:
    found = asked(COMPARE, daily_rate=400, hourly_rate=10, days=270, paid_holidays=6)
    assert found["interim_month"]["base"] == 1610


def test_a_break_even_counts_bank_holidays() -> None:
    even = asked(EVEN, hourly_rate=25, paid_holidays=9)
    at = asked(COMPARE, daily_rate=even["rate"], hourly_rate=25, paid_holidays=9)
    assert 0 <= at["difference"]["net_before_tax"] < 12
    assert even["rate"] > asked(EVEN, hourly_rate=25)["rate"]


def test_a_budget_is_the_price_of_both() -> None:
    found = asked(COMPARE, budget=400, expenses=100)
    left, right = rows(found, "portage"), rows(found, "interim")
    # The hourly rate is a whole cent: the agency's price is below by less than a cent an hour.
    assert 0 <= left["company_price"] - right["company_price"] < 200 * 7 * 2 * Decimal("0.01")


def test_the_hour_that_a_budget_pays_for_is_the_one_that_its_price_gives() -> None:
    # 18 days at 645.81 € are 11,624.58 €: 126 hours at 38.61 €, times 2.3895, to the cent.
    found = asked(COMPARE, budget=Decimal("645.81"), days=216, coefficient=Decimal("2.3895"))
    assert found["hourly_rate"] == Decimal("38.61")
    assert rows(found, "interim")["company_price"] == Decimal("11624.58") * 12
    # Beyond what is looked at, the rate stops where that of a mission does.
    assert asked(COMPARE, budget=10_000, coefficient=1)["hourly_rate"] == 1000


def test_what_was_filled_in_with_usual_values_is_said() -> None:
    assert asked(COMPARE, budget=400)["assumed"] == ["fee_rate", "coefficient"]
    assert asked(COMPARE, budget=400, fee_rate=6, coefficient=2)["assumed"] == []


def test_the_assumption_that_moves_the_result_most_comes_first() -> None:
    found = asked(COMPARE, budget=400)
    moves = [one["moves"] for one in found["ranges"]]
    assert moves == sorted(moves, reverse=True)
    assert found["moves_most"] == found["ranges"][0]["id"] == "coefficient"
    by_rate = asked(COMPARE, daily_rate=400, hourly_rate=25)
    assert by_rate["moves_most"] == "fee_rate"
    last = by_rate["ranges"][-1]
    # Where both rates are given, the coefficient changes the company's price alone.
    assert (last["id"], last["moves"]) == ("coefficient", 0)
    assert last["company_at_low"] > last["company_at_high"]


def test_a_range_holds_what_its_ends_give() -> None:
    found = asked(COMPARE, budget=400)
    (fee,) = (one for one in found["ranges"] if one["id"] == "fee_rate")
    for end in ("low", "high"):
        there = asked(COMPARE, budget=400, fee_rate=fee[end])
        assert there["difference"]["net_before_tax"] == fee[f"worker_at_{end}"]
        assert there["difference"]["company_price"] == fee[f"company_at_{end}"]


@pytest.mark.parametrize("measure", ["net_before_tax", "net_after_tax"])
def test_at_the_break_even_both_come_to_the_same(measure: str) -> None:
    even = asked(EVEN, hourly_rate=25, measure=measure)
    at = asked(COMPARE, daily_rate=even["rate"], hourly_rate=25)
    month = at["portage_month"][measure] - at["interim_month"][measure]
    assert month == even["difference"]
    assert 0 <= month < 1
    below = asked(COMPARE, daily_rate=even["rate"] - 1, hourly_rate=25)
    assert below["difference"][measure] < 0


@pytest.mark.parametrize("measure", ["net_before_tax", "net_after_tax"])
def test_the_break_even_goes_both_ways(measure: str) -> None:
    even = asked(EVEN, daily_rate=400, measure=measure)
    at = asked(COMPARE, daily_rate=400, hourly_rate=even["rate"])
    assert at["interim_month"][measure] - at["portage_month"][measure] == even["difference"]
    assert 0 <= even["difference"] < 2


def test_the_break_even_of_the_company_is_the_same_price() -> None:
    day = asked(EVEN, hourly_rate=25, measure="company_price", expenses=50)
    at = asked(COMPARE, daily_rate=day["rate"], hourly_rate=25, expenses=50)
    assert 0 <= at["difference"]["company_price"] < 12 * Decimal("0.2")
    hour = asked(EVEN, daily_rate=350, measure="company_price", expenses=50)
    at = asked(COMPARE, daily_rate=350, hourly_rate=hour["rate"], expenses=50)
    assert -12 * 120 * 2 * Decimal("0.01") < at["difference"]["company_price"] <= 0


@pytest.mark.parametrize("measure", ["net_before_tax", "company_price"])
def test_no_break_even_is_said_by_name(measure: str) -> None:
    far = {"measure": measure, "coefficient": 10, "hours_per_day": 7, "fee_rate": 50}
    assert refused(EVEN, hourly_rate=1000, **far) == "hourly_rate"
    far = {"measure": measure, "coefficient": 1, "hours_per_day": 1, "fee_rate": 0}
    assert refused(EVEN, daily_rate=10_000, **far) == "daily_rate"


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({}, "daily_rate"),
        ({"budget": 400, "hourly_rate": 25}, "hourly_rate"),
        ({"budget": 400, "daily_rate": 400}, "budget"),
        ({"daily_rate": 400}, "hourly_rate"),
        ({"budget": 400, "days": 0}, "days"),
        ({"budget": 400, "days": 277}, "days"),
        ({"budget": 400, "days": 139, "months_without_mission": 6}, "days"),
        ({"budget": 400, "months_without_mission": 12}, "months_without_mission"),
        ({"budget": 400, "hours_per_day": 8}, "hours_per_day"),
        ({"budget": 400, "paid_holidays": 11.01}, "paid_holidays"),
        ({"budget": 400, "paid_holidays": -1}, "paid_holidays"),
        ({"budget": 400, "paid_holidays": 1.005}, "paid_holidays"),
        # 22.5 days and a half are 23 days of seven hours: 161 hours, and no more.
        ({"budget": 400, "days": 270, "paid_holidays": 6.01}, "paid_holidays"),
        ({"budget": 400, "agency_headcount": 0}, "agency_headcount"),
        ({"budget": 400, "agency_atmp_rate": "x"}, "agency_atmp_rate"),
        ({"budget": 1, "expenses": 50}, "budget"),
        ({"budget": 400, "measure": "net"}, "measure"),
    ],
)
def test_a_comparison_without_sense_is_refused_by_name(more: dict[str, object], where: str) -> None:
    assert refused(COMPARE, **more) == where


PORTAGE_QUOTE: dict[str, object] = {
    **BASE,
    "do": "check_quote",
    "kind": "portage",
    "days": 18,
    "daily_rate": 400,
    "fee_rate": 5,
    "mutuelle": 0,
}
INTERIM_QUOTE: dict[str, object] = {
    "do": "check_quote",
    "kind": "interim",
    "date": "2026-11-23",
    "hours": 151.67,
    "hourly_rate": 15,
    "headcount": 30,
    "atmp_rate": 1,
    "mutuelle": 0,
}


PORTAGE_NAMES = (
    "turnover",
    "fee",
    "budget",
    "gross_total",
    "employee_contributions",
    "net_before_tax",
    "taxable_net",
    "employer_contributions",
    "employer_cost",
    "reserve",
)
INTERIM_NAMES = ("base", "ifm", "iccp", *PORTAGE_NAMES[3:9], "price")


def own(request: dict[str, object], names: tuple[str, ...]) -> dict[str, object]:
    """The engine's own figures, as a quote."""
    asked_for = {key: value for key, value in request.items() if key != "kind"}
    found = respond({**asked_for, "do": request["kind"]})
    return {name: found[name] for name in names if name in found}


@pytest.mark.parametrize("reserve", ["none", "provisioned", "paid"])
def test_the_engine_s_own_figures_of_portage_are_explained(reserve: str) -> None:
    request = {**PORTAGE_QUOTE, "reserve": reserve, "expenses": 200}
    found = asked(request, quote=own(request, PORTAGE_NAMES))
    assert [line["id"] for line in found["lines"]] == list(PORTAGE_NAMES)
    assert found["unexplained"] == []
    assert found["unexplained_total"] == 0
    assert all(line["says"].endswith("aux arrondis près.") for line in found["lines"])
    assert all(line["ask"] == "" for line in found["lines"])


@pytest.mark.parametrize("more", [{}, {"without_ifm": "hired"}, {"contract": "cdii", "hours": 90}])
def test_the_engine_s_own_figures_of_interim_are_explained(more: dict[str, object]) -> None:
    request = {**INTERIM_QUOTE, "coefficient": 2, **more}
    found = asked(request, quote=own(request, INTERIM_NAMES))
    assert [line["id"] for line in found["lines"]] == list(INTERIM_NAMES)
    assert found["unexplained"] == []


def test_a_fee_higher_than_agreed_is_named_in_euros_and_does_not_spoil_the_rest() -> None:
    quote = {**own(PORTAGE_QUOTE, PORTAGE_NAMES), "fee": 420}
    found = asked(PORTAGE_QUOTE, quote={name: quote[name] for name in ("turnover", "fee")})
    turnover, fee = found["lines"]
    assert turnover["unexplained"] == 0
    assert (fee["quoted"], fee["recomputed"], fee["unexplained"]) == (420, 360, 60)
    assert fee["says"].startswith("Frais de gestion\u00a0: 60\u00a0€ de plus que le calcul.")
    assert (turnover["ask"], "une assurance" in fee["ask"]) == ("", True)
    assert found["unexplained"] == ["fee"]
    assert found["unexplained_total"] == 60


def test_a_net_that_counts_the_refunds_is_recognised() -> None:
    request = {**PORTAGE_QUOTE, "expenses": 300}
    figures = own(request, PORTAGE_NAMES)
    net = figures["net_before_tax"]
    assert isinstance(net, Decimal)
    found = asked(request, quote={**figures, "net_before_tax": net + 300})
    (line,) = (one for one in found["lines"] if one["unexplained"])
    assert (line["id"], line["unexplained"], line["because"]) == (
        "net_before_tax",
        300,
        ["expenses"],
    )
    assert line["says"].endswith("C’est, à un euro près : les frais remboursés.")
    assert line["ask"].startswith("Ce net compte-t-il les frais remboursés\u202f?")


def test_a_net_that_counts_the_refunds_and_the_reserve_is_recognised() -> None:
    request = {**PORTAGE_QUOTE, "expenses": 300, "reserve": "provisioned"}
    figures = own(request, PORTAGE_NAMES)
    net, reserve = figures["net_before_tax"], figures["reserve"]
    assert isinstance(net, Decimal)
    assert isinstance(reserve, Decimal)
    found = asked(request, quote={"net_before_tax": net + 300 + reserve})
    assert found["lines"][0]["because"] == ["expenses", "reserve"]
    assert "les frais remboursés et la réserve\u202f?" in found["lines"][0]["ask"]


def test_leave_that_forgets_the_end_of_mission_indemnity_is_recognised() -> None:
    found = asked(INTERIM_QUOTE, quote={"base": 2275.05, "ifm": 227.51, "iccp": 227.51})
    assert found["unexplained"] == ["iccp"]
    assert found["lines"][2]["because"] == ["iccp_on_ifm"]
    assert found["unexplained_total"] == Decimal("22.75")
    assert "22,75\u00a0€ de moins" in found["lines"][2]["says"]
    assert "C. trav., art. L1251-19" in found["lines"][2]["ask"]
    assert [line["ask"] for line in found["lines"][:2]] == ["", ""]


@pytest.mark.parametrize(
    ("request_", "figure", "cause", "asks"),
    [
        (PORTAGE_QUOTE, "turnover", "fifth", "TVA comprise"),
        ({**INTERIM_QUOTE, "coefficient": 2}, "price", "fifth", "TVA comprise"),
        (PORTAGE_QUOTE, "turnover", "fee_on_top", "au prix convenu"),
    ],
)
def test_a_price_with_its_vat_or_with_the_fee_on_top_is_recognised(
    request_: dict[str, object], figure: str, cause: str, asks: str
) -> None:
    (right,) = asked(request_, quote={figure: 1})["lines"]
    fee = asked(PORTAGE_QUOTE, quote={"fee": 1})["lines"][0]["recomputed"]
    more = fee if cause == "fee_on_top" else right["recomputed"] / 5
    (line,) = asked(request_, quote={figure: right["recomputed"] + more})["lines"]
    assert line["because"] == [cause]
    assert asks in line["ask"]


def test_only_a_price_is_explained_by_what_is_a_part_of_the_price() -> None:
    (right,) = asked(PORTAGE_QUOTE, quote={"turnover": 1})["lines"]
    (gross,) = asked(PORTAGE_QUOTE, quote={"gross_total": 1})["lines"]
    wrong = gross["recomputed"] + right["recomputed"] / 5
    (line,) = asked(PORTAGE_QUOTE, quote={"gross_total": wrong})["lines"]
    assert line["because"] == []


def test_a_fee_at_another_rate_is_told_as_a_rate() -> None:
    (right,) = asked(PORTAGE_QUOTE, quote={"turnover": 1})["lines"]
    fee = right["recomputed"] / 10
    (_, line) = asked(PORTAGE_QUOTE, quote={"turnover": right["recomputed"], "fee": fee})["lines"]
    assert words(line["says"]).endswith("Ils font 10 % du chiffre d’affaires : est-ce leur taux ?")
    (line,) = asked(PORTAGE_QUOTE, quote={"fee": 0})["lines"]
    assert "du chiffre d’affaires" not in line["says"]


def test_a_gap_that_nothing_explains_is_a_question_to_ask() -> None:
    found = asked(PORTAGE_QUOTE, quote={"employee_contributions": 1234.56})
    (line,) = found["lines"]
    assert line["because"] == []
    assert line["says"].endswith(
        "Le calcul ne l’explique pas\u00a0: demandez d’où vient cette somme."
    )
    assert line["ask"].startswith("Pouvez-vous donner chaque retenue du salarié")
    assert list(line)[-2:] == ["says", "ask"]


@pytest.mark.parametrize(
    ("request_", "names"),
    [
        (PORTAGE_QUOTE, PORTAGE_NAMES),
        ({**INTERIM_QUOTE, "coefficient": 2}, INTERIM_NAMES),
    ],
)
@pytest.mark.parametrize("factor", [0, Decimal("0.9"), Decimal("1.1")])
def test_whatever_is_off_there_is_something_to_ask(
    request_: dict[str, object], names: tuple[str, ...], factor: Decimal
) -> None:
    request_ = (
        {**request_, "expenses": 300, "reserve": "provisioned"} if "days" in request_ else request_
    )
    for name, figure in own(request_, names).items():
        assert isinstance(figure, Decimal)
        found = asked(request_, quote={name: round(figure * factor, 2)})
        assert found["lines"][0]["ask"], name


@pytest.mark.parametrize(
    ("request_", "more", "where"),
    [
        (PORTAGE_QUOTE, {"quote": {"fee": -1}}, "quote.fee"),
        (PORTAGE_QUOTE, {"quote": {"fees": 1}}, "quote.fees"),
        (PORTAGE_QUOTE, {"quote": {}}, "quote"),
        (PORTAGE_QUOTE, {"quote": {"fee": 1}, "kind": "cdi"}, "kind"),
        (PORTAGE_QUOTE, {"quote": {"fee": 1}, "daily_rate": 1, "expenses": 50}, "daily_rate"),
        (INTERIM_QUOTE, {"quote": {"price": 1}}, "coefficient"),
        (INTERIM_QUOTE, {"quote": {"fee": 1}}, "quote.fee"),
    ],
)
def test_a_quote_without_sense_is_refused_by_name(
    request_: dict[str, object], more: dict[str, object], where: str
) -> None:
    assert refused(request_, **more) == where
