"""Who pays whom, and how: what the contributions on a wage depend on beside the wage."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

__all__ = ["CONTRACTS", "FULL_TIME", "LEGAL_WEEK", "Contract", "Employment", "monthly_hours"]

Contract = Literal["cdi", "cdd", "mission", "cdii"]
CONTRACTS: tuple[Contract, ...] = get_args(Contract)

LEGAL_WEEK = 35
"""Hours a week. Source: C. trav., art. L3121-27."""

FULL_TIME = Fraction(1820, 12)
"""Hours a month, 151.67. Source: CSS, art. D241-7, IV; C. trav., art. L3242-1."""


def monthly_hours(weekly: Fraction) -> Fraction:
    """Hours a month of a contract of so many hours a week."""
    return FULL_TIME * weekly / LEGAL_WEEK


@dataclass(frozen=True, slots=True)
class Employment:
    """One month of a contract of employment."""

    day: date
    """The day whose law applies."""
    contract: Contract
    cadre: bool
    headcount: int
    atmp_rate: int
    """The establishment's rate for work accidents, in millionths."""
    mutuelle: int = 0
    """Price of the health cover, both shares, in cents a month."""
    hours: Fraction = FULL_TIME
    """Hours in the month that count for the minimum wage."""
    ceiling_share: Fraction = Fraction(1)
    """Part of the monthly ceiling that counts. Source: CSS, art. R242-2, I."""

    @property
    def employer(self) -> Literal["agency", "company"]:
        """An agency for a mission or an open-ended intérim contract, else any company."""
        return "agency" if self.contract in ("mission", "cdii") else "company"
