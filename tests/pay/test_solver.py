from __future__ import annotations

from calculator.pay.solver import Solution, first, greatest, least, reaching


def test_the_first_that_reaches() -> None:
    assert first(lambda one: one >= 7, 0, 100) == 7
    assert first(lambda _: False, 0, 100) == 100
    assert first(lambda _: True, 3, 100) == 3


def saw(gross: int) -> int:
    """Rises by two a cent, and falls by fifteen every ten."""
    return 2 * gross - 15 * (gross // 10 % 2)


def test_the_largest_is_found_among_the_teeth() -> None:
    for budget in range(1, 400):
        fitting = [gross for gross in range(1, 400) if saw(gross) <= budget]
        assert greatest(saw, budget) == max(fitting, default=0)


def test_a_budget_for_nothing_gives_nothing() -> None:
    assert greatest(lambda gross: gross + 50, 10) == 0
    assert greatest(lambda gross: gross + 50, -10) == 0


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
