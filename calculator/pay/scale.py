"""The rates that one employment is subject to on one day, ready to be applied to any gross pay."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from calculator.law.parameter import parameter
from calculator.pay.contribution import BASES, Contribution, Rate, contributions
from calculator.pay.money import cents, rounded
from calculator.pay.reduction import Reduction, reduction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.law.parameter import Value
    from calculator.pay.employment import Employment

__all__ = ["DERIVED", "Owed", "Scale", "Sums", "scale"]

DERIVED = BASES.index("activity_income")
"""From this base on, what is taken depends on what other contributions come to."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A contribution with the rates that apply."""

    contribution: Contribution
    rate: Rate
    base: int
    """Its place in ``BASES``."""
    employer: int
    """Millionths, for wages above ``reduced_up_to``."""
    employee: int
    reduced: int
    reduced_up_to: int
    """Cents a month; -1 where there is no lower rate."""

    def employer_rate(self, gross: int) -> int:
        """The employer's rate for a gross pay in cents, in millionths."""
        return self.reduced if gross <= self.reduced_up_to else self.employer


@dataclass(frozen=True, slots=True)
class Sums:
    """Rates added up by base, in the order of ``BASES``, in millionths."""

    up_to: int
    """Gross pay in cents up to which they hold."""
    employer: tuple[int, ...]
    employee: tuple[int, ...]
    cover: tuple[int, ...]
    """The employer's for health and death cover alone."""


@dataclass(frozen=True, slots=True)
class Scale:
    """All that turns a gross pay into lines."""

    employment: Employment
    ceiling: int
    """Cents a month."""
    ceiling_value: Value
    owed: tuple[Owed, ...]
    """In the order of the payslip, those that depend on others last."""
    sums: tuple[Sums, ...]
    """In the order of the gross pays up to which they hold; the last holds for all."""
    reduction: Reduction


@lru_cache(maxsize=256)
def scale(employment: Employment) -> Scale:
    """The rates in force on the employment's day.

    Raises:
        NotInForce: The day is before the first day that is known.
    """
    ceiling = parameter("plafond.pmss").on(employment.day)
    share = employment.ceiling_share
    owed = sorted(
        (_owed(one, employment) for one in contributions() if one.owed(employment)),
        key=lambda one: one.base >= DERIVED,
    )
    return Scale(
        employment=employment,
        ceiling=rounded(cents(ceiling.amount) * share.numerator, share.denominator),
        ceiling_value=ceiling,
        owed=tuple(owed),
        sums=_sums(owed),
        reduction=reduction(
            employment,
            sum(
                one.reduced if one.reduced_up_to >= 0 else one.employer
                for one in owed
                if one.contribution.in_reduction and not one.contribution.given
            ),
        ),
    )


def _sums(owed: Sequence[Owed]) -> tuple[Sums, ...]:
    ends = {one.reduced_up_to for one in owed if one.reduced_up_to >= 0}
    found = []
    for end in [*sorted(ends), sys.maxsize]:
        employer, employee, cover = ([0] * len(BASES) for _ in range(3))
        for one in owed:
            employer[one.base] += one.employer_rate(end)
            employee[one.base] += one.employee
            if one.contribution.cover:
                cover[one.base] += one.employer_rate(end)
        found.append(Sums(end, tuple(employer), tuple(employee), tuple(cover)))
    return tuple(found)


def _owed(one: Contribution, employment: Employment) -> Owed:
    rate = one.on(employment.day)
    employer = employment.atmp_rate if one.given else rate.employer
    reduced, up_to = employer, -1
    if rate.reduced is not None:
        reduced = rate.reduced.employer
        # Below the limit, not at it, as the reference cases have it. Excerpts of L241-2-1 and
        # L241-6-1 say « n’excèdent pas », which would include it: their text was not read whole.
        up_to = ceil(Fraction(rate.reduced.hourly_limit) * employment.hours * 100) - 1
    return Owed(
        contribution=one,
        rate=rate,
        base=BASES.index(one.base),
        employer=employer,
        employee=rate.employee,
        reduced=reduced,
        reduced_up_to=up_to,
    )
