"""The cases of the pay simulators: what was typed, and why it is worth a case.

What must come out stands nowhere: the requests about pay say it, when the tests run.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.cases import FOLDER, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

__all__ = ["SimulatorCase", "cases"]


@dataclass(frozen=True, slots=True)
class SimulatorCase:
    """One simulator, filled in."""

    id: str
    form: str
    on: date
    entries: Mapping[str, str]
    """By field, as typed; the usual value where nothing is."""
    why: str

    def request(self, do: str = "simulate", **more: object) -> str:
        """The request that asks for it, as a line of JSON."""
        asked = {"do": do, "form": self.form, "on": self.on.isoformat(), "entries": self.entries}
        return json.dumps({**asked, **more}, ensure_ascii=False)


def cases(folder: Path = FOLDER / "simulator") -> Iterator[SimulatorCase]:
    """Every case, file by file.

    Raises:
        DataError: A case has a line that it should not, or lacks one.
    """
    for row in rows(folder, SimulatorCase):
        yield SimulatorCase(**row)
