"""How solid an advice is, what would change it, and what is left to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.bounds import bounds
from calculator.decision.contradiction import noticed
from calculator.decision.flip import flips
from calculator.decision.relevance import moot, ranked
from calculator.decision.robustness import around, everywhere
from calculator.decision.tipping import tippings

if TYPE_CHECKING:
    from calculator.decision.assessment import Assessment
    from calculator.decision.bounds import Bounds
    from calculator.decision.contradiction import Contradiction
    from calculator.decision.flip import Flips
    from calculator.decision.questionnaire import Question
    from calculator.decision.relevance import Moot
    from calculator.decision.robustness import Acceptability
    from calculator.decision.tipping import Tipping

__all__ = ["Examination", "Robustness", "examine"]


@dataclass(frozen=True, slots=True)
class Robustness:
    """What other weights would say."""

    everywhere: Acceptability
    around: Acceptability
    tippings: tuple[Tipping, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """What an advice does not say by itself."""

    contradictions: tuple[Contradiction, ...]
    robustness: Robustness | None
    """None where weights decide nothing: too early, or the law closes an arrangement."""
    flips: Flips | None
    """None where there is no advice to turn yet."""
    bounds: Bounds | None
    """None once everything is answered."""
    next: tuple[Question, ...]
    """Open questions that still matter, the most useful first."""
    moot: tuple[Moot, ...]


def examine(assessment: Assessment) -> Examination:
    """Examine an advice."""
    early = assessment.verdict.direction == "early"
    open_ = all(assessment.outcome(one) != "unlawful" for one in ARRANGEMENTS)
    score = assessment.score
    idle = moot(assessment)
    return Examination(
        contradictions=noticed(assessment.answers),
        robustness=Robustness(everywhere(score), around(score), tippings(score))
        if open_ and not early
        else None,
        flips=None if early else flips(assessment),
        bounds=bounds(assessment) if assessment.answers.open() else None,
        next=ranked(assessment, idle),
        moot=idle,
    )
