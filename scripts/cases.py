"""The golden cases: situations that a jurist can read, with what the calculator must say."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

__all__ = ["Case", "cases"]

FOLDER = Path("tests/cases")


@dataclass(frozen=True, slots=True)
class Case:
    """One situation."""

    id: str
    name: str
    why: str
    reader: str
    on: date
    answers: Mapping[str, str]
    expect: Mapping[str, object]
    importance: Mapping[str, str] = field(default_factory=dict)

    def request(self, do: str = "assess") -> str:
        """The request that asks for it, as a line of JSON."""
        asked: dict[str, object] = {
            "do": do,
            "reader": self.reader,
            "on": self.on.isoformat(),
            "answers": dict(self.answers),
        }
        if self.importance:
            asked["importance"] = dict(self.importance)
        return json.dumps(asked, ensure_ascii=False)


def cases(folder: Path = FOLDER) -> Iterator[Case]:
    """Every golden case, file by file."""
    for path in sorted(folder.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield Case(**row)
