"""Income tax withheld from pay: the reader's own rate, or the neutral scale of the day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from calculator.data import Table, read
from calculator.law.calendar import EARLIEST, latest
from calculator.law.provenance import FIELDS, Provenance, in_force, newest_first, provenance
from calculator.pay.money import cents, millionths, share

if TYPE_CHECKING:
    from datetime import date

__all__ = ["NeutralScale", "Withholding", "neutral_scale", "read_scales", "withholding"]


@dataclass(frozen=True, slots=True)
class NeutralScale:
    """Rates by taxable net pay of the month; each applies to the whole of it."""

    starts: tuple[int, ...]
    """Cents from which the next rate applies."""
    rates: tuple[int, ...]
    """Millionths; one more than there are starts."""
    provenance: Provenance

    def rate(self, taxable: int) -> int:
        """The rate of a taxable net pay in cents, in millionths."""
        return self.rates[bisect_right(self.starts, taxable)]


@dataclass(frozen=True, slots=True)
class Withholding:
    """How tax is withheld."""

    own: int | None
    """The reader's own rate, in millionths; None for the neutral scale."""
    scale: NeutralScale

    def rate(self, taxable: int) -> int:
        """The rate of a taxable net pay in cents, in millionths."""
        return self.scale.rate(taxable) if self.own is None else self.own

    def amount(self, taxable: int) -> int:
        """What is withheld from a taxable net pay, both in cents."""
        return share(taxable, self.rate(taxable))

    @property
    def steps(self) -> tuple[int, ...]:
        """Taxable net pays, in cents, at which the rate jumps, and the net after tax falls."""
        return self.scale.starts if self.own is None else ()


def withholding(day: date, own: int | None = None) -> Withholding:
    """How tax is withheld on a day.

    Args:
        day: Of the payment.
        own: The reader's own rate, in millionths.

    Raises:
        NotInForce: No scale is known on that day.
    """
    return Withholding(own, neutral_scale(day))


def read_scales(table: Table) -> tuple[NeutralScale, ...]:
    """Read a file of scales, newest first.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, out of range or out of order.
    """
    table.only("title", "checked_on", "scale")
    table.text("title")
    checked_on = table.day("checked_on", EARLIEST, latest(EARLIEST.replace(year=2100)))
    return newest_first(table.tables("scale"), partial(_scale, checked_on=checked_on), "scales")


def _scale(row: Table, checked_on: date) -> NeutralScale:
    row.only("brackets", *FIELDS)
    *below, last = row.tables("brackets")
    last.only("rate")
    starts = [_bracket(bracket) for bracket in below]
    rates = [millionths(bracket.number("rate")) for bracket in (*below, last)]
    if starts != sorted(set(starts)) or rates != sorted(set(rates)):
        raise row.error("brackets", "amounts and rates rise from each bracket to the next")
    return NeutralScale(tuple(starts), tuple(rates), provenance(row, checked_on))


def _bracket(bracket: Table) -> int:
    bracket.only("below", "rate")
    return cents(bracket.number("below"))


@cache
def _scales() -> tuple[NeutralScale, ...]:
    return read_scales(read("calculator.pay", "withholding.toml"))


def neutral_scale(day: date) -> NeutralScale:
    """The neutral scale in force on a day.

    Raises:
        NotInForce: ``day`` is before the first known scale.
    """
    return in_force(_scales(), day, "withholding")
