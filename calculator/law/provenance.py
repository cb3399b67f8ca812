"""Where a dated value comes from: since when, which text, and whether that text was read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.law.calendar import EARLIEST, latest

if TYPE_CHECKING:
    from datetime import date

    from calculator.data import Table

__all__ = ["LEGIFRANCE", "Provenance", "provenance"]

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
