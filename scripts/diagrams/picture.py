"""A diagram as SVG that is right with the page's style sheets and without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import tag
from scripts.diagrams.layout import WIDTH, lay_out
from scripts.diagrams.lettering import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.view.html import Element
    from scripts.diagrams.layout import Arrow, Rail, Text
    from scripts.diagrams.schema import Line, Schema

__all__ = ["picture"]

_HEAD = (9, 4.5)
"""How long an arrowhead is, and how far it spreads to each side."""
_SHORT = 4
"""How far from the middle of a column an arrow ends."""
_STROKES: Mapping[Line, tuple[str, str | None]] = {
    "contract": ("1.6", None),
    "money": ("3", None),
    "act": ("1.6", None),
    "word": ("1.6", "7 5"),
    "none": ("1.6", "1 6"),
}
"""How thick a line is, and its dashes: lines tell themselves apart without colour."""


def picture(schema: Schema) -> Element:
    """The drawing, named and described for those who do not see it.

    Raises:
        ValueError: A word does not fit where it has to stand.
    """
    placed = lay_out(schema)
    name = f"schema-{schema.id}"
    return tag(
        "svg",
        tag("title", schema.title, id=f"{name}-titre"),
        tag("desc", _described(schema), id=f"{name}-description"),
        *(_rail(one) for one in placed.rails),
        *(part for one in placed.arrows for part in _arrow(one)),
        *(part for one in placed.texts for part in _text(one)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {_number(placed.height)}",
        width=str(WIDTH),
        height=_number(placed.height),
        class_="poi-schema-picture",
        role="img",
        aria_labelledby=f"{name}-titre {name}-description",
        # The search reads the list beside it, which says the same.
        data_search_exclude=True,
        # For a reader of the file alone: the page's own text takes its place.
        font_family="Inter, Helvetica, Arial, sans-serif",
        font_size=str(SIZE),
        fill="currentColor",
        stroke="none",
    )


def _described(schema: Schema) -> str:
    """What is drawn, in words; the list beside the drawing adds the articles."""
    return " ".join(
        f"{question.ask} {' '.join(one.says for one in question.relations)}"
        for question in schema.questions
    )


def _rail(one: Rail) -> Element:
    return _line(f"M{_number(one.x)} {_number(one.top)}V{_number(one.bottom)}", "1", "2 4")


def _arrow(one: Arrow) -> Iterator[Element]:
    thick, dashes = _STROKES[one.line]
    y = one.y
    if one.loop:
        out, down = one.loop
        start = one.start + _SHORT
        far = _number(one.start + out - _SHORT)
        yield _line(
            f"M{_number(start)} {_number(y)}H{far}v{down}H{_number(start + _HEAD[0])}",
            thick,
            dashes,
        )
        yield _head(start, y + down, -1)
        return
    way = 1 if one.end > one.start else -1
    start, end = one.start + way * _SHORT, one.end - way * _SHORT
    # A line stops inside its head, so that its square end does not stick out at the point.
    tail = start + way * _HEAD[0] / 2 if one.line == "contract" else start
    tip = end if one.line == "none" else end - way * _HEAD[0] / 2
    yield _line(f"M{_number(tail)} {_number(y)}H{_number(tip)}", thick, dashes)
    if one.line != "none":
        yield _head(end, y, way)
    if one.line == "contract":
        yield _head(start, y, -way)


def _line(path: str, thick: str, dashes: str | None) -> Element:
    return tag(
        "path",
        d=path,
        fill="none",
        stroke="currentColor",
        stroke_width=thick,
        stroke_dasharray=dashes,
        stroke_linecap="round" if dashes and dashes.startswith("1 ") else None,
    )


def _head(x: float, y: float, way: int) -> Element:
    long, half = _HEAD
    back = _number(x - way * long)
    up, down = _number(y - half), _number(y + half)
    return tag("path", d=f"M{_number(x)} {_number(y)}L{back} {up}V{down}Z", fill="currentColor")


def _text(one: Text) -> Iterator[Element]:
    if one.framed:
        yield tag(
            "rect",
            x=_number(one.x),
            y=_number(one.y),
            width=_number(one.width),
            height=_number(one.height),
            rx="6",
            fill="none",
            stroke="currentColor",
            stroke_width="1.6",
        )
    x = one.x + one.width / 2 if one.centred else one.x
    for line, y in one.baselines:
        yield tag(
            "text",
            line,
            x=_number(x),
            y=_number(y),
            text_anchor="middle" if one.centred else None,
            font_weight="700" if one.bold else None,
        )


def _number(value: float) -> str:
    """A coordinate as short as it may be."""
    return f"{round(value, 1):g}"
