"""Questions, their options, and what each option is worth on each criterion."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.data import Table, read_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.arrangement import Arrangement

__all__ = [
    "UNKNOWN",
    "UNKNOWN_KEY",
    "Criterion",
    "Nature",
    "Option",
    "Question",
    "Questionnaire",
    "questionnaire",
]

Nature = Literal["forecast", "wish", "fact"]
"""What an answer is: a forecast may prove wrong, a wish may change, a fact seldom does."""

UNKNOWN = "inconnu"
"""Id of « je ne sais pas », the last option of every question: an answer that is worth nothing."""

UNKNOWN_KEY = "0"
"""How a link writes it."""

_FULL = 100
_NATURES: tuple[Nature, ...] = get_args(Nature)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that the advice weighs."""

    id: str
    key: str
    """One letter that stands for it in a link, for ever."""
    label: str
    weight: int
    because: str
    """Why this weight, printed on the method page."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer."""

    id: str
    key: str
    """One character that stands for it in a link, for ever."""
    label: str
    explain: str
    """What this answer changes, in one sentence."""
    worth: Mapping[str, Mapping[Arrangement, int]]
    """By criterion, how well each arrangement suits, from 0 to 100."""
    rare: bool
    """Whether few readers can give it; it then weighs little where likelihood is asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, always with « je ne sais pas »."""

    id: str
    key: str
    """One letter that stands for it in a link, for ever."""
    name: str
    """A word or two, where there is no room for the question."""
    nature: Nature
    ordered: bool
    """Whether the options go from less to more, so that neighbours are close."""
    short: bool
    """Whether it belongs to the short path."""
    section: str
    ask: str
    help: str
    error: str
    options: Mapping[str, Option]
    criteria: tuple[str, ...]
    """Criteria that it informs; none when only a legal gate reads it."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What one kind of reader is asked, and what it weighs."""

    id: str
    title: str
    criteria: Mapping[str, Criterion]
    questions: Mapping[str, Question]
    _informing: Mapping[str, tuple[Question, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Turn the links from questions to criteria round, once."""
        informing = {
            id_: tuple(one for one in self.questions.values() if id_ in one.criteria)
            for id_ in self.criteria
        }
        object.__setattr__(self, "_informing", informing)

    def informing(self, criterion: str) -> tuple[Question, ...]:
        """The questions that inform a criterion."""
        return self._informing[criterion]


def load(id_: str, table: Table) -> Questionnaire:
    """Read one questionnaire.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, there twice or never used.
    """
    table.only("title", "criterion", "question")
    criteria: dict[str, Criterion] = {}
    for row in table.tables("criterion"):
        row.only("id", "key", "label", "weight", "because")
        if (criterion_id := row.text("id")) in criteria:
            raise row.error("id", f"{criterion_id!r} is there twice")
        criteria[criterion_id] = Criterion(
            criterion_id,
            row.text("key"),
            row.text("label"),
            row.integer("weight", 1, 5),
            row.text("because"),
        )
    _distinct(table, "criterion", [one.key for one in criteria.values()])
    questions: dict[str, Question] = {}
    for row in table.tables("question"):
        question = _question(row, criteria)
        if question.id in questions:
            raise row.error("id", f"{question.id!r} is there twice")
        questions[question.id] = question
    _distinct(table, "question", [one.key for one in questions.values()])
    found = Questionnaire(id_, table.text("title"), criteria, questions)
    for criterion_id in criteria:
        if not found.informing(criterion_id):
            raise table.error("criterion", f"no question informs {criterion_id!r}")
    return found


def _question(row: Table, criteria: Mapping[str, Criterion]) -> Question:
    row.only(
        *("id", "key", "name", "nature", "ordered", "short"),
        *("section", "ask", "help", "error", "option"),
    )
    options: dict[str, Option] = {}
    informed: tuple[str, ...] | None = None
    for item in row.tables("option"):
        option = _option(item, criteria)
        if option.id in options or option.id == UNKNOWN:
            raise item.error("id", f"{option.id!r} is there twice")
        if informed is not None and tuple(option.worth) != informed:
            raise item.error("worth", "the options of a question inform the same criteria")
        informed = tuple(option.worth)
        options[option.id] = option
    _distinct(row, "option", [UNKNOWN_KEY, *(one.key for one in options.values())])
    return Question(
        id=row.text("id"),
        key=row.text("key"),
        name=row.text("name"),
        nature=cast("Nature", row.choice("nature", _NATURES)),
        ordered=row.flag("ordered"),
        short=row.flag("short"),
        section=row.text("section"),
        ask=row.text("ask"),
        help=row.text("help"),
        error=row.text("error"),
        options=options,
        criteria=informed or (),
    )


def _distinct(table: Table, where: str, keys: list[str]) -> None:
    """Links are cut by position: a key is one character, and its own."""
    for key in keys:
        if len(key) != 1 or not (key.isascii() and key.isalnum()) or keys.count(key) > 1:
            raise table.error(where, f"key {key!r} is not one letter or digit, or is there twice")


def _option(item: Table, criteria: Mapping[str, Criterion]) -> Option:
    item.only("id", "key", "label", "explain", "worth", "rare")
    worth: dict[str, Mapping[Arrangement, int]] = {}
    if "worth" in item.raw:
        rows = item.table("worth")
        for criterion_id in rows.raw:
            if criterion_id not in criteria:
                raise rows.error(criterion_id, "unknown criterion")
            row = rows.table(criterion_id)
            row.only("portage", "interim")
            worth[criterion_id] = {
                "portage": row.integer("portage", 0, _FULL),
                "interim": row.integer("interim", 0, _FULL),
            }
    return Option(
        id=item.text("id"),
        key=item.text("key"),
        label=item.text("label"),
        explain=item.text("explain"),
        worth=worth,
        rare=item.flag("rare"),
    )


@cache
def _questionnaires() -> Mapping[str, Questionnaire]:
    return {
        name: load(name, table) for name, table in read_all("calculator.decision", "questionnaires")
    }


def questionnaire(id_: str) -> Questionnaire:
    """The questionnaire of a reader, ``salarie`` or ``entreprise``.

    Raises:
        KeyError: There is no such reader.
        DataError: A file breaks the rules.
    """
    return _questionnaires()[id_]
