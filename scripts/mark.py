"""The site's mark, a balance on a square, as a picture; the same that ``favicon.svg`` holds."""

from __future__ import annotations

from PIL import Image, ImageDraw

__all__ = ["INDIGO", "mark"]

INDIGO = "#3949ab"
_WHITE = "#ffffff"
_SQUARE = 32
"""Side of the square on which the mark is drawn below."""
_BALANCE = (
    ((16, 6), (16, 26)),
    ((10, 26), (22, 26)),
    ((7, 11), (25, 11)),
    ((7, 11), (3.5, 19)),
    ((7, 11), (10.5, 19)),
    ((25, 11), (21.5, 19)),
    ((25, 11), (28.5, 19)),
)
"""The beam, the foot and the cords."""
_PANS = ((7, 19), (25, 19))
_FINE = 4
"""Drawn so many times larger, then made small, for smooth edges."""


def mark(side: int, paper: str, *, bare: float = 0) -> Image.Image:
    """The mark on a square.

    Args:
        side: In pixels.
        paper: Colour behind the rounded corners; the mark's own leaves none.
        bare: Share of the square that stays empty on each side, for who cuts a shape out of it.
    """
    large = Image.new("RGBA", (_FINE * side, _FINE * side), paper)
    pen = ImageDraw.Draw(large)
    whole = _FINE * side / _SQUARE
    pen.rounded_rectangle((0, 0, _FINE * side - 1, _FINE * side - 1), 6 * whole, fill=INDIGO)
    scale = whole * (1 - 2 * bare)
    edge = _FINE * side * bare

    def at(point: tuple[float, float]) -> tuple[float, float]:
        return edge + point[0] * scale, edge + point[1] * scale

    for line in _BALANCE:
        pen.line([at(end) for end in line], fill=_WHITE, width=round(2 * scale))
        for end in line:
            pen.circle(at(end), scale, fill=_WHITE)
    for x, y in _PANS:
        pen.pieslice((*at((x - 4.2, y - 4.2)), *at((x + 4.2, y + 4.2))), 0, 180, fill=_WHITE)
    return large.resize((side, side), Image.Resampling.LANCZOS)
