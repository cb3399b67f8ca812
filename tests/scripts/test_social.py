from __future__ import annotations

import re
from html import unescape

from scripts.social import share
from tests.scripts.sample import built, sample, site

META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def meta(html: str) -> dict[str, str]:
    head = html.partition("</head>")[0]
    return {name: unescape(content) for name, content in META.findall(head)}


def test_a_shared_link_shows_title_description_and_picture_by_full_addresses() -> None:
    page = sample()
    found = meta(share(built(page), page, site()))
    assert found["og:title"] == "Le portage"
    assert found["og:description"] == page.description
    assert found["og:type"] == "article"
    assert found["og:url"] == "https://example.org/guide/droit/portage/"
    assert found["og:image"] == "https://example.org/guide/assets/images/cartes/droit/portage.png"
    assert found["og:image:alt"].replace("\u00a0", " ") == "Portage ou intérim : Le portage"
    assert found["og:locale"] == "fr_FR"
    assert found["twitter:card"] == "summary_large_image"


def test_the_home_is_a_site_with_a_picture_too() -> None:
    page = sample("index.md")
    found = meta(share(built(page), page, site()))
    assert found["og:type"] == "website"
    assert found["og:url"] == "https://example.org/guide/"
    assert found["og:image"] == "https://example.org/guide/assets/images/cartes/index.png"


def test_a_title_with_signs_of_markup_stays_a_text() -> None:
    page = sample(title='A "b" <c> & d')
    html = share(built(page), page, site())
    assert "<c>" not in html.partition("</head>")[0]
    assert meta(html)["og:title"] == 'A "b" <c> & d'
