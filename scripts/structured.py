"""What machines read of a page: what it is, where it stands, which questions it answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag

from scripts.cards import path
from scripts.insertion import PageError, in_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.page import Page
    from scripts.website import Website

__all__ = ["describe", "questions"]

_FAQ = "faq.md"
_HEADINGS = frozenset({"h1", "h2", "h3"})
_END = "poi-end"
"""The line at the end of every page."""
_ESCAPED = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}
"""Nothing in a text can end the script that holds it."""

Data = dict[str, Any]


def describe(html: str, page: Page, site: Website) -> str:
    """The built page with what it is, as JSON-LD, in its head.

    Raises:
        PageError: The page has no head, gives another address, or should answer and does not.
    """
    canonical = f'<link rel="canonical" href="{site.at(page)}">'
    if canonical not in html:
        raise PageError(f"{canonical} manque : vérifier « site_url » dans mkdocs.yml")
    graph = [_trail(page, site)] if page.url else []
    graph.append(_page(html, page, site))
    text = json.dumps(
        {"@context": "https://schema.org", "@graph": graph},
        ensure_ascii=False,
        separators=(",", ":"),
    ).translate(_ESCAPED)
    return in_head(html, f'<script type="application/ld+json">{text}</script>')


def _trail(page: Page, site: Website) -> Data:
    *before, last = site.trails[page.source]
    steps: list[Data] = [{"name": one.name, "item": site.address + one.url} for one in before]
    # The last one is the page itself.
    steps.append({"name": last.name})
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, **one}
            for position, one in enumerate(steps, 1)
        ],
    }


def _page(html: str, page: Page, site: Website) -> Data:
    shared: Data = {
        "url": site.at(page),
        "description": page.description,
        "inLanguage": "fr",
        "dateModified": page.checked_on.isoformat(),
        "isAccessibleForFree": True,
        "license": site.license,
        "image": site.address + path(page),
        "publisher": {"@type": "Organization", "name": site.name, "url": site.address},
    }
    if not page.url:
        return {"@type": "WebSite", "name": site.name, **shared}
    if page.source == _FAQ:
        return {"@type": "FAQPage", "name": page.title, **shared, "mainEntity": _answers(html)}
    if page.calculates:
        return {
            "@type": "WebApplication",
            "name": page.title,
            **shared,
            "applicationCategory": "BusinessApplication",
            "operatingSystem": "Any",
            "browserRequirements": "JavaScript, WebAssembly",
            "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"},
        }
    return {
        "@type": "Article",
        "headline": page.title,
        **shared,
        "mainEntityOfPage": site.at(page),
    }


def _answers(html: str) -> list[Data]:
    found = [
        {
            "@type": "Question",
            "name": question,
            "acceptedAnswer": {"@type": "Answer", "text": answer},
        }
        for question, answer in questions(html)
    ]
    if not found:
        raise PageError(f"{_FAQ} : aucune question (« ### … ? ») n’a de réponse")
    return found


def questions(html: str) -> Iterator[tuple[str, str]]:
    """Each question of the built page, a heading of the third level, and its answer as a text."""
    content = BeautifulSoup(html, "html.parser").find("article")
    if not isinstance(content, Tag):
        return
    for heading in content.find_all("h3"):
        for link in heading.find_all("a", class_="headerlink"):
            link.extract()
        blocks: list[str] = []
        for one in heading.find_next_siblings():
            if one.name in _HEADINGS or one.find(class_=_END):
                break
            blocks.append(_words(one))
        yield _words(heading), " ".join(blocks)


def _words(element: Tag) -> str:
    # Spaces of the source's lines; French no-break spaces stay.
    return re.sub(r"[ \t\r\n]+", " ", element.get_text()).strip()
