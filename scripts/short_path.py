"""How far the short path of a questionnaire leads: its advice beside the one of all answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from calculator.decision.answers import Answers
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.assessment import assess
from calculator.decision.importance import Importance
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from scripts.cases import cases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment
    from scripts.cases import Case

__all__ = ["Measure", "measured", "sentence"]


class Measure(NamedTuple):
    """On the cases of one reader that answer all of the short path."""

    total: int
    same: int
    """The advice goes the same way."""
    closed: int
    """It does not, and it is the law that makes the difference: a later answer closes something."""


def measured(reader: str, known: Iterable[Case] | None = None) -> Measure:
    """Ask each case the short path alone, then all that it answers.

    Args:
        reader: Whose questionnaire.
        known: The cases, all golden ones by default.
    """
    asked = questionnaire(reader)
    short = {one.id for one in asked.questions.values() if one.short}
    total = same = closed = 0
    for case in cases() if known is None else known:
        first = {id_: one for id_, one in case.answers.items() if id_ in short and one != UNKNOWN}
        if case.reader != reader or len(first) < len(short):
            continue
        importance = Importance.check(asked, case.importance)
        early, whole = (
            assess(Answers.check(asked, answers), importance, case.on)
            for answers in (first, case.answers)
        )
        total += 1
        if early.verdict.direction == whole.verdict.direction:
            same += 1
        elif _closed(whole) - _closed(early):
            closed += 1
    return Measure(total, same, closed)


def _closed(found: Assessment) -> set[Arrangement]:
    return {one for one in ARRANGEMENTS if found.outcome(one) == "unlawful"}


def sentence(found: Measure) -> str:
    """What was measured, as the end of a sentence."""
    said = f"l’avis court va dans le même sens que l’avis complet dans {found.same} situations sur "
    said += str(found.total)
    if found.closed:
        which = "une" if found.closed == 1 else str(found.closed)
        said += f" ; dans {which} des autres, la loi ferme une formule d’après une réponse suivante"
    return said
