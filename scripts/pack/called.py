"""Which functions of the WebAssembly the calculator calls, as ``make called`` recorded them.

They are kept in the repository, by the hash of the module: a build that recorded them anew might
not write the same bytes twice.
"""

from __future__ import annotations

import textwrap
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pack import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["LIST", "called", "write"]

LIST = Path(__file__).with_suffix(".txt")
_WIDTH = 100


def called(wasm: bytes, listed: Path = LIST) -> frozenset[int]:
    """The numbers of the functions that stay.

    Args:
        wasm: The module that they belong to.
        listed: Where they are recorded.

    Raises:
        PackError: They were recorded for another module.
    """
    first, *rest = listed.read_text(encoding="utf-8").splitlines()
    if first != sha256(wasm).hexdigest():
        raise PackError(f"{listed.name} was recorded for another module: make called")
    found: set[int] = set()
    for word in " ".join(rest).split():
        low, _, high = word.partition("-")
        found.update(range(int(low), int(high or low) + 1))
    return frozenset(found)


def write(wasm: bytes, numbers: Iterable[int], listed: Path = LIST) -> None:
    """Record the functions of a module."""
    text = textwrap.fill(" ".join(_ranges(numbers)), _WIDTH, break_on_hyphens=False)
    listed.write_text(f"{sha256(wasm).hexdigest()}\n{text}\n", encoding="utf-8")


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """``3``, or ``5-9`` where they follow each other."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    for first, last in runs:
        yield str(first) if first == last else f"{first}-{last}"
