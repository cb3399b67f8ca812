from __future__ import annotations

import pytest

from calculator.view.html import render
from calculator.view.simulation.example import DEPTHS, Depth, Told, example
from tests.simulated import TODAY, simulated
from tests.view.tree import Node, read, words


def shown(form: str, depth: Depth = "journey") -> Node:
    found = simulated(form).shown
    told = Told("Un titre", "Une phrase.", depth)
    return read(render(example(told, found, TODAY, "../x/#simulation=1p")))


def test_an_example_says_its_situation_its_result_and_its_day() -> None:
    root = shown("portage").one("div", class_="poi-example")
    said = words(root.text())
    assert said.startswith("Un titreUne phrase.")
    result = simulated("portage").shown
    assert words(f"{result.label}. {result.sentence}") in said
    assert said.endswith("droit en vigueur le 23 novembre 2026, montants indicatifs")


def test_an_example_leads_to_the_simulator_that_it_fills_in() -> None:
    assert shown("company").one("a").attributes["href"] == "../x/#simulation=1p"


def test_an_example_shows_the_way_from_price_to_pocket_as_a_table() -> None:
    root = shown("comparison")
    assert len(list(root.one("tbody").all("tr"))) >= 11
    assert not list(root.all("svg"))


@pytest.mark.parametrize("depth", DEPTHS)
def test_an_example_shows_as_much_as_is_wanted(depth: Depth) -> None:
    root = shown("portage", depth)
    tables = {"result": 0, "journey": 1, "worked": 2}
    assert len(list(root.all("table"))) == tables[depth]
    assert len(list(root.all(class_="poi-slip"))) == (depth == "worked")


def test_two_arrangements_have_no_rows_of_their_own() -> None:
    with pytest.raises(ValueError, match="only one arrangement"):
        shown("comparison", "worked")
