"""Back from an amount to what gives it: exact to the cent, in a bounded number of steps."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["Solution", "first", "greatest", "least", "reaching"]

_TEETH = 150
"""Cents around a crossing among which a cost may cross the budget again.

The coefficient of the general reduction is rounded to a ten-thousandth, so a cost leaves a rising
line by at most 0.00005 × 5,469.10 € = 27 cents, 30 for an agency, and a cent of rounding; it rises
by at least one cent a cent. It crosses the budget within twice that, and no further.
"""

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


def greatest(cost: Callable[[int], int], budget: int) -> int:
    """The largest gross pay whose cost is within a budget; 0 if none is.

    Args:
        cost: Cents to cents; rises by at least one cent a cent, but for the teeth.
        budget: In cents.
    """
    # The cost is never below the gross pay, so the budget is one cent too few to reach.
    crossing = first(lambda gross: cost(gross) > budget, 1, max(1, budget + 1)) - 1
    return next(
        (gross for gross in range(crossing + _TEETH, crossing, -1) if cost(gross) <= budget),
        crossing,
    )


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
        at = first(lambda one: function(one) >= wanted, start, end)
        for one in range(max(start, at - _WAVER), min(end, at + _WAVER)):
            if function(one) == wanted:
                yield one
        if at < end:
            yield at


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
