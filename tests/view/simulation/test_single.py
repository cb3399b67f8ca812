from __future__ import annotations

from decimal import Decimal

import pytest

from calculator.simulator.form import PERIODS
from calculator.simulator.span import UNITS
from tests.simulated import form, page, simulated
from tests.view.tree import Node, words

ORDER = {
    "portage": [
        "D’abord : est-ce permis ?",
        "Du prix à la poche, par mois",
        "Ce qui peut faire varier le résultat",
        "Ce que ce calcul ne dit pas",
    ],
    "interim": [
        "D’abord : est-ce permis ?",
        "Du prix à la poche, par mois",
        "Ce qui peut faire varier le résultat",
        "Ce que ce calcul ne dit pas",
    ],
}


def moved(root: Node) -> dict[str, str]:
    return {
        str(one.attributes["data-assumption"]): one.words()
        for one in root.one(class_="poi-ranges").all("li")
    }


@pytest.mark.parametrize("form_", ORDER)
def test_the_net_comes_first_then_the_law_then_the_way_to_it(form_: str) -> None:
    root = page(form_)
    first = root.children[0]
    assert isinstance(first, Node)
    assert first.attributes["class"] == "poi-headline"
    assert [one.words() for one in root.all("h3")] == ORDER[form_]


@pytest.mark.parametrize("form_", ORDER)
@pytest.mark.parametrize("period", PERIODS)
def test_every_amount_is_shown_with_the_unit_of_its_period(form_: str, period: str) -> None:
    amounts = simulated(form_, {"period": period}).shown.amounts
    assert set(amounts) == {one.id for one in form(form_).amounts}
    for one in form(form_).amounts:
        assert amounts[one.id][1] == (one.unit or UNITS[period])  # type: ignore[index]


@pytest.mark.parametrize("form_", ORDER)
def test_a_rate_is_the_same_in_every_period(form_: str) -> None:
    rate = form(form_).amounts[0].id
    found = {simulated(form_, {"period": one}).shown.amounts[rate] for one in PERIODS}
    assert len(found) == 1


@pytest.mark.parametrize("form_", ORDER)
def test_a_year_counts_the_months_that_are_worked(form_: str) -> None:
    month = simulated(form_).shown.amounts["net_before_tax"][0]
    entries = {"period": "year", "months_without_mission": "4"}
    assert simulated(form_, entries).shown.amounts["net_before_tax"][0] == 8 * month
    label = words(simulated(form_, entries).shown.label)
    assert label.endswith("net par an (8 mois travaillés)")


def test_an_hour_is_a_seventh_of_a_day_of_portage() -> None:
    day, hour = (
        simulated("portage", {"period": one}).shown.amounts["turnover"][0]
        for one in ("day", "hour")
    )
    assert (day, hour) == (40_000, 5_714)


def test_a_day_is_seven_hours_of_a_mission() -> None:
    hour = simulated("interim", {"period": "hour"}).shown.amounts["gross_total"][0]
    day = simulated("interim", {"period": "day"}).shown.amounts["gross_total"][0]
    # Sixteen euros an hour, a tenth more, and a tenth more of both.
    assert hour == 1_936
    assert day == 13_552


@pytest.mark.parametrize("form_", ORDER)
@pytest.mark.parametrize("typed", PERIODS)
@pytest.mark.parametrize("period", PERIODS)
def test_an_amount_that_was_typed_stays_as_it_was_asked_for(
    form_: str, typed: str, period: str
) -> None:
    entries = {"given": "net_before_tax", "typed": typed, "period": period}
    entries["amount"] = {"month": "2 500", "year": "30 000", "day": "115", "hour": "16,4"}[typed]
    cents, _ = simulated(form_, entries).shown.amounts["net_before_tax"]
    if typed == period:
        asked = Decimal(entries["amount"].replace(" ", "").replace(",", "."))
        # To the cent of a month, of which there are twelve in a year.
        assert abs(cents - asked * 100) <= (6 if period == "year" else 0)
    came_to = page(form_, entries).one(class_="poi-figure").words()
    assert f"net avant impôt, {UNITS[period][2:]}" in came_to  # type: ignore[index]


def test_what_may_move_the_net_of_portage_is_what_comes_out_of_its_price() -> None:
    found = moved(page("portage"))
    assert next(iter(found)) == "fee_rate"
    assert set(found) == {"fee_rate", "atmp_rate", "headcount"}
    assert all("(valeur usuelle ici)" in one for one in found.values())
    assert "(valeur usuelle ici)" not in moved(page("portage", {"fee_rate": "6"}))["fee_rate"]


def test_what_may_move_a_mission_is_what_the_agency_keeps() -> None:
    root = page("interim")
    assert set(moved(root)) == {"coefficient", "atmp_rate", "headcount"}
    assert "ce que garde l’agence chaque mois" in root.one(class_="poi-ranges").words()


def test_the_ends_of_what_moves_are_what_those_values_give() -> None:
    said = moved(page("portage"))["fee_rate"]
    for fee in ("5", "10"):
        net = page("portage", {"fee_rate": fee}).one(class_="poi-figure").one("strong").words()
        assert net in said
