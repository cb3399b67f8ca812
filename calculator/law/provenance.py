"""Where a dated value comes from: since when, which text, and whether that text was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from calculator.law.calendar import EARLIEST, NotInForce, latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from calculator.data import Table

__all__ = ["LEGIFRANCE", "Dated", "Provenance", "in_force", "newest_first", "provenance"]

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
    source: str
    url: str
    verified: bool
    """False where the text itself was not read; the reader is told."""
    checked_on: date


class Dated(Protocol):
    """What holds from a day on, until the next of its kind starts."""

    @property
    def provenance(self) -> Provenance:
        """Where it comes from."""


D = TypeVar("D", bound=Dated)


def provenance(row: Table, checked_on: date) -> Provenance:
    """Read ``since``, ``source``, ``url`` and ``status`` of a dated row.

    Raises:
        DataError: One is missing, of a wrong type or out of range, or a text said to be read has
            no lasting address.
    """
    verified = "status" not in row.raw
    if not verified:
        row.choice("status", ("unverified",))
    url = row.text("url")
    if verified and not LEGIFRANCE.fullmatch(url):
        raise row.error("url", "a verified value needs a lasting Légifrance address")
    if not url.startswith("https://"):
        raise row.error("url", "expected an https address")
    return Provenance(
        since=row.day("since", EARLIEST, latest(checked_on)),
        source=row.text("source"),
        url=url,
        verified=verified,
        checked_on=checked_on,
    )


def newest_first(rows: Iterable[Table], read: Callable[[Table], D], name: str) -> tuple[D, ...]:
    """Read dated rows, which stand newest first.

    Args:
        rows: One for each day on which something starts.
        read: What makes one of a row.
        name: What errors call them, ``values``.

    Raises:
        DataError: A row is wrong, or does not start before the one above it.
    """
    found: list[D] = []
    for row in rows:
        one = read(row)
        if found and one.provenance.since >= found[-1].provenance.since:
            raise row.error("since", f"{name} stand newest first, one a day")
        found.append(one)
    return tuple(found)


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
