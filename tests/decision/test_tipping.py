from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.decision.questionnaire import questionnaire
from calculator.decision.scoring import Contribution, Score
from calculator.decision.tipping import tippings

NEED, PRICE = list(questionnaire("salarie").criteria.values())[:2]


def score(*parts: tuple[Fraction, int, int]) -> Score:
    return Score(
        tuple(
            Contribution(
                one, share, {"portage": Fraction(portage), "interim": Fraction(interim)}, ()
            )
            for one, (share, portage, interim) in zip((NEED, PRICE), parts, strict=False)
        ),
        Fraction(1),
    )


def test_each_criterion_tips_where_its_lead_makes_up_for_that_of_the_others() -> None:
    # 60 points of lead for one side, 40 for the other: even where they weigh two and three fifths.
    need, price = tippings(score((Fraction(1, 4), 80, 20), (Fraction(3, 4), 30, 70)))
    assert (int(need.alone), int(need.without), need.at) == (60, -40, Fraction(2, 5))
    assert (int(price.alone), int(price.without), price.at) == (-40, 60, Fraction(3, 5))
    assert need.effort() == price.effort() == Fraction(3, 20)


@pytest.mark.parametrize("price", [(90, 10), (50, 50)], ids=["same side", "no side"])
def test_none_tips_where_none_pulls_the_other_way(price: tuple[int, int]) -> None:
    found = tippings(score((Fraction(1, 4), 80, 20), (Fraction(3, 4), *price)))
    assert [one.at for one in found] == [None, None]


def test_a_criterion_that_stands_alone_has_nothing_to_tip_against() -> None:
    assert tippings(score((Fraction(1), 80, 20))) == ()
