from __future__ import annotations

import math
import re
from decimal import Decimal

import pytest

from tests.simulated import page
from tests.view.tree import Node, words


def slip(form: str, entries: dict[str, str] | None = None) -> Node:
    return page(form, entries).one("details", class_="poi-slip")


def lines(root: Node) -> list[Node]:
    return [row for row in root.all("tr") if "data-line" in row.attributes]


def amounts(row: Node) -> list[Decimal]:
    """What stands in a row's cells, nothing as zero."""
    found = []
    for cell in row.all("td"):
        text = re.match(r"(?:− )?([−\d ]+,\d\d) €", cell.words())
        plain = text[1].replace(" ", "").replace(",", ".").replace("−", "-") if text else "0"
        found.append(Decimal(plain))
    return found


def totals(root: Node) -> dict[str, list[Decimal]]:
    return {row.one("th").words(): amounts(row) for row in root.one("tfoot").all("tr")}


@pytest.mark.parametrize(
    ("form", "entries"),
    [
        ("portage", {}),
        ("portage", {"cadre": "no", "amount": "700", "withholding": "own"}),
        ("interim", {}),
        ("interim", {"contract_interim": "cdii", "amount": "40"}),
    ],
)
def test_lines_add_up_to_the_totals_to_the_cent(form: str, entries: dict[str, str]) -> None:
    root = slip(form, entries)
    found = {str(row.attributes["data-line"]): amounts(row) for row in lines(root)}
    _, _, reduction = found.pop("general_reduction", [Decimal(0)] * 3)
    total = totals(root)
    _, employee, employer = total["Total des cotisations"]
    assert sum(one[1] for one in found.values()) == employee
    assert sum(one[2] for one in found.values()) - reduction == employer
    _, gross, cost = total["Salaire brut, et coût pour l’employeur"]
    assert gross + employer == cost
    names = list(total)
    net = total[names[2]][1]
    assert names[2].startswith("Net avant impôt")
    assert gross - employee == net
    tax = next(one for name, one in total.items() if name.startswith("Impôt à la source"))
    assert total["Net après impôt"][1] == net - tax[1]


def test_each_line_is_explained_with_the_text_that_sets_it() -> None:
    rows = lines(slip("portage"))
    assert len(rows) >= 15
    for row in rows:
        explained = row.one("details", class_="poi-explain")
        first, *texts = explained.all("p")
        assert len(first.words()) >= 40
        assert texts
        for text in texts:
            assert str(text.one("a").attributes["href"]).startswith("https://")
            assert "vérifié le" in text.words()


def test_a_line_says_its_rate_beside_each_share_and_a_dash_where_there_is_none() -> None:
    row = next(
        one for one in lines(slip("portage")) if one.attributes["data-line"] == "old_age_capped"
    )
    assert [one.words() for one in row.all(class_="poi-rate")] == ["6,9 %", "8,55 %"]
    health = next(one for one in lines(slip("portage")) if one.attributes["data-line"] == "health")
    assert [cell.words() for cell in health.all("td")][1] == "—"


@pytest.mark.parametrize(
    ("form", "entries"),
    [("portage", {}), ("interim", {}), ("interim", {"contract_interim": "cdii"})],
)
def test_the_reduction_is_what_its_base_and_its_coefficient_make(
    form: str, entries: dict[str, str]
) -> None:
    root = slip(form, entries)
    row = next(one for one in lines(root) if one.attributes["data-line"] == "general_reduction")
    base, _, reduction = amounts(row)
    coefficient = re.search(r"coefficient (0,\d{4})(?: × (\d,\d+))?$", row.words())
    assert coefficient
    applied = [Decimal(one.replace(",", ".")) for one in coefficient.groups() if one]
    assert abs(base * math.prod(applied) - reduction) < Decimal("0.01")
    # What it rests on is said once each.
    links = [one.words() for one in row.one("details").all("a")]
    assert len(links) == len(set(links)) >= 1


def test_the_reduction_is_left_out_where_there_is_none() -> None:
    rich = slip("portage", {"amount": "900"})
    assert "general_reduction" not in [one.attributes["data-line"] for one in lines(rich)]


def test_a_tax_of_ones_own_rests_on_no_scale() -> None:
    def tax(entries: dict[str, str]) -> Node:
        return next(
            row
            for row in slip("portage", entries).one("tfoot").all("tr")
            if row.words().startswith("Impôt à la source")
        )

    neutral, own = tax({}), tax({"withholding": "own", "withholding_rate": "12,5"})
    assert len(list(neutral.all("a"))) == 1
    assert not list(own.all("a"))
    assert "taux 12,5 %" in own.words()


def test_what_is_due_to_the_worker_is_called_by_its_name() -> None:
    names = [words(one) for one in totals(slip("portage"))]
    assert names[2] == "Net avant impôt (égal ici au « montant net social »)"
