"""Where each box, label and arrow of a diagram stands.

Parties are columns; under each question, its relations are arrows between columns. Two relations
that share no stretch of the width share a row, so that a way through all three reads on one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.diagrams.lettering import LEADING, SIZE, width, wrap
from scripts.diagrams.schema import PARTIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.diagrams.schema import Line, Party, Question, Relation, Schema

__all__ = ["WIDTH", "Arrow", "Layout", "Rail", "Text", "lay_out"]

WIDTH = 328
"""Of a drawing, in its own units: the pixels that a phone of 360 leaves to a page's text."""
_COLUMNS: dict[Party, int] = dict(zip(PARTIES, (49, 164, 279), strict=True))
_BOX = 96
_BOX_PADDING = 9
_ABOVE = 12
"""Room above the name of a question."""
_BELOW = 8
"""Room under it."""
_TO_ARROW = 6
"""From the last line of a label to its arrow."""
_ROW_GAP = 10
_SIDE = 4
"""From a label to the rail of a column."""
_LOOP = (24, 14)
"""How far a loop goes out, and how far down it comes back."""
_DESCENT = 4
"""Of letters, under the line that they stand on."""


@dataclass(frozen=True, slots=True)
class Text:
    """Lines in a rectangle."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    bold: bool = False
    centred: bool = True
    framed: bool = False

    @property
    def baselines(self) -> tuple[tuple[str, float], ...]:
        """Each line, and the height at which its letters stand."""
        spare = (self.height - LEADING * len(self.lines)) / 2
        return tuple(
            (line, self.y + spare + LEADING * (index + 1) - _DESCENT)
            for index, line in enumerate(self.lines)
        )


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a column to another at one height, or out of a column and back to it."""

    start: float
    end: float
    y: float
    line: Line
    loop: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Rail:
    """A stretch of the vertical line that carries a party down the drawing."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole drawing."""

    height: float
    texts: tuple[Text, ...]
    arrows: tuple[Arrow, ...]
    rails: tuple[Rail, ...]


def lay_out(schema: Schema) -> Layout:
    """Place all of a diagram.

    Raises:
        ValueError: A word does not fit where it has to stand.
    """
    names = {one: wrap(schema.parties[one], _BOX - 8, bold=True) for one in PARTIES}
    tall = max(map(len, names.values())) * LEADING + 2 * _BOX_PADDING
    texts = [
        Text(lines, _COLUMNS[one] - _BOX / 2, 1, _BOX, tall, bold=True, framed=True)
        for one, lines in names.items()
    ]
    arrows: list[Arrow] = []
    y: float = 1 + tall
    for number, question in enumerate(schema.questions, 1):
        title = f"{number}. {question.ask}"
        y += _ABOVE
        texts.append(
            Text((title,), 0, y, width(title, bold=True), LEADING, bold=True, centred=False)
        )
        y += LEADING + _BELOW
        for row in _rows(question):
            placed, y = _row(row, y)
            texts += [text for text, _ in placed]
            arrows += [arrow for _, arrow in placed]
            y += _ROW_GAP
    return Layout(y, tuple(texts), tuple(arrows), tuple(_rails(texts, arrows, 1 + tall, y)))


def _ends(one: Relation) -> tuple[int, int]:
    """Between which columns it stands; a loop takes the stretch beside its column."""
    first, last = sorted((PARTIES.index(one.start), PARTIES.index(one.end)))
    return (first, last) if first < last else (first, first + 1)


def _rows(question: Question) -> Iterator[list[Relation]]:
    row: list[Relation] = []
    for one in question.relations:
        low, high = _ends(one)
        if any(low < last and first < high for first, last in map(_ends, row)):
            yield row
            row = []
        row.append(one)
    yield row


def _row(row: Sequence[Relation], top: float) -> tuple[list[tuple[Text, Arrow]], float]:
    """The labels and arrows of a row, arrows at one height, and where the row ends."""
    wrapped = [wrap(one.label, _stretch(one)[1]) for one in row]
    straight = [len(lines) for one, lines in zip(row, wrapped, strict=True) if one.start != one.end]
    at = top + max(straight, default=0) * LEADING + _TO_ARROW
    placed = [_place(one, lines, at, top) for one, lines in zip(row, wrapped, strict=True)]
    return placed, max(_bottom(text, arrow) for text, arrow in placed)


def _stretch(one: Relation) -> tuple[float, float]:
    """Where the room of a label starts, and how wide it is."""
    low, high = _ends(one)
    start = _COLUMNS[PARTIES[low]] + _SIDE
    if one.start == one.end:
        start += _LOOP[0]
    return start, _COLUMNS[PARTIES[high]] - _SIDE - start


def _place(one: Relation, lines: tuple[str, ...], at: float, top: float) -> tuple[Text, Arrow]:
    left, room = _stretch(one)
    wide = max(map(width, lines))
    height = len(lines) * LEADING
    start, end = _COLUMNS[one.start], _COLUMNS[one.end]
    if one.start == one.end:
        text = Text(lines, left, top, wide, height, centred=False)
        return text, Arrow(start, end, top + (height - _LOOP[1]) / 2, one.line, _LOOP)
    text = Text(lines, left + (room - wide) / 2, at - _TO_ARROW - height, wide, height)
    return text, Arrow(start, end, at, one.line)


def _bottom(text: Text, arrow: Arrow) -> float:
    under = arrow.y + (arrow.loop[1] if arrow.loop else 0)
    return max(under, text.y + text.height)


def _rails(
    texts: Sequence[Text], arrows: Sequence[Arrow], top: float, bottom: float
) -> Iterator[Rail]:
    """Each column's line, open where a text or an arrow to another column crosses it."""
    for x in _COLUMNS.values():
        gaps = [(one.y - 2, one.y + one.height + 2) for one in texts if _across(one, x)]
        gaps += [
            (one.y - _TO_ARROW, one.y + _TO_ARROW)
            for one in arrows
            if min(one.start, one.end) < x < max(one.start, one.end)
        ]
        ends = [top, *(end for gap in sorted(gaps) for end in gap), bottom]
        yield from (
            Rail(x, start, end)
            for start, end in list(pairwise(ends))[::2]
            if end - start > SIZE / 2
        )


def _across(text: Text, x: float) -> bool:
    return not text.framed and text.x - 1 < x < text.x + text.width + 1
