"""What is said of each arrangement, in columns, each with its texts of law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.simulator.statement import statements
from calculator.view.html import Element, tag
from calculator.view.source import cite_all
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.simulator.statement import Side

__all__ = ["side_by_side"]


def side_by_side(caption: str, name: str, sides: Sequence[Arrangement]) -> Element:
    """A table of statements.

    Args:
        caption: What it is about.
        name: The file of statements.
        sides: The arrangements that are told of.
    """
    return scrollable(
        caption,
        head("Sujet", *(NAMES[one] for one in sides)),
        tag(
            "tbody",
            *(
                tag(
                    "tr",
                    tag("th", one.label, scope="row"),
                    *(_said(one.sides[side]) for side in sides),
                )
                for one in statements(name).values()
            ),
        ),
    )


def _said(side: Side) -> Element:
    return tag(
        "td",
        side.says,
        cite_all(side.articles)
        if side.articles
        else tag("p", "Aucun texte lu pour ce guide.", class_="poi-sources"),
    )
