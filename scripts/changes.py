"""What changed in the law and in the guide: written by hand, or read in the dated values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from calculator.data import parse
from calculator.law.calendar import EARLIEST, latest
from calculator.law.citation import cited, codes
from calculator.law.french import day, quantity
from calculator.law.parameter import subjects
from calculator.view.html import Element, tag
from calculator.view.source import READING, cite_all
from scripts.checked import when

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from calculator.data import Table
    from calculator.law.citation import Citation
    from calculator.law.parameter import Parameter, Subject, Value
    from calculator.law.provenance import Reading

__all__ = ["FILE", "KINDS", "Change", "Kind", "Source", "change_list", "changes"]

FILE = Path(__file__).with_name("changes.toml")
Kind = Literal["droit", "guide"]
KINDS: dict[Kind, str] = {"droit": "Droit", "guide": "Guide"}
_FOLLOWED = date(2023, 12, 20)
"""The first day of the list: that of the oldest change of the law that is written by hand."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that is no article of the guide's citations."""

    name: str
    url: str
    status: Reading

    @property
    def doubt(self) -> str:
        """What stands beside its name, blank where it was read."""
        return f" ({READING[self.status]})" if READING[self.status] else ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change, on one day."""

    id: str
    """Anchor in the page and identity in the feed; never changes."""
    on: date
    kind: Kind
    title: str
    text: str
    articles: tuple[Citation, ...] = ()
    sources: tuple[Source, ...] = ()
    verified: bool = True
    """False where a text that it rests on was not read as it is now."""


def changes(file: Path = FILE) -> tuple[Change, ...]:
    """Every change, newest first.

    Raises:
        DataError: The file breaks the rules.
    """
    written = _written(parse(file.read_text(encoding="utf-8"), file.name))
    dated = (one for subject in subjects().values() for one in _dated(subject))
    told = {article.key for one in written for article in one.articles}
    return tuple(sorted((*written, *dated, *_versions(told)), key=lambda one: one.on, reverse=True))


def _written(table: Table) -> tuple[Change, ...]:
    table.only("change")
    found: list[Change] = []
    for row in table.tables("change"):
        one = _change(row)
        if any(one.id == other.id for other in found):
            raise row.error("id", f"{one.id!r} is there twice")
        if found and one.on > found[-1].on:
            raise row.error("on", "changes stand newest first")
        found.append(one)
    return tuple(found)


def _change(row: Table) -> Change:
    row.only("id", "on", "kind", "title", "text", "articles", "source", "url", "status")
    kind = cast("Kind", row.choice("kind", KINDS))
    articles = cited(row, "articles") if "articles" in row.raw else ()
    status: Reading = "verified"
    if "status" in row.raw:
        status = cast("Reading", row.choice("status", ("unverified",)))
    named = "source" in row.raw
    sources = (Source(row.text("source"), row.text("url"), status),) if named else ()
    if kind == "droit" and not articles and not sources:
        raise row.error("", "a change of the law needs articles, or a source and its url")
    if any(not one.url.startswith("https://") for one in sources):
        raise row.error("url", "expected an https address")
    return Change(
        id=row.text("id"),
        on=row.day("on", EARLIEST.replace(year=2020), latest(EARLIEST.replace(year=2100))),
        kind=kind,
        title=row.text("title"),
        text=row.text("text"),
        articles=articles,
        sources=sources,
        verified=status == "verified",
    )


def _dated(subject: Subject) -> Iterator[Change]:
    """The days on which amounts of a subject became others."""
    steps: dict[date, list[tuple[Parameter, Value, Value]]] = {}
    for one in subject.parameters.values():
        for new, old in pairwise(one.values):
            if new.amount != old.amount:
                steps.setdefault(new.provenance.since, []).append((one, new, old))
    for since, found in steps.items():
        # One text may set several amounts; the first of its names is enough.
        texts: dict[str, Source] = {}
        for _, new, _ in found:
            text = new.provenance
            texts.setdefault(text.url, Source(text.source, text.url, text.status))
        amounts = "nouveaux montants" if len(found) > 1 else "nouveau montant"
        yield Change(
            id=f"{subject.id}-{since.isoformat()}",
            on=since,
            kind="droit",
            title=f"{subject.title} : {amounts} au {day(since)}",
            text=" ".join(
                f"{one.label} : {quantity(new.amount, one.unit)}, "
                f"au lieu de {quantity(old.amount, one.unit)}."
                for one, new, old in found
            ),
            sources=tuple(texts.values()),
            verified=all(new.provenance.verified for _, new, _ in found),
        )


def _versions(told: Container[str]) -> Iterator[Change]:
    """The days from which cited articles have the version that was read, where no change says so.

    Args:
        told: Keys of the articles of which one does.
    """
    by_day: dict[date, list[Citation]] = {}
    for code in codes().values():
        for key, one in code.articles.items():
            if one.since >= _FOLLOWED and one.status == "current" and key not in told:
                by_day.setdefault(one.since, []).append(one)
    for since, found in by_day.items():
        cited_ = "Article cité" if len(found) == 1 else "Articles cités"
        yield Change(
            id=f"articles-{since.isoformat()}",
            on=since,
            kind="droit",
            title=f"{cited_} : version en vigueur depuis le {day(since)}",
            text="La version que le guide a lue date de ce jour. "
            + " ".join(f"{one.label} : {_lower(one.subject)}." for one in found),
            articles=tuple(found),
        )


def _lower(subject: str) -> str:
    """A subject after a colon: its own colon, if it has one, becomes a comma."""
    first = subject if subject[:2].isupper() else subject[0].lower() + subject[1:]
    return first.replace(" :", ",").replace("\u00a0:", ",")


def change_list(found: tuple[Change, ...]) -> Element:
    """The changes as the page shows them, each under the anchor that the feed links."""
    return tag("div", *(_shown(one) for one in found), class_="poi-changes")


def _shown(one: Change) -> Element:
    doubt = "" if one.verified else " · à confirmer"
    return tag(
        "section",
        tag("h3", one.title, id=one.id),
        tag(
            "p",
            when(one.on),
            f" · {KINDS[one.kind]}{doubt}",
            class_="poi-change-day",
        ),
        tag("p", one.text),
        cite_all(one.articles) if one.articles else None,
        _origins(one.sources) if one.sources else None,
    )


def _origins(sources: tuple[Source, ...]) -> Element:
    """The texts in one line: links of a sentence need no room around them for a finger."""
    line = tag("p", class_="poi-sources")
    for text in sources:
        link = tag("a", text.name, href=text.url)
        link.tail = text.doubt + (" · " if text is not sources[-1] else "")
        line.append(link)
    return line
