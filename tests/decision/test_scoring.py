from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.data import parse
from calculator.decision.answers import Answers
from calculator.decision.questionnaire import load
from calculator.decision.scoring import TENTH, apportion
from tests.situation import score

CRITERION = """
[[criterion]]
id = "{id}"
key = "{key}"
label = "{id}"
weight = {weight}
because = "Parce que."
"""

QUESTION = """
[[question]]
id = "{id}"
key = "{key}"
name = "N"
nature = "fact"
section = "S"
ask = "A ?"
help = "H."
error = "E."
  [[question.option]]
  id = "one"
  key = "1"
  label = "un"
  explain = "Un."
  {one}
  [[question.option]]
  id = "two"
  key = "2"
  label = "deux"
  explain = "Deux."
  {two}
"""

ASKED = load(
    "essai",
    parse(
        'title = "T"'
        + CRITERION.format(id="need", key="n", weight=3)
        + CRITERION.format(id="price", key="p", weight=1)
        + QUESTION.format(
            id="reason",
            key="r",
            one="worth.need = { portage = 20, interim = 100 }",
            two="worth.need = { portage = 100, interim = 0 }",
        )
        + QUESTION.format(
            id="duration",
            key="d",
            one="worth.need = { portage = 60, interim = 50 }",
            two="worth.need = { portage = 0, interim = 10 }",
        )
        + QUESTION.format(
            id="budget",
            key="b",
            one="worth.price = { portage = 90, interim = 30 }",
            two="worth.price = { portage = 10, interim = 80 }",
        )
        + QUESTION.format(id="strike", key="s", one="", two=""),
        "essai.toml",
    ),
)


def answers(**given: str) -> Answers:
    return Answers.check(ASKED, given)


def test_a_score_is_the_mean_of_the_criteria_each_by_its_weight() -> None:
    found = score(answers(reason="one", duration="one", budget="one"))
    # Two questions on « need » count alike: (20 + 60) / 2 = 40, (100 + 50) / 2 = 75.
    assert found.total("portage") == Fraction(3 * 40 + 90, 4)
    assert found.total("interim") == Fraction(3 * 75 + 30, 4)
    assert found.lead() == Fraction(210 - 255, 4)
    assert found.informed == 1


def test_each_criterion_says_what_it_brings() -> None:
    need, price = score(answers(reason="two", budget="two")).contributions
    assert (need.criterion.id, need.share, need.questions) == ("need", Fraction(3, 4), ("reason",))
    assert need.value == {"portage": 100, "interim": 0}
    assert need.points("portage") == 75
    assert (price.criterion.id, price.share) == ("price", Fraction(1, 4))
    assert price.points("interim") == 20


def test_a_criterion_without_an_answer_leaves_its_weight_to_the_others() -> None:
    found = score(answers(budget="one", reason="inconnu"))
    assert found.total("portage") == 90
    assert found.informed == Fraction(1, 4)
    assert [one.criterion.id for one in found.contributions] == ["price"]


def test_an_unanswered_question_is_no_zero() -> None:
    half = score(answers(reason="one"))
    assert half.total("portage") == 20
    assert half.total("interim") == 100


def test_a_question_that_only_a_gate_reads_weighs_nothing() -> None:
    assert score(answers(strike="one", budget="one")) == score(answers(budget="one"))


def test_no_answer_makes_no_score() -> None:
    found = score(answers())
    assert found.contributions == ()
    assert found.total("portage") == found.total("interim") == found.informed == 0


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], []),
        (["33.3333", "33.3333", "33.3334"], ["33.3", "33.3", "33.4"]),
        # Ties go to the first part.
        (["0.05", "0.05"], ["0.1", "0"]),
        # Each alone would round to 0.1, together they are 0.2.
        (["0.07", "0.07", "0.07"], ["0.1", "0.1", "0"]),
        # Each alone would round to 0, together they are 0.1.
        (["0.04", "0.04", "0.04"], ["0.1", "0", "0"]),
        (["1.2", "3.4"], ["1.2", "3.4"]),
        (["0.02"], ["0"]),
        # A half goes up.
        (["0.25"], ["0.3"]),
    ],
)
def test_rounded_parts_add_up_to_the_rounded_total(parts: list[str], expected: list[str]) -> None:
    found = apportion([Fraction(part) for part in parts], TENTH)
    assert found == tuple(Fraction(part) for part in expected)


def test_displayed_contributions_are_tenths_of_the_exact_ones() -> None:
    found = score(answers(reason="one", duration="two", budget="one"))
    # need: 3/4 of 10 = 7.5; price: 1/4 of 90 = 22.5.
    assert found.shown("portage") == (Fraction("7.5"), Fraction("22.5"))
    # need: 3/4 of 55 = 41.25; price: 1/4 of 30 = 7.5; together 48.75, shown 48.8.
    assert found.shown("interim") == (Fraction("41.3"), Fraction("7.5"))
