"""The site as a whole: its name, its address, and the way from its home to each page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import Section, get_navigation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.structure.pages import Page as Built

    from scripts.page import Page

__all__ = ["CHANGES", "FEED", "PUBLISHER", "Crumb", "Website", "website"]

PUBLISHER = "https://portage-ou-interim.example/"
"""The address that ``mkdocs.yml`` holds until a publisher sets SITE_URL."""
CHANGES = "changements.md"
"""The page that tells what changed."""
FEED = "changements.xml"
"""The same as a feed, at the root of the site."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way: how the navigation calls it, and where it leads from the root."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Website:
    """What every page shares."""

    name: str
    description: str
    address: str
    """Where it is published, with a slash at the end."""
    license: str
    """Address of the licence of its texts."""
    trails: Mapping[str, tuple[Crumb, ...]]
    """By page source: from the home to the page itself, both included."""

    def at(self, page: Page) -> str:
        """The full address of a page."""
        return self.address + page.url


def website(config_file: str = "mkdocs.yml") -> Website:
    """The site that ``mkdocs.yml`` describes.

    Raises:
        ValueError: It has no address, or its copyright links no licence.
    """
    config = load_config(config_file)
    licence = re.search(r'href="([^"]+)"', config.copyright or "")
    if not config.site_url or not licence:
        raise ValueError(f"{config_file} : « site_url » ou le lien de la licence manque")
    pages = get_navigation(get_files(config), config).pages
    home = Crumb(str(pages[0].title), "")
    return Website(
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url,
        license=licence[1],
        trails={one.file.src_uri: (home, *_steps(one)) for one in pages},
    )


def _steps(page: Built) -> tuple[Crumb, ...]:
    if not page.url:
        return ()
    sections = [one for one in reversed(list(page.ancestors)) if isinstance(one, Section)]
    # A section has no page of its own: its tab leads to its first one.
    return (
        *(Crumb(one.title, _first(one)) for one in sections),
        Crumb(str(page.title), page.url),
    )


def _first(section: Section) -> str:
    child = section.children[0]
    return _first(child) if isinstance(child, Section) else str(getattr(child, "url", ""))
