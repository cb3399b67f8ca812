"""The feed of changes, for who wants to be told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped]

from calculator.view.html import render, tag
from calculator.view.source import STATUS
from scripts.changes import KINDS
from scripts.insertion import in_head
from scripts.website import CHANGES, FEED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.changes import Change
    from scripts.page import Page
    from scripts.website import Website

__all__ = ["TITLE", "announce", "feed"]

TITLE = "Ce qui a changé, droit et guide"
_DESCRIPTION = (
    "Changements du droit du portage et de l’intérim que suit le guide, et du guide lui-même."
)


def announce(html: str, page: Page) -> str:
    """The built page with the feed's address in its head, relative as all links of the site are.

    Raises:
        PageError: The page has no head.
    """
    link = tag(
        "link",
        rel="alternate",
        type="application/rss+xml",
        title=TITLE,
        href="../" * page.url.count("/") + FEED,
    )
    return in_head(html, render(link))


def feed(found: Sequence[Change], site: Website) -> bytes:
    """The changes as RSS 2.0; its only dates are theirs.

    Args:
        found: Newest first.
        site: Where the page of the changes stands.
    """
    place = site.address + CHANGES.removesuffix(".md") + "/"
    rss = FeedGenerator()
    rss.title(f"{site.name} : {TITLE.lower()}")
    rss.description(_DESCRIPTION)
    rss.link(href=site.address + FEED, rel="self", type="application/rss+xml")
    rss.link(href=place, rel="alternate")
    rss.language("fr")
    rss.generator("")
    rss.lastBuildDate(_moment(found[0].on))
    for one in found:
        item = rss.add_entry(order="append")
        item.title(one.title)
        item.link(href=f"{place}#{one.id}")
        # Not the address: the same change stays the same where the site moves.
        item.guid(f"portage-ou-interim:{one.id}", permalink=False)
        item.pubDate(_moment(one.on))
        item.category(term=KINDS[one.kind])
        item.description(_text(one))
    return bytes(rss.rss_str(pretty=True))


def _moment(on: date) -> datetime:
    return datetime.combine(on, time(), UTC)


def _text(one: Change) -> str:
    names = [
        article.label + (f" ({STATUS[article.status]})" if STATUS[article.status] else "")
        for article in one.articles
    ]
    names += [text.name + text.doubt for text in one.sources]
    said = f"{one.text} {' ; '.join(names)}." if names else one.text
    return said if one.verified else f"{said} À confirmer."
