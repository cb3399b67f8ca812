"""Articles that the guide cites: number, identifier, and what was read of them and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from calculator.data import Table, read_all
from calculator.law.calendar import EARLIEST, latest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["Citation", "Code", "Status", "citation", "cited", "code", "codes"]

Status = Literal["current", "changed", "replaced"]
_ODD: tuple[Status, ...] = ("changed", "replaced")


@dataclass(frozen=True, slots=True)
class Citation:
    """One article as it was read."""

    key: str
    """How pages and rules write it: ``L1254-3``, ``CSS L311-2``, ``CC 21``."""
    number: str
    label: str
    """How it is printed: « C. trav., art. L1254-3 »."""
    code: str
    subject: str
    url: str
    since: date
    """First day of the version that was read."""
    read_on: date
    checked_on: date
    status: Status
    """``changed``: the text changed after it was read. ``replaced``: a later text took over."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Code:
    """A file of citations: a code, or a collective agreement."""

    title: str
    label: str
    """Its short name, in print: « C. trav. »."""
    read_on: date
    checked_on: date
    articles: Mapping[str, Citation]


def code(table: Table) -> Code:
    """Read one file of citations.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, out of range or there twice.
    """
    table.only("title", "label", "prefix", "read_on", "checked_on", "url", "article")
    title, label = table.text("title"), table.text("label")
    prefix = table.text("prefix") if table.raw.get("prefix") else ""
    template = table.text("url")
    if not template.startswith("https://www.legifrance.gouv.fr/") or re.findall(
        r"\{.*?\}", template
    ) != ["{id}"]:
        raise table.error("url", "expected a Légifrance address with {id} in it")
    far = latest(EARLIEST.replace(year=2100))
    read_on = table.day("read_on", EARLIEST, far)
    checked_on = table.day("checked_on", read_on, far)
    found: dict[str, Citation] = {}
    ids: set[str] = set()
    for row in table.tables("article"):
        row.only("number", "id", "since", "subject", "sha256", "status")
        key = prefix + row.text("number")
        if key in found:
            raise row.error("number", f"{key!r} is there twice")
        if (id_ := row.text("id")) in ids:
            raise row.error("id", f"{id_!r} is there twice")
        ids.add(id_)
        found[key] = Citation(
            key=key,
            number=row.text("number"),
            label=f"{label}, art. {row.text('number')}",
            code=title,
            subject=row.text("subject"),
            url=template.format(id=id_),
            since=row.day("since", EARLIEST, latest(checked_on)),
            read_on=read_on,
            checked_on=checked_on,
            status=cast("Status", row.choice("status", _ODD)) if "status" in row.raw else "current",
            sha256=_hash(row),
        )
    return Code(title, label, read_on, checked_on, found)


def _hash(row: Table) -> str:
    value = row.text("sha256")
    if len(value) != 64 or not set(value) <= set("0123456789abcdef"):  # noqa: PLR2004  a sha256
        raise row.error("sha256", "expected 64 hexadecimal digits")
    return value


@cache
def codes() -> Mapping[str, Code]:
    """Every file of citations, by the name of its file.

    Raises:
        DataError: A file breaks the rules.
    """
    return {name: code(table) for name, table in read_all("calculator.law", "citations")}


@cache
def _citations() -> Mapping[str, Citation]:
    return {key: found for one in codes().values() for key, found in one.articles.items()}


def cited(table: Table, key: str) -> tuple[Citation, ...]:
    """The articles that a data file names.

    Raises:
        DataError: The list is missing or empty, or an article is unknown.
    """
    found: list[Citation] = []
    for index, name in enumerate(table.texts(key)):
        if name not in _citations():
            raise table.error(f"{key}[{index}]", f"no article {name!r} is known")
        found.append(_citations()[name])
    return tuple(found)


def citation(key: str) -> Citation:
    """An article by its key.

    Raises:
        KeyError: The guide does not know it.
    """
    return _citations()[key]
