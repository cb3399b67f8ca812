"""The two arrangements that the reader hesitates between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from calculator.data import Table

__all__ = ["ARRANGEMENTS", "READERS", "Arrangement", "Reader", "other", "readers"]

Arrangement = Literal["portage", "interim"]
Reader = Literal["salarie", "entreprise"]

READERS: tuple[Reader, Reader] = ("salarie", "entreprise")
ARRANGEMENTS: tuple[Arrangement, Arrangement] = ("portage", "interim")


def readers(table: Table) -> tuple[Reader, ...]:
    """The readers that a row of a data file concerns.

    Raises:
        DataError: None is named, or one is unknown.
    """
    named = table.texts("readers")
    for reader in named:
        if reader not in READERS:
            raise table.error("readers", f"{reader!r} is no reader")
    return cast("tuple[Reader, ...]", named)


def other(arrangement: Arrangement) -> Arrangement:
    """The one that is not this one."""
    return "interim" if arrangement == "portage" else "portage"
