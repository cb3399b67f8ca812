"""A site of one page, and that page as the theme builds it."""

from __future__ import annotations

from datetime import date

from calculator.view.html import render, tag
from scripts.page import Page
from scripts.website import Crumb, Website

__all__ = ["built", "sample", "site"]

ADDRESS = "https://example.org/guide/"


def sample(source: str = "droit/portage.md", text: str = "", title: str = "Le portage") -> Page:
    """A page of the guide."""
    return Page(
        source=source,
        title=title,
        description="Ce que dit la page, en une phrase.",
        checked_on=date(2026, 8, 20),
        review_every=6,
        text=text,
    )


def site() -> Website:
    """A site under a path, whose navigation holds the sample pages."""
    home = Crumb("Accueil", "")
    return Website(
        name="Portage ou intérim",
        description="Guide neutre.",
        address=ADDRESS,
        license="https://example.org/licence/",
        trails={
            "index.md": (home,),
            "faq.md": (home, Crumb("Questions", "faq/")),
            "droit/portage.md": (
                home,
                Crumb("Droit", "droit/interim/"),
                Crumb("Le portage salarial", "droit/portage/"),
            ),
        },
    )


def built(page: Page, body: str = "") -> str:
    """The page as the theme writes it: a canonical address, a title, what is given, the end."""
    link = render(tag("link", rel="canonical", href=ADDRESS + page.url))
    return (
        f"<!doctype html>\n<html><head>\n{link}\n</head><body><article>"
        f'<h1 id="a">{page.title}<a class="headerlink" href="#a">&para;</a></h1>\n'
        f'{body}<p><em class="poi-end">Fin.</em></p></article></body></html>\n'
    )
