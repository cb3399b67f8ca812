"""What a reader answered, checked against the questionnaire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.decision.questionnaire import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.questionnaire import Option, Question, Questionnaire

__all__ = ["AnswerError", "Answers"]


class AnswerError(ValueError):
    """An answer that cannot be taken, with its place and a sentence for the reader."""

    def __init__(self, where: str, message: str) -> None:
        """Keep the place (``answers.duration``) apart from the sentence."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by question; unanswered is absent, « je ne sais pas » is kept."""

    questionnaire: Questionnaire
    given: Mapping[str, str]

    @classmethod
    def check(cls, questionnaire: Questionnaire, raw: Mapping[str, object]) -> Answers:
        """Take answers from outside.

        Args:
            questionnaire: What was asked.
            raw: Question ids and option ids; a null means unanswered.

        Raises:
            AnswerError: A question or an option is unknown.
        """
        for key in raw:
            if key not in questionnaire.questions:
                raise AnswerError(
                    f"answers.{key}", "Cette question n’existe pas dans ce questionnaire."
                )
        given: dict[str, str] = {}
        for id_, question in questionnaire.questions.items():
            value = raw.get(id_)
            if value is None:
                continue
            if not isinstance(value, str) or (value != UNKNOWN and value not in question.options):
                raise AnswerError(f"answers.{id_}", question.error)
            given[id_] = value
        return cls(questionnaire, given)

    def with_answer(self, question: str, option: str | None) -> Answers:
        """The same with one answer changed, or taken back with None; both exist."""
        given = {id_: value for id_, value in self.given.items() if id_ != question}
        return Answers(self.questionnaire, given if option is None else {**given, question: option})

    def asks(self, question: str) -> bool:
        """Whether this reader is asked that question at all."""
        return question in self.questionnaire.questions

    def known(self, question: str) -> str | None:
        """Id of the option chosen; None when unanswered, unknown to the reader or not asked."""
        value = self.given.get(question)
        return None if value == UNKNOWN else value

    def chosen(self) -> tuple[tuple[Question, Option], ...]:
        """Every question with a known answer, and that answer."""
        questions = self.questionnaire.questions
        return tuple(
            (questions[id_], questions[id_].options[value])
            for id_, value in self.given.items()
            if value != UNKNOWN
        )

    def open(self) -> tuple[Question, ...]:
        """Questions without a known answer."""
        return tuple(
            one for id_, one in self.questionnaire.questions.items() if self.known(id_) is None
        )
