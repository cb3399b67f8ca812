from __future__ import annotations

from calculator.pay.assumption import AssumptionId, assumptions
from calculator.view.html import render
from calculator.view.simulation.ranges import Moved, ranges
from tests.view.tree import Node, read


def moved(name: AssumptionId, low: int, high: int) -> Moved:
    return Moved(assumptions()[name], low, high)


FEE = moved("fee_rate", 400_000, 300_000)
RATE = moved("atmp_rate", 360_000, 340_000)
PEOPLE = moved("headcount", 350_000, 350_000)


def part(*found: Moved, supposed: frozenset[AssumptionId] = frozenset()) -> Node:
    return read(render(ranges("le net du mois", found, supposed))).one("section")


def told(root: Node) -> Node:
    return next(iter(root.all("p")))


def test_what_moves_most_is_said_first_between_which_amounts() -> None:
    root = part(FEE, RATE, PEOPLE)
    assert told(root).attributes["data-moves-most"] == "fee_rate"
    assert told(root).words() == (
        "Ce qui fait le plus varier le net du mois : « frais de gestion de la société de portage »,"
        " de 3 000,00 € à 4 000,00 €."
    )


def test_each_says_both_ends_in_the_order_of_the_assumption() -> None:
    lines = {
        str(one.attributes["data-assumption"]): one.one(class_="poi-plot-words").words()
        for one in part(FEE, RATE, PEOPLE).all("li")
    }
    assert lines == {
        "fee_rate": "4 000,00 € → 3 000,00 €",
        "atmp_rate": "3 600,00 € → 3 400,00 €",
        "headcount": "ne change rien",
    }


def test_bars_are_as_wide_as_what_moves() -> None:
    widths = [one.attributes["width"] for one in part(FEE, RATE, PEOPLE).all("rect")]
    assert widths == ["100.0%", "20.0%", "0.0%"]


def test_where_nothing_moves_it_is_said() -> None:
    root = part(PEOPLE)
    assert told(root).words() == "Aucune de ces hypothèses ne change le net du mois."
    assert "data-moves-most" not in told(root).attributes
    assert [one.attributes["width"] for one in root.all("rect")] == ["0.0%"]


def test_what_the_reader_left_as_usual_is_said_to_be_so() -> None:
    labels = [
        one.words()
        for one in part(FEE, RATE, supposed=frozenset({"atmp_rate"})).all(class_="poi-plot-label")
    ]
    assert [one.endswith("(valeur usuelle ici)") for one in labels] == [False, True]
    assert "de 5 à 10 %" in labels[0]
