from __future__ import annotations

import pytest

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.simulator.statement import statements
from calculator.view.html import render
from calculator.view.simulation.side import side_by_side
from tests.view.tree import Node, read, words


def table(name: str) -> Node:
    return read(render(side_by_side("Une légende", name, ARRANGEMENTS)))


@pytest.mark.parametrize("name", ["between", "included"])
def test_each_statement_is_a_row_with_both_sides_and_their_texts(name: str) -> None:
    rows = list(table(name).one("tbody").all("tr"))
    known = list(statements(name).values())
    assert [words(row.one("th").text()) for row in rows] == [words(one.label) for one in known]
    for row, statement in zip(rows, known, strict=True):
        for cell, side in zip(row.all("td"), ARRANGEMENTS, strict=True):
            said = statement.sides[side]
            assert cell.text().startswith(said.says)
            assert [one.attributes["href"] for one in cell.all("a")] == [
                one.url for one in said.articles
            ]
            assert ("Aucun texte lu pour ce guide." in cell.text()) == (not said.articles)


def test_one_side_may_stand_alone() -> None:
    root = read(render(side_by_side("Une légende", "between", ["interim"])))
    assert [one.words() for one in root.one("thead").all("th")] == ["Sujet", "Intérim"]
    assert all(len(list(row.all("td"))) == 1 for row in root.one("tbody").all("tr"))


def test_the_table_is_named_for_who_does_not_see_it() -> None:
    assert table("between").one(role="region").attributes["aria-label"] == "Une légende"
