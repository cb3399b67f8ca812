"""Short ways to what many tests assess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision import assessment, scoring
from calculator.decision.importance import Importance

if TYPE_CHECKING:
    from datetime import date

    from calculator.decision.answers import Answers
    from calculator.decision.assessment import Assessment
    from calculator.decision.scoring import Score

__all__ = ["assess", "score"]


def _weights(answers: Answers, levels: dict[str, str]) -> Importance:
    return Importance.check(answers.questionnaire, levels)


def assess(answers: Answers, on: date, **levels: str) -> Assessment:
    """The advice, by levels of importance where they are not normal."""
    return assessment.assess(answers, _weights(answers, levels), on)


def score(answers: Answers, **levels: str) -> Score:
    """Both scores, by levels of importance where they are not normal."""
    return scoring.score(answers, _weights(answers, levels))
