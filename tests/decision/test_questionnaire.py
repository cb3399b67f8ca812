from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.decision.questionnaire import UNKNOWN, load, questionnaire

FILE = "questionnaires/essai.toml"
SMALL = """
title = "Je fais un essai"

[[criterion]]
id      = "need"
key     = "n"
label   = "Besoin"
weight  = 4
because = "Parce que."

[[question]]
id      = "reason"
key     = "r"
name    = "Motif"
nature  = "forecast"
short   = true
section = "La mission"
ask     = "Pourquoi ?"
help    = "Aide."
error   = "Choisissez."
  [[question.option]]
  id      = "peak"
  key     = "1"
  label   = "Surcroît"
  explain = "Un motif."
  worth.need = { portage = 20, interim = 100 }
  [[question.option]]
  id      = "advice"
  key     = "2"
  rare    = true
  label   = "Conseil"
  explain = "Un conseil."
  worth.need = { portage = 100, interim = 0 }

[[question]]
id      = "strike"
key     = "s"
name    = "Grève"
nature  = "fact"
ordered = true
section = "La mission"
ask     = "Une grève ?"
help    = "Aide bis."
error   = "Choisissez bien."
  [[question.option]]
  id      = "no"
  key     = "1"
  label   = "Non"
  explain = "Rien."
"""


def test_a_questionnaire_holds_criteria_questions_and_worths() -> None:
    found = load("essai", parse(SMALL, FILE))
    assert (found.id, found.title) == ("essai", "Je fais un essai")
    assert found.criteria["need"].weight == 4
    reason, strike = found.questions.values()
    assert (reason.section, reason.ask, reason.help, reason.error) == (
        "La mission",
        "Pourquoi ?",
        "Aide.",
        "Choisissez.",
    )
    assert reason.options["peak"].worth == {"need": {"portage": 20, "interim": 100}}
    assert (reason.criteria, strike.criteria) == (("need",), ())
    assert found.informing("need") == (reason,)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id      = "strike"', 'id = "reason"', "question[1].id: 'reason' is there twice"),
        ('id      = "advice"', 'id = "peak"', "question[0].option[1].id: 'peak' is there twice"),
        (
            'id      = "advice"',
            f'id = "{UNKNOWN}"',
            f"question[0].option[1].id: '{UNKNOWN}' is there twice",
        ),
        ("weight  = 4", "weight = 6", "criterion[0].weight: 6 is not between 1 and 5"),
        ("weight  = 4", "weight = 0", "criterion[0].weight: 0 is not between 1 and 5"),
        ("weight  = 4", "weight = 4.5", "criterion[0].weight: expected whole number, got number"),
        (
            "portage = 20",
            "portage = 101",
            "question[0].option[0].worth.need.portage: 101 is not between 0 and 100",
        ),
        (
            "portage = 20",
            "portage = -1",
            "question[0].option[0].worth.need.portage: -1 is not between 0 and 100",
        ),
        (
            "portage = 20, ",
            "",
            "question[0].option[0].worth.need.portage: missing",
        ),
        (
            "portage = 20",
            "cdd = 20",
            "question[0].option[0].worth.need.cdd: unknown key",
        ),
        (
            "worth.need = { portage = 20, interim = 100 }",
            "worth.price = { portage = 20, interim = 100 }",
            "question[0].option[0].worth.price: unknown criterion",
        ),
        (
            "worth.need = { portage = 100, interim = 0 }",
            "",
            "question[0].option[1].worth: the options of a question inform the same criteria",
        ),
        ('help    = "Aide."', "", "question[0].help: missing"),
        ('error   = "Choisissez."', 'error = " "', "question[0].error: is empty"),
        (
            'explain = "Rien."',
            'explain = "Rien."\n  points = 3',
            "question[1].option[0].points: un",
        ),
        ('error   = "Choisissez."', 'error = "E."\nweight = 3', "question[0].weight: unknown key"),
        ('because = "Parce que."', 'because = "P."\nnote = 3', "criterion[0].note: unknown key"),
        ('title = "Je fais un essai"', 'title = "D."\nnote = 3', "note: unknown key"),
    ],
)
def test_a_wrong_questionnaire_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(DataError) as refused:
        load("essai", parse(SMALL.replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


CRITERION = """
[[criterion]]
id      = "{id}"
key     = "p"
label   = "Prix"
weight  = 1
because = "Parce que."
"""


def test_a_criterion_stands_once() -> None:
    with pytest.raises(DataError, match=r"criterion\[1\]\.id: 'need' is there twice"):
        load("essai", parse(SMALL + CRITERION.format(id="need"), FILE))


def test_a_criterion_that_no_question_informs_is_refused() -> None:
    with pytest.raises(DataError, match="criterion: no question informs 'price'"):
        load("essai", parse(SMALL + CRITERION.format(id="price"), FILE))


def test_there_are_two_readers() -> None:
    assert questionnaire("salarie").title == "Je suis salarié ou indépendant"
    assert questionnaire("entreprise").title == "Je représente une entreprise"
    with pytest.raises(KeyError):
        questionnaire("robot")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('key     = "r"', 'key = "s"'),
        ('key     = "2"', 'key = "1"'),
        ('key     = "n"', 'key = "nn"'),
    ],
)
def test_keys_of_a_link_are_one_character_and_stand_once(old: str, new: str) -> None:
    assert old in SMALL
    with pytest.raises(DataError, match="is not one letter or digit, or is there twice"):
        load("essai", parse(SMALL.replace(old, new), FILE))


@pytest.mark.parametrize("reader", ["salarie", "entreprise"])
def test_five_questions_come_first_and_make_a_short_path(reader: str) -> None:
    short = [one.short for one in questionnaire(reader).questions.values()]
    assert short[:5] == [True] * 5
    assert not any(short[5:])
