from __future__ import annotations

from calculator.view.html import render
from calculator.view.simulation.example import example
from tests.simulated import TODAY, simulated
from tests.view.tree import Node, read, words


def shown(form: str) -> Node:
    found = simulated(form).shown
    return read(render(example("Un titre", "Une phrase.", found, TODAY, "../x/#simulation=1p")))


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
