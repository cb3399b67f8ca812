"""The two curves of the year: against the day rate, and against the months without a mission."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from calculator.decision.arrangement import Arrangement, other
from calculator.view.simulation.curve import Plot
from calculator.view.wording import ARTICLES, euro

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.pay.curve import Point

__all__ = ["Crossing", "by_idle_months", "by_rate"]


class Crossing(NamedTuple):
    """Where one arrangement overtakes the other."""

    at: int
    """The least day rate, in cents."""
    ahead: Arrangement
    """Which leaves at least as much net from there on."""


def by_rate(points: Sequence[Point], crossings: Sequence[Crossing], *, budget: bool) -> Plot:
    """The net of the year against the day rate of portage.

    Args:
        points: In rising order.
        crossings: In rising order.
        budget: Whether intérim follows the same price, or keeps its own hourly rate.
    """
    what = "au même budget" if budget else "à ce salaire horaire"
    if crossings:
        above = ", puis ".join(
            f"à partir de {euro(one.at)}, {ARTICLES[one.ahead]}" for one in crossings
        )
        first = ARTICLES[other(crossings[0].ahead)]
        says = (
            f"Égalité à {euro(crossings[0].at)} par jour. {what[0].upper()}{what[1:]}, la formule "
            f"qui laisse plus de net est, en dessous, {first} ; {above}."
        )
    else:
        ahead = ARTICLES["portage" if points[0].portage.net >= points[0].interim.net else "interim"]
        says = (
            f"Pas d’égalité sur cette courbe : {what}, {ahead} laisse partout plus de net, avec "
            "les valeurs retenues."
        )
    return Plot(
        points=points,
        axis="Tarif par jour en portage, en euros",
        at=lambda x: f"À {euro(x)} par jour",
        tick=lambda x: f"{x / 100:.2f}".removesuffix(".00").replace(".", ","),
        crossings=[one.at for one in crossings],
        says=says,
    )


def by_idle_months(points: Sequence[Point]) -> Plot:
    """The net of the year against the months without a mission in portage.

    Args:
        points: From 0 to 11 months; intérim stays as it is.
    """
    ahead = [one.x for one in points if one.portage.net >= one.interim.net]
    if not ahead:
        says = "Même sans mois creux, le portage laisse moins de net que l’intérim de votre année."
    elif len(ahead) == len(points):
        says = "Même avec onze mois creux, le portage laisse plus de net que l’intérim."
    elif not ahead[-1]:
        says = (
            "Sans mois creux, le portage laisse autant ou plus de net que l’intérim de votre "
            "année ; dès le premier, moins."
        )
    else:
        says = (
            f"Jusqu’à {ahead[-1]} mois sans mission, le portage laisse autant ou plus de net que "
            "l’intérim de votre année ; au-delà, moins."
        )
    return Plot(
        points=points,
        axis="Mois sans mission en portage, dans l’année",
        at=lambda x: f"Avec {x} mois sans mission en portage",
        tick=str,
        crossings=(),
        says=says,
    )
