"""The net pay of the year along one quantity, with what is not known for sure as a band.

A band goes over the ends of what is uncertain, taken together, and the situation as it stands.
The ends are enough for the fee and for the work-accident rate: the net pay falls as either rises,
but for the cents of the reduction's rounded coefficient, and but for the 0.14 % by which it falls
where it passes the ceiling. The ends are enough for the coefficient too, as the hourly rate falls
while it rises. The headcount is looked at only at its ends and as it stands; contributions change
with it at 11 and at 50, between both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, product
from typing import TYPE_CHECKING

from calculator.pay.assumption import AssumptionId, assumptions
from calculator.pay.portage import net_within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from calculator.pay.comparison import Situation
    from calculator.pay.portage import Terms

__all__ = ["Band", "Point", "by_daily_rate", "by_idle_months"]

_MONTHS = 12

_OF_PORTAGE: tuple[tuple[AssumptionId, ...], ...] = (("fee_rate", "atmp_rate"), ("headcount",))
"""What moves the net pay of portage: all that is paid out of the price. The net falls as either of
the first two rises, so their ends are looked at together: both low, both high."""

_OF_INTERIM: tuple[tuple[AssumptionId, ...], ...] = (("coefficient",),)
"""What moves the net pay of intérim, where it follows from the price: what the agency pays on top
of an hourly rate is its own affair."""


@dataclass(frozen=True, slots=True)
class Band:
    """Net pay before tax, in cents a year: as the situation stands, and between which bounds."""

    net: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Point:
    """Both arrangements at one place along the curve."""

    x: int
    portage: Band
    interim: Band


def by_daily_rate(
    situation: Situation, uncertain: Collection[AssumptionId], rates: Sequence[int]
) -> tuple[Point, ...]:
    """The year along the price of a day of portage.

    Args:
        situation: All but that price.
        uncertain: The assumptions that the bands go over.
        rates: Each point's ``x``, in cents a day.
    """
    terms, months = _terms(situation, uncertain), situation.months
    lent = _lent(situation, uncertain)
    if situation.hourly_rate is not None:
        steady = _interim(lent, months)
        return tuple(Point(rate, _portage(terms, rate, months), steady) for rate in rates)
    return tuple(
        Point(
            rate,
            _portage(terms, rate, months),
            _interim([replace(one, daily_rate=rate) for one in lent], months),
        )
        for rate in rates
    )


def by_idle_months(situation: Situation, uncertain: Collection[AssumptionId]) -> tuple[Point, ...]:
    """The year along the months without a mission in portage, from 0 to 11 as ``x``.

    Args:
        situation: Each worked month of portage stays as it is, and so does the year of intérim.
        uncertain: The assumptions that the bands go over.
    """
    terms = _terms(situation, uncertain)
    interim = _interim(_lent(situation, uncertain), situation.months)
    return tuple(
        Point(idle, _portage(terms, situation.daily_rate, _MONTHS - idle), interim)
        for idle in range(_MONTHS)
    )


def _terms(situation: Situation, uncertain: Collection[AssumptionId]) -> tuple[Terms, ...]:
    """The terms as they stand, then those at the ends of what moves portage."""
    return tuple(dict.fromkeys(one.terms for one in _ends(situation, _OF_PORTAGE, uncertain)))


def _lent(situation: Situation, uncertain: Collection[AssumptionId]) -> tuple[Situation, ...]:
    """The situation as it stands, then at the ends of what moves intérim."""
    moving = _OF_INTERIM if situation.hourly_rate is None else ()
    return tuple(dict.fromkeys(_ends(situation, moving, uncertain)))


def _ends(
    situation: Situation,
    groups: Iterable[tuple[AssumptionId, ...]],
    uncertain: Collection[AssumptionId],
) -> Iterator[Situation]:
    known = assumptions()
    sides = [
        [[(name, getattr(known[name], end)) for name in names] for end in ("low", "high")]
        for group in groups
        if (names := [name for name in group if name in uncertain])
    ]
    yield situation
    for combination in product(*sides):
        yield reduce(lambda one, side: one.at(*side), chain(*combination), situation)


def _portage(terms: Iterable[Terms], daily_rate: int, months: int) -> Band:
    return _band([net_within(one, one.budget(daily_rate)) for one in terms], months)


def _interim(situations: Iterable[Situation], months: int) -> Band:
    return _band([one.interim().payslip.net for one in situations], months)


def _band(nets: Sequence[int], months: int) -> Band:
    """The band of monthly nets, that of the situation as it stands first."""
    return Band(nets[0] * months, min(nets) * months, max(nets) * months)
