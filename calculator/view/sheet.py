"""A table as a file that French spreadsheets open at once."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

__all__ = ["amount", "sheet"]

_BOM = "\ufeff"


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """CSV with semicolons and a byte order mark, the head first."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return _BOM + out.getvalue()


def amount(value: Decimal) -> str:
    """A number as a spreadsheet takes it: a decimal comma, without spaces or unit."""
    return f"{value:.2f}".replace(".", ",")
