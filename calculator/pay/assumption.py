"""What no law sets: usual values and ranges, so that a result can say what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.data import Table, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

__all__ = ["Assumption", "AssumptionId", "assumptions", "read_assumptions"]

AssumptionId = Literal["fee_rate", "coefficient", "atmp_rate", "headcount"]
_IDS: tuple[str, ...] = get_args(AssumptionId)


@dataclass(frozen=True, slots=True)
class Assumption:
    """A quantity that varies from one employer to another."""

    id: AssumptionId
    label: str
    unit: Literal["%", "count"]
    low: Decimal
    usual: Decimal
    high: Decimal
    because: str


def read_assumptions(table: Table) -> Mapping[AssumptionId, Assumption]:
    """Read a file of assumptions.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, out of order or there twice.
    """
    table.only("assumption")
    found: dict[AssumptionId, Assumption] = {}
    for row in table.tables("assumption"):
        row.only("id", "label", "unit", "low", "usual", "high", "because")
        one = Assumption(
            id=cast("AssumptionId", row.choice("id", _IDS)),
            label=row.text("label"),
            unit=cast("Literal['%', 'count']", row.choice("unit", ("%", "count"))),
            low=row.number("low"),
            usual=row.number("usual"),
            high=row.number("high"),
            because=row.text("because"),
        )
        if one.id in found:
            raise row.error("id", f"{one.id!r} is there twice")
        if not one.low <= one.usual <= one.high:
            raise row.error("usual", "expected low, usual and high in rising order")
        found[one.id] = one
    for missing in _IDS:
        if missing not in found:
            raise table.error("assumption", f"{missing!r} is missing")
    return found


@cache
def assumptions() -> Mapping[AssumptionId, Assumption]:
    """Every assumption, by id.

    Raises:
        DataError: The file breaks the rules.
    """
    return read_assumptions(read("calculator.pay", "assumptions.toml"))
