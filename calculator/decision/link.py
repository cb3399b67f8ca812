"""A situation as a short text for the end of an address, and back.

``1s-n1r2.i3``: version, reader, then two characters an answer, then two a criterion whose
importance is not the normal one. Keys are data, one character each, and never change their meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.decision.importance import levels
from calculator.decision.questionnaire import UNKNOWN, UNKNOWN_KEY, questionnaire

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Reader
    from calculator.decision.importance import Importance
    from calculator.decision.questionnaire import Questionnaire

__all__ = ["LinkError", "Situation", "letter", "read", "write"]

VERSION = "1"
_READERS: Mapping[str, Reader] = {"s": "salarie", "e": "entreprise"}
_FORM = re.compile(
    r"([0-9]{1,4})([a-z])-((?:[A-Za-z0-9]{2}){0,99})(?:\.((?:[A-Za-z0-9]{2}){0,99}))?"
)


class LinkError(ValueError):
    """A link that cannot be read, with a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a link held."""

    reader: Reader
    answers: Mapping[str, str]
    importance: Mapping[str, str]
    ignored: tuple[str, ...]
    """What this edition does not know, named for the reader."""


def letter(reader: str) -> str:
    """What stands for a reader in a link."""
    return next(key for key, one in _READERS.items() if one == reader)


def write(answers: Answers, importance: Importance) -> str:
    """The text that stands for a situation."""
    asked = answers.questionnaire
    pairs = "".join(
        asked.questions[id_].key
        + (UNKNOWN_KEY if value == UNKNOWN else asked.questions[id_].options[value].key)
        for id_, value in answers.given.items()
    )
    weights = "".join(
        asked.criteria[id_].key + levels()[level].key for id_, level in importance.chosen.items()
    )
    return f"{VERSION}{letter(asked.id)}-{pairs}" + (f".{weights}" if weights else "")


def read(text: str) -> Situation:
    """The situation that a text stands for.

    Raises:
        LinkError: It is cut, mistyped or of a version that is not known here.
    """
    form = _FORM.fullmatch(text)
    if not form or form[2] not in _READERS:
        raise LinkError(
            "Ce lien est incomplet ou abîmé : il n’a pas pu être lu. Le questionnaire est vide."
        )
    if form[1] != VERSION:
        raise LinkError(
            "Ce lien vient d’une autre édition du guide, que celle-ci ne sait pas lire. Le "
            "questionnaire est vide."
        )
    asked = questionnaire(_READERS[form[2]])
    ignored: list[str] = []
    return Situation(
        _READERS[form[2]],
        _answers(asked, form[3], ignored),
        _importance(asked, form[4] or "", ignored),
        tuple(dict.fromkeys(ignored)),
    )


def _answers(asked: Questionnaire, text: str, ignored: list[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    questions = {one.key: one for one in asked.questions.values()}
    for key, value in _pairs(text):
        if key not in questions:
            ignored.append(f"la question « {key} », qui n’existe pas dans cette édition")
            continue
        question = questions[key]
        options = {one.key: one.id for one in question.options.values()} | {UNKNOWN_KEY: UNKNOWN}
        if value not in options:
            ignored.append(f"la réponse « {value} » à « {question.ask} »")
        elif question.id in found:
            ignored.append(f"une seconde réponse à « {question.ask} »")
        else:
            found[question.id] = options[value]
    return found


def _importance(asked: Questionnaire, text: str, ignored: list[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    criteria = {one.key: one for one in asked.criteria.values()}
    known = {one.key: one.id for one in levels().values()}
    for key, value in _pairs(text):
        if key not in criteria:
            ignored.append(f"le critère « {key} », qui n’existe pas dans cette édition")
        elif value not in known:
            ignored.append(f"l’importance « {value} » du critère « {criteria[key].label} »")
        elif criteria[key].id in found:
            ignored.append(f"une seconde importance du critère « {criteria[key].label} »")
        else:
            found[criteria[key].id] = known[value]
    return found


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(text[at], text[at + 1]) for at in range(0, len(text), 2)]
