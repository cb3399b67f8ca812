"""What the calculator weighs on its way to a reader, by how the host sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.law.french import NARROW, NBSP
from calculator.view.html import render, tag
from calculator.view.table import head, scrollable
from scripts.compress import CACHE, GZIP, Weight, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from calculator.view.html import Element

__all__ = ["weights"]

_MEGA, _KILO = 1_000_000, 1_000


def weights(
    code: Sequence[Path], image: Sequence[Path], cache: Path = CACHE
) -> Iterator[tuple[str, str]]:
    """The fragments that tell it: their path under ``docs/generated`` and their text.

    Args:
        code: What a browser fetches before the calculator answers, where it starts from its code.
        image: The same, where it starts from its image. Brotli would need a minute for that one,
            at each change of the calculator: it is not told.
        cache: Where compressed contents are kept from one run to the next.
    """
    weighed = weigh(code, cache)
    found = {path.name: weight for path, weight in weighed.items()}
    total = sum(found.values(), Weight())
    alone = weigh([path for path in image if path not in weighed], cache, (GZIP,))
    both = {**weighed, **alone}
    started = sum((both[path] for path in image), Weight())
    for way, one in (("code", total), ("image", started)):
        yield f"poids/{way}-brut.md", _size(one.raw)
        # Python's zlib is that of the machine, and others pack a little tighter: told roundly, the
        # page stays the same wherever it is built. Brotli comes with its lock.
        yield f"poids/{way}-gzip.md", f"{round(one.gzip / _MEGA)}{NBSP}Mo"
    yield "poids/code-brotli.md", _size(total.brotli)
    rows = [
        _row(tag("code", name), weight)
        for name, weight in sorted(found.items(), key=lambda item: (-item[1].raw, item[0]))
    ]
    table = scrollable(
        "Ce que charge le calculateur qui part de son code",
        head("Fichier", "Tel quel", "Avec brotli"),
        tag("tbody", *rows),
        tag("tfoot", _row("En tout", total)),
        class_="poi-figures",
        searched=False,
    )
    yield "poids.html", render(table)


def _row(name: Element | str, weight: Weight) -> Element:
    sizes = (weight.raw, weight.brotli)
    return tag("tr", tag("th", name, scope="row"), *(tag("td", _size(one)) for one in sizes))


def _size(count: int) -> str:
    """« 9,6 Mo », « 18 ko », « 450 octets »."""
    if count >= _MEGA:
        return f"{count / _MEGA:.1f}".replace(".", ",") + f"{NBSP}Mo"
    if count >= _KILO:
        return f"{count / _KILO:.0f}{NBSP}ko"
    return f"{count:,}".replace(",", NARROW) + f"{NBSP}octets"
