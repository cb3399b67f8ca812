"""The fragments that pages bring in: ``schemas/*.html``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calculator.data import parse
from calculator.view.html import render
from scripts.diagrams.figure import figure
from scripts.diagrams.price import prices
from scripts.diagrams.schema import schemas
from scripts.examples import worked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["FILE", "diagrams"]

FILE = Path(__file__).parents[1] / "diagrams.toml"


def diagrams(on: date) -> Iterator[tuple[str, str]]:
    """Each diagram: its id and its HTML.

    Args:
        on: Day whose law applies.

    Raises:
        DataError: The file breaks the rules.
        ValueError: A word does not fit where it has to stand.
    """
    table = parse(FILE.read_text(encoding="utf-8"), FILE.name)
    table.only("schema", "price")
    for schema in schemas(table):
        yield schema.id, render(figure(schema))
    for id_, shown in prices(table, {one.id: one for one in worked(on)}, on):
        yield id_, render(shown)
