from __future__ import annotations

import re

import pytest

from calculator.view.html import render
from calculator.view.simulation.worked import Row, worked
from tests.simulated import simulated
from tests.view.tree import Node, read, words

CASES = {
    "portage with expenses": ("portage", {"expenses": "300"}),
    "portage, reserve paid": ("portage", {"reserve": "paid"}),
    "portage without a reserve": ("portage", {"reserve": "none"}),
    "portage in a CDD": ("portage", {"contract_portage": "cdd"}),
    "portage at a low price": ("portage", {"given": "daily_rate", "amount": "100"}),
    "portage at a high price": ("portage", {"given": "daily_rate", "amount": "900"}),
    "mission": ("interim", {}),
    "mission without IFM": ("interim", {"without_ifm": "hired"}),
    "CDII": ("interim", {"contract_interim": "cdii", "hours": "60"}),
    "price under the pay": ("interim", {"coefficient": "1.2"}),
}
EACH = pytest.mark.parametrize("case", CASES)


def rows(case: str) -> list[Node]:
    form, entries = CASES[case]
    shown = simulated(form, entries).shown
    assert shown.worked is not None
    return list(read(render(shown.worked()[0])).one("tbody").all("tr"))


def cents(row: Node) -> int:
    amount = words(next(row.all("td")).text())
    found = int(re.sub(r"\D", "", amount))
    return -found if amount.startswith("−") else found


def label(row: Node) -> str:
    return words(row.one("th").text())


@EACH
def test_every_total_is_what_the_rows_before_it_leave(case: str) -> None:
    found = rows(case)
    left = cents(found[0])
    for row in found[1:]:
        if row.has("class_", "poi-level"):
            assert cents(row) == left, label(row)
        elif not label(row).startswith("dont "):
            left += cents(row)


@EACH
def test_the_parts_of_the_gross_pay_add_up_to_it(case: str) -> None:
    found = rows(case)
    (gross,) = (cents(row) for row in found if label(row) == "Salaire brut")
    assert sum(cents(row) for row in found if label(row).startswith("dont ")) == gross


@pytest.mark.parametrize(
    ("case", "there", "not_there"),
    [
        ("portage with expenses", "Reçu sur le compte", "dont réserve versée tout de suite"),
        ("portage, reserve paid", "dont réserve versée tout de suite", "Réserve mise de côté"),
        ("portage without a reserve", "dont complément", "Réserve mise de côté"),
        ("portage in a CDD", "dont indemnité de fin de contrat", "Réserve mise de côté"),
        ("portage at a low price", "dont salaire de base", "dont complément"),
        ("mission", "dont indemnité de fin de mission (IFM)", "Frais remboursés"),
        (
            "mission without IFM",
            "dont indemnité de congés payés (ICCP)",
            "dont indemnité de fin de mission (IFM)",
        ),
        (
            "CDII",
            "dont complément jusqu’à la paie garantie",
            "dont indemnité de congés payés (ICCP)",
        ),
    ],
)
def test_a_row_is_there_where_there_is_something_in_it(
    case: str, there: str, not_there: str
) -> None:
    labels = [label(row) for row in rows(case)]
    assert there in labels
    assert not_there not in labels


def test_a_row_says_how_it_is_found_and_which_text_it_rests_on() -> None:
    (fee,) = (row for row in rows("portage with expenses") if label(row) == "Frais de gestion")
    said = words(fee.one("td", class_="poi-ask").text())
    assert said.startswith("7,5 % du prix")
    assert "L1254-15" in said
    assert "version remplacée" in said


def test_what_adds_to_the_price_is_not_shown_as_taken_from_it() -> None:
    (kept,) = (row for row in rows("price under the pay") if label(row) == "Ce que garde l’agence")
    assert cents(kept) > 0
    assert words(next(kept.all("td")).text()).startswith("+ ")


def test_a_high_pay_has_no_reduction_and_says_so() -> None:
    said = " ".join(words(row.text()) for row in rows("portage at a high price"))
    assert "sans réduction générale à ce salaire" in said
    said = " ".join(words(row.text()) for row in rows("mission"))
    assert re.search(r"réduction générale de [\d ]+,\d\d € déjà ôtée", said)


def test_a_table_of_rows_has_its_caption_and_signs() -> None:
    table = worked("Titre", [Row("level", "Prix", "a", 100), Row("less", "Frais", "b", 40)])
    root = read(render(table))
    assert root.one("caption").text() == "Titre"
    assert words(root.text()).endswith("Prix1,00 €aFrais− 0,40 €b")
