from __future__ import annotations

import csv
import json
import re
from xml.etree import ElementTree as ET

import pytest

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.pay.curve import Band, Point
from calculator.view.html import render
from calculator.view.simulation.curve import Plot, drawing, figure, file, spreadsheet
from tests.view.tree import Node, read, words

POINTS = tuple(
    Point(x * 100, Band(x * 9_000, x * 8_000, x * 10_000), Band(x * 8_500, x * 8_500, x * 8_500))
    for x in range(200, 601, 2)
)


def plot(points: tuple[Point, ...] = POINTS, crossings: tuple[int, ...] = ()) -> Plot:
    return Plot(
        points=points,
        axis="Tarif, en euros",
        at=lambda x: f"À {x // 100}",
        tick=lambda x: str(x // 100),
        crossings=crossings,
        says="Une phrase.",
    )


def picture(*, points: tuple[Point, ...] = POINTS, crossings: tuple[int, ...] = ()) -> Node:
    return read(render(drawing(plot(points, crossings)))).one("svg")


def pairs(node: Node) -> list[tuple[float, float]]:
    found = []
    for pair in str(node.attributes["points"]).split():
        x, y = pair.split(",")
        found.append((float(x), float(y)))
    return found


def line(root: Node, side: str) -> list[tuple[float, float]]:
    return pairs(root.one("polyline", class_=f"poi-curve-{side}"))


def band(root: Node, side: str) -> list[tuple[float, float]]:
    return pairs(root.one("polygon", class_=f"poi-bar-{side}"))


def box(root: Node) -> tuple[float, float]:
    *_, width, height = str(root.attributes["viewbox"]).split()
    return float(width), float(height)


def labels(root: Node) -> list[str]:
    return [words(one.text()) for one in root.all("text")]


def test_each_arrangement_has_its_line_and_its_band_point_by_point() -> None:
    root = picture()
    for side in ARRANGEMENTS:
        nets, edge = line(root, side), band(root, side)
        assert len(nets) == len(POINTS)
        assert len(edge) == 2 * len(POINTS)
        upper, lower = edge[: len(POINTS)], edge[: len(POINTS) - 1 : -1]
        for (x, y), (upper_x, upper_y), (lower_x, lower_y) in zip(nets, upper, lower, strict=True):
            assert x == upper_x == lower_x
            assert upper_y <= y <= lower_y


def test_more_pay_is_higher_and_a_higher_rate_further_right() -> None:
    nets = line(picture(), "portage")
    assert [x for x, _ in nets] == sorted(x for x, _ in nets)
    assert [y for _, y in nets] == sorted((y for _, y in nets), reverse=True)


def test_where_nothing_is_unsure_a_band_is_its_line() -> None:
    root = picture()
    assert set(band(root, "interim")) == set(line(root, "interim"))
    assert max(y for _, y in band(root, "portage")) > max(y for _, y in line(root, "portage"))


EDGES = {
    "a net below nothing": (
        Point(1, Band(-2_000, -3_000, -1_000), Band(-2_200, -2_200, -2_200)),
        Point(2, Band(-1_000, -3_000, 5_000), Band(-2_200, -2_200, -2_200)),
    ),
    "nothing at all": (
        Point(1, Band(0, 0, 0), Band(0, 0, 0)),
        Point(2, Band(0, 0, 0), Band(0, 0, 0)),
    ),
    "millions": (
        Point(500_000, Band(90_000_000, 80_000_000, 100_000_000), Band(1, 1, 1)),
        Point(1_500_000, Band(290_000_000, 280_000_000, 300_000_000), Band(1, 1, 1)),
    ),
    "months": tuple(
        Point(x, Band(1_000 * (12 - x), 0, 12_000), Band(5_000, 4_000, 6_000)) for x in range(12)
    ),
}


@pytest.mark.parametrize("points", EDGES.values(), ids=list(EDGES))
def test_nothing_leaves_the_picture(points: tuple[Point, ...]) -> None:
    root = picture(points=points, crossings=(points[0].x, points[-1].x))
    width, height = box(root)
    places = [one for side in ARRANGEMENTS for one in (*line(root, side), *band(root, side))]
    for one in root.all("line"):
        places += [
            (float(str(one.attributes[f"x{end}"])), float(str(one.attributes[f"y{end}"])))
            for end in (1, 2)
        ]
    for x, y in places:
        assert 0 <= x <= width
        assert 0 <= y <= height
    for one in root.all("text"):
        assert 0 <= float(str(one.attributes["x"])) <= width
        assert 0 <= float(str(one.attributes["y"])) <= height


@pytest.mark.parametrize("points", [POINTS, *EDGES.values()])
def test_axes_have_a_handful_of_round_ticks(points: tuple[Point, ...]) -> None:
    found = labels(picture(points=points))
    thousands = [one for one in found if one.endswith("k€")]
    assert thousands[0] == "0 k€"
    assert 1 <= len(thousands) <= 6
    assert len(set(thousands)) == len(thousands)
    ticks = [one for one in found if re.fullmatch(r"\d+", one)]
    assert 1 <= len(ticks) <= 6
    assert "Tarif, en euros" in found


def test_ticks_are_hundreds_of_euros_on_the_usual_curve() -> None:
    assert [one for one in labels(picture()) if re.fullmatch(r"\d+", one)] == [
        "200",
        "300",
        "400",
        "500",
        "600",
    ]
    assert [one for one in labels(picture()) if one.endswith("k€")] == [
        "0 k€",
        "20 k€",
        "40 k€",
        "60 k€",
    ]


@pytest.mark.parametrize("crossings", [(), (33_333,), (25_000, 50_000)])
def test_each_crossing_stands_where_both_are_even(crossings: tuple[int, ...]) -> None:
    root = picture(crossings=crossings)
    marks = list(root.all("line", class_="poi-curve-even"))
    assert labels(root).count("égalité") == len(marks) == len(crossings)
    nets = dict(zip([one.x for one in POINTS], line(root, "portage"), strict=True))
    for mark, at in zip(marks, crossings, strict=True):
        before, after = nets[at // 200 * 200][0], nets[at // 200 * 200 + 200][0]
        assert before <= float(str(mark.attributes["x1"])) <= after


def test_each_curve_bears_its_name_and_names_do_not_cover_each_other() -> None:
    for points in (POINTS, EDGES["nothing at all"], EDGES["millions"]):
        root = picture(points=points)
        names = [one for one in root.all("text") if "font-weight" in one.attributes]
        assert {one.text() for one in names} == {"Portage", "Intérim"}
        upper, lower = sorted(float(str(one.attributes["y"])) for one in names)
        assert lower - upper >= 12


def test_the_upper_name_is_that_of_the_upper_curve() -> None:
    low, high = Band(0, 0, 0), Band(100, 100, 100)
    for portage, interim in ((low, high), (high, low)):
        end = Point(2, portage, interim)
        names = [
            (float(str(one.attributes["y"])), one.text())
            for one in picture(points=(Point(1, low, low), end)).all("text")
            if "font-weight" in one.attributes
        ]
        assert min(names)[1] == ("Portage" if portage is high else "Intérim")


def test_both_lines_are_told_apart_without_colour() -> None:
    root = picture()
    dashes = [
        root.one("polyline", class_=f"poi-curve-{side}").attributes.get("stroke-dasharray")
        for side in ARRANGEMENTS
    ]
    assert len(set(dashes)) == 2


def test_the_picture_says_what_it_shows_to_who_does_not_see_it() -> None:
    root = picture()
    assert (root.attributes["role"], root.attributes["aria-label"]) == ("img", "Une phrase.")
    assert root.one("title").text() == "Une phrase."


def test_a_cursor_tells_each_point_in_words() -> None:
    root = read(render(figure(plot())))
    (place,) = [one for one in root.all() if "data-curve" in one.attributes]
    says = json.loads(str(place.attributes["data-says"]))
    xs = json.loads(str(place.attributes["data-xs"]))
    assert len(says) == len(xs) == len(POINTS)
    assert words(says[0]) == (
        "À 200 : portage salarial 18 000 € (de 16 000 € à 20 000 €) ; intérim 17 000 €."
    )
    assert [x for x, _ in line(root.one("svg"), "portage")] == xs
    slider = root.one("input").attributes
    assert (slider["min"], slider["max"], slider["step"]) == ("0", str(len(POINTS) - 1), "1")
    start = int(str(slider["value"]))
    assert root.one("output").text() == says[start]
    (cursor,) = [one for one in root.all("line") if "data-cursor" in one.attributes]
    assert float(str(cursor.attributes["x1"])) == xs[start]
    assert root.one("label").attributes["for"] == slider["id"]
    (said,) = [one for one in root.all("p") if "data-break-even" in one.attributes]
    assert said.text() == "Une phrase."


def test_a_net_below_nothing_is_said_as_it_is() -> None:
    root = read(render(figure(plot(EDGES["a net below nothing"]))))
    (place,) = [one for one in root.all() if "data-curve" in one.attributes]
    says = json.loads(str(place.attributes["data-says"]))
    assert "portage salarial −20 € (de −30 € à −10 €)" in words(says[0])


def test_the_file_is_the_picture_alone() -> None:
    text = file(plot(crossings=(33_300,)))
    root = ET.fromstring(text)  # noqa: S314  our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox") == "0 0 640 360"
    assert all(one.get("fill") or one.get("stroke") for one in root if one.tag[-5:] != "title")


def test_the_points_are_a_sheet_that_french_software_opens() -> None:
    text = spreadsheet(plot())
    assert text.startswith("\ufeffTarif, en euros;")
    head, *rows = csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";")
    assert len(rows) == len(POINTS)
    assert {len(row) for row in rows} == {len(head)} == {7}
    assert rows[0] == ["200", "18000,00", "16000,00", "20000,00", *["17000,00"] * 3]
    assert all(re.fullmatch(r"-?\d+(,\d+)?", cell) for row in rows for cell in row)
    assert head[1].endswith(", net")
    assert head[3].endswith(", au plus haut")
