"""A calendar year as it is worked: weekdays, bank holidays, paid leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Holiday", "WorkingYear", "working_year"]

_SATURDAY = 5
"""As ``date.weekday`` counts."""

_LEAVE = 25
"""Weekdays of paid leave a year: two and a half working days (« ouvrables », six a week) a month
make 30, which is five weeks. Source: C. trav., art. L3141-3."""

_FIXED = (
    ("Jour de l’An", 1, 1),
    ("Fête du Travail", 5, 1),
    ("Victoire de 1945", 5, 8),
    ("Fête nationale", 7, 14),
    ("Assomption", 8, 15),
    ("Toussaint", 11, 1),
    ("Armistice de 1918", 11, 11),
    ("Noël", 12, 25),
)
"""Name, month and day. Source: C. trav., art. L3133-1."""

_AFTER_EASTER = (("Lundi de Pâques", 1), ("Ascension", 39), ("Lundi de Pentecôte", 50))
"""Name, and days after Easter Sunday. Source: C. trav., art. L3133-1."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A bank holiday."""

    day: date
    name: str
    """In French."""


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """What a year holds for someone who works from Monday to Friday."""

    year: int
    weekdays: int
    """Mondays to Fridays, bank holidays included."""
    holidays: tuple[Holiday, ...]
    """All eleven, in the order of the year."""
    leave: int
    """Weekdays of paid leave."""

    @property
    def on_weekdays(self) -> tuple[Holiday, ...]:
        """The bank holidays that fall on a weekday."""
        return tuple(one for one in self.holidays if one.day.weekday() < _SATURDAY)

    @property
    def days(self) -> int:
        """The most days that a full-time year holds."""
        # Ascension may fall on a holiday of May: one day off less, as in 2008.
        off = {one.day for one in self.on_weekdays}
        return self.weekdays - len(off) - self.leave


def working_year(year: int) -> WorkingYear:
    """The calendar of a year, without the two more holidays of Alsace-Moselle.

    Source: C. trav., art. L3133-1 (bank holidays) and L3141-3 (paid leave).
    """
    start = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - start).days
    every = (start + timedelta(days=one) for one in range(length))
    easter = _easter(year)
    holidays = [
        *(Holiday(date(year, month, day), name) for name, month, day in _FIXED),
        *(Holiday(easter + timedelta(days=after), name) for name, after in _AFTER_EASTER),
    ]
    return WorkingYear(
        year=year,
        weekdays=sum(one.weekday() < _SATURDAY for one in every),
        holidays=tuple(sorted(holidays, key=lambda one: one.day)),
        leave=_LEAVE,
    )


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Source: Jean Meeus, Astronomical Algorithms, second edition, chapter 8; the letters are its own.
    """
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l_ = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * l_) // 451
    month, before = divmod(h + l_ - 7 * m + 114, 31)
    return date(year, month, before + 1)
