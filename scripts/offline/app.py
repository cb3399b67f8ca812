"""The guide as an app: its manifest, its icons, what each page says of it."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.view.html import render, tag
from scripts.insertion import in_head
from scripts.mark import INDIGO, mark

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.page import Page
    from scripts.website import Website

__all__ = ["ICONS", "MANIFEST", "Icon", "announce", "install"]

MANIFEST = "manifest.webmanifest"
"""At the root of an edition."""
_SHORT = "Portage/intérim"
"""Under an icon there is room for some twelve letters more than for the whole name."""
_FOLDER = "assets/images/"
_PAPER = "#ffffff"
_CLEAR = "#3949ab00"
_BAR = {"light": "#4051b5", "dark": "#4051b5"}
"""The theme's header, by the scheme of the device."""


@dataclass(frozen=True, slots=True)
class Icon:
    """One picture of the app."""

    name: str
    side: int
    purpose: str
    """As the manifest says it; blank for Apple's, which stands in the page."""
    paper: str
    bare: float = 0

    @property
    def place(self) -> str:
        """Where it stands in the site."""
        return f"{_FOLDER}{self.name}.png"


ICONS = (
    Icon("icone-192", 192, "any", _CLEAR),
    Icon("icone-512", 512, "any", _CLEAR),
    # Four fifths are safe in any shape that a phone may cut out.
    Icon("icone-masque-512", 512, "maskable", INDIGO, 0.08),
    Icon("icone-apple", 180, "", INDIGO, 0.08),
)
_APPLE = ICONS[-1]


def install(folder: Path, site: Website) -> None:
    """Write the manifest and draw the icons; the same bytes for the same site."""
    for icon in ICONS:
        (folder / icon.place).parent.mkdir(parents=True, exist_ok=True)
        (folder / icon.place).write_bytes(_png(icon))
    text = json.dumps(_manifest(site), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def _png(icon: Icon) -> bytes:
    image = mark(icon.side, icon.paper, bare=icon.bare)
    file = io.BytesIO()
    (image if icon.paper == _CLEAR else image.convert("RGB")).save(file, "PNG", optimize=True)
    return file.getvalue()


def _manifest(site: Website) -> dict[str, object]:
    # Relative to the manifest: each edition, wherever it stands, is an app of its own.
    return {
        "name": site.name,
        "short_name": _SHORT,
        "description": site.description,
        "lang": "fr",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": _BAR["light"],
        "background_color": _PAPER,
        "icons": [
            {
                "src": icon.place,
                "sizes": f"{icon.side}x{icon.side}",
                "type": "image/png",
                "purpose": icon.purpose,
            }
            for icon in ICONS
            if icon.purpose
        ],
    }


def announce(html: str, page: Page) -> str:
    """The built page with the app's manifest, its icon and the colour of its bar in the head.

    Raises:
        PageError: The page has no head.
    """
    root = "../" * page.url.count("/")
    return in_head(
        html,
        render(
            tag("link", rel="manifest", href=root + MANIFEST),
            tag("link", rel="apple-touch-icon", href=root + _APPLE.place),
            *(
                tag(
                    "meta",
                    name="theme-color",
                    media=f"(prefers-color-scheme: {scheme})",
                    content=colour,
                )
                for scheme, colour in _BAR.items()
            ),
        ),
    )
