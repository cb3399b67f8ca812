from __future__ import annotations

import pytest

from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.view.form import calculator
from calculator.view.html import render
from calculator.view.panel import FAILURES, PROGRESS
from tests.view.tree import Node, read

READERS = ("salarie", "entreprise")
PACKED = {"runtime": "abc", "edition": "def"}


def form(reader: str) -> Node:
    page = render(calculator(questionnaire(reader), PACKED, "../grille/", "../autre/", ""))
    return read(page).one(class_="poi-calculator")


@pytest.mark.parametrize("reader", READERS)
def test_the_form_knows_its_reader_and_where_its_runtime_is(reader: str) -> None:
    found = form(reader).attributes
    assert found["data-reader"] == reader
    assert (found["data-runtime"], found["data-edition"]) == ("abc", "def")


@pytest.mark.parametrize("reader", READERS)
def test_every_question_is_a_group_with_its_options_and_not_knowing_last(reader: str) -> None:
    groups = list(form(reader).all("fieldset"))
    questions = questionnaire(reader).questions.values()
    assert len(groups) == len(questions)
    for number, (group, question) in enumerate(zip(groups, questions, strict=True), 1):
        assert group.attributes["id"] == f"q-{question.id}"
        assert group.one("legend").text() == f"{number}. {question.ask}"
        inputs = list(group.all("input"))
        assert {one.attributes["type"] for one in inputs} == {"radio"}
        assert {one.attributes["name"] for one in inputs} == {question.id}
        assert [one.attributes["value"] for one in inputs] == [*question.options, UNKNOWN]
        assert [label.text() for label in group.all("label")] == [
            *(option.label for option in question.options.values()),
            "Je ne sais pas",
        ]
        assert not any("checked" in one.attributes for one in inputs)


@pytest.mark.parametrize("reader", READERS)
def test_help_and_error_belong_to_their_group(reader: str) -> None:
    page = form(reader)
    for group, question in zip(
        page.all("fieldset"), questionnaire(reader).questions.values(), strict=True
    ):
        described = (group.attributes["aria-describedby"] or "").split()
        texts = [page.one(id=id_) for id_ in described]
        assert [one.text() for one in texts] == [question.help, question.error]
        assert "hidden" not in texts[0].attributes
        assert "hidden" in texts[1].attributes


@pytest.mark.parametrize("reader", READERS)
def test_no_id_stands_twice(reader: str) -> None:
    ids = [one.attributes["id"] for one in form(reader).all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("reader", READERS)
def test_each_section_has_one_heading(reader: str) -> None:
    headings = [one.text() for one in form(reader).one("form").all("h2")]
    sections = [question.section for question in questionnaire(reader).questions.values()]
    assert headings == [*dict.fromkeys(sections), "Garder ou effacer"]


def test_without_a_script_the_page_leads_to_the_paper_grid() -> None:
    link = form("salarie").one("noscript").one("a")
    assert link.attributes["href"] == "../grille/"


def test_the_answer_has_four_states_and_only_the_blank_one_shows() -> None:
    states = [one for one in form("salarie").all("div") if "data-state" in one.attributes]
    assert [one.attributes["data-state"] for one in states] == [
        "blank",
        "loading",
        "result",
        "failure",
    ]
    assert [("hidden" in one.attributes) for one in states] == [False, True, True, True]


def test_each_step_of_the_start_has_its_words_and_the_first_shows() -> None:
    loading = form("salarie").one(data_state="loading")
    lines = [one for one in loading.all("p") if "data-step" in one.attributes]
    assert {str(one.attributes["data-step"]): one.text() for one in lines} == PROGRESS
    assert [("hidden" in one.attributes) for one in lines] == [False, True, True, True]


def test_each_failure_has_its_words_and_a_way_out() -> None:
    failure = form("salarie").one(data_state="failure")
    lines = [one for one in failure.all("p") if "data-cause" in one.attributes]
    assert {str(one.attributes["data-cause"]): one.text() for one in lines} == FAILURES
    assert all("hidden" in one.attributes for one in lines)
    assert failure.one("a").attributes["href"] == "../grille/"
    assert failure.one("button").text() == "Réessayer"


def test_the_jump_and_the_landmark_lead_to_the_answer() -> None:
    page = form("salarie")
    jump = page.one("button", class_="poi-jump").attributes
    assert jump["type"] == "button"
    # Only a script has an answer to jump to.
    assert "hidden" in jump
    assert page.one("section", class_="poi-answer").attributes["aria-labelledby"] == "avis"
    heading = page.one("h2", id="avis")
    assert heading.text() == "Votre avis"
    # Reached by the jump, not by the Tab key.
    assert heading.attributes["tabindex"] == "-1"
