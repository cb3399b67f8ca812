"""How a check ends: what it found, a line each, and the exit code that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["tell"]


def tell(faults: Iterable[str]) -> int:
    """Print every fault, for whoever wrote it, once all are known.

    Args:
        faults: A line each.

    Returns:
        The exit code: 1 where there is one, else 0.
    """
    found = list(faults)
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0
