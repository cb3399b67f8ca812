from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest

from calculator.data import parse
from scripts.diagrams.fragments import FILE
from scripts.diagrams.layout import WIDTH, lay_out
from scripts.diagrams.lettering import SIZE, width
from scripts.diagrams.schema import schemas

if TYPE_CHECKING:
    from scripts.diagrams.layout import Arrow, Text
    from scripts.diagrams.schema import Schema

SCHEMAS = schemas(parse(FILE.read_text(encoding="utf-8"), FILE.name))
EACH = pytest.mark.parametrize("schema", SCHEMAS, ids=lambda one: one.id)
PHONE = 328
"""Pixels that a phone of 360 leaves to a page's text."""


def meet(one: Text, other: Text) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def crosses(arrow: Arrow, text: Text) -> bool:
    low, high = sorted((arrow.start, arrow.end))
    top = bottom = arrow.y
    if arrow.loop:
        high, bottom = low + arrow.loop[0], arrow.y + arrow.loop[1]
    return (
        low < text.x + text.width
        and text.x < high
        and top < text.y + text.height
        and text.y < bottom + 1
    )


@EACH
def test_no_text_is_wider_or_taller_than_its_box(schema: Schema) -> None:
    for one in lay_out(schema).texts:
        room = one.width - (8 if one.framed else 0)
        assert max(width(line, bold=one.bold) for line in one.lines) <= room
        heights = [y for _, y in one.baselines]
        assert one.y <= heights[0] - SIZE * 0.8
        assert heights[-1] < one.y + one.height
        assert all(after - before > SIZE for before, after in pairwise(heights))


@EACH
def test_no_two_boxes_or_labels_overlap(schema: Schema) -> None:
    texts = lay_out(schema).texts
    assert [
        (one.lines, other.lines) for one, other in combinations(texts, 2) if meet(one, other)
    ] == []


@EACH
def test_no_arrow_crosses_a_text(schema: Schema) -> None:
    placed = lay_out(schema)
    assert [
        (arrow, text.lines)
        for arrow in placed.arrows
        for text in placed.texts
        if crosses(arrow, text)
    ] == []


@EACH
def test_no_rail_crosses_a_text_or_an_arrow_that_passes_it_by(schema: Schema) -> None:
    placed = lay_out(schema)
    for rail in placed.rails:
        for text in placed.texts:
            inside = text.x < rail.x < text.x + text.width
            assert not (
                inside and rail.top < text.y + text.height - 1 and text.y + 1 < rail.bottom
            ), text.lines
        for arrow in placed.arrows:
            if min(arrow.start, arrow.end) < rail.x < max(arrow.start, arrow.end):
                assert not rail.top < arrow.y < rail.bottom


@EACH
def test_all_stands_inside_the_drawing(schema: Schema) -> None:
    placed = lay_out(schema)
    for one in placed.texts:
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= WIDTH
        assert one.y + one.height <= placed.height
    assert max(one.y for one in placed.arrows) < placed.height


def test_letters_are_of_thirteen_pixels_at_least_on_a_phone() -> None:
    assert SIZE * PHONE / WIDTH >= 13


@EACH
def test_a_drawing_fits_the_height_of_a_phone(schema: Schema) -> None:
    assert lay_out(schema).height * PHONE / WIDTH < 560


@EACH
def test_each_relation_has_its_label_and_its_arrow(schema: Schema) -> None:
    placed = lay_out(schema)
    relations = [one for question in schema.questions for one in question.relations]
    labels = [" ".join(one.lines) for one in placed.texts if not one.bold]
    assert labels == [one.label for one in relations]
    assert [one.line for one in placed.arrows] == [one.line for one in relations]
    for one, arrow in zip(relations, placed.arrows, strict=True):
        assert (one.start == one.end) == (arrow.loop is not None)


def test_two_relations_that_share_no_stretch_share_a_row() -> None:
    (interim,) = (one for one in SCHEMAS if one.id == "interim")
    first, second, *_ = lay_out(interim).arrows
    assert first.y == second.y
    assert first.end == second.start
