"""Where a dated value comes from: since when, which text, and what was read of that text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, cast

from calculator.law.calendar import EARLIEST, FIRST_DAY, NotInForce, latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from calculator.data import Table

__all__ = [
    "FIELDS",
    "LEGIFRANCE",
    "Dated",
    "Provenance",
    "Reading",
    "in_force",
    "newest_first",
    "provenance",
]

Reading = Literal["verified", "unverified", "replaced"]
"""What was read: the text in force, not the text itself, or the text that another one replaced."""
_ODD: tuple[Reading, ...] = ("unverified", "replaced")

FIELDS = ("since", "since_at_least", "source", "url", "status")
"""What a dated row says of its text."""

LEGIFRANCE = re.compile(
    r"https://www\.legifrance\.gouv\.fr/"
    r"(?:codes/(?:article_lc|id)/LEGI\w+(?:/\d{4}-\d\d-\d\d)?"
    r"|loda/(?:id|article_lc)/\w+"
    r"|jorf/(?:id|article_jo)/JORF\w+"
    r"|conv_coll/(?:id|article)/KALI\w+)"
)
"""Addresses that last: no session, no search page, no fragment."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """The text behind a value that holds from a day on."""

    since: date
    since_at_least: bool
    """Whether it may have held before ``since``, the first day that this project knows of."""
    source: str
    url: str
    status: Reading
    checked_on: date

    @property
    def verified(self) -> bool:
        """Whether the text in force was read; where it was not, the reader is told."""
        return self.status == "verified"


class Dated(Protocol):
    """What holds from a day on, until the next of its kind starts."""

    @property
    def provenance(self) -> Provenance:
        """Where it comes from."""


D = TypeVar("D", bound=Dated)


def provenance(row: Table, checked_on: date) -> Provenance:
    """Read the ``FIELDS`` of a dated row.

    Raises:
        DataError: One is missing, of a wrong type or out of range, or a text said to be read has
            no lasting address.
    """
    status = cast("Reading", row.choice("status", _ODD)) if "status" in row.raw else "verified"
    url = row.text("url")
    if status != "unverified" and not LEGIFRANCE.fullmatch(url):
        raise row.error("url", "a text that was read needs a lasting Légifrance address")
    if not url.startswith("https://"):
        raise row.error("url", "expected an https address")
    return Provenance(
        since=row.day("since", EARLIEST, latest(checked_on)),
        since_at_least=row.flag("since_at_least"),
        source=row.text("source"),
        url=url,
        status=status,
        checked_on=checked_on,
    )


def newest_first(rows: Iterable[Table], read: Callable[[Table], D], name: str) -> tuple[D, ...]:
    """Read dated rows, which stand newest first.

    Args:
        rows: One for each day on which something starts.
        read: What makes one of a row.
        name: What errors call them, ``values``.

    Raises:
        DataError: A row is wrong, does not start before the one above it, or does not say whether
            it is older than the calculator's first day.
    """
    found: list[D] = []
    above: Table | None = None
    for row in rows:
        one = read(row)
        if found and one.provenance.since >= found[-1].provenance.since:
            raise row.error("since", f"{name} stand newest first, one a day")
        if above is not None and "since_at_least" in above.raw:
            problem = f"only the oldest of the {name} may have begun earlier"
            raise above.error("since_at_least", problem)
        found.append(one)
        above = row
    # What the calculator needs from its first day on is easily taken to begin then.
    if above is not None and found[-1].provenance.since == FIRST_DAY:
        _told(above)
    return tuple(found)


def _told(row: Table) -> None:
    if "since_at_least" not in row.raw:
        problem = "missing: true if it may be older, false if it began that day"
        raise row.error("since_at_least", problem)


def in_force(dated: Sequence[D], day: date, name: str) -> D:
    """The one that holds on a day.

    Args:
        dated: Newest first.
        day: Which.
        name: What the refusal calls them.

    Raises:
        NotInForce: ``day`` is before the first known.
    """
    for one in dated:
        if one.provenance.since <= day:
            return one
    raise NotInForce(name, day, dated[-1].provenance.since)
