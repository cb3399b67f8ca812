"""The cases about pay: those worked by hand, and those of public engines."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from scripts.cases import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["PayCase", "golden", "reference"]


@dataclass(frozen=True, slots=True)
class PayCase:
    """One request about pay, and what must come out."""

    id: str
    why: str
    request: Mapping[str, object]
    expect: Mapping[str, Decimal]
    lines: Mapping[str, tuple[Decimal, Decimal]]
    """By contribution: the employer's and the employee's amount."""

    def line(self) -> str:
        """The request as a line of JSON."""
        return json.dumps(self.request, ensure_ascii=False, default=float)


def golden(folder: Path = FOLDER / "pay") -> Iterator[PayCase]:
    """The cases worked by hand, file by file."""
    for path in sorted(folder.glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        for row in tomllib.loads(text, parse_float=Decimal)["case"]:
            yield PayCase(
                id=row["id"],
                why=row["why"],
                request={**row["request"], "date": str(row["request"]["date"])},
                expect={name: Decimal(str(amount)) for name, amount in row["expect"].items()},
                lines={
                    name: (Decimal(str(employer)), Decimal(str(employee)))
                    for name, (employer, employee) in row.get("lines", {}).items()
                },
            )


def reference(folder: Path = FOLDER / "pay/reference") -> Iterator[PayCase]:
    """The cases of public engines, file by file; their origin stands beside them."""
    for path in sorted(folder.glob("*.json")):
        do = path.name.partition("-")[0]
        for row in json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal):
            yield PayCase(
                id=row["id"],
                why=path.name,
                request={"do": do, **row["request"]},
                expect={name: Decimal(amount) for name, amount in row["expected"].items()},
                lines={},
            )
