"""Contributions on a wage: what each is taken on, who owes it, and its rates day by day."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.data import Table, read
from calculator.law.calendar import EARLIEST, latest
from calculator.law.provenance import FIELDS, Provenance, in_force, newest_first, provenance
from calculator.pay.employment import CONTRACTS
from calculator.pay.money import MILLION, millionths

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from calculator.pay.employment import Employment

__all__ = ["Base", "Contribution", "Rate", "Reduced", "contributions", "read_contributions"]

Base = Literal[
    "gross",
    "up_to_1_ceiling",
    "up_to_4_ceilings",
    "from_1_to_8_ceilings",
    "up_to_8_if_above_1",
    "mutuelle",
    "activity_income",
    "employer_cover",
]
BASES: tuple[str, ...] = get_args(Base)

_FLAGS = ("in_reduction", "taxable", "given", "benefit", "cover")
_CONDITIONS = ("employer", "contract", "cadre", "headcount_from", "headcount_below")
_SMALLEST, _LARGEST = 1, 10_000


@dataclass(frozen=True, slots=True)
class Reduced:
    """A lower rate for wages up to so many times the minimum wage."""

    employer: int
    """Millionths."""
    hourly_limit: Decimal
    """€ per hour: the multiple times the hourly minimum wage that counts."""


@dataclass(frozen=True, slots=True)
class Rate:
    """The rates of a contribution from a day on, in millionths."""

    employer: int
    employee: int
    reduced: Reduced | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Contribution:
    """One line of a payslip."""

    id: str
    label: str
    explain: str
    """What it pays for or gives right to, in plain words."""
    base: Base
    in_reduction: bool
    """Whether the general reduction is set off against it (CSS, art. L241-13, I)."""
    taxable: bool
    """Whether the employee's part is taxed although it is withheld (CGI, art. 154 quinquies)."""
    given: bool
    """Whether the rate is the establishment's own, given with each calculation."""
    benefit: bool
    """Whether the employer's part is taxed as the employee's income (CGI, art. 83, 1° quater)."""
    cover: bool
    """Whether the employer's part is in the base of CSG, CRDS and forfait social."""
    employer: str | None
    """Who owes it: an agency, or any other company; None for both, as in what follows."""
    contract: str | None
    cadre: bool | None
    headcounts: range
    rates: tuple[Rate, ...]

    def owed(self, employment: Employment) -> bool:
        """Whether this employer and this employee owe it."""
        return (
            self.employer in (None, employment.employer)
            and self.contract in (None, employment.contract)
            and self.cadre in (None, employment.cadre)
            and employment.headcount in self.headcounts
        )

    def on(self, day: date) -> Rate:
        """The rates in force on a day.

        Raises:
            NotInForce: ``day`` is before the first known rate.
        """
        return in_force(self.rates, day, self.id)


def read_contributions(table: Table) -> tuple[Contribution, ...]:
    """Read a file of contributions.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, out of range or there twice.
    """
    table.only("title", "checked_on", "contribution")
    table.text("title")
    checked_on = table.day("checked_on", EARLIEST, latest(EARLIEST.replace(year=2100)))
    found: dict[str, Contribution] = {}
    for row in table.tables("contribution"):
        if row.text("id") in found:
            raise row.error("id", f"{row.text('id')!r} is there twice")
        found[row.text("id")] = _contribution(row, checked_on)
    return tuple(found.values())


def _contribution(row: Table, checked_on: date) -> Contribution:
    row.only("id", "label", "explain", "base", "rate", *_FLAGS, *_CONDITIONS)
    given = row.flag("given")
    read = partial(_rate, checked_on=checked_on, given=given)
    rates = newest_first(row.tables("rate"), read, "rates")
    return Contribution(
        id=row.text("id"),
        label=row.text("label"),
        explain=row.text("explain"),
        base=cast("Base", row.choice("base", BASES)),
        in_reduction=row.flag("in_reduction"),
        taxable=row.flag("taxable"),
        given=given,
        benefit=row.flag("benefit"),
        cover=row.flag("cover"),
        employer=_choice(row, "employer", ("agency", "company")),
        contract=_choice(row, "contract", CONTRACTS),
        cadre=row.flag("cadre") if "cadre" in row.raw else None,
        headcounts=range(
            _headcount(row, "headcount_from", _SMALLEST),
            _headcount(row, "headcount_below", sys.maxsize),
        ),
        rates=rates,
    )


def _choice(row: Table, key: str, allowed: tuple[str, ...]) -> str | None:
    return row.choice(key, allowed) if key in row.raw else None


def _headcount(row: Table, key: str, default: int) -> int:
    return row.integer(key, _SMALLEST, _LARGEST) if key in row.raw else default


def _rate(row: Table, *, checked_on: date, given: bool) -> Rate:
    row.only(
        *FIELDS,
        *(() if given else ("employer", "employee", "reduced", "reduced_smic", "reference_smic")),
    )
    if not given and not {"employer", "employee"} & set(row.raw):
        raise row.error("", "no rate: employer or employee is expected")
    return Rate(
        employer=_millionths(row, "employer"),
        employee=_millionths(row, "employee"),
        reduced=_reduced(row),
        provenance=provenance(row, checked_on),
    )


def _reduced(row: Table) -> Reduced | None:
    if "reduced" not in row.raw:
        return None
    return Reduced(
        _millionths(row, "reduced"), row.number("reduced_smic") * row.number("reference_smic")
    )


def _millionths(row: Table, key: str) -> int:
    if key not in row.raw:
        return 0
    try:
        found = millionths(row.number(key))
    except ValueError as error:
        raise row.error(key, str(error)) from None
    if found > MILLION:
        raise row.error(key, "more than 100 percent")
    return found


@cache
def contributions() -> tuple[Contribution, ...]:
    """Every contribution, in the order of a payslip.

    Raises:
        DataError: The file breaks the rules.
    """
    return read_contributions(read("calculator.pay", "contributions.toml"))
