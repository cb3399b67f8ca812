from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.pay.money import rounded
from calculator.pay.solver import Solution, first, greatest, least, reaching, within

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_first_that_reaches() -> None:
    assert first(lambda one: one >= 7, 0, 100) == 7
    assert first(lambda _: False, 0, 100) == 100
    assert first(lambda _: True, 3, 100) == 3


def stairs(gross: int) -> int:
    """Rises by eight every eight, and jumps by fifty at a hundred."""
    return gross + 7 - gross % 8 + 50 * (gross >= 100)


def slope(gross: int) -> int:
    """Rises by one and a half a cent, and jumps by a thousand at five thousand."""
    return gross + gross // 2 + 1000 * (gross >= 5000)


@pytest.mark.parametrize("cost", [stairs, slope, lambda gross: gross])
def test_the_largest_pay_within_a_budget_is_found_on_stairs_and_at_a_cliff(
    cost: Callable[[int], int],
) -> None:
    costs = [(gross, cost(gross)) for gross in range(1, 9000)]
    for budget in (*range(1, 400), *range(7300, 8700, 7)):
        fitting = [gross for gross, spent in costs if spent <= budget]
        assert greatest(cost, budget) == max(fitting, default=0)


def test_few_pays_are_looked_at_to_find_the_largest() -> None:
    seen: list[int] = []

    def counted(gross: int) -> int:
        seen.append(gross)
        return slope(gross)

    assert greatest(counted, 1_000_000) == 666_000
    assert len(seen) <= 6
    seen.clear()
    # Where the budget ends within the jump.
    assert greatest(counted, 8000) == 4999
    assert len(seen) <= 30


def test_a_budget_for_nothing_gives_nothing() -> None:
    assert greatest(lambda gross: gross + 50, 10) == 0
    assert greatest(lambda gross: gross + 50, -10) == 0


@given(st.integers(-10, 10_000), st.integers(1, 400), st.integers(1, 400))
def test_the_largest_number_within_a_limit_is_within_and_the_next_is_not(
    limit: int, numerator: int, denominator: int
) -> None:
    found = within(limit, numerator, denominator)
    assert found == 0 or rounded(found * numerator, denominator) <= limit
    assert rounded((found + 1) * numerator, denominator) > limit


def cliff(one: int) -> int:
    """Rises by one, and falls by five at ten."""
    return one - 5 * (one >= 10)


def test_an_amount_is_looked_for_on_both_sides_of_a_cliff() -> None:
    assert list(reaching(cliff, 7, 0, 20, [10])) == [7, 7, 12, 12]
    assert list(reaching(cliff, 12, 0, 20, [10])) == [17, 17]
    assert list(reaching(cliff, 99, 0, 20, [10, 50])) == []


def waver(one: int) -> int:
    """Rises by one every two, and falls by one every ten."""
    return one // 2 - (one % 10 == 9)


def test_what_wavers_by_a_cent_is_found_wherever_it_is_the_amount() -> None:
    for wanted in range(4, 90):
        exact = [one for one in range(200) if waver(one) == wanted]
        found = list(reaching(waver, wanted, 0, 199))
        assert set(exact) <= set(found)


def test_the_least_that_gives_it_exactly_goes_before_the_least_that_gives_more() -> None:
    double = lambda one: 2 * one  # noqa: E731  one line says it
    assert least(double, 8, [4, 5]) == Solution(4, 8, 8)
    found = least(double, 7, [3, 4, 5])
    assert found == Solution(4, 8, 7)
    assert not found.exact
    assert least(double, 9, [6, 5, 4]) == Solution(6, 12, 9)
    assert least(double, 9, [1, 2]) is None
