from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import pytest

from calculator.simulator.form import PERIODS
from calculator.simulator.statement import statements
from calculator.view.simulation.journey import STEPS, Path, journey, journey_table
from tests.simulated import page, simulated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.view.tree import Node

KIND = dict(STEPS)
NEVER_NOTHING = [
    "company_price",
    "kept",
    "set_aside",
    "employer_contributions",
    "gross",
    "employee_contributions",
    "net",
    "net_salary",
    "net_paid_leave",
    "tax",
    "net_after_tax",
]


def picture(form: str, entries: dict[str, str] | None = None) -> Node:
    return page(form, entries).one("section", class_="poi-path")


def steps(form: str, entries: dict[str, str] | None = None) -> list[str]:
    return [str(one.attributes["data-step-id"]) for one in picture(form, entries).all("details")]


def cents(text: str) -> int:
    plain = text.replace(" ", "").replace("−", "-").replace("+", "").removesuffix("€")
    return int(Decimal(plain.replace(",", ".")) * 100)


def amounts(root: Node, side: str) -> dict[str, int]:
    """By step, its signed amount as a reader sees it."""
    return {
        str(step.attributes["data-step-id"]): cents(
            step.one(data_side=side).one(class_="poi-step-amount").words()
        )
        for step in root.all("details")
    }


@pytest.mark.parametrize("form", ["portage", "interim"])
def test_the_steps_are_the_same_for_both_and_nothing_is_left_out_but_what_is_nothing(
    form: str,
) -> None:
    assert steps(form) == [
        one for one in KIND if one in NEVER_NOTHING or one in shown_besides(form)
    ]


def shown_besides(form: str) -> list[str]:
    return [] if form == "portage" else ["net_end_indemnity"]


def test_a_step_that_is_something_on_one_side_stands_on_both() -> None:
    entries = {"expenses": "100", "reserve": "paid"}
    assert steps("comparison", entries) == list(KIND)
    for step in picture("comparison", entries).all("details"):
        assert [one.attributes["data-side"] for one in step.all(class_="poi-step-row")] == [
            "portage",
            "interim",
        ]


def test_what_arrives_on_the_account_is_told_apart_only_where_there_are_refunds() -> None:
    assert "to_worker" not in steps("portage")
    root = picture("portage", {"expenses": "250,50"})
    found = amounts(root, "portage")
    assert found["to_worker"] == found["net_after_tax"] + 25_050


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("form", "entries"),
    [
        ("portage", {}),
        ("portage", {"amount": "333,33", "days": "17,5", "expenses": "123,45"}),
        ("portage", {"contract_portage": "cdd", "amount": "612,34"}),
        ("portage", {"reserve": "paid", "months_without_mission": "5"}),
        ("interim", {"hours": "97,3"}),
        ("interim", {"contract_interim": "cdii", "hours": "80"}),
    ],
)
def test_what_is_taken_away_leads_from_each_level_to_the_next_to_the_cent(
    form: str, entries: dict[str, str], period: str
) -> None:
    root = picture(form, {**entries, "period": period})
    at = 0
    for step, amount in amounts(root, form).items():
        if KIND[step] == "level":
            assert step == "company_price" or at == amount, step
            at = amount
        elif KIND[step] == "less":
            at += amount


def test_a_step_opens_on_what_it_is_and_on_its_text() -> None:
    root = picture("portage")
    for step in root.all("details"):
        side = statements("journey")[str(step.attributes["data-step-id"])].sides["portage"]
        said = [one for one in step.children if not isinstance(one, str) and one.tag == "p"]
        assert said[0].text() == side.says
        assert [one.attributes["href"] for one in step.all("a")] == [
            one.url for one in side.articles
        ]


def test_both_sides_are_told_apart_where_they_differ_and_once_where_they_do_not() -> None:
    root = picture("comparison")
    both = root.one("details", data_step_id="kept")
    assert [one.words() for one in both.all("strong")] == ["Portage salarial. ", "Intérim. "]
    same = root.one("details", data_step_id="tax")
    assert not list(same.all("strong"))
    assert len([one for one in same.children if not isinstance(one, str) and one.tag == "p"]) == 1


def test_each_side_is_named_only_where_there_are_two() -> None:
    assert not list(picture("portage").all(class_="poi-step-side"))
    names = {one.words() for one in picture("comparison").all(class_="poi-step-side")}
    assert names == {"Portage salarial : ", "Intérim : "}


def bars(root: Node) -> list[tuple[str, float, float]]:
    return [
        (
            str(step.attributes["data-step-id"]),
            float(str(bar.attributes["x"]).removesuffix("%")),
            float(str(bar.attributes["width"]).removesuffix("%")),
        )
        for step in root.all("details")
        for bar in step.all("rect")
    ]


@pytest.mark.parametrize(
    ("form", "entries"),
    [
        ("portage", {}),
        ("interim", {}),
        ("interim", {"coefficient": "1"}),
        ("interim", {"coefficient": "1,3", "contract_interim": "cdii", "hours": "20"}),
        ("comparison", {}),
        ("comparison", {"basis": "net", "coefficient": "1,2"}),
        ("comparison", {"basis": "rates", "hourly_rate": "60"}),
        ("company", {"expenses": "900"}),
    ],
)
def test_no_bar_leaves_the_picture(form: str, entries: dict[str, str]) -> None:
    found = bars(picture(form, entries))
    assert found
    for step, start, width in found:
        assert start >= 0, step
        assert start + width <= 100.1, step


def test_each_step_starts_where_the_one_before_it_ends() -> None:
    found = {step: (start, start + width) for step, start, width in bars(picture("portage"))}
    assert found["company_price"][1] == 100
    less = [step for step in found if KIND[step] == "less" and step != "tax"]
    before = [step for step in less if less.index(step) < less.index("employee_contributions")]
    for one, next_ in pairwise(before):
        assert found[one][0] == pytest.approx(found[next_][1], abs=0.11)
    assert found["kept"][1] == pytest.approx(100, abs=0.11)
    assert found["employer_contributions"][0] == pytest.approx(found["gross"][1], abs=0.11)
    assert found["employee_contributions"][1] == pytest.approx(found["gross"][1], abs=0.11)
    assert found["tax"][1] == pytest.approx(found["net"][1], abs=0.11)


def test_a_margin_below_nothing_is_told_as_what_the_agency_adds() -> None:
    root = picture("interim", {"coefficient": "1"})
    told = root.one("details", data_step_id="kept")
    amount = told.one(class_="poi-step-amount").words()
    assert amount.startswith("+ ")
    assert float(str(told.one("rect").attributes["width"]).removesuffix("%")) > 10
    found = amounts(root, "interim")
    assert found["company_price"] + found["kept"] > found["company_price"]
    row = next(
        one
        for one in page("interim", {"coefficient": "1"}).one(class_="poi-path-table").all("tr")
        if one.words().startswith("Frais de gestion")
    )
    assert next(iter(row.all("td"))).words() == amount


def table(form: str, entries: dict[str, str] | None = None) -> tuple[list[str], list[list[str]]]:
    found = page(form, entries).one(class_="poi-path-table")
    heads = [one.words() for one in found.one("thead").all("th")]
    rows = [[cell.words() for cell in row.all()] for row in found.one("tbody").all("tr")]
    return heads, rows


def test_the_table_says_the_same_rows_of_a_month_and_of_the_year() -> None:
    heads, rows = table("portage", {"months_without_mission": "2", "period": "day"})
    assert heads == ["Ligne", "Par mois", "Par an (10 mois)"]
    labels = {id_: one.label for id_, one in statements("journey").items()}
    assert [row[0] for row in rows] == [
        labels[one].replace("\u00a0", " ") for one in steps("portage")
    ]
    for _, month, year in rows:
        assert cents(year) == 10 * cents(month)


def test_the_table_of_both_names_each_side_and_its_time() -> None:
    assert table("comparison")[0] == [
        "Ligne",
        "Portage salarial, par mois",
        "Portage salarial, par an (12 mois)",
        "Intérim, par mois",
        "Intérim, par an (12 mois)",
    ]
    assert table("company", {"need_months": "7"})[0][2] == (
        "Portage salarial, pour tout le besoin (7 mois)"
    )


def test_the_parts_of_the_net_add_up_to_it_in_the_month() -> None:
    for form in ("portage", "interim"):
        found = amounts(picture(form, {"amount": "41,37"} if form == "interim" else {}), form)
        parts = sum(amount for step, amount in found.items() if KIND[step] == "part")
        assert parts == found["net"]


def paths() -> Sequence[Path]:
    return simulated("portage").shown.paths


def test_a_step_that_there_is_not_is_refused() -> None:
    (path,) = paths()
    with pytest.raises(KeyError, match="margin"):
        path.left("margin")


def test_every_step_has_a_statement_and_every_statement_is_a_step() -> None:
    assert list(statements("journey")) == list(KIND)
    assert set(KIND.values()) == {"level", "less", "part", "beside"}
    picture_, table_ = journey(paths()), journey_table(paths())
    assert (picture_.tag, table_.tag) == ("section", "details")
    assert cast("str", picture_.get("class")) == "poi-path"
