"""A worked example: a result in a few lines, and the way to the simulator that it fills in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from calculator.law.french import day
from calculator.view.html import tag
from calculator.view.simulation.journey import journey_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from calculator.view.html import Element
    from calculator.view.simulation.shown import Shown

__all__ = ["DEPTHS", "Depth", "Told", "example"]

Depth = Literal["result", "journey", "worked"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
"""The result alone; with the way from price to pocket; or with every row and the payslip."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an example is about, and how much of it is shown."""

    title: str
    says: str
    """The situation, in a sentence."""
    depth: Depth


def example(told: Told, shown: Shown, on: date, address: str) -> Element:
    """What a page of the guide shows.

    Args:
        told: What it is about.
        shown: What the simulator shows of it.
        on: The day whose law applies.
        address: The simulator with these values, relative to the page.

    Raises:
        ValueError: Rows are wanted of what is no month of one arrangement.
    """
    return tag(
        "div",
        tag("p", tag("strong", told.title)),
        tag("p", told.says),
        tag("p", tag("strong", shown.label), ". ", shown.sentence),
        *_detail(shown, told.depth),
        tag(
            "p",
            tag("a", "Ouvrir ce calcul et le changer", href=address),
            f" · droit en vigueur le {day(on)}, montants indicatifs",
        ),
        class_="poi-example",
    )


def _detail(shown: Shown, depth: Depth) -> Sequence[Element]:
    if depth == "result":
        return ()
    if depth == "journey":
        return (journey_table(shown.paths),)
    if shown.worked is None:
        raise ValueError("only one arrangement can be worked row by row")
    return shown.worked()
