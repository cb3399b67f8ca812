"""The page that holds the whole guide, dressed as the site's other pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from calculator.law.french import day
from scripts.insertion import PageError
from scripts.whole import bind, contents, parts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from scripts.page import Page
    from scripts.website import Website

__all__ = ["PLACE", "SHELL", "whole_page"]

SHELL = "imprimer/index.html"
"""The built page whose head, header and foot the whole takes; as deep in the site as its own."""
PLACE = "guide-complet/index.html"
TITLE = "Le guide en une page"


def whole_page(folder: Path, found: Iterable[Page], site: Website, on: date) -> str:
    """The HTML of the page.

    Args:
        folder: The built site.
        found: The pages of the guide.
        site: What they share.
        on: Last day on which the law was compared with official data.

    Raises:
        PageError: The page for printing was not built, or lacks a part.
    """
    grouped = parts(found, site)
    soup = BeautifulSoup((folder / SHELL).read_text(encoding="utf-8"), "html.parser")
    if not (soup.head and soup.title and soup.article):
        raise PageError(f"{SHELL} : la page n’a ni tête, ni titre, ni <article>")
    soup.title.string = f"{TITLE} - {site.name}"
    # The same text as the pages: search engines keep to these.
    for one in soup.select(
        'link[rel="canonical"], link[rel="prev"], link[rel="next"], meta[property], '
        'meta[name^="twitter:"], script[type="application/ld+json"], .md-sidebar--secondary > *, '
        ".md-footer__inner"
    ):
        one.decompose()
    soup.head.append(soup.new_tag("meta", attrs={"name": "robots", "content": "noindex"}))
    inside = BeautifulSoup(
        f'<h1 id="guide">{TITLE}</h1><p>Articles de loi comparés aux données officielles le '
        f"{day(on)}. Le guide en ligne est peut-être plus récent. Licence Ouverte 2.0. "
        '<a href="../portage-ou-interim.pdf">Le même en PDF</a>.</p>'
        f"{contents(grouped)}{bind(folder, grouped)}",
        "html.parser",
    )
    soup.article.clear()
    soup.article.append(inside)
    return str(soup)
