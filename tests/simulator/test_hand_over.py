from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.decision.answers import Answers
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.simulator.hand_over import HandOver, hand_over, read_hand_overs

GOOD = """
[[hand_over]]
reader   = "entreprise"
form     = "company"
question = "duration"
field    = "need_months"
says     = "Pour la durée de votre réponse."

[hand_over.values]
under_1 = "1"
1_3     = "3"
"""


def read() -> HandOver:
    return read_hand_overs(parse(GOOD, "x.toml"))["entreprise"]


def answers(reader: str, **given: str) -> Answers:
    return Answers.check(questionnaire(reader), given)


def test_an_answer_stands_for_a_value_of_a_field() -> None:
    found = read()
    assert (found.form, found.question, found.field) == ("company", "duration", "need_months")
    assert found.says == "Pour la durée de votre réponse."
    assert found.value(answers("entreprise", duration="1_3")) == "3"


@pytest.mark.parametrize("given", [{}, {"duration": UNKNOWN}, {"duration": "9_18"}])
def test_where_nothing_is_known_nothing_is_handed_over(given: dict[str, str]) -> None:
    assert read().value(answers("entreprise", **given)) is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"entreprise"', '"robot"', "hand_over[0].reader: 'robot' is not one of"),
        ('"company"', '"payroll"', "hand_over[0].form: 'payroll' is not one of"),
        ('"duration"', '"length"', "hand_over[0].question: 'length' is not one of"),
        ("under_1", "never", "hand_over[0].values.never: no such answer"),
        ('under_1 = "1"', "under_1 = 1", "hand_over[0].values.under_1: expected text"),
        ('"need_months"', '" "', "hand_over[0].field: is empty"),
        ('"need_months"', '"week"', "hand_over[0].field: 'week' is not one of"),
        ('"need_months"', '"gross"', "hand_over[0].field: 'gross' is not one of"),
        ('says     = "Pour la durée de votre réponse."', "", "hand_over[0].says: missing"),
        ('"need_months"', '"need_months"\nnote = 1', "hand_over[0].note: unknown key"),
    ],
)
def test_a_wrong_hand_over_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(DataError) as refused:
        read_hand_overs(parse(GOOD.replace(old, new), "x.toml"))
    assert str(refused.value).startswith(f"x.toml: {message}")


def test_a_reader_hands_over_once() -> None:
    with pytest.raises(DataError, match=r"hand_over\[1\]\.reader: 'entreprise' is there twice"):
        read_hand_overs(parse(GOOD + GOOD, "x.toml"))


def test_a_file_of_hand_overs_holds_nothing_else() -> None:
    with pytest.raises(DataError, match="note: unknown key"):
        read_hand_overs(parse(f"note = 1\n{GOOD}", "x.toml"))


@pytest.mark.parametrize(("reader", "form"), [("salarie", "comparison"), ("entreprise", "company")])
def test_each_reader_goes_on_to_the_simulator_of_its_own_side(reader: str, form: str) -> None:
    found = hand_over(reader)  # type: ignore[arg-type]
    assert found.form == form
    given = next(iter(found.values))
    assert found.value(answers(reader, **{found.question: given})) == found.values[given]
