"""What axe finds in a page, and in each way that a page is seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser.conftest import DESKTOP, PHONE

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page, ViewportSize

__all__ = ["SCHEMES", "SIZES", "Scheme", "broken", "resize", "seen", "too_wide", "violations"]

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZES = {"phone": PHONE, "desktop": DESKTOP}

_AXE = Path("node_modules/axe-core/axe.min.js")
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async (rules) => {
    const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
    const where = ({ nodes }) => nodes.map((one) => one.html).join(" | ");
    return found.violations.map((one) => `${one.id}: ${where(one)}`);
}"""
_DRAWN = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"""


def violations(place: Page | Frame) -> list[str]:
    """What axe finds, as the page stands."""
    # What the header covers would be too small a target.
    place.evaluate("scrollTo(0, 0)")
    return broken(place, *_RULES)


def broken(place: Page | Frame, *rules: str) -> list[str]:
    """What breaks these rules, or rules with these tags."""
    if place.evaluate("typeof axe === 'undefined'"):
        place.evaluate(_AXE.read_text(encoding="utf-8"))
    found: list[str] = place.evaluate(_RUN, rules)
    return found


def too_wide(page: Page) -> list[str]:
    """Whether the page scrolls sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    room = page.evaluate("innerWidth")
    return [f"{wide} wider than {room}"] if wide > room else []


def resize(page: Page, size: ViewportSize) -> None:
    """Make the window this large, and wait until the page has followed."""
    page.set_viewport_size(size)
    page.evaluate(_DRAWN)


def seen(page: Page) -> list[str]:
    """What axe finds, and what is too wide, on both screens and in both themes."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for size in SIZES.values():
            resize(page, size)
            found += violations(page) + too_wide(page)
    return found
