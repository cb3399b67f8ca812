"""What search engines ask for first: every page with its day, and where that list stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.insertion import PageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scripts.page import Page
    from scripts.website import Website

__all__ = ["date_pages", "robots", "tell"]

_ENTRY = re.compile(r"(<loc>([^<]*)</loc>\s*<lastmod>)[^<]*(</lastmod>)")


def date_pages(sitemap: str, pages: Iterable[Page], site: Website) -> str:
    """The sitemap with the day on which each page was checked, not that of the build.

    Raises:
        PageError: It does not list exactly the pages of the guide.
    """
    days = {site.at(one): one.checked_on.isoformat() for one in pages}
    listed = {found[2] for found in _ENTRY.finditer(sitemap)}
    if wrong := sorted(listed ^ days.keys()):
        raise PageError(f"le plan du site et docs/ diffèrent : {', '.join(wrong)}")
    return _ENTRY.sub(lambda found: found[1] + days[found[2]] + found[3], sitemap)


def robots(site: Website) -> str:
    """Everything may be read, and the sitemap says what there is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address}sitemap.xml\n"


def tell(folder: Path, pages: Iterable[Page], site: Website) -> None:
    """Date the sitemap of a built site, and write its robots.txt.

    Raises:
        PageError: The sitemap does not list exactly the pages of the guide.
    """
    path = folder / "sitemap.xml"
    dated = date_pages(path.read_text(encoding="utf-8"), pages, site)
    path.write_text(dated, encoding="utf-8")
    # MkDocs's compressed copy says other days; hosts compress by themselves.
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    (folder / "robots.txt").write_text(robots(site), encoding="utf-8")
