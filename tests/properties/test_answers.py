from __future__ import annotations

import json
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from calculator.api import answer
from calculator.decision.questionnaire import questionnaire
from calculator.simulator.form import forms
from calculator.view.form import calculator
from calculator.view.html import render
from tests.properties.strategies import (
    HOSTILE,
    READERS,
    Situation,
    any_json,
    any_text,
    readers,
    situations,
)
from tests.view.tree import Node, read

PACKED = {"runtime": "abc", "edition": "def"}


def request(situation: Situation, **changes: object) -> str:
    asked = {
        "do": "assess",
        "reader": situation.reader,
        "on": "2026-11-23",
        "answers": situation.given,
    }
    return json.dumps({**asked, **changes})


def checked(text: str) -> dict[str, Any]:
    """The answer, once it is known to be one line of JSON that can be sent."""
    line = answer(text)
    assert "\n" not in line
    assert "\r" not in line
    line.encode("utf-8")
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


class TestOrder:
    """The order in which questions are answered does not matter: the same bytes come back."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        shuffled = dict(data.draw(st.permutations(list(situation.given.items()))))
        assert answer(request(situation, do="show", answers=shuffled)) == answer(
            request(situation, do="show")
        )


class TestIgnorance:
    """Not knowing and not answering differ in what is kept and asked again, not in the advice."""

    @given(situations(unknown=False))
    def test_it(self, situation: Situation) -> None:
        silent, left = (
            json.loads(answer(request(one))) for one in (situation.with_unknown(), situation)
        )
        for one in (silent, left):
            del one["answers"], one["link"]
        assert silent == left


class TestAnyText:
    """Whatever is sent, one line of JSON comes back."""

    @given(any_text)
    @example("NaN")
    @example('{"do":"assess"')
    @example("\ufeff{}")
    def test_it(self, text: str) -> None:
        found = checked(text)
        assert set(found) == {"error"}
        assert set(found["error"]) == {"where", "message"}
        assert found["error"]["message"]


class TestAnyJson:
    """Whatever JSON is sent, in whole or in a field, one line of JSON comes back."""

    @given(any_json)
    def test_in_whole(self, value: object) -> None:
        assert set(checked(json.dumps(value))) == {"error"}

    @given(situations(), st.sampled_from(["do", "reader", "on", "answers"]), any_json)
    def test_in_a_field(self, situation: Situation, field: str, value: object) -> None:
        found = checked(request(situation, **{field: value}))
        assert ("error" in found) != ("verdict" in found)

    @given(situations(), readers, any_json, st.data())
    def test_in_an_answer(
        self, situation: Situation, reader: str, value: object, data: st.DataObject
    ) -> None:
        question = data.draw(st.sampled_from(sorted(questionnaire(reader).questions)) | any_text)
        found = checked(request(situation, answers={**situation.given, question: value}))
        assert ("error" in found) != ("verdict" in found)


class TestNoMarkup:
    """No text of the reader's becomes markup: what is not an id of ours is refused as it is."""

    @given(
        situations(),
        st.sampled_from(HOSTILE),
        st.sampled_from(["do", "reader", "on", "answers"]),
    )
    def test_in_a_field(self, situation: Situation, hostile: str, field: str) -> None:
        found = checked(request(situation, **{"do": "show", field: hostile}))
        assert set(found) == {"error"}
        assert hostile not in found["error"]["message"]

    @given(situations(), st.sampled_from(HOSTILE), st.data())
    def test_in_an_answer(self, situation: Situation, hostile: str, data: st.DataObject) -> None:
        question = data.draw(st.sampled_from(situation.questions))
        for wrong in ({question: hostile}, {hostile: "other"}, {hostile: hostile}):
            found = checked(request(situation, do="show", answers={**situation.given, **wrong}))
            assert set(found) == {"error"}
            assert hostile not in found["error"]["message"]

    @given(situations(), st.sampled_from(HOSTILE))
    def test_in_the_name_of_a_field(self, situation: Situation, hostile: str) -> None:
        found = checked(request(situation, **{"do": "show", hostile: 1}))
        assert set(found) == {"error"}
        assert hostile not in found["error"]["message"]


SIMULATORS = tuple(f"../../calculer/{one.page}/#simulation=1{one.key}_" for one in forms().values())

FORMS: dict[str, Node] = {
    reader: read(render(calculator(questionnaire(reader), PACKED, "../grille/", "../autre/", "")))
    for reader in READERS
}


class TestPage:
    """The advice is sound HTML: it says the verdict, carries no code, and its links lead to it."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = checked(request(situation, do="show"))
        page, form = read("".join(found["parts"])), FORMS[situation.reader]
        anchors = {one.attributes["id"] for one in form.all() if "id" in one.attributes}
        assert page.one(class_="poi-verdict").attributes["data-verdict"] == found["says"]["id"]
        for one in page.all():
            assert one.tag not in {"script", "style", "iframe", "form", "input"}
            assert "style" not in one.attributes
            # Nothing that could clash with the form.
            assert "id" not in one.attributes
            assert not [name for name in one.attributes if name.startswith("on")]
        links = [str(one.attributes["href"]) for one in page.all("a")]
        assert links
        for link in links:
            inside = link.startswith("#q-") and link[1:] in anchors
            inside |= link.startswith("../../calculer/") and "#simulation=1" in link
            law = link.startswith("https://www.legifrance.gouv.fr/")
            assert inside or law or link.startswith(SIMULATORS), link
