"""What a page shows where its link is shared: title, description, picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import render, tag
from scripts.cards import HEIGHT, WIDTH, path
from scripts.insertion import in_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.view.html import Element
    from scripts.page import Page
    from scripts.website import Website

__all__ = ["share"]


def share(html: str, page: Page, site: Website) -> str:
    """The built page with Open Graph and Twitter's card in its head.

    Raises:
        PageError: The page has no head.
    """
    return in_head(html, render(*_meta(page, site)))


def _meta(page: Page, site: Website) -> Iterator[Element]:
    graph = {
        "site_name": site.name,
        "title": page.title,
        "description": page.description,
        "type": "article" if page.url else "website",
        "url": site.at(page),
        "locale": "fr_FR",
        "image": site.address + path(page),
        "image:type": "image/png",
        "image:width": str(WIDTH),
        "image:height": str(HEIGHT),
        "image:alt": f"{site.name} : {page.title}",
    }
    for name, content in graph.items():
        yield tag("meta", property=f"og:{name}", content=content)
    yield tag("meta", name="twitter:card", content="summary_large_image")
