from __future__ import annotations

import re
from decimal import Decimal

import pytest

from calculator.view.html import render
from calculator.view.simulation.both import money_side
from tests.simulated import page, simulated
from tests.view.tree import Node, read, words

EVEN_PRICE = {
    "company_basis": "rates",
    "daily_rate": "280",
    "hourly_rate": "20",
    "paid_holidays": "0",
}
"""Eighteen days of seven hours at twenty euros, times two."""
SAME_NET = "401"
"""A day rate whose net an hourly rate gives to the cent."""


def told(root: Node, name: str) -> list[str]:
    return [one.words() for one in root.all("p") if name in one.attributes]


def difference(form: str, entries: dict[str, str]) -> str:
    (said,) = told(page(form, entries), "data-difference")
    return said


def headings(root: Node) -> list[str]:
    return [one.words() for one in root.all("h3")]


@pytest.mark.parametrize("form", ["comparison", "company"])
def test_the_figures_come_first_then_the_law_then_the_way_to_them(form: str) -> None:
    root = page(form)
    first = root.children[0]
    assert isinstance(first, Node)
    assert first.attributes["class"] == "poi-headline"
    curve = ["La courbe de l’année"] if form == "comparison" else []
    assert headings(root) == [
        "D’abord : est-ce permis ?",
        "Du prix à la poche, par mois",
        "À quel tarif les deux se valent",
        "Ce qui peut faire varier le résultat",
        *curve,
        "Ce que ce calcul ne dit pas",
    ]


def test_a_worker_reads_the_year_and_a_company_what_the_price_holds() -> None:
    worker, company = page("comparison"), page("company")
    assert list(worker.all("details", class_="poi-year"))
    assert not list(worker.all("details", class_="poi-included"))
    assert list(company.all("details", class_="poi-included"))
    assert not list(company.all("details", class_="poi-year"))


@pytest.mark.parametrize("form", ["comparison", "company"])
def test_both_payslips_are_there_each_under_its_name(form: str) -> None:
    slips = list(page(form).all("details", class_="poi-slip"))
    assert [next(one.all("summary")).words() for one in slips] == [
        "Le bulletin de paie en portage",
        "Le bulletin de paie en intérim",
    ]


@pytest.mark.parametrize(
    ("entries", "ahead"),
    [
        ({"basis": "rates", "hourly_rate": "20"}, "Le portage"),
        ({"basis": "rates", "hourly_rate": "40"}, "L’intérim"),
    ],
)
def test_the_one_that_leaves_more_is_named_with_how_much(
    entries: dict[str, str], ahead: str
) -> None:
    said = difference("comparison", entries)
    assert re.match(rf"{ahead} laisse [\d ]+,\d\d € net de plus par mois que (le|l’)", said)
    assert words(simulated("comparison", entries).shown.sentence).endswith(said)


def test_at_the_same_net_the_prices_are_compared() -> None:
    entries = {"basis": "net", "daily_rate": SAME_NET}
    assert difference("comparison", entries).startswith("L’intérim coûte 247,50 € de plus")
    hourly = str(simulated("comparison", entries).shown.figures()["interim"]["hourly_rate"])  # type: ignore[index]
    known = {**entries, "basis": "rates", "hourly_rate": hourly}
    assert difference("comparison", known) == "Les deux laissent le même net avant impôt."


@pytest.mark.parametrize(
    ("form", "entries", "doubt"),
    [
        ("comparison", {}, "coefficient"),
        ("company", {}, "coefficient"),
        ("comparison", {"coefficient": "2,1"}, None),
        ("company", {"coefficient": "2,1"}, None),
    ],
)
def test_what_is_only_supposed_is_said_to_be_enough_to_turn_the_result(
    form: str, entries: dict[str, str], doubt: str | None
) -> None:
    found = [one.attributes.get("data-doubt") for one in page(form, entries).all("p")]
    assert next((one for one in found if one), None) == doubt


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({**EVEN_PRICE, "daily_rate": "300"}, "Le portage coûte 1 080,00 € de plus à l’entreprise"),
        ({**EVEN_PRICE, "daily_rate": "260"}, "L’intérim coûte 1 080,00 € de plus à l’entreprise"),
        (EVEN_PRICE, "Les deux coûtent autant à l’entreprise."),
    ],
)
def test_the_one_that_costs_more_is_named_with_how_much(entries: dict[str, str], said: str) -> None:
    assert difference("company", entries).startswith(said)


def test_a_price_is_that_of_the_whole_need() -> None:
    head = page("company", {**EVEN_PRICE, "need_months": "5"}).one(class_="poi-headline")
    row = next(one for one in head.all("tr") if "(5 mois)" in one.words())
    assert [cell.words() for cell in row.all("td")] == ["25 200,00 €", "25 200,00 €"]


def test_the_rate_at_which_both_are_even_is_said_with_that_it_is_compared_with() -> None:
    entries = {"basis": "rates", "daily_rate": "500", "hourly_rate": "24"}
    (said,) = told(page("comparison", entries), "data-even")
    found = re.fullmatch(
        r"À 24,00 € de l’heure en intérim, c’est un portage à ([\d ,]+) € par jour qui laisse le "
        r"même net avant impôt, réserve non comptée\.",
        said,
    )
    assert found
    even = {**entries, "daily_rate": found[1].replace(" ", "")}
    gap = re.search(r"([\d ]+,\d\d) € net de plus", difference("comparison", even))
    assert gap is None or Decimal(gap[1].replace(" ", "").replace(",", ".")) < Decimal("0.3")


def test_the_price_at_which_both_are_even_is_that_of_the_company() -> None:
    (said,) = told(page("company", {**EVEN_PRICE, "daily_rate": "333"}), "data-even")
    assert said == (
        "À 20,00 € de l’heure en intérim, c’est un portage à 280,00 € par jour qui coûte le même "
        "prix à l’entreprise."
    )


@pytest.mark.parametrize(("form", "basis"), [("comparison", "basis"), ("company", "company_basis")])
def test_where_no_day_rate_comes_to_the_same_nothing_is_said(form: str, basis: str) -> None:
    entries = {basis: "rates", "hourly_rate": "1 000", "coefficient": "10"}
    assert told(page(form, entries), "data-even") == []


def test_what_moves_a_need_is_its_price_and_what_moves_a_comparison_the_net_of_the_year() -> None:
    def first(form: str, entries: dict[str, str]) -> str:
        (found,) = [
            str(one.attributes["data-moves-most"])
            for one in page(form, entries).all("p")
            if "data-moves-most" in one.attributes
        ]
        return found

    assert first("comparison", {"basis": "rates"}) == "fee_rate"
    assert first("company", {"company_basis": "rates"}) == "coefficient"


@pytest.mark.parametrize("form", ["comparison", "company"])
def test_what_moves_most_stands_first(form: str) -> None:
    widths = [
        float(str(one.attributes["width"]).removesuffix("%"))
        for one in page(form).one(class_="poi-ranges").all("rect")
    ]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] == 100


def test_the_money_side_is_the_first_figures_and_the_way_to_the_simulator() -> None:
    shown = simulated("comparison").shown
    root = read(render(money_side(shown, "D’où cela vient.", "../x/#simulation=1f")))
    part = root.one("section", class_="poi-money")
    assert part.one("h3").text() == "Côté argent"
    assert "D’où cela vient." in part.text()
    assert read(render(shown.parts()[0])).text() in part.text()
    assert part.one("a").attributes["href"] == "../x/#simulation=1f"
