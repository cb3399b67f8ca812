"""How wide a text is, and where it breaks so as to fit."""

from __future__ import annotations

from scripts.inter import fill, inter

__all__ = ["LEADING", "SIZE", "width", "wrap"]

SIZE = 13
"""Of all letters, in the units of a drawing: pixels on a phone, and never less on a wider page."""
LEADING = 16
_MARGIN = 1.08
"""Readers have other fonts than the one that is measured; Inter is wider than most already."""
_BOLD_MARGIN = 1.2
"""The bold letters of some are wider still, where their ordinary ones are not."""
_MEASURED_AT = 200


def width(text: str, *, bold: bool = False) -> float:
    """How wide one line is at most, in the units of a drawing."""
    margin = _BOLD_MARGIN if bold else _MARGIN
    return inter(_MEASURED_AT, bold=bold).getlength(text) * SIZE / _MEASURED_AT * margin


def wrap(text: str, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Lines of about the same width, as few as fit.

    Args:
        text: What is written; a no-break space does not break.
        room: How wide a line may be.
        bold: Whether it is bold.

    Raises:
        ValueError: A word is wider than the room.
    """
    lines = _filled(text, room, bold=bold)
    # The narrowest room with as many lines leaves no word alone on the last one.
    while narrower := _narrower(lines, bold=bold):
        if len(tried := _filled(text, narrower, bold=bold)) > len(lines):
            break
        if any(width(one, bold=bold) > narrower for one in tried):
            break
        lines = tried
    for line in lines:
        if width(line, bold=bold) > room:
            raise ValueError(f"« {line} » ne tient pas dans {room:g} : raccourcissez « {text} »")
    return tuple(lines)


def _narrower(lines: list[str], *, bold: bool) -> float:
    """A room in which the widest of several lines no longer fits; zero for one line."""
    return max(width(one, bold=bold) for one in lines) - 0.01 if len(lines) > 1 else 0


def _filled(text: str, room: float, *, bold: bool) -> list[str]:
    return fill(text, lambda line: width(line, bold=bold) <= room)
