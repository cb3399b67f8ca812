from __future__ import annotations

import pytest

from calculator.decision.answers import AnswerError, Answers
from calculator.decision.questionnaire import UNKNOWN, questionnaire

SALARIE = questionnaire("salarie")


def test_answers_take_the_order_of_the_questions() -> None:
    found = Answers.check(SALARIE, {"duration": "1_3", "activity": "other", "reason": "peak"})
    assert list(found.given) == ["reason", "activity", "duration"]


def test_null_is_unanswered() -> None:
    assert Answers.check(SALARIE, {"duration": None}) == Answers.check(SALARIE, {})


def test_not_knowing_is_kept_but_tells_nothing() -> None:
    found = Answers.check(SALARIE, {"duration": UNKNOWN, "reason": "peak"})
    assert found.given == {"reason": "peak", "duration": UNKNOWN}
    assert found.known("duration") is None
    assert [(question.id, option.id) for question, option in found.chosen()] == [("reason", "peak")]


def test_open_questions_are_those_without_a_known_answer() -> None:
    found = Answers.check(SALARIE, {"duration": UNKNOWN, "reason": "peak"})
    waiting = [question.id for question in found.open()]
    assert "duration" in waiting
    assert "activity" in waiting
    assert "reason" not in waiting
    assert len(waiting) == len(SALARIE.questions) - 1


def test_a_question_of_the_other_reader_is_not_asked() -> None:
    found = Answers.check(SALARIE, {})
    assert found.asks("prospecting")
    assert not found.asks("dismissals")
    assert found.known("dismissals") is None


def test_an_unknown_question_is_refused_by_its_name() -> None:
    with pytest.raises(AnswerError) as refused:
        Answers.check(SALARIE, {"dismissals": "no"})
    assert refused.value.where == "answers.dismissals"
    assert refused.value.message == "Cette question n’existe pas dans ce questionnaire."
    assert str(refused.value) == f"answers.dismissals: {refused.value.message}"


@pytest.mark.parametrize("value", ["2_4", "", "Peak", 3, True, ["1_3"], {"1_3": 1}])
def test_an_unknown_option_is_refused_with_the_question_s_own_sentence(value: object) -> None:
    with pytest.raises(AnswerError) as refused:
        Answers.check(SALARIE, {"duration": value})
    assert refused.value.where == "answers.duration"
    assert refused.value.message == SALARIE.questions["duration"].error
