"""How much one criterion would have to weigh for the other arrangement to come first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from calculator.decision.questionnaire import Criterion
    from calculator.decision.scoring import Score

__all__ = ["Tipping", "tippings"]


@dataclass(frozen=True, slots=True)
class Tipping:
    """One criterion's weight stability: the others keep their proportions among themselves."""

    criterion: Criterion
    share: Fraction
    """Its weight now, from 0 to 1."""
    at: Fraction | None
    """Weight at which the lead is nil, strictly between 0 and 1; None where there is none."""
    alone: Fraction
    """Portage minus intérim if this criterion weighed everything."""
    without: Fraction
    """Portage minus intérim if it weighed nothing."""

    def effort(self) -> Fraction:
        """How far the weight has to move; only where it can tip."""
        return abs((self.at if self.at is not None else Fraction(2)) - self.share)


def tippings(score: Score) -> tuple[Tipping, ...]:
    """One for each criterion that takes part; nothing to say of a criterion that stands alone."""
    lead = score.lead()
    found: list[Tipping] = []
    for one in score.contributions:
        if one.share == 1:
            continue
        alone = one.lead()
        without = (lead - one.share * alone) / (1 - one.share)
        # lead(x) = x · alone + (1 - x) · without
        at = without / (without - alone) if alone * without < 0 else None
        found.append(Tipping(one.criterion, one.share, at, alone, without))
    return tuple(found)
