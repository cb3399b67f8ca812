"""What is not known for sure, as ranges: what each one moves, that which moves most first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.law.french import number
from calculator.view.html import Element, tag
from calculator.view.wording import euro

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.pay.assumption import Assumption, AssumptionId

__all__ = ["Moved", "ranges"]

_FULL = 100


@dataclass(frozen=True, slots=True)
class Moved:
    """What a result comes to at both ends of one assumption, in cents."""

    assumption: Assumption
    low: int
    high: int

    @property
    def moves(self) -> int:
        """How far it goes from one end to the other."""
        return abs(self.high - self.low)


def ranges(what: str, moved: Sequence[Moved], supposed: frozenset[AssumptionId]) -> Element:
    """Each assumption and what it does, and which one does most.

    Args:
        what: What moves: « le net du mois en portage ».
        moved: That which moves most first.
        supposed: Those that the reader left at their usual value.
    """
    first = moved[0]
    most = max(1, *(one.moves for one in moved))
    told = (
        f"Ce qui fait le plus varier {what} : {_named(first)}, "
        f"de {euro(min(first.low, first.high))} à {euro(max(first.low, first.high))}."
        if first.moves
        else f"Aucune de ces hypothèses ne change {what}."
    )
    return tag(
        "section",
        tag("h3", "Ce qui peut faire varier le résultat"),
        tag("p", told, data_moves_most=first.assumption.id if first.moves else None),
        tag("ul", *(_range(one, most, supposed) for one in moved), class_="poi-plot"),
        class_="poi-ranges",
    )


def _named(one: Moved) -> str:
    label = one.assumption.label
    return f"« {label[0].lower()}{label[1:]} »"


def _range(one: Moved, most: int, supposed: frozenset[AssumptionId]) -> Element:
    known = one.assumption
    unit = "\u00a0%" if known.unit == "%" else ""
    return tag(
        "li",
        tag(
            "span",
            f"{known.label}, de {number(known.low)} à {number(known.high)}{unit}"
            + (" (valeur usuelle ici)" if known.id in supposed else ""),
            class_="poi-plot-label",
        ),
        tag(
            "span",
            f"{euro(one.low)} → {euro(one.high)}" if one.moves else "ne change rien",
            class_="poi-plot-words",
        ),
        tag(
            "svg",
            tag(
                "rect",
                class_="poi-bar-range",
                x="0",
                y="20%",
                width=f"{one.moves / most * _FULL:.1f}%",
                height="60%",
            ),
            class_="poi-plot-bar",
            aria_hidden="true",
            focusable="false",
        ),
        data_assumption=known.id,
    )
