from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError, parse
from calculator.view.source import checked_on
from scripts.diagrams import fragments
from scripts.diagrams.fragments import FILE, diagrams
from scripts.diagrams.schema import schemas
from scripts.typography import mend
from tests.view.tree import Node, read, words

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.diagrams.schema import Schema

DRAWN = {id_: read(html) for id_, html in diagrams(checked_on())}
SCHEMAS = schemas(parse(FILE.read_text(encoding="utf-8"), FILE.name))
EACH = pytest.mark.parametrize("schema", SCHEMAS, ids=lambda one: one.id)


def picture(schema: Schema) -> Node:
    return DRAWN[schema.id].one("svg")


def test_there_is_a_diagram_of_each_arrangement_and_of_its_money() -> None:
    assert set(DRAWN) == {"interim", "portage", "prix-portage", "prix-interim"}


@EACH
def test_a_drawing_is_named_and_described(schema: Schema) -> None:
    svg = picture(schema)
    assert svg.attributes["role"] == "img"
    named = str(svg.attributes["aria-labelledby"]).split()
    assert [svg.one(id=id_).tag for id_ in named] == ["title", "desc"]
    assert svg.one("title").text() == schema.title
    described = svg.one("desc").text()
    for question in schema.questions:
        assert question.ask in described
        assert all(one.says in described for one in question.relations)


def test_the_search_reads_captions_and_lists_only() -> None:
    for root in DRAWN.values():
        hidden = [one for one in root.all() if "data-search-exclude" in one.attributes]
        assert hidden
        kept = root.one("figcaption")
        inside = [each for one in hidden for each in one.all()]
        assert kept not in inside
        assert all(one in inside or one in hidden for one in root.all("svg"))


def test_words_are_written_as_french_wants_them() -> None:
    lines = FILE.read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if mend(line) != line] == []
    shown = "\n".join(DRAWN[one.id].text() for one in SCHEMAS)
    assert mend(shown) == shown


def test_ids_are_unique_on_a_page_that_shows_all() -> None:
    ids = [
        one.attributes["id"]
        for root in DRAWN.values()
        for one in root.all()
        if "id" in one.attributes
    ]
    assert len(ids) == len(set(ids)) == 4


@EACH
def test_a_drawing_is_right_without_a_style_sheet(schema: Schema) -> None:
    svg = picture(schema)
    assert svg.attributes["xmlns"] == "http://www.w3.org/2000/svg"
    assert svg.attributes["fill"] == "currentColor"
    for one in svg.all("path"):
        ends = one.attributes["d"] or ""
        closed = ends.endswith("Z")
        assert one.attributes["fill"] == ("currentColor" if closed else "none")
        assert closed or one.attributes["stroke"] == "currentColor"
    for one in svg.all("rect"):
        assert (one.attributes["fill"], one.attributes["stroke"]) == ("none", "currentColor")


@EACH
def test_no_colour_tells_anything(schema: Schema) -> None:
    for one in picture(schema).all():
        for name in ("fill", "stroke"):
            assert one.attributes.get(name) in (None, "none", "currentColor")


def test_lines_of_different_meaning_look_different() -> None:
    shown: dict[str, set[tuple[str | None, str | None]]] = {}
    for schema in SCHEMAS:
        lines = [
            one
            for one in picture(schema).all("path")
            if one.attributes["fill"] == "none" and "V" not in str(one.attributes["d"])
        ]
        relations = [one for question in schema.questions for one in question.relations]
        straight = [one for one in relations if one.start != one.end]
        lines = [one for one in lines if "v" not in str(one.attributes["d"])]
        for one, line in zip(straight, lines, strict=True):
            look = (
                line.attributes["stroke-width"],
                line.attributes.get("stroke-dasharray"),
            )
            shown.setdefault(one.line, set()).add(look)
    assert set(shown) == {"contract", "money", "act", "word", "none"}
    assert all(len(looks) == 1 for looks in shown.values())
    # A contract and an act share their line: a contract has a head at both ends.
    assert len({look for looks in shown.values() for look in looks}) == 4


@EACH
def test_heads_tell_who_does_it_to_whom(schema: Schema) -> None:
    relations = [one for question in schema.questions for one in question.relations]
    heads = [one for one in picture(schema).all("path") if one.attributes["fill"] != "none"]
    wanted = {"contract": 2, "none": 0}
    assert len(heads) == sum(wanted.get(one.line, 1) for one in relations)


@EACH
def test_the_list_says_the_same_with_its_articles(schema: Schema) -> None:
    items = list(DRAWN[schema.id].one("ol").all("li"))
    assert len(items) == len(schema.questions)
    for item, question in zip(items, schema.questions, strict=True):
        assert item.one("strong").text() == question.ask
        for one in question.relations:
            assert one.says.removesuffix(".") in item.text()
        wanted = [article.url for one in question.relations for article in one.articles]
        assert [one.attributes["href"] for one in item.all("a")] == wanted


@EACH
def test_a_sentence_ends_once(schema: Schema) -> None:
    for item in DRAWN[schema.id].one("ol").all("li"):
        assert not re.search(r"\.\s*\(|\.\.|\)\)", item.text())


def test_the_convention_is_named_beside_its_articles() -> None:
    shown = words(DRAWN["portage"].one("ol").text())
    assert "à la société de portage (CC portage, art. 16)." in shown
    assert "négocie le prix (L1254-2)." in shown


GOOD = """
[[schema]]
id      = "x"
title   = "T"
caption = "C."
parties = {worker = "A", employer = "B", company = "C"}
[[schema.question]]
ask = "Q ?"
[[schema.question.relation]]
from     = "worker"
to       = "company"
line     = "act"
label    = "fait"
says     = "A fait."
articles = ["L1251-1"]
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id      = "x"', 'id = "x"\nnote = 1'),
        ('title   = "T"', ""),
        ('worker = "A"', 'workers = "A"'),
        ('from     = "worker"', 'from = "lawyer"'),
        ('line     = "act"', 'line = "red"'),
        ('"A fait."', '"A fait"'),
        ('"L1251-1"', '"L9999-1"'),
        ('ask = "Q ?"', 'ask = "Q ?"\nnote = 1'),
    ],
)
def test_a_wrong_schema_fails_the_build(old: str, new: str) -> None:
    assert [one.id for one in schemas(parse(GOOD, "x.toml"))] == ["x"]
    assert GOOD.count(old) == 1
    with pytest.raises(DataError):
        schemas(parse(GOOD.replace(old, new), "x.toml"))


def test_a_schema_that_is_there_twice_fails_the_build() -> None:
    with pytest.raises(DataError, match="twice"):
        schemas(parse(GOOD + GOOD, "x.toml"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('example     = "meme-budget"', 'example = "none"'),
        ('arrangement = "portage"', 'arrangement = "both"'),
        ('example     = "meme-budget"', 'example = "interim-mission"'),
        ('title       = "En portage', 'note = 1\ntitle = "En portage'),
    ],
)
def test_a_wrong_price_fails_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    path = tmp_path / "diagrams.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    monkeypatch.setattr(fragments, "FILE", path)
    with pytest.raises(DataError):
        list(diagrams(checked_on()))
