"""From the price to the net: the calculator's own lines for a worked example, as a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.law.french import NBSP, day
from calculator.view.html import tag
from calculator.view.simulation.frame import typed, written
from calculator.view.simulation.journey import journey, journey_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from calculator.data import Table
    from calculator.decision.arrangement import Arrangement
    from calculator.simulator.entry import Entries
    from calculator.view.html import Element
    from scripts.examples import Example

__all__ = ["prices"]

_UNTOLD = ("date", "period", "across")
"""The date stands under the figure; the others change what a page shows, not what it comes to."""


def prices(table: Table, worked: Mapping[str, Example], on: date) -> Iterator[tuple[str, Element]]:
    """Each figure of the ``price`` tables of the file, with its id.

    Args:
        table: The file.
        worked: The examples of the guide, by id.
        on: Day whose law applies.

    Raises:
        DataError: Something is missing, unknown or of a wrong type.
    """
    for row in table.tables("price"):
        row.only("id", "page", "example", "arrangement", "title", "says")
        one = worked[row.choice("example", worked)]
        side = cast("Arrangement", row.choice("arrangement", ARRANGEMENTS))
        paths = [path for path in one.found.shown.paths if path.arrangement == side]
        if not paths:
            raise row.error("arrangement", f"the example {one.id!r} says nothing of it")
        yield (
            row.text("id"),
            tag(
                "figure",
                tag(
                    "figcaption",
                    tag("p", tag("strong", row.text("title")), ". ", row.text("says")),
                    tag("p", tag("strong", one.told.title), ". ", one.told.says),
                ),
                *(_unsearched(part) for part in (journey(paths), journey_table(paths))),
                _unsearched(_entered(one.found.entries)),
                tag(
                    "p",
                    tag("a", "Ouvrir ce calcul et le changer", href=one.address(row.text("page"))),
                    f" · droit en vigueur le {day(on)}, montants indicatifs",
                ),
                class_="poi-price",
            ),
        )


def _unsearched(part: Element) -> Element:
    """What the search leaves out: the same lines stand on several pages.

    Its parser takes the end of any element of the same name for the end of this one, so that a
    wrapper around all parts would not do.
    """
    part.set("data-search-exclude", "")
    return part


def _entered(entries: Entries) -> Element:
    """Every value on which the figure stands, the usual ones said to be so."""
    rows = []
    if entries.given is not None:
        rows.append((entries.given.label, typed(entries.given, entries)))
    for field in entries.form.fields():
        if field.id in entries.values and field.id not in _UNTOLD:
            usual = " (usuel)" if field.id in entries.usual else ""
            rows.append((field.label, written(field, entries.values[field.id]) + usual))
    return tag(
        "details",
        tag("summary", "Les valeurs de cet exemple"),
        tag("ul", *(tag("li", tag("strong", label), f"{NBSP}: {value}") for label, value in rows)),
    )
