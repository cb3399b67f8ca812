from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from calculator.api import answer
from calculator.data import DataError
from calculator.simulator.entry import EntryError, check
from calculator.simulator.form import forms
from calculator.view.source import checked_on
from scripts import examples as module
from scripts.examples import FILE, examples
from tests.simulated import form
from tests.view.tree import Node, read, words

DOCS = Path("docs")
ROWS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["example"]
ON = checked_on()
EXAMPLES = {id_: read(html) for id_, html in examples(ON)}
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


def link(root: Node) -> str:
    # The rows of a month link their texts too.
    (found,) = (
        href for one in root.all("a") if "#simulation=" in (href := str(one.attributes["href"]))
    )
    return found


def opened(root: Node) -> dict[str, Any]:
    text = urlsplit(link(root)).fragment.removeprefix("simulation=")
    request = {"do": "open_simulation", "link": text}
    found: dict[str, Any] = json.loads(answer(json.dumps(request)))
    return found


@EACH
def test_an_example_opens_with_the_same_values(row: dict[str, Any]) -> None:
    found = opened(EXAMPLES[row["id"]])
    assert found["form"] == row["form"]
    assert "Laissé de côté" not in found["says"]
    before, after = (
        check(form(row["form"]), row["entries"]),
        check(form(row["form"]), found["entries"]),
    )
    assert after.values == {**before.values, "date": ON}
    assert (after.given, after.amount, after.typed) == (before.given, before.amount, before.typed)


@EACH
def test_an_example_shows_what_the_simulator_answers(row: dict[str, Any]) -> None:
    found = opened(EXAMPLES[row["id"]])
    request = {"do": "simulate", "form": found["form"], "on": "2024-01-01"}
    said = json.loads(answer(json.dumps({**request, "entries": found["entries"]})))["says"]
    shown = words(EXAMPLES[row["id"]].text())
    assert words(f"{said['label']}. {said['sentence']}") in shown
    assert words(row["title"]) in shown
    assert words(row["says"]) in shown


@EACH
def test_an_example_is_on_the_page_that_it_names_and_leads_from_there(row: dict[str, Any]) -> None:
    text = (DOCS / row["page"]).read_text(encoding="utf-8")
    assert text.count(f"{{!generated/exemples/{row['id']}.html!}}") == 1
    # A page « a/b.md » stands at « a/b/ ».
    page = f"https://example.org/guide/{row['page'].removesuffix('.md')}/"
    target = urlsplit(urljoin(page, link(EXAMPLES[row["id"]])))
    assert target.path == f"/guide/calculer/{forms()[row['form']].page}/"


def test_no_page_brings_in_an_example_that_there_is_not() -> None:
    wanted = {
        name
        for path in DOCS.rglob("*.md")
        for name in re.findall(r"\{!generated/exemples/([^!]+)\.html!\}", path.read_text("utf-8"))
    }
    assert wanted == {row["id"] for row in ROWS}


def test_examples_tell_each_other_apart_in_whole_sentences() -> None:
    for key in ("id", "title", "says"):
        assert len({row[key] for row in ROWS}) == len(ROWS), key
    assert all(row["says"].endswith(".") for row in ROWS)
    assert not any(row["title"].endswith(".") for row in ROWS)


def test_each_reader_and_each_way_of_comparing_has_an_example() -> None:
    assert {row["form"] for row in ROWS} >= {"portage", "interim", "comparison", "company"}


def test_an_example_is_of_the_day_that_is_asked_for() -> None:
    before = dict(examples(date(2025, 3, 1)))
    assert all("droit en vigueur le 1er mars 2025" in words(one) for one in before.values())


GOOD = """
[[example]]
id    = "x"
page  = "a.md"
form  = "portage"
title = "T"
says  = "S."
[example.entries]
days = "17"
"""


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('title = "T"', 'title = "T"\nnote = 1', DataError),
        ("[[example]]", "note = 1\n[[example]]", DataError),
        ('"portage"', '"payroll"', DataError),
        ('says  = "S."', "", DataError),
        ('says  = "S."', 'says  = "S."\ndepth = "deep"', DataError),
        ('"portage"', '"comparison"\ndepth = "worked"', DataError),
        ('days = "17"', 'days = "x"', EntryError),
        ('days = "17"', 'days = "40"', EntryError),
        ('days = "17"', 'week = "17"', EntryError),
    ],
)
def test_a_wrong_example_fails_the_build(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    error: type[Exception],
) -> None:
    path = tmp_path / "examples.toml"
    monkeypatch.setattr(module, "FILE", path)
    path.write_text(GOOD, encoding="utf-8")
    assert [id_ for id_, _ in examples(ON)] == ["x"]
    assert GOOD.count(old) == 1
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(error):
        list(examples(ON))
