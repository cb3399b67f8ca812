"""Dated values: amounts, rates and durations, each with the text that sets it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.data import Table, read_all
from calculator.law.calendar import EARLIEST, latest
from calculator.law.provenance import FIELDS, Provenance, in_force, newest_first, provenance

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

__all__ = ["Parameter", "Subject", "Unit", "Value", "parameter", "subject", "subjects"]

Unit = Literal[
    "EUR",
    "EUR/hour",
    "EUR/month",
    "EUR/year",
    "%",
    "years",
    "months",
    "days",
    "working_days",
    "weeks",
    "hours",
    "ceilings",
    "count",
]
_UNITS: frozenset[str] = frozenset(get_args(Unit))


@dataclass(frozen=True, slots=True)
class Value:
    """What holds from a day on, until the next one starts."""

    amount: Decimal
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Parameter:
    """One legal quantity and its history, newest first."""

    id: str
    label: str
    unit: Unit
    checked_on: date
    values: tuple[Value, ...]

    def on(self, day: date) -> Value:
        """The value in force on ``day``.

        Raises:
            NotInForce: ``day`` is before the first known value.
        """
        return in_force(self.values, day, self.id)


@dataclass(frozen=True, slots=True)
class Subject:
    """A file of parameters."""

    id: str
    title: str
    checked_on: date
    parameters: Mapping[str, Parameter]


def subject(id_: str, table: Table) -> Subject:
    """Read one subject.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, out of range or out of order.
    """
    title = table.text("title")
    checked_on = table.day("checked_on", EARLIEST, latest(EARLIEST.replace(year=2100)))
    names = [key for key in table.raw if key not in ("title", "checked_on")]
    if not names:
        raise table.error("", "holds no parameter")
    return Subject(
        id_,
        title,
        checked_on,
        {
            f"{id_}.{name}": _parameter(f"{id_}.{name}", table.table(name), checked_on)
            for name in names
        },
    )


def _parameter(id_: str, table: Table, checked_on: date) -> Parameter:
    table.only("label", "unit", "value")
    values = newest_first(table.tables("value"), partial(_value, checked_on=checked_on), "values")
    unit = cast("Unit", table.choice("unit", _UNITS))
    return Parameter(id_, table.text("label"), unit, checked_on, values)


def _value(row: Table, checked_on: date) -> Value:
    row.only("amount", *FIELDS)
    return Value(row.number("amount"), provenance(row, checked_on))


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject, by id.

    Raises:
        DataError: A file breaks the rules.
    """
    return {name: subject(name, table) for name, table in read_all("calculator.law", "parameters")}


def parameter(id_: str) -> Parameter:
    """A parameter by its id, ``smic.hourly_gross``.

    Raises:
        KeyError: There is none of that id.
    """
    return subjects()[id_.partition(".")[0]].parameters[id_]
