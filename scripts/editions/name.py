"""The name of an edition: its month, and the number of a mend where it has one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.editions import UsageError

__all__ = ["LATEST", "Name", "read"]

LATEST = "latest"
"""Where the greatest edition stands a second time, so that links to the guide need not change."""

_FORM = re.compile(r"(2[0-9]{3})\.(0[1-9]|1[0-2])(?:\.([1-9][0-9]{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name, greater than those of the editions that it comes after."""

    year: int
    month: int
    mend: int = 0
    """0 for the edition itself, then 1, 2, …"""

    def __str__(self) -> str:
        """As it is written, and as its folder is called."""
        month = f"{self.year}.{self.month:02}"
        return f"{month}.{self.mend}" if self.mend else month

    @property
    def next_mend(self) -> Name:
        """What comes after it in the same month."""
        return Name(self.year, self.month, self.mend + 1)


def read(text: str) -> Name:
    """The name that a text writes.

    Raises:
        UsageError: It is none.
    """
    found = _FORM.fullmatch(text)
    if not found:
        said = f"« {text} » n’est pas un nom d’édition" if text else "EDITION manque"
        raise UsageError(
            f"{said} : écrivez l’année et le mois, EDITION=2026.11, ou EDITION=2026.11.1 pour la "
            "première correction de cette édition"
        )
    return Name(int(found[1]), int(found[2]), int(found[3] or 0))
