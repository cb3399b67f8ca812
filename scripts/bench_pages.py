"""What each page weighs on a first visit, without the runtime: a part of ``make bench``.

What counts is what a browser with nothing in its cache asks for, as a host sends it with gzip.
"""

from __future__ import annotations

import statistics
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.browser import BrowserMissing, chromium
from scripts.compress import GZIP, SUFFIXES
from scripts.page import pages
from scripts.static import host

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser

    from scripts.static import Host

__all__ = ["LIMIT", "first_visit", "main", "weights"]

LIMIT = 200_000
"""Bytes that no page goes beyond."""
_SITE = Path("site")
_RUNTIME = ("/runtime/", "/edition/")
_SHOWN = 5
"""The heaviest pages are named, the others counted."""


@cache
def _travels(path: Path) -> int:
    content = path.read_bytes()
    return len(GZIP.compress(content)) if path.suffix in SUFFIXES else len(content)


def first_visit(browser: Browser, served: Host, page: str) -> Mapping[str, int]:
    """What a first visit asks for: each path, and the bytes that travel.

    Args:
        browser: What visits.
        served: The site.
        page: Address of the page from the root of the site.
    """
    served.asked.clear()
    context = browser.new_context()
    # A service worker asks for the whole site, once the page is there.
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    visit = context.new_page()
    visit.route("**/worker.mjs", lambda route: route.abort())  # the runtime starts with it
    visit.goto(served.url + page, wait_until="networkidle")
    context.close()
    return weights(served)


def weights(served: Host) -> Mapping[str, int]:
    """What the site was asked for, without the runtime: each path, and the bytes that travel.

    Args:
        served: The site, asked by one visit.
    """
    asked = {path.removeprefix(served.prefix) for path in served.asked}
    return {
        path or "index.html": _travels(_file(path))
        for path in sorted(asked)
        if not any(part in f"/{path}" for part in _RUNTIME)
    }


def _file(path: str) -> Path:
    return _SITE / path / "index.html" if path.endswith("/") or not path else _SITE / path


def main() -> int:
    """Weigh every page, and print."""
    try:
        with chromium() as browser, host(_SITE) as served:
            found = {one.url: first_visit(browser, served, one.url) for one in pages()}
    except BrowserMissing as error:
        print(f"scripts.bench_pages: {error}", file=sys.stderr)
        return 1
    weights = {page: sum(parts.values()) for page, parts in found.items()}
    heaviest = sorted(weights, key=lambda page: -weights[page])
    print("first visit, gzip, no runtime     bytes   files")
    for page in heaviest[:_SHOWN]:
        print(f"{page or 'accueil':30} {weights[page]:>8,} {len(found[page]):>7}")
    middle = statistics.median(weights.values())
    print(f"{len(weights)} pages, median {middle:,.0f}, above {LIMIT:,}: ", end="")
    print(sum(weight > LIMIT for weight in weights.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
