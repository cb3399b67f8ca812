"""The two arrangements that the reader hesitates between."""

from __future__ import annotations

from typing import Literal

__all__ = ["ARRANGEMENTS", "Arrangement", "Reader", "other"]

Arrangement = Literal["portage", "interim"]
Reader = Literal["salarie", "entreprise"]

ARRANGEMENTS: tuple[Arrangement, Arrangement] = ("portage", "interim")


def other(arrangement: Arrangement) -> Arrangement:
    """The one that is not this one."""
    return "interim" if arrangement == "portage" else "portage"
