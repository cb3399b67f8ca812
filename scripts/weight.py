"""What the calculator weighs on its way to a reader, by how the host sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import NARROW, NBSP
from calculator.view.html import render, tag
from calculator.view.table import head, scrollable
from scripts.compress import CACHE, Weight, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from calculator.view.html import Element

__all__ = ["weights"]

_MEGA, _KILO = 1_000_000, 1_000


def weights(ways: Mapping[str, Sequence[Path]], cache: Path = CACHE) -> Iterator[tuple[str, str]]:
    """The fragments that tell it: their path under ``docs/generated`` and their text.

    Args:
        ways: What a browser fetches before the calculator answers, by the way in which it starts.
        cache: Where compressed contents are kept from one run to the next.
    """
    found = weigh(sorted({path for files in ways.values() for path in files}), cache)
    totals = {way: sum((found[path] for path in files), Weight()) for way, files in ways.items()}
    for way, total in totals.items():
        yield f"poids/{way}-brut.md", _size(total.raw)
        # Python's zlib is that of the machine, and others pack a little tighter: told roundly, the
        # page stays the same wherever it is built. Brotli comes with its lock.
        yield f"poids/{way}-gzip.md", f"{round(total.gzip / _MEGA)}{NBSP}Mo"
        yield f"poids/{way}-brotli.md", _size(total.brotli)
    rows = [
        _row(tag("code", path.name), " et ".join(way for way in ways if path in ways[way]), weight)
        for path, weight in sorted(found.items(), key=lambda item: (-item[1].raw, item[0].name))
    ]
    table = scrollable(
        "Ce que charge le calculateur",
        head("Fichier", "Départ", "Tel quel", "Avec brotli"),
        tag("tbody", *rows),
        tag("tfoot", *(_row("En tout", way, total) for way, total in totals.items())),
        class_="poi-figures",
        searched=False,
    )
    yield "poids.html", render(table)


def _row(name: Element | str, way: str, weight: Weight) -> Element:
    cells = (way, _size(weight.raw), _size(weight.brotli))
    return tag("tr", tag("th", name, scope="row"), *(tag("td", one) for one in cells))


def _size(count: int) -> str:
    """« 9,6 Mo », « 18 ko », « 450 octets »."""
    if count >= _MEGA:
        return f"{count / _MEGA:.1f}".replace(".", ",") + f"{NBSP}Mo"
    if count >= _KILO:
        return f"{count / _KILO:.0f}{NBSP}ko"
    return f"{count:,}".replace(",", NARROW) + f"{NBSP}octets"
