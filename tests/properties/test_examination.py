from __future__ import annotations

import random
from fractions import Fraction
from itertools import combinations, product
from math import sqrt
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from calculator.decision import link
from calculator.decision.answers import Answers
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.bounds import bounds
from calculator.decision.flip import flips
from calculator.decision.importance import Importance, levels
from calculator.decision.questionnaire import questionnaire
from calculator.decision.relevance import moot
from calculator.decision.robustness import of_box, of_simplex
from calculator.decision.scoring import tally
from calculator.decision.tipping import tippings
from calculator.decision.verdict import verdict
from tests.properties.strategies import Situation, situations
from tests.properties.test_law import TODAY
from tests.situation import assess

if TYPE_CHECKING:
    from calculator.decision.assessment import Assessment
    from calculator.decision.flip import Flip

told = st.fractions(min_value=-100, max_value=100, max_denominator=4).filter(bool)
differences = st.lists(told, min_size=1, max_size=8)


def weighted(data: st.DataObject, situation: Situation) -> dict[str, str]:
    criteria = questionnaire(situation.reader).criteria
    chosen = data.draw(
        st.fixed_dictionaries({}, optional=dict.fromkeys(criteria, st.sampled_from(list(levels()))))
    )
    assume(any(chosen.get(id_) != "none" for id_ in criteria))
    return chosen


def completed(data: st.DataObject, answers: Answers) -> Answers:
    for question in answers.open():
        option = data.draw(st.sampled_from(list(question.options)))
        answers = answers.with_answer(question.id, option)
    return answers


class TestImportance:
    """Whatever matters: points add up, and what the law closes stays closed."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        found = assess(situation.answers, TODAY, **weighted(data, situation))
        plain = assess(situation.answers, TODAY)
        for one in ARRANGEMENTS:
            points = [part.points(one) for part in found.score.contributions]
            assert sum(points, Fraction(0)) == found.score.total(one)
            assert 0 <= found.score.total(one) <= 100
            assert found.outcome(one) == plain.outcome(one)
            if found.outcome(one) == "unlawful":
                assert found.verdict.arrangement != one


class TestTally:
    """What a verdict reads is the same, with what it is made of or without."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        found = assess(situation.answers, TODAY, **weighted(data, situation))
        short = tally(found.answers, found.importance)
        assert short.informed == found.score.informed
        assert short.points == {one: found.score.total(one) for one in ARRANGEMENTS}


class TestBounds:
    """Every completion lies within the bounds, and where they say; settled means so."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        weights = weighted(data, situation)
        found = bounds(assess(situation.answers, TODAY, **weights))
        end = assess(completed(data, situation.answers), TODAY, **weights)
        assert found.lead.low <= end.score.lead() <= found.lead.high
        assert end.verdict.direction in found.directions


class TestMonotoneLaw:
    """What is closed on part of the answers stays closed, what is lawful is never closed later."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        end = assess(completed(data, situation.answers), TODAY).findings
        now = assess(situation.answers, TODAY).findings
        for (gate, before), (_, after) in zip(now, end, strict=True):
            if before.outcome == "unlawful":
                assert after.outcome == "unlawful", gate.id
            if before.outcome == "lawful":
                assert after.outcome != "unlawful", gate.id


def turned(base: Assessment, flip: Flip, *, only: int | None = None) -> set[str]:
    """Verdicts that some or all changes of a flip bring, each merged option tried."""
    changes = flip.changes if only is None else (flip.changes[only],)
    ends = [base.answers]
    for change in changes:
        ends = [
            answers.with_answer(change.question.id, option.id)
            for answers in ends
            for option in change.options
        ]
    return {assess(one, TODAY, **base.importance.chosen).verdict.id for one in ends}


class TestFlips:
    """Flips really turn the advice as they say, and no part of one does."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        base = assess(situation.answers, TODAY, **weighted(data, situation))
        assume(base.verdict.direction != "early")
        found = flips(base)
        assert len(found.shown) <= 5
        for flip in found.shown:
            assert turned(base, flip) == {flip.verdict.id}
            assert flip.verdict.direction != base.verdict.direction
            if len(flip.changes) > 1:
                for index in range(len(flip.changes)):
                    (alone,) = turned(base, flip, only=index)
                    assert verdict(alone).direction == base.verdict.direction
        elsewhere = {flip.verdict.arrangement for flip in found.shown} - {
            None,
            base.verdict.arrangement,
        }
        assert bool(elsewhere) == found.reaches_other

    @given(situations(complete=True))
    def test_none_is_missed_where_one_answer_is_enough(self, situation: Situation) -> None:
        base = assess(situation.answers, TODAY)
        turning = any(
            assess(base.answers.with_answer(question.id, option), TODAY).verdict.direction
            != base.verdict.direction
            for question, chosen in base.answers.chosen()
            for option in question.options
            if option != chosen.id
        )
        assert turning == any(len(flip.changes) == 1 for flip in flips(base).shown)

    @given(situations(complete=True, unknown=False))
    def test_where_none_is_shown_no_two_answers_turn_the_advice(self, situation: Situation) -> None:
        base = assess(situation.answers, TODAY)
        if flips(base).shown:
            return
        for first, second in combinations(base.answers.questionnaire.questions.values(), 2):
            for pair in product(first.options, second.options):
                given_ = {**situation.given, first.id: pair[0], second.id: pair[1]}
                other = assess(Answers(base.answers.questionnaire, given_), TODAY)
                assert other.verdict.direction == base.verdict.direction


class TestMoot:
    """A question that no longer matters changes neither the advice nor the law."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        base = assess(situation.answers, TODAY)
        for one in moot(base):
            option = data.draw(st.sampled_from([None, *one.question.options]))
            other = assess(base.answers.with_answer(one.question.id, option), TODAY)
            assert other.verdict == base.verdict
            if one.because == "idle":
                assert other.score == base.score
                for arrangement in ARRANGEMENTS:
                    assert other.outcome(arrangement) == base.outcome(arrangement)


class TestTipping:
    """At its tipping weight, a criterion leaves no lead to anyone."""

    @given(situations(), st.data())
    def test_it(self, situation: Situation, data: st.DataObject) -> None:
        score = assess(situation.answers, TODAY, **weighted(data, situation)).score
        for one in tippings(score):
            parts = [
                (part.share, part.lead())
                for part in score.contributions
                if part.criterion != one.criterion
            ]
            rest = sum((share for share, _ in parts), Fraction(0))
            without = sum((share / rest * lead for share, lead in parts), Fraction(0))
            assert without == one.without
            if one.at is not None:
                assert 0 < one.at < 1
                assert one.at * one.alone + (1 - one.at) * without == 0


class TestAcceptability:
    """The exact shares agree with a large sample, and with what symmetry demands."""

    @given(differences, st.integers(0, 10_000))
    def test_a_sample_agrees(self, found: list[Fraction], seed: int) -> None:
        draw, size = random.Random(seed), 1500  # noqa: S311 -- no secret
        simplex = box = 0
        for _ in range(size):
            simplex += sum(draw.expovariate(1) * float(one) for one in found) > 0
            box += sum(draw.uniform(0.5, 1.5) * float(one) for one in found) > 0
        margin = 5 / (2 * sqrt(size))
        assert abs(simplex / size - of_simplex(found)) < margin
        assert abs(box / size - of_box(found)) < margin

    @given(differences, st.randoms(use_true_random=False), st.integers(1, 50))
    def test_order_and_scale_change_nothing_and_sides_share_the_whole(
        self, found: list[Fraction], shuffler: random.Random, scale: int
    ) -> None:
        other = [one * scale for one in found]
        shuffler.shuffle(other)
        for share in (of_simplex, of_box):
            assert 0 <= share(found) <= 1
            assert share(other) == share(found)
            assert share([-one for one in found]) == 1 - share(found)

    @given(differences)
    def test_symmetric_data_give_one_half(self, found: list[Fraction]) -> None:
        both = [*found, *(-one for one in found)]
        assert of_simplex(both) == of_box(both) == Fraction(1, 2)


class TestLink:
    """A link holds the whole situation; any other text is refused in words."""

    @given(situations(), st.data())
    def test_what_is_written_is_read(self, situation: Situation, data: st.DataObject) -> None:
        answers = situation.answers
        importance = Importance.check(answers.questionnaire, weighted(data, situation))
        found = link.read(link.write(answers, importance))
        assert (found.reader, found.ignored) == (situation.reader, ())
        assert found.answers == answers.given
        assert found.importance == importance.chosen

    @given(st.text(max_size=40) | st.from_regex(r"[0-9][a-z]-[a-z0-9.]*", fullmatch=True))
    def test_any_text_is_read_or_refused_in_words(self, text: str) -> None:
        try:
            found = link.read(text)
        except link.LinkError as error:
            assert str(error).endswith(".")  # noqa: PT017 -- either way is right
        else:
            Answers.check(questionnaire(found.reader), found.answers)
