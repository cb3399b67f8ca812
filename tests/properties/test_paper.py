from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.importance import Importance
from calculator.decision.points import points
from tests.properties.strategies import Situation, situations
from tests.properties.test_law import TODAY
from tests.situation import assess
from tests.view.clerk import clerk
from tests.view.tree import words

if TYPE_CHECKING:
    from calculator.decision.answers import Answers


def circled(answers: Answers) -> dict[int, str]:
    numbers = {id_: index for index, id_ in enumerate(answers.questionnaire.questions, 1)}
    return {numbers[question.id]: words(option.label) for question, option in answers.chosen()}


class TestPaper:
    """By hand, on the printed grid alone, the same advice comes out: all answered or not."""

    @given(situations(complete=True, unknown=False))
    def test_all_answered(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        assert clerk(situation.reader).advise(circled(situation.answers)) == words(
            found.verdict.label
        )

    @given(situations())
    def test_some_left_out(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        assert clerk(situation.reader).advise(circled(situation.answers)) == words(
            found.verdict.label
        )

    @given(situations())
    def test_what_is_closed_is_crossed(self, situation: Situation) -> None:
        found = assess(situation.answers, TODAY)
        marks = set(clerk(situation.reader).marks(circled(situation.answers)))
        closed = {"portage" if rule[0] == "P" else "interim" for mark, rule in marks if mark == "✕"}
        assert closed == {one for one in ARRANGEMENTS if found.outcome(one) == "unlawful"}

    @given(situations(complete=True, unknown=False))
    def test_points_are_the_score_on_the_scale_of_the_paper(self, situation: Situation) -> None:
        asked = situation.answers.questionnaire
        each = points(Importance.check(asked, {}))
        found = assess(situation.answers, TODAY).score
        for one in ARRANGEMENTS:
            brought = sum(each.worth[id_][option][one] for id_, option in situation.given.items())
            assert each.share(brought) == found.total(one)
