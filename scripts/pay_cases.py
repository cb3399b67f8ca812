"""The cases about pay: those worked by hand, and those of public engines."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from calculator.data import parse
from scripts.cases import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from calculator.data import Table

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
    """The cases worked by hand, file by file.

    Raises:
        DataError: A case has a line that it should not, or lacks one.
    """
    for path in sorted(folder.glob("*.toml")):
        for row in parse(path.read_text(encoding="utf-8"), path.as_posix()).tables("case"):
            yield _golden(row)


def _golden(row: Table) -> PayCase:
    row.only("id", "why", "request", "expect", "lines")
    expected = row.table("expect")
    lines = row.table("lines") if "lines" in row.raw else None
    return PayCase(
        id=row.text("id"),
        why=row.text("why"),
        request=row.table("request").raw,
        expect={name: _amount(expected, name, one) for name, one in expected.raw.items()},
        lines={name: _both(lines, name) for name in lines.raw} if lines else {},
    )


def _both(lines: Table, name: str) -> tuple[Decimal, Decimal]:
    match lines.raw[name]:
        case [employer, employee]:
            return _amount(lines, name, employer), _amount(lines, name, employee)
    raise lines.error(name, "expected two amounts, the employer's and the employee's")


def _amount(table: Table, name: str, written: object) -> Decimal:
    with suppress(InvalidOperation):
        return Decimal(str(written))
    raise table.error(name, f"expected an amount, got {written}")


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
