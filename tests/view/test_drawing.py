from __future__ import annotations

from itertools import pairwise

import pytest

from calculator.decision.questionnaire import questionnaire
from calculator.decision.ruling import readers_of
from calculator.view.drawing import drawing
from calculator.view.html import render
from tests.view.tree import read, words


@pytest.mark.parametrize("reader", ["salarie", "entreprise"])
def test_every_link_of_the_questionnaire_is_a_line_and_a_cell(reader: str) -> None:
    asked, reads = questionnaire(reader), readers_of(reader)
    page = read(render(*drawing(asked)))
    questions = asked.questions.values()
    lines = list(page.all("path"))
    informed = [one for one in lines if one.has("class_", "poi-map-criterion")]
    assert len(informed) == sum(len(one.criteria) for one in questions)
    assert len(lines) - len(informed) == sum(len(reads[one.id]) for one in questions)
    labels = [one.words() for one in page.all("text", class_="poi-map-label")]
    assert labels[: len(asked.questions)] == [words(one.name) for one in questions]
    rows = list(page.one("tbody").all("tr"))
    assert len(rows) == len(asked.questions)
    for row, question in zip(rows, questions, strict=True):
        cells = [cell.words() for cell in row.all("td")]
        for id_ in question.criteria:
            assert words(asked.criteria[id_].label) in cells[0]
        for gate in reads[question.id]:
            assert gate.id in cells[1]


def test_all_labels_stand_apart_inside_the_picture() -> None:
    for reader in ("salarie", "entreprise"):
        page = read(render(*drawing(questionnaire(reader))))
        height = int(page.one("svg").attributes["height"] or 0)
        places = [
            (int(one.attributes["x"] or 0), int(one.attributes["y"] or 0))
            for one in page.all("text")
        ]
        assert len(set(places)) == len(places)
        for column in {x for x, _ in places}:
            found = sorted(y for x, y in places if x == column)
            assert found[-1] < height
            assert all(after - before >= 12 for before, after in pairwise(found))
