from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from calculator.simulator.form import forms
from calculator.simulator.statement import statements
from calculator.view.simulation.journey import STEPS
from calculator.view.simulation.spreadsheet import spreadsheet
from scripts.simulator_cases import cases
from tests.simulated import simulated
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.api.simulation import Simulation
    from scripts.simulator_cases import SimulatorCase

CASES = tuple(cases())
COPIED = {"quote.turnover": "7 200", "quote.fee": "600", "quote.net_before_tax": "3 900,10"}


def text(found: Simulation) -> str:
    return spreadsheet(found.shown, found.entries, found.on)


def sheet(form: str, entries: Mapping[str, str] | None = None) -> list[list[str]]:
    raw = text(simulated(form, entries)).removeprefix("\ufeff")
    return [[words(cell) for cell in row] for row in csv.reader(raw.splitlines(), delimiter=";")]


def part(rows: list[list[str]], name: str) -> dict[str, list[str]]:
    return {row[1]: row[2:] for row in rows if row[0] == name}


def figures(cells: list[str]) -> list[Decimal]:
    return [Decimal(cell.replace(",", ".")) for cell in cells if cell]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_result_is_a_sheet_that_french_software_opens(case: SimulatorCase) -> None:
    found = simulated(case.form, case.entries, on=case.on)
    raw = text(found)
    assert raw.startswith("\ufeffRubrique;")
    assert raw.endswith("\r\n")
    rows = list(csv.reader(raw.removeprefix("\ufeff").splitlines(), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
            assert "<" not in cell
        if row[0] in ("Du prix à la poche", "Devis"):
            # Numbers as a spreadsheet takes them: no space in them, no unit, a decimal comma.
            assert all(
                cell == "" or Decimal(cell.replace(",", ".")) is not None for cell in row[3:]
            )


@pytest.mark.parametrize("form", forms())
def test_a_sheet_says_the_result_the_day_and_what_it_is_worth(form: str) -> None:
    found = simulated(form)
    told = part(sheet(form), "Résultat")
    assert told[words(forms()[form].title)][0] == words(found.shown.label)
    assert told["Précision"][0] == words(found.shown.sentence)
    assert told["Droit en vigueur le"][0] == "23 novembre 2026"
    assert told["Portée"][0] == "Information, non conseil juridique."


def test_a_sheet_says_what_was_entered_each_with_its_unit() -> None:
    raw = {"given": "net_before_tax", "typed": "year", "amount": "36000,50"}
    told = part(sheet("portage", {**raw, "fee_rate": "7,125"}), "Indiqué")
    assert told["Net avant impôt"][0] == "36 000,50 € par an"
    assert told["Frais de gestion de la société de portage"][0] == "7,125 %"
    assert told["Jours travaillés par mois"][0] == "18 jours"
    assert told["Contrat de travail en portage"][0] == "CDI"
    assert "Droit en vigueur le" not in told


def test_the_way_from_price_to_pocket_is_there_by_the_month_and_by_the_year() -> None:
    raw = {"months_without_mission": "3", "amount": "512,34"}
    found = simulated("portage", raw)
    rows = part(sheet("portage", raw), "Du prix à la poche")
    (path,) = found.shown.paths
    assert len(rows) == len(STEPS)
    for step, _ in STEPS:
        month, year = figures(rows[words(statements("journey")[step].label)])
        assert month * 100 == path.over(step, 1)
        assert year == 9 * month


def test_both_arrangements_have_their_columns() -> None:
    head = sheet("company", {"need_months": "5"})[0]
    assert len(head) == 3 + 4
    assert [one.split(",")[-1] for one in head[3:]] == [
        " par mois",
        " pour tout le besoin",
        " par mois",
        " pour tout le besoin",
    ]
    assert len({one.split(",")[0] for one in head[3:]}) == 2


def test_a_margin_below_nothing_stays_a_number() -> None:
    rows = part(sheet("interim", {"coefficient": "1"}), "Du prix à la poche")
    assert all(one < 0 for one in figures(rows["Frais de gestion, ou marge de l’agence"]))


def test_a_quote_is_there_line_by_line_with_what_to_ask() -> None:
    rows = sheet("quote", COPIED)
    assert rows[0][3:] == ["Sur le devis", "Recalculé", "Écart"]
    lines = part(rows, "Devis")
    assert list(lines) == ["Chiffre d’affaires", "Frais de gestion", "Net avant impôt"]
    assert figures(lines["Frais de gestion"][1:]) == [600, 540, 60]
    assert "60 € de plus que le calcul" in lines["Frais de gestion"][0]
    assert "?" in lines["Frais de gestion"][0]
    assert figures(lines["Chiffre d’affaires"][1:]) == [7200, 7200, 0]


def test_a_quote_without_a_figure_has_no_line() -> None:
    assert part(sheet("quote"), "Devis") == {}
