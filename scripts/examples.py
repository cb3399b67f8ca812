"""The worked examples of the guide's pages, computed by the code that answers in the browser."""

from __future__ import annotations

from dataclasses import dataclass
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

    from calculator.api.simulation import Simulation
    from calculator.view.simulation.example import Depth

__all__ = ["FILE", "Example", "examples", "worked"]

FILE = Path(__file__).with_name("examples.toml")


@dataclass(frozen=True, slots=True)
class Example:
    """One example, worked out."""

    id: str
    page: str
    """The page that brings it in, under ``docs``."""
    told: Told
    found: Simulation

    def address(self, page: str) -> str:
        """The simulator with the values of the example.

        Args:
            page: From which page it is, under ``docs``.
        """
        # A page « a/b.md » stands at « a/b/ » in the site.
        up = "../" * len(Path(page).parts)
        return f"{up}calculer/{self.found.entries.form.page}/#simulation={self.found.link}"


def worked(on: date) -> Iterator[Example]:
    """Each example of the file.

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
        form = row.choice("form", forms())
        found = simulation(form, {name: entries.text(name) for name in entries.raw}, on)
        depth = cast("Depth", row.choice("depth", DEPTHS)) if "depth" in row.raw else "journey"
        if depth == "worked" and found.shown.worked is None:
            raise row.error("depth", f"the form {form!r} has no rows of its own")
        told = Told(row.text("title"), row.text("says"), depth)
        yield Example(row.text("id"), row.text("page"), told, found)


def examples(on: date) -> Iterator[tuple[str, str]]:
    """Each example as its page shows it: its id and its HTML.

    Args:
        on: Day whose law applies.

    Raises:
        DataError: The file breaks the rules.
        EntryError: An entry is refused.
    """
    for one in worked(on):
        address = one.address(one.page)
        yield one.id, render(example(one.told, one.found.shown, on, address))
