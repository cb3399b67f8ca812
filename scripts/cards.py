"""The picture that stands for a page where its link is shared, drawn without a network."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from calculator.law.french import day
from scripts.inter import fill, inter
from scripts.mark import INDIGO, mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PIL.ImageFont import FreeTypeFont

    from scripts.page import Page
    from scripts.website import Website

__all__ = ["HEIGHT", "WIDTH", "CardError", "card", "draw", "path"]

WIDTH, HEIGHT = 1200, 630
_FOLDER = "assets/images/cartes"

_PAPER = "#ffffff"
_INK = "#1b1d29"
_GREY = "#4b4f63"
_COLOURS = 24

_MARGIN = 80
_LINE = WIDTH - 2 * _MARGIN
_TOP, _BOTTOM = 210, 520
"""Between them stands the title."""
_SIZES = (76, 68, 60, 52, 44)
"""The first at which a title fits."""
_LEADING = 1.18


class CardError(ValueError):
    """A title does not fit its card, or holds a letter that the font lacks."""


def path(page: Page) -> str:
    """Where the card of a page stands in the site."""
    return f"{_FOLDER}/{page.source.removesuffix('.md')}.png"


def _title(text: str) -> tuple[FreeTypeFont, list[str], float]:
    for size in _SIZES:
        font = inter(size, bold=True)

        def fits(line: str, font: FreeTypeFont = font) -> bool:
            return font.getlength(line) <= _LINE

        lines = fill(text, fits)
        if all(map(fits, lines)) and len(lines) * size * _LEADING <= _BOTTOM - _TOP:
            return font, lines, size * _LEADING
    raise CardError(f"titre trop long pour sa carte, à raccourcir : « {text} »")


def _drawn(texts: Iterable[str]) -> None:
    """Refuse a letter that would be drawn as an empty box."""
    font = inter(32)
    box = bytes(font.getmask("\uffff"))
    for letter in {one for text in texts for one in text if not one.isspace()}:
        if bytes(font.getmask(letter)) == box:
            raise CardError(f"la police n’a pas la lettre « {letter} »")


def draw(title: str, name: str, section: str, checked: str) -> bytes:
    """A card as a PNG file; the same bytes for the same words.

    Args:
        title: Of the page.
        name: Of the site.
        section: Where the page stands, blank for none.
        checked: When it was checked, as a sentence.

    Raises:
        CardError: The title does not fit, or a letter is missing in the font.
    """
    _drawn((title, name, section, checked))
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 24, HEIGHT), fill=INDIGO)
    image.paste(mark(96, _PAPER), (_MARGIN, 60))
    pen.text((_MARGIN + 124, 66), name, fill=INDIGO, font=inter(40, bold=True))
    pen.text((_MARGIN + 124, 116), section, fill=_GREY, font=inter(30))
    font, lines, leading = _title(title)
    for index, line in enumerate(lines):
        pen.text((_MARGIN, _TOP + index * leading), line, fill=_INK, font=font)
    pen.line((_MARGIN, 540, WIDTH - _MARGIN, 540), fill=INDIGO, width=2)
    pen.text((_MARGIN, 556), checked, fill=_GREY, font=inter(30))
    file = io.BytesIO()
    image.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def card(page: Page, site: Website) -> bytes:
    """The card of a page.

    Raises:
        CardError: Its title does not fit, or a letter is missing in the font.
    """
    sections = site.trails[page.source][1:-1]
    section = sections[0].name if sections else ""
    return draw(page.title, site.name, section, f"Vérifié le {day(page.checked_on)}")
