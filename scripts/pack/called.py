"""Which functions of the engine the calculator calls, as ``make called`` recorded them.

They are kept in the repository, by the hash of the file that has them: a build that recorded them
anew might not write the same bytes twice.
"""

from __future__ import annotations

import textwrap
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pack import PackError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["GLUE_LIST", "LIST", "called", "write"]

LIST = Path(__file__).with_suffix(".txt")
"""Of the WebAssembly, by their numbers."""
GLUE_LIST = LIST.with_name("called-glue.txt")
"""Of its JavaScript, by the places where they begin."""
_WIDTH = 100


def called(module: bytes, listed: Path) -> frozenset[int]:
    """The numbers of the functions that stay.

    Args:
        module: The file that has them.
        listed: Where they are recorded.

    Raises:
        PackError: They were recorded for another file.
    """
    first, *rest = listed.read_text(encoding="utf-8").splitlines()
    if first != sha256(module).hexdigest():
        raise PackError(f"{listed.name} was recorded for another engine: make called")
    found: set[int] = set()
    for word in " ".join(rest).split():
        low, _, high = word.partition("-")
        found.update(range(int(low), int(high or low) + 1))
    return frozenset(found)


def write(module: bytes, numbers: Iterable[int], listed: Path) -> None:
    """Record the functions of a file."""
    text = textwrap.fill(" ".join(_ranges(numbers)), _WIDTH, break_on_hyphens=False)
    listed.write_text(f"{sha256(module).hexdigest()}\n{text}\n", encoding="utf-8")


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
