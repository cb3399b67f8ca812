from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.scoring import TENTH, apportion
from tests.properties.strategies import Replacement, Situation, replacements, situations
from tests.situation import score


def rounded(value: Fraction) -> Fraction:
    """To a tenth, halves up."""
    return Fraction(int(value * 10 + Fraction(1, 2)), 10)


class TestSum:
    """Contributions add up exactly to the score, and shares to the whole."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = score(situation.answers)
        for arrangement in ARRANGEMENTS:
            assert (
                sum(one.share * one.value[arrangement] for one in found.contributions)
                == sum(one.points(arrangement) for one in found.contributions)
                == found.total(arrangement)
            )
        if found.contributions:
            assert sum(one.share for one in found.contributions) == 1
            assert sum(found.weights()) == 100


class TestBounds:
    """A score, a value and what is informed stay between nothing and everything."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = score(situation.answers)
        assert 0 <= found.informed <= 1
        for arrangement in ARRANGEMENTS:
            assert 0 <= found.total(arrangement) <= 100
            assert all(0 <= one.value[arrangement] <= 100 for one in found.contributions)


class TestDisplay:
    """Displayed tenths add up to the displayed score, each within a tenth of the exact one."""

    @given(situations())
    def test_it(self, situation: Situation) -> None:
        found = score(situation.answers)
        for arrangement in ARRANGEMENTS:
            shown = found.shown(arrangement)
            assert sum(shown) == rounded(found.total(arrangement))
            for part, one in zip(shown, found.contributions, strict=True):
                assert abs(part - one.points(arrangement)) < TENTH


class TestApportion:
    """Rounded parts are multiples of the unit, near their own, and add up to the rounded sum."""

    @given(
        st.lists(st.fractions(min_value=0, max_value=1000, max_denominator=10_000), max_size=15),
        st.sampled_from([Fraction(1), Fraction(1, 10), Fraction(1, 3)]),
    )
    def test_it(self, parts: list[Fraction], unit: Fraction) -> None:
        found = apportion(parts, unit)
        assert len(found) == len(parts)
        assert all((part / unit).denominator == 1 for part in found)
        assert all(abs(a - b) < unit for a, b in zip(found, parts, strict=True))
        assert abs(sum(found, Fraction(0)) - sum(parts, Fraction(0))) <= unit / 2


class TestMonotony:
    """A better answer, all else equal, never lowers the score of an arrangement."""

    @given(situations(unknown=False), st.sampled_from(list(replacements())))
    def test_it(self, situation: Situation, replacement: Replacement) -> None:
        reader, question, arrangement, worse, better = replacement
        others = situation.given if situation.reader == reader else {}
        low, high = (
            score(Situation(reader, {**others, question: option}).answers)
            for option in (worse, better)
        )
        assert high.total(arrangement) >= low.total(arrangement)
        assert high.informed == low.informed


class TestIgnorance:
    """« Je ne sais pas » weighs as much as no answer: nothing."""

    @given(situations(unknown=False))
    def test_it(self, situation: Situation) -> None:
        assert score(situation.with_unknown().answers) == score(situation.answers)
