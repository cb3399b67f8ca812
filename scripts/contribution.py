"""The line at the end of each page that leads to what mends it: a form, or the page's own text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from calculator.view.html import render, tag
from scripts.insertion import after_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.view.html import Element, Node
    from scripts.page import Page
    from scripts.website import Website

__all__ = ["Project", "invite", "project"]

_HELP = "a-propos/contribuer/"
"""The page that says how to take part, whatever the site."""
_WRONG, _UNCLEAR = "chiffre-ou-texte.yml", "texte-peu-clair.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """Where the project takes what readers find; empty, where it does not say."""

    address: str
    """Of the repository, without a slash at its end."""
    edit: str
    """What the path of a page under ``docs`` follows, to change it."""
    edition: str = ""
    """What the pages call themselves: an older one is read long after the next has come."""


def project(settings: Mapping[str, str] = os.environ) -> Project:
    """The one that ``REPO_URL`` and ``EDIT_URL`` tell, as the Makefile sets them."""
    return Project(
        settings.get("REPO_URL", "").rstrip("/"),
        settings.get("EDIT_URL", ""),
        settings.get("EDITION_LABEL", ""),
    )


def invite(html: str, page: Page, site: Website, place: Project) -> str:
    """The built page with that line after its last one.

    Raises:
        PageError: The page lacks the line that every page ends with.
    """
    return after_end(html, render(_line(page, site, place)))


def _line(page: Page, site: Website, place: Project) -> Element:
    # Like the line before it, it is no part of what the page says.
    return tag("p", *_ways(page, site, place), class_="poi-end poi-invite")


def _ways(page: Page, site: Website, place: Project) -> Iterator[Node]:
    yield "Une erreur dans cette page\u202f? "
    if not place.address:
        root = "../" * page.url.count("/")
        yield tag("a", "La signaler", href=f"{root}{_HELP}")
        yield "."
        return
    address = " · ".join(filter(None, (site.at(page), place.edition)))
    yield "Signaler "
    yield tag("a", "un chiffre ou un texte de loi", href=_form(place, _WRONG, address))
    yield ", "
    yield tag("a", "un passage peu clair", href=_form(place, _UNCLEAR, address))
    if place.edit:
        yield ", ou "
        yield tag("a", "corriger le texte", href=place.edit + page.source)
    yield "."


def _form(place: Project, template: str, address: str) -> str:
    return f"{place.address}/issues/new?" + urlencode({"template": template, "page": address})
