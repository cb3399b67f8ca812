"""The worked examples of the guide's pages, computed by the code that answers in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from calculator.api.simulation import simulation
from calculator.data import parse
from calculator.simulator.form import forms
from calculator.view.html import render
from calculator.view.simulation.example import DEPTHS, Told, example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from calculator.view.simulation.example import Depth

__all__ = ["FILE", "examples"]

FILE = Path(__file__).with_name("examples.toml")


def examples(on: date) -> Iterator[tuple[str, str]]:
    """Each example: its id and its HTML.

    Args:
        on: Day whose law applies.

    Raises:
        DataError: The file breaks the rules.
        EntryError: An entry is refused.
    """
    table = parse(FILE.read_text(encoding="utf-8"), FILE.name)
    table.only("example")
    for row in table.tables("example"):
        row.only("id", "page", "form", "depth", "title", "says", "entries")
        entries = row.table("entries")
        form = forms()[row.choice("form", forms())]
        found = simulation(form.id, {name: entries.text(name) for name in entries.raw}, on)
        page = row.text("page")
        # A page « a/b.md » stands at « a/b/ » in the site.
        up = "../" * len(Path(page).parts)
        address = f"{up}calculer/{form.page}/#simulation={found.link}"
        depth = cast("Depth", row.choice("depth", DEPTHS)) if "depth" in row.raw else "journey"
        if depth == "worked" and found.shown.worked is None:
            raise row.error("depth", f"the form {form.id!r} has no rows of its own")
        told = Told(row.text("title"), row.text("says"), depth)
        yield row.text("id"), render(example(told, found.shown, on, address))
