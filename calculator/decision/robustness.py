"""How often each arrangement comes first when the weights are not those that were chosen.

Rank-acceptability index of stochastic multicriteria acceptability analysis (SMAA; Lahdelma,
Hokkanen and Salminen 1998), computed exactly rather than by drawing weights. A tie has no volume,
unless every criterion ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm, prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.scoring import Score

__all__ = ["Acceptability", "around", "everywhere", "of_box", "of_simplex"]


@dataclass(frozen=True, slots=True)
class Acceptability:
    """Share of the weightings, from 0 to 1, under which each arrangement comes first.

    Both are 0 where the two tie whatever the weights.
    """

    portage: Fraction
    interim: Fraction

    def share(self, arrangement: Arrangement) -> Fraction:
        """Share of the weightings under which an arrangement comes first."""
        return self.portage if arrangement == "portage" else self.interim


def everywhere(score: Score) -> Acceptability:
    """Over all weightings of the informed criteria that add up to one, all alike."""
    return _both([one.lead() for one in score.contributions], of_simplex)


def around(score: Score) -> Acceptability:
    """Where each weight lies, by itself and evenly, within 50 % of the reader's own."""
    return _both([one.share * one.lead() for one in score.contributions], of_box)


def _both(
    differences: Sequence[Fraction],
    share: Callable[[Sequence[Fraction]], Fraction],
) -> Acceptability:
    told = [one for one in differences if one]
    if not told:
        return Acceptability(Fraction(0), Fraction(0))
    portage = share(told)
    return Acceptability(portage, 1 - portage)


def of_simplex(differences: Sequence[Fraction]) -> Fraction:
    """Share of the unit simplex on which a weighted sum of these differences is positive.

    Varsi's recurrence: cut the edge between a positive and a negative vertex where the sum is
    nil, and two smaller simplices remain. Each step is a mean of two shares, so nothing is
    subtracted and nothing is lost. Zeros change nothing and are left out beforehand.

    Args:
        differences: None is zero.

    Source: G. Varsi, « The multidimensional content of the frustum of the simplex », Pacific
        Journal of Mathematics 46 (1973); M. M. Ali, « Content of the frustum of a simplex »,
        Pacific Journal of Mathematics 48 (1973).
    """
    above = [one for one in differences if one > 0]
    below = [-one for one in differences if one < 0]
    # After all of `above`: the share where the sum is positive, by how many of `below` are in.
    shares = [Fraction(1)] + [Fraction(0)] * len(below)
    for high in above:
        for index, low in enumerate(below, 1):
            shares[index] = (high * shares[index - 1] + low * shares[index]) / (high + low)
    return shares[-1]


def of_box(terms: Sequence[Fraction]) -> Fraction:
    """Share of a box on which the sum is positive, each term running from half to 1.5 times itself.

    The volume of a cube cut by a half-space, by inclusion and exclusion over its corners, in
    whole numbers. Corners that share a sum are counted together.

    Args:
        terms: None is zero.

    Source: D. L. Barrow and P. W. Smith, « Spline notation applied to a volume problem »,
        The American Mathematical Monthly 86 (1979).
    """
    scale = lcm(*(one.denominator for one in terms))
    whole = [int(one * scale) for one in terms]
    # Sum of terms · (1/2 + u), u in the unit cube, doubled so that the halves are whole. A negative
    # term is turned round (u becomes 1 - u), so that all widths are positive.
    widths = [2 * abs(one) for one in whole]
    least = sum(3 * one if one < 0 else one for one in whole)
    corners = {0: 1}
    for width in widths:
        for corner, count in list(corners.items()):
            corners[corner + width] = corners.get(corner + width, 0) - count
    dimension = len(widths)
    below = sum(
        count * (-least - corner) ** dimension
        for corner, count in corners.items()
        if corner < -least
    )
    return 1 - Fraction(below, factorial(dimension) * prod(widths))
