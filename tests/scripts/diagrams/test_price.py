from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from calculator.api import answer
from calculator.simulator.form import forms
from calculator.view.source import checked_on
from calculator.view.wording import euro
from scripts.diagrams.fragments import FILE, diagrams
from scripts.examples import worked
from tests.view.tree import Node, read, words

DOCS = Path("docs")
ROWS: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["price"]
SHOWN = {id_: read(html) for id_, html in diagrams(checked_on())}
WORKED = {one.id: one for one in worked(checked_on())}
EACH = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])


def steps(root: Node) -> dict[str, Node]:
    return {str(one.attributes["data-step-id"]): one for one in root.all(class_="poi-step")}


def opened(root: Node) -> tuple[str, dict[str, Any]]:
    href = str(list(root.all("a"))[-1].attributes["href"])
    text = urlsplit(href).fragment.removeprefix("simulation=")
    found: dict[str, Any] = json.loads(answer(json.dumps({"do": "open_simulation", "link": text})))
    return href, found


@EACH
def test_amounts_are_those_that_the_simulator_answers(row: dict[str, Any]) -> None:
    _, found = opened(SHOWN[row["id"]])
    request = {"do": "simulate", "on": "2024-01-01"}
    said = json.loads(
        answer(json.dumps({**request, "form": found["form"], "entries": found["entries"]}))
    )
    simulated = read("".join(said["parts"]))
    shown = steps(SHOWN[row["id"]])
    assert {"company_price", "kept", "gross", "net", "tax", "net_after_tax"} <= set(shown)
    for id_, step in steps(simulated).items():
        (line,) = step.all("span", class_="poi-step-row", data_side=row["arrangement"])
        amount = line.one(class_="poi-step-amount").text()
        if id_ in shown:
            assert shown[id_].one(class_="poi-step-amount").text() == amount
        else:
            assert amount == euro(0)


@EACH
def test_each_step_is_explained(row: dict[str, Any]) -> None:
    for step in steps(SHOWN[row["id"]]).values():
        assert list(step.all("p"))


@EACH
def test_the_same_is_there_as_a_table(row: dict[str, Any]) -> None:
    root = SHOWN[row["id"]]
    rows = {
        one.one("th").text(): next(one.all("td")).text()
        for one in root.one("table").one("tbody").all("tr")
    }
    assert rows == {
        step.one(class_="poi-step-label").text(): step.one(class_="poi-step-amount").text()
        for step in steps(root).values()
    }


@EACH
def test_the_figure_says_its_example_and_every_entry(row: dict[str, Any]) -> None:
    text = words(SHOWN[row["id"]].text())
    example = WORKED[row["example"]]
    assert words(example.told.title) in text
    assert words(example.told.says) in text
    assert "450 € par jour" in text
    assert "Mois sans mission dans l’année : 2 mois" in text
    assert "Jours travaillés par mois : 18 jours (usuel)" in text
    assert "droit en vigueur le" in text


@EACH
def test_a_figure_is_on_the_page_that_it_names_and_leads_from_there(row: dict[str, Any]) -> None:
    text = (DOCS / row["page"]).read_text(encoding="utf-8")
    assert text.count(f"{{!generated/schemas/{row['id']}.html!}}") == 1
    href, found = opened(SHOWN[row["id"]])
    page = f"https://example.org/guide/{row['page'].removesuffix('.md')}/"
    assert urlsplit(urljoin(page, href)).path == f"/guide/calculer/{forms()[found['form']].page}/"
    assert "Laissé de côté" not in found["says"]


def test_the_amount_that_was_typed_is_among_the_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "diagrams.toml"
    text = FILE.read_text(encoding="utf-8").replace('"meme-budget"', '"portage-cdi"', 1)
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr("scripts.diagrams.fragments.FILE", path)
    shown = dict(diagrams(checked_on()))["prix-portage"]
    assert "500 € par jour" in words(read(shown).text())
