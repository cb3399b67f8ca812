"""Which questions a gate reads, and what it may still find once the open ones are answered."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from calculator.decision.answers import Answers
from calculator.decision.gate import gates
from calculator.decision.questionnaire import questionnaire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.decision.gate import Gate
    from calculator.decision.rules import Finding, Outcome

__all__ = ["find", "possible", "readers_of"]


class _Traced(Answers):
    """Answers that remember which of them were asked for."""

    __slots__ = ("read",)
    read: list[str]

    def __init__(self, answers: Answers) -> None:
        Answers.__init__(self, answers.questionnaire, answers.given)
        object.__setattr__(self, "read", [])  # what Answers holds never changes

    def known(self, question: str) -> str | None:
        if question not in self.read:
            self.read.append(question)
        return Answers.known(self, question)


def find(gate: Gate, answers: Answers) -> tuple[Finding, tuple[str, ...]]:
    """What a gate finds, and every question that it read to find it.

    Rules decide by what they read alone: an answer to another question cannot change the finding.
    """
    traced = _Traced(answers)
    return gate.find(traced), tuple(one for one in traced.read if answers.asks(one))


def possible(gate: Gate, answers: Answers) -> frozenset[Outcome]:
    """Every outcome that answering the open questions may bring."""
    asked = answers.questionnaire.id
    return _possible(asked, gate.id, tuple(answers.known(id_) for id_ in _reads(asked)[gate.id]))


@lru_cache(maxsize=2048)
def _possible(reader: str, gate: str, known: tuple[str | None, ...]) -> frozenset[Outcome]:
    """The same, from the answers to what the gate reads: most changes leave them as they were."""
    given = {id_: one for id_, one in zip(_reads(reader)[gate], known, strict=True) if one}
    (found,) = (one for one in gates(reader) if one.id == gate)
    answers = Answers(questionnaire(reader), given)
    return frozenset(finding.outcome for finding, _ in _completions(found, answers))


def _completions(gate: Gate, answers: Answers) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    finding, read = find(gate, answers)
    open_ = next((one for one in read if answers.known(one) is None), None)
    if open_ is None:
        yield finding, read
        return
    for option in answers.questionnaire.questions[open_].options:
        yield from _completions(gate, answers.with_answer(open_, option))


@cache
def _reads(reader: str) -> Mapping[str, tuple[str, ...]]:
    """By gate, the questions that it reads under some answers, in their order."""
    asked = questionnaire(reader)
    blank = Answers(asked, {})
    found = {
        gate.id: {question for _, path in _completions(gate, blank) for question in path}
        for gate in gates(reader)
    }
    return {
        gate: tuple(id_ for id_ in asked.questions if id_ in read) for gate, read in found.items()
    }


@cache
def readers_of(reader: str) -> Mapping[str, tuple[Gate, ...]]:
    """By question, the gates that read it under some answers.

    Raises:
        KeyError: There is no such reader.
        DataError: A file breaks the rules.
    """
    return {
        id_: tuple(gate for gate in gates(reader) if id_ in _reads(reader)[gate.id])
        for id_ in questionnaire(reader).questions
    }
