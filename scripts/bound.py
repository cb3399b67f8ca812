"""The page that holds the whole guide, dressed as the site's other pages are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from calculator.view.html import render, tag
from scripts.checked import compared
from scripts.insertion import PageError
from scripts.pdf import PLACE as PDF

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from scripts.website import Website
    from scripts.whole import Whole

__all__ = ["PLACE", "SHELL", "whole_page"]

SHELL = "imprimer/index.html"
"""The built page whose head, header and foot the whole takes; as deep in the site as its own."""
PLACE = "guide-complet/index.html"
TITLE = "Le guide en une page"
_SHELL = re.compile(
    r'(.*?)(</head>.*?<article\b[^>]*>).*?<h1 id="([^"]+)".*(</article>.*)', re.DOTALL
)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_OF_THE_SHELL = re.compile(
    r'<link rel="(?:canonical|prev|next)"[^>]*>|<meta (?:property|name="twitter:)[^>]*>'
    r'|<script type="application/ld\+json">.*?</script>',
    re.DOTALL,
)
"""What search engines and social networks are told of the other page. Of this one nothing: the
same text stands in the pages."""
_CONTENTS = re.compile(r'<nav class="md-nav md-nav--secondary".*?</nav>', re.DOTALL)


def whole_page(folder: Path, whole: Whole, site: Website, on: date) -> str:
    """The HTML of the page.

    Args:
        folder: The built site.
        whole: What it holds.
        site: How the guide is called.
        on: Last day on which the law was compared with official data.

    Raises:
        PageError: The page for printing was not built, or lacks a part.
    """
    html = (folder / SHELL).read_text(encoding="utf-8")
    found_parts = _SHELL.fullmatch(html)
    if not found_parts:
        raise PageError(f"{SHELL} : la page n’a ni tête, ni titre, ni <article>")
    head, body, place, foot = found_parts.groups()
    named = render(
        tag("title", f"{TITLE} - {site.name}"), tag("meta", name="robots", content="noindex")
    )
    opening = render(
        tag("h1", TITLE, id=place),
        tag(
            "p",
            f"{compared(on)} Le guide en ligne est peut-être plus récent. Licence Ouverte 2.0. ",
            tag("a", "Le même en PDF", href=f"../{PDF}"),
            ".",
        ),
    )
    return "".join(
        (
            _TITLE.sub(lambda _: named, _OF_THE_SHELL.sub("", head)),
            _CONTENTS.sub("", body).replace(_in_the_latest(SHELL), _in_the_latest(PLACE)),
            opening,
            whole.contents,
            whole.text,
            foot,
        )
    )


def _in_the_latest(place: str) -> str:
    """How the banner of an older edition leads to a page."""
    return f'/latest/{place.removesuffix("index.html")}"'
