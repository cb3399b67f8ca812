"""Back from an amount to what gives it: exact to the cent, in a bounded number of steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Solution", "first", "greatest", "least", "reaching", "within"]

_WAVER = 10
"""Cents around a crossing among which a net may be the same amount again.

Net and tax are each rounded, so their difference may fall by a cent where the pay rises by one. It
rises by four tenths of a cent a cent at least: it has left a cent behind after less than ten.
"""


@dataclass(frozen=True, slots=True)
class Solution:
    """Where a function reaches an amount."""

    at: int
    value: int
    wanted: int

    @property
    def exact(self) -> bool:
        """Whether it is the amount to the cent."""
        return self.value == self.wanted


def first(reaches: Callable[[int], bool], low: int, high: int) -> int:
    """The least number from ``low`` on that reaches; ``high`` if none below it does.

    Args:
        reaches: False, then true.
        low: First candidate.
        high: Known to reach, or where to give up.
    """
    while low < high:
        middle = (low + high) // 2
        if reaches(middle):
            high = middle
        else:
            low = middle + 1
    return low


def within(limit: int, numerator: int, denominator: int) -> int:
    """The largest whole number whose product with a fraction, rounded, is within a limit.

    Args:
        limit: What ``money.rounded(number * numerator, denominator)`` does not exceed.
        numerator: Of the fraction; more than zero.
        denominator: Of the fraction.

    Returns:
        0 if no number above it is.
    """
    # Half up: a product rounds to the limit as long as it is below the limit and a half.
    return max(0, ((2 * limit + 1) * denominator - 1) // (2 * numerator))


def greatest(cost: Callable[[int], int], budget: int) -> int:
    """The largest gross pay whose cost is within a budget; 0 if none is.

    Args:
        cost: Cents to cents; never falls, and is never below the gross pay. The general reduction
            does not make it fall: its coefficient, rounded to four decimals or not, only falls as
            the pay rises, and is below one, so a cent of pay adds no more than a cent to it.
        budget: In cents.
    """
    # To begin with, pay is said to cost one and a half times itself.
    ends = (0, max(0, budget)), (max(1, budget + 1), -max(1, budget // 2))
    return _last(lambda gross: budget - cost(gross), *ends)


def _last(rest: Callable[[int], int], fits: tuple[int, int], fails: tuple[int, int]) -> int:
    """The last argument that leaves a rest of zero or more, by regula falsi.

    Args:
        rest: Falls.
        fits: An argument that leaves one, and how much.
        fails: One above it that does not, and what it leaves, below zero.
    """
    (low, left), (high, short) = fits, fails
    stayed = None
    while high - low > 1:
        # The next guess divides what is between both ends as zero divides their rests.
        guess = low + left * (high - low) // (left - short)
        at = min(max(guess, low + 1), high - 1)
        found = rest(at)
        # An end that stays twice running counts for half (« Illinois »), or it might stay for long.
        less, stayed = 2 if (found >= 0) is stayed else 1, found >= 0
        if found >= 0:
            low, left, short = at, found, min(-1, -(-short // less))
        else:
            high, left, short = at, left // less, found
    return low


def reaching(
    function: Callable[[int], int], wanted: int, low: int, high: int, falls: Iterable[int] = ()
) -> Iterator[int]:
    """The arguments that give an amount to the cent, and one that gives as much, rise by rise.

    Args:
        function: Cents to cents; rises, but for a cent of rounding, and but from ``fall - 1`` to
            ``fall``.
        wanted: The amount.
        low: First argument.
        high: Last argument.
        falls: Where it falls.
    """
    edges = [low, *sorted(one for one in set(falls) if low < one <= high), high + 1]
    for start, end in pairwise(edges):
        at = _crossing(function, wanted, start, end)
        # Two cents off, a cent of rounding no longer leads back to the amount.
        low = at
        while low > max(start, at - _WAVER) and function(low - 1) >= wanted - 1:
            low -= 1
        for one in range(low, min(end, at + _WAVER)):
            amount = function(one)
            if amount > wanted + 1:
                break
            if amount == wanted:
                yield one
        if at < end:
            yield at


def _crossing(function: Callable[[int], int], wanted: int, start: int, end: int) -> int:
    """The first argument of a rise that gives as much; ``end`` where none does."""
    lowest, highest = function(start), function(end - 1)
    if lowest >= wanted:
        return start
    if highest < wanted:
        return end
    ends = (start, wanted - 1 - lowest), (end - 1, wanted - 1 - highest)
    return _last(lambda one: wanted - 1 - function(one), *ends) + 1


def least(function: Callable[[int], int], wanted: int, arguments: Iterable[int]) -> Solution | None:
    """The first argument that gives an amount to the cent, else the first that gives more.

    Args:
        function: Cents to cents.
        wanted: The amount.
        arguments: Candidates.

    Returns:
        None if none gives as much.
    """
    above: Solution | None = None
    for at in arguments:
        found = Solution(at, function(at), wanted)
        if found.exact:
            return found
        if above is None and found.value > wanted:
            above = found
    return above
