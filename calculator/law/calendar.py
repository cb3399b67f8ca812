"""The days that the data speak of."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["EARLIEST", "FIRST_DAY", "LAST_DAY", "NotInForce", "latest"]

EARLIEST = date(1945, 10, 4)
"""Ordonnance portant organisation de la sécurité sociale: nothing here can be older."""

FIRST_DAY = date(2024, 1, 1)
"""First day on which the calculator answers."""


LAST_DAY = date(2030, 12, 31)
"""Further ahead, nobody knows what the law will be."""


class NotInForce(LookupError):  # noqa: N818  the name says what is the case, as jurists do
    """Something is not known, or not yet law, on a day."""

    def __init__(self, what: str, day: date, since: date) -> None:
        """Name the thing, the day that was asked and the first day that is known."""
        super().__init__(f"{what}: not known on {day}, only since {since}")
        self.since = since


def latest(checked_on: date) -> date:
    """Last day that a value checked on ``checked_on`` may start: nobody decrees years ahead."""
    return checked_on + timedelta(days=366)
