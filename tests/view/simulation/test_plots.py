from __future__ import annotations

import pytest

from calculator.pay.curve import Band, Point
from calculator.view.simulation.plots import Crossing, by_idle_months, by_rate
from tests.view.tree import words


def point(x: int, portage: int, interim: int) -> Point:
    return Point(x, Band(portage, portage, portage), Band(interim, interim, interim))


RISING = (point(20_000, 100, 300), point(30_000, 200, 300), point(40_000, 400, 300))


def test_a_crossing_is_told_with_which_is_ahead_on_each_side() -> None:
    says = words(by_rate(RISING, [Crossing(33_333, "portage")], budget=False).says)
    assert says == (
        "Égalité à 333,33 € par jour. À ce salaire horaire, la formule qui laisse plus de net est, "
        "en dessous, l’intérim ; à partir de 333,33 €, le portage."
    )


def test_several_crossings_are_told_in_turn() -> None:
    crossings = [Crossing(25_000, "interim"), Crossing(35_000, "portage")]
    plot = by_rate(RISING, crossings, budget=True)
    says = words(plot.says)
    assert "Au même budget" in says
    assert says.endswith(
        "en dessous, le portage ; à partir de 250,00 €, l’intérim, puis à partir de 350,00 €, le "
        "portage."
    )
    assert plot.crossings == [25_000, 35_000]


@pytest.mark.parametrize(
    ("points", "ahead"),
    [(RISING[:2], "l’intérim"), (RISING[2:], "le portage"), ((point(1, 0, 0),), "le portage")],
)
def test_without_a_crossing_one_is_ahead_all_along(points: tuple[Point, ...], ahead: str) -> None:
    says = words(by_rate(points, [], budget=False).says)
    assert says.startswith("Pas d’égalité sur cette courbe")
    assert f"{ahead} laisse partout plus de net" in says


def test_a_rate_is_said_in_words_and_short_under_the_axis() -> None:
    plot = by_rate(RISING, [], budget=True)
    assert words(plot.at(40_050)) == "À 400,50 € par jour"
    assert (plot.tick(40_000), plot.tick(40_050)) == ("400", "400,50")


def idle(*nets: int) -> str:
    return words(by_idle_months([point(x, net, 700) for x, net in enumerate(nets)]).says)


def test_idle_months_say_how_many_portage_can_bear() -> None:
    assert idle(1200, 1100, 1000, 900, 800, 700, 600, 500) == (
        "Jusqu’à 5 mois sans mission, le portage laisse autant ou plus de net que l’intérim de "
        "votre année ; au-delà, moins."
    )
    assert idle(699, 600).startswith("Même sans mois creux, le portage laisse moins de net")
    assert idle(1200, 900).startswith("Même avec onze mois creux, le portage laisse plus de net")


def test_where_portage_bears_none_no_month_is_counted() -> None:
    assert idle(750, 650, 550) == (
        "Sans mois creux, le portage laisse autant ou plus de net que l’intérim de votre année ; "
        "dès le premier, moins."
    )


def test_a_number_of_idle_months_is_said_in_words() -> None:
    plot = by_idle_months([point(0, 1, 0), point(11, 1, 0)])
    assert (plot.at(3), plot.tick(3)) == ("Avec 3 mois sans mission en portage", "3")
    assert plot.crossings == ()
