"""Which functions of a script V8 has compiled, by its own log: those that were called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from pathlib import Path

__all__ = ["compiled"]

_SCRIPT = "script-details"
_COMPILED = ["function", "interpreter"]


def compiled(logs: Iterable[Path], names: AbstractSet[str]) -> frozenset[int]:
    """The places where they begin.

    Args:
        logs: What V8 wrote, with ``--log-function-events``: one for each place where scripts run.
        names: Of the script's file; all of these hold the same text.
    """
    found: set[int] = set()
    for log in logs:
        scripts: set[str] = set()
        with log.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                first, second, *more = line.rstrip("\n").split(",")
                if first == _SCRIPT and more and more[0].rpartition("/")[2] in names:
                    scripts.add(second)
                elif [first, second] == _COMPILED and more[0] in scripts:
                    found.add(int(more[1]))
    return frozenset(found)
