from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.simulated import page
from tests.view.tree import Node, words


def part(form: str, entries: dict[str, str] | None = None, on: date = date(2026, 6, 1)) -> Node:
    return page(form, entries, on=on).one("details", class_="poi-year")


def table(root: Node) -> dict[str, str]:
    return {
        row.one("th").words(): row.one("td").words()
        for row in next(iter(root.all("tbody"))).all("tr")
    }


def number(text: str) -> Decimal:
    return Decimal(text.replace("− ", "-").replace(" ", "").replace(",", "."))


def test_a_year_is_counted_from_its_weekdays_down() -> None:
    found = {name: number(text) for name, text in table(part("portage")).items()}
    assert found["Jours du lundi au vendredi"] == 261
    assert found["Jours fériés qui tombent ces jours-là"] == -9
    assert found["Congés payés : cinq semaines"] == -25
    assert found["Jours que l’année peut compter"] == 227
    assert found["Pour 12 mois travaillés"] == 227
    assert found["Jours que vous comptez"] == 18 * 12


@pytest.mark.parametrize(
    ("year", "weekdays", "holidays"), [(2024, 262, 10), (2025, 261, 10), (2026, 261, 9)]
)
def test_a_year_is_that_of_its_calendar(year: int, weekdays: int, holidays: int) -> None:
    root = part("interim", on=date(year, 3, 1))
    found = table(root)
    assert number(found["Jours du lundi au vendredi"]) == weekdays
    said = next(one.words() for one in root.all("p") if "Jours fériés en semaine" in one.text())
    assert len(re.findall(rf"\([^)]* {year}\)", said)) == holidays
    assert f"L’année {year}" in root.one("summary").words()


def test_months_without_a_mission_leave_fewer_days() -> None:
    found = table(part("portage", {"months_without_mission": "3"}))
    assert number(found["Pour 9 mois travaillés"]) == Decimal("170.25")
    assert number(found["Jours que vous comptez"]) == 162
    assert "Pour 1 mois travaillé" in table(part("portage", {"months_without_mission": "11"}))


@pytest.mark.parametrize(("days", "too_many"), [("18,91", False), ("18,92", True), ("22", True)])
def test_more_days_than_the_year_has_are_noticed(days: str, too_many: bool) -> None:  # noqa: FBT001
    noticed = [
        one for one in part("portage", {"days": days}).all() if "data-too-many" in one.attributes
    ]
    assert len(noticed) == too_many


def test_the_net_of_the_year_says_how_many_months_are_paid() -> None:
    whole = part("portage").one("ul").words()
    assert "pour douze mois travaillés, sans congé pris" in whole
    some = part("portage", {"months_without_mission": "2"}).one("ul").words()
    assert "pour 10 mois travaillés. Aucune paie n’est comptée les autres mois." in some
    one = part("portage", {"months_without_mission": "11"}).one("ul").words()
    assert "pour 1 mois travaillé. Aucune paie n’est comptée les autres mois." in one
    steady = {"contract_interim": "cdii", "months_without_mission": "2"}
    guaranteed = part("interim", steady).one("ul").words()
    # 151.67 hours at the minimum wage: 1,867.02 € gross, of which 1,455.99 € are left.
    assert "Un mois sans mission est payé à la garantie : 1 455,99 € net avant impôt" in guaranteed
    # 18,990.50 € for the ten others.
    assert "Avec 2 mois ainsi payés, 21 902,48 € sur l’année." in guaranteed
    full = part("interim", {"contract_interim": "cdii"}).one("ul").words()
    assert "pour douze mois travaillés" in full
    assert "paie garantie" not in full


def test_a_reserve_is_told_beside_the_net_where_one_is_kept() -> None:
    assert "La réserve ajouterait" in part("portage").one("ul").words()
    for entries in ({"reserve": "paid"}, {"reserve": "none"}, {"contract_portage": "cdd"}):
        assert "réserve" not in part("portage", entries).one("ul").words()
    assert "réserve" not in part("interim").one("ul").words()


def test_both_arrangements_have_their_net_and_their_time_between_missions() -> None:
    root = part("comparison")
    assert len(list(root.one("ul").all("li"))) == 2
    heads = [one.words() for one in root.all("th", scope="col")]
    assert heads == ["Sujet", "Portage salarial", "Intérim"]
    alone = [one.words() for one in part("interim").all("th", scope="col")]
    assert alone == ["Sujet", "Intérim"]


def test_no_allowance_is_reckoned_and_the_guide_says_more() -> None:
    root = part("portage")
    assert "L’allocation chômage n’est pas estimée" in root.words()
    link = next(
        str(one.attributes["href"])
        for one in root.all("a")
        if "entre deux missions" in words(one.text())
    )
    assert link == "../../droits/entre-deux-missions/"
    assert Path("docs", link.removeprefix("../../").removesuffix("/") + ".md").is_file()
