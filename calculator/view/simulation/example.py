"""A worked example: a result in a few lines, and the way to the simulator that it fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import day
from calculator.view.html import Element, tag
from calculator.view.simulation.journey import journey_table

if TYPE_CHECKING:
    from datetime import date

    from calculator.view.simulation.shown import Shown

__all__ = ["example"]


def example(title: str, says: str, shown: Shown, on: date, address: str) -> Element:
    """What a page of the guide shows.

    Args:
        title: What it is about.
        says: The situation, in a sentence.
        shown: What the simulator shows of it.
        on: The day whose law applies.
        address: The simulator with these values, relative to the page.
    """
    return tag(
        "div",
        tag("p", tag("strong", title)),
        tag("p", says),
        tag("p", tag("strong", shown.label), ". ", shown.sentence),
        journey_table(shown.paths),
        tag(
            "p",
            tag("a", "Ouvrir ce calcul et le changer", href=address),
            f" · droit en vigueur le {day(on)}, montants indicatifs",
        ),
        class_="poi-example",
    )
