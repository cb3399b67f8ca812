"""The net of the year as a curve, both arrangements, with its band, its crossing and its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.pay.money import euros
from calculator.view.html import Element, render, tag
from calculator.view.sheet import amount, sheet
from calculator.view.wording import NAMES, SHORT, euro

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.pay.curve import Band, Point

__all__ = ["Plot", "figure", "file", "spreadsheet"]

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 116, 24, 60
_TICKS = 5
_NAME_HEIGHT = 24
_STEPS = (1, 2, 5)
_THOUSAND = 100_000
"""Cents of a thousand euros."""

_COLOURS: dict[Arrangement, str] = {"portage": "#1a4f9c", "interim": "#a34a00"}
_DASHES: dict[Arrangement, str | None] = {"portage": None, "interim": "7 5"}


class Plot(NamedTuple):
    """A curve, and how its abscissa is said."""

    points: Sequence[Point]
    axis: str
    """« Tarif par jour, en euros »."""
    at: Callable[[int], str]
    """An abscissa in words: « 350,00 € par jour »."""
    tick: Callable[[int], str]
    """The same, short, under the axis."""
    crossings: Sequence[int]
    """Where both come to the same."""
    says: str
    """The same as a sentence."""


def figure(plot: Plot) -> Element:
    """The picture with its sentence, a cursor that tells each point, and what the band is."""
    return tag(
        "section",
        tag("h3", "La courbe de l’année"),
        tag("p", plot.says, data_break_even=True),
        tag(
            "div",
            drawing(plot),
            tag("label", "Lire la courbe point par point", for_="courbe-point"),
            tag(
                "input",
                id="courbe-point",
                type="range",
                min="0",
                max=str(len(plot.points) - 1),
                step="1",
                value=str(len(plot.points) // 2),
            ),
            tag("output", _said(plot, plot.points[len(plot.points) // 2]), for_="courbe-point"),
            data_curve=True,
            data_says=json.dumps([_said(plot, one) for one in plot.points], ensure_ascii=False),
            data_xs=json.dumps([round(_x(plot, one.x), 1) for one in plot.points]),
        ),
        tag(
            "p",
            "Net avant impôt de l’année. Trait plein : portage ; tirets : intérim. La bande claire "
            "va du plus bas au plus haut quand les valeurs usuelles que vous n’avez pas changées "
            "(frais, coefficient, taux d’accidents, effectif) parcourent leur intervalle.",
            class_="poi-hint",
        ),
        class_="poi-curve",
    )


def _said(plot: Plot, one: Point) -> str:
    sides = (f"{NAMES[side].lower()} {_band(_side(one, side))}" for side in ARRANGEMENTS)
    return f"{plot.at(one.x)} : {' ; '.join(sides)}."


def _band(one: Band) -> str:
    known = "" if one.low == one.high else f" (de {_round(one.low)} à {_round(one.high)})"
    return f"{_round(one.net)}{known}"


def _round(cents: int) -> str:
    return euro((cents + 50) // 100 * 100).replace(",00", "")


def _side(one: Point, side: Arrangement) -> Band:
    return one.portage if side == "portage" else one.interim


def _x(plot: Plot, x: int) -> float:
    low, high = plot.points[0].x, plot.points[-1].x
    return _LEFT + (x - low) / (high - low) * (_WIDTH - _LEFT - _RIGHT)


def _highest(plot: Plot) -> int:
    return max(1, *(_side(one, side).high for one in plot.points for side in ARRANGEMENTS))


def _y(cents: int, highest: int) -> float:
    return _HEIGHT - _BOTTOM - max(0, cents) / highest * (_HEIGHT - _TOP - _BOTTOM)


def _step(span: int, least: int) -> int:
    """A round step that makes a handful of ticks."""
    scale = least
    while True:
        for factor in _STEPS:
            if span <= scale * factor * _TICKS:
                return scale * factor
        scale *= 10


def drawing(plot: Plot) -> Element:
    """The picture alone. Its colours are attributes: a file keeps them, a style sheet wins."""
    highest = _highest(plot)
    bottom = _y(0, highest)
    picture = tag(
        "svg",
        tag("title", plot.says),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        class_="poi-curve-drawing",
        role="img",
        aria_label=plot.says,
        font_family="sans-serif",
        font_size="13",
    )
    step = _step(highest, _THOUSAND)
    for value in range(0, highest + 1, step):
        y = _y(value, highest)
        picture.append(_rule(_LEFT, y, _WIDTH - _RIGHT, y))
        text = f"{value // _THOUSAND} k€"
        picture.append(_text(text, _LEFT - 8, y + 4, text_anchor="end"))
    low, high = plot.points[0].x, plot.points[-1].x
    step = _step(high - low, 1)
    for value in range(-(-low // step) * step, high + 1, step):
        picture.append(_text(plot.tick(value), _x(plot, value), bottom + 24, text_anchor="middle"))
    picture.append(
        _text(plot.axis, (_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6, text_anchor="middle")
    )
    for side in ARRANGEMENTS:
        picture.extend(_line(plot, side, highest))
    picture.extend(_names(plot, highest))
    for crossing in plot.crossings:
        x = _x(plot, crossing)
        picture.append(
            _rule(
                x, _TOP, x, bottom, class_="poi-curve-even", stroke="#333", stroke_dasharray="2 3"
            )
        )
        picture.append(_text("égalité", x, _TOP - 4, text_anchor="middle"))
    middle = _x(plot, plot.points[len(plot.points) // 2].x)
    picture.append(
        _rule(
            middle, _TOP, middle, bottom, class_="poi-curve-cursor", data_cursor=True, stroke="#666"
        )
    )
    return picture


def _rule(x1: float, y1: float, x2: float, y2: float, **more: str | bool) -> Element:
    shape = {"class_": "poi-curve-rule", "stroke": "#ccc", **more}
    return tag("line", x1=f"{x1:.1f}", y1=f"{y1:.1f}", x2=f"{x2:.1f}", y2=f"{y2:.1f}", **shape)


def _text(text: str, x: float, y: float, **more: str) -> Element:
    return tag(
        "text", text, x=f"{x:.1f}", y=f"{y:.1f}", class_="poi-curve-text", fill="#333", **more
    )


def _line(plot: Plot, side: Arrangement, highest: int) -> list[Element]:
    def at(values: Callable[[Band], int]) -> list[str]:
        return [
            f"{_x(plot, one.x):.1f},{_y(values(_side(one, side)), highest):.1f}"
            for one in plot.points
        ]

    upper, lower = at(lambda band: band.high), at(lambda band: band.low)
    return [
        tag(
            "polygon",
            class_=f"poi-curve-band poi-bar-{side}",
            points=" ".join([*upper, *reversed(lower)]),
            fill=_COLOURS[side],
            fill_opacity="0.15",
        ),
        tag(
            "polyline",
            class_=f"poi-curve-line poi-curve-{side}",
            points=" ".join(at(lambda band: band.net)),
            fill="none",
            stroke=_COLOURS[side],
            stroke_width="2.5",
            stroke_dasharray=_DASHES[side],
        ),
    ]


def _names(plot: Plot, highest: int) -> list[Element]:
    """Each curve's name at its end, moved apart where they would cover each other."""
    ends = {side: _y(_side(plot.points[-1], side).net, highest) for side in ARRANGEMENTS}
    middle = sum(ends.values()) / len(ends)
    if max(ends.values()) - min(ends.values()) < _NAME_HEIGHT:
        upper = min(ARRANGEMENTS, key=lambda side: ends[side])
        for side in ARRANGEMENTS:
            ends[side] = middle + (-1 if side == upper else 1) * _NAME_HEIGHT / 2
    return [
        _text(SHORT[side], _WIDTH - _RIGHT + 6, y + 4, font_weight="bold")
        for side, y in ends.items()
    ]


def file(plot: Plot) -> str:
    """The picture as a file of its own."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{render(drawing(plot))}\n'


def spreadsheet(plot: Plot) -> str:
    """The points as CSV."""
    values = ("net", "au plus bas", "au plus haut")
    head = [plot.axis, *(f"{NAMES[side]}, {one}" for side in ARRANGEMENTS for one in values)]
    return sheet([head, *(_row(plot, one) for one in plot.points)])


def _row(plot: Plot, point: Point) -> list[str]:
    bands = [_side(point, side) for side in ARRANGEMENTS]
    return [
        plot.tick(point.x),
        *(amount(euros(cents)) for band in bands for cents in (band.net, band.low, band.high)),
    ]
