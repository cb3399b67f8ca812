"""Inter, the font of what the build draws: its letters, and lines filled by their width."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.ImageFont import FreeTypeFont

__all__ = ["fill", "inter"]

_FONTS = Path("node_modules/@fontsource/inter/files")


@cache
def inter(size: int, *, bold: bool = False) -> FreeTypeFont:
    """The font at a size."""
    file = _FONTS / f"inter-latin-{700 if bold else 400}-normal.woff"
    # The basic layout is the same everywhere; the other one needs a library of the system.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def fill(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The lines of a text; only plain spaces part, so that French no-break spaces hold.

    Args:
        text: What is written.
        fits: Whether a line has room; a word that has not stands alone on its own.
    """
    first, *words = text.split(" ")
    lines = [first]
    for word in words:
        if fits(longer := f"{lines[-1]} {word}"):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
