"""The golden cases: situations that a jurist can read, with what the calculator must say."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calculator.data import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

__all__ = ["FOLDER", "Case", "cases", "rows"]

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
    """Every golden case, file by file.

    Raises:
        DataError: A case has a line that it should not, or lacks one.
    """
    for row in rows(folder, Case):
        yield Case(**row)


def rows(folder: Path, kind: type) -> Iterator[dict[str, Any]]:
    """The cases of each file of a folder, as what a data class of cases takes.

    Raises:
        DataError: A case has a line that it should not, or lacks one.
    """
    names = [one.name for one in fields(kind)]
    owed = [
        one.name
        for one in fields(kind)
        if one.default is MISSING and one.default_factory is MISSING
    ]
    for path in sorted(folder.glob("*.toml")):
        for row in parse(path.read_text(encoding="utf-8"), path.as_posix()).tables("case"):
            row.only(*names)
            for name in owed:
                if name not in row.raw:
                    raise row.error(name, "missing")
            yield dict(row.raw)
