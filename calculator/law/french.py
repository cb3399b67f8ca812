"""Numbers, days and quantities as French writes them, with no-break spaces."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calculator.law.parameter import Unit

__all__ = ["NARROW", "NBSP", "day", "number", "quantity"]

NBSP = "\u00a0"
NARROW = "\u202f"

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)

_UNITS: Mapping[Unit, tuple[str, str]] = {
    "EUR": ("€", "€"),
    "EUR/hour": ("€ par heure", "€ par heure"),
    "EUR/month": ("€ par mois", "€ par mois"),
    "EUR/year": ("€ par an", "€ par an"),
    "%": ("%", "%"),
    "years": ("an", "ans"),
    "months": ("mois", "mois"),
    "days": ("jour", "jours"),
    "working_days": ("jour ouvrable", "jours ouvrables"),
    "weeks": ("semaine", "semaines"),
    "hours": ("heure", "heures"),
    "ceilings": ("plafond annuel", "plafonds annuels"),
    "count": ("", ""),
}

_TIMES: frozenset[str] = frozenset(("years", "months", "weeks", "days", "working_days", "hours"))
_PLURAL = 2


def day(value: date) -> str:
    """« 1er juin 2026 »."""
    first = "1er" if value.day == 1 else str(value.day)
    return NBSP.join((first, _MONTHS[value.month - 1], str(value.year)))


def number(value: Decimal) -> str:
    """« 1 867,02 » or « 18 »: two decimals or none."""
    cents = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = cents == cents.to_integral_value()
    text = f"{cents:,.0f}" if whole else f"{cents:,.2f}"
    return text.replace(",", NARROW).replace(".", ",")


def quantity(value: Decimal, unit: Unit) -> str:
    """« 12,31 € par heure », « 2 jours ouvrables », « 10 % »."""
    name = _UNITS[unit][1 if value >= _PLURAL else 0]
    shown = number(value)
    if unit in _TIMES and "," in shown:
        # Nobody counts days in hundredths.
        shown = shown.rstrip("0")
    return f"{shown}{NBSP}{name}" if name else shown
