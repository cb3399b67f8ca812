from __future__ import annotations

import json
from typing import Any

import pytest

from calculator import browser
from calculator.api import RequestError, answer, respond
from calculator.decision.questionnaire import questionnaire
from scripts.exercise import REFUSED
from tests.view.tree import words

GOOD: dict[str, object] = {
    "do": "assess",
    "reader": "salarie",
    "on": "2026-11-23",
    "answers": {"work_nature": "manual"},
}


def refused(**changes: object) -> tuple[str, str]:
    with pytest.raises(RequestError) as error:
        respond({**GOOD, **changes})
    assert str(error.value) == f"{error.value.where}: {error.value.message}"
    return error.value.where, words(error.value.message)


def asked(**changes: object) -> dict[str, Any]:
    return dict(json.loads(answer(json.dumps({**GOOD, **changes}))))


def test_a_request_is_answered_as_plain_data() -> None:
    found = asked()
    assert (found["do"], found["reader"], found["on"]) == ("assess", "salarie", "2026-11-23")


def test_what_the_page_shows_comes_part_by_part() -> None:
    found = asked(do="show")
    assert set(found) == {"do", "says", "report", "link", "moot", "parts"}
    assert found["says"]["sentence"] in found["report"]
    assert all(part.startswith("<") for part in found["parts"])
    assert found["parts"][0].startswith("<div")


@pytest.mark.parametrize("request_", [None, [], "assess", 3, True])
def test_a_request_is_an_object(request_: object) -> None:
    with pytest.raises(RequestError) as error:
        respond(request_)
    assert (error.value.where, error.value.message) == ("request", "Une demande est un objet JSON.")


@pytest.mark.parametrize("do", ["guess", "", None, 1, ["assess"]])
def test_what_is_asked_must_be_known(do: object) -> None:
    where, message = refused(do=do)
    assert where == "do"
    assert message.endswith("open_simulation.")


@pytest.mark.parametrize("reader", ["robot", "", None, 1, ["salarie"], {"salarie": 1}])
def test_the_reader_must_be_known(reader: object) -> None:
    assert refused(reader=reader) == ("reader", "Lecteur attendu : salarie ou entreprise.")


@pytest.mark.parametrize("answers", [None, [], "peak", 1])
def test_answers_are_an_object(answers: object) -> None:
    assert refused(answers=answers)[0] == "answers"


@pytest.mark.parametrize("on", ["demain", "2026-13-01", "2026-02-29", "", None, 20261123])
def test_the_day_is_a_date(on: object) -> None:
    assert refused(on=on) == ("on", "Une date est attendue, par exemple 2026-11-23.")


def test_the_first_day_is_the_first_of_january_2024() -> None:
    assert refused(on="2023-12-31") == (
        "on",
        "Le calculateur répond à partir du 1er janvier 2024.",
    )
    assert asked(on="2024-01-01")["on"] == "2024-01-01"


def test_an_unknown_field_is_refused_by_its_name() -> None:
    where, message = refused(answer={})
    assert where == "answer"
    assert message.startswith("Champ inconnu")


def test_a_wrong_answer_is_refused_at_its_question_with_its_sentence() -> None:
    error = words(questionnaire("salarie").questions["duration"].error)
    assert refused(answers={"duration": "long"}) == ("answers.duration", error)
    assert refused(answers={"dismissals": "no"})[0] == "answers.dismissals"


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        ("{", "request", "Ce n’est pas du JSON (caractère 2)."),
        ("", "request", "Ce n’est pas du JSON (caractère 1)."),
        ("9" * 5000, "request", "Une demande est un objet JSON."),
        ("[" * 200_000, "request", "Cette demande dépasse ce qui peut être lu."),
        ("[]", "request", "Une demande est un objet JSON."),
    ],
)
def test_what_cannot_be_read_is_answered_with_a_sentence(
    text: str, where: str, message: str
) -> None:
    assert json.loads(answer(text)) == {"error": {"where": where, "message": message}}


@pytest.mark.parametrize("text", REFUSED)
def test_every_refusal_of_the_exercise_is_a_refusal(text: str) -> None:
    assert list(json.loads(answer(text))) == ["error"]


def test_half_a_surrogate_pair_comes_back_escaped_in_bytes_that_can_be_sent() -> None:
    line = answer('{"do": "assess", "reader": "salarie", "answers": {}, "\\ud800é": 1}')
    assert '"where":"\\ud800é"' in line
    line.encode("utf-8")
    assert json.loads(line)["error"]["where"] == "\ud800é"


def test_accents_stay_and_nothing_is_spaced() -> None:
    line = answer(json.dumps(GOOD))
    assert line.startswith('{"do":"assess","reader":"salarie","on":"2026-11-23"')
    assert "Intérim" in line or "intérim" in line
    assert "\\u00e9" not in line


def test_the_page_s_door_is_the_same_function() -> None:
    assert browser.answer is answer


ASKED = {"reader": "salarie", "on": "2026-11-23", "answers": {"work_nature": "expertise"}}


def told(**request: object) -> dict[str, Any]:
    return dict(json.loads(answer(json.dumps(request))))


def test_importance_is_taken_and_refused_with_its_place() -> None:
    found = told(do="assess", **ASKED, importance={"need": "strong"})
    assert found["importance"] == {"need": "strong"}
    assert found["link"] == "1s-n1.b2"
    for wrong, where in (([], "importance"), ({"x": "none"}, "importance.x")):
        assert told(do="assess", **ASKED, importance=wrong)["error"]["where"] == where


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_an_export_is_a_file_with_a_name_a_type_and_a_text(format_: str) -> None:
    found = told(do="export", format=format_, **ASKED)
    assert found["name"] == f"portage-ou-interim-salarie-2026-11-23.{format_}"
    assert found["type"].startswith({"csv": "text/csv", "json": "application/json"}[format_])
    if format_ == "json":
        assert json.loads(found["text"]) == told(do="assess", **ASKED)
    else:
        assert found["text"].startswith("\ufeff")


@pytest.mark.parametrize("format_", ["pdf", None, 1])
def test_an_unknown_format_is_refused(format_: object) -> None:
    assert told(do="export", format=format_, **ASKED)["error"]["where"] == "format"


def test_a_link_is_opened_and_what_is_not_known_is_named() -> None:
    found = told(do="open", link="1s-n1z1.b2")
    assert (found["reader"], found["answers"]) == ("salarie", {"work_nature": "expertise"})
    assert found["importance"] == {"need": "strong"}
    assert len(found["ignored"]) == 1
    assert found["ignored"][0] in found["says"]
    assert "Laissé de côté" not in told(do="open", link="1s-")["says"]
    assert found["says"].startswith("Voici la situation")
    nothing = told(do="open", link="1s-zzzz")
    assert nothing["says"].startswith("Rien de ce que contenait le lien")
    # The same unknown question twice is told once.
    assert len(nothing["ignored"]) == 1


@pytest.mark.parametrize("link", ["1s-n", None, "1s-.n0b0c0p0f0q0m0v0d0g0e0"])
def test_a_link_that_holds_no_situation_is_refused(link: object) -> None:
    assert told(do="open", link=link)["error"]["where"] == "link"
