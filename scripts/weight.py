"""What the calculator weighs on its way to a reader, by how the host sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import NARROW, NBSP
from calculator.view.html import render, tag
from calculator.view.table import head, scrollable
from scripts.compress import CACHE, Weight, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from calculator.view.html import Element

__all__ = ["weights"]

_MEGA, _KILO = 1_000_000, 1_000


def weights(files: Sequence[Path], cache: Path = CACHE) -> Iterator[tuple[str, str]]:
    """The fragments that tell it: their path under ``docs/generated`` and their text.

    Args:
        files: What a browser fetches before the calculator answers.
        cache: Where compressed contents are kept from one run to the next.
    """
    found = {path.name: weight for path, weight in weigh(files, cache).items()}
    total = sum(found.values(), Weight())
    yield "poids/brut.md", _size(total.raw)
    yield "poids/gzip.md", _size(total.gzip)
    yield "poids/brotli.md", _size(total.brotli)
    rows = [
        _row(tag("code", name), weight)
        for name, weight in sorted(found.items(), key=lambda item: (-item[1].raw, item[0]))
    ]
    table = scrollable(
        "Ce que charge le calculateur",
        head("Fichier", "Tel quel", "Avec gzip", "Avec brotli"),
        tag("tbody", *rows),
        tag("tfoot", _row("En tout", total)),
        class_="poi-figures",
        searched=False,
    )
    yield "poids.html", render(table)


def _row(name: Element | str, weight: Weight) -> Element:
    sizes = (weight.raw, weight.gzip, weight.brotli)
    return tag("tr", tag("th", name, scope="row"), *(tag("td", _size(one)) for one in sizes))


def _size(count: int) -> str:
    """« 9,6 Mo », « 18 ko », « 450 octets »."""
    if count >= _MEGA:
        return f"{count / _MEGA:.1f}".replace(".", ",") + f"{NBSP}Mo"
    if count >= _KILO:
        return f"{count / _KILO:.0f}{NBSP}ko"
    return f"{count:,}".replace(",", NARROW) + f"{NBSP}octets"
