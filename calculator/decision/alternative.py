"""What else exists when neither arrangement fits, or when one is closed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from calculator.data import Table, read
from calculator.decision.arrangement import readers
from calculator.decision.questionnaire import questionnaire
from calculator.law.citation import cited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from calculator.decision.answers import Answers
    from calculator.decision.arrangement import Reader
    from calculator.law.citation import Citation

__all__ = ["Alternative", "alternatives", "load", "suggest"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to work, or to staff."""

    id: str
    label: str
    text: str
    readers: tuple[Reader, ...]
    articles: tuple[Citation, ...]
    """Empty where no text was read; the reader is told."""
    fits: Mapping[str, tuple[str, ...]]
    """By question, the answers that speak for it."""
    closed: tuple[Mapping[str, tuple[str, ...]], ...]
    """What closes it: one of these, each by an answer to all of its questions."""
    first: bool
    """It answers one situation only, so it comes before the general ones."""

    def is_closed(self, answers: Answers) -> bool:
        """Whether answers close it."""
        return any(
            all(answers.known(question) in options for question, options in together.items())
            for together in self.closed
        )

    def signs(self, answers: Answers) -> int:
        """How many answers speak for it."""
        return sum(answers.known(question) in options for question, options in self.fits.items())


def load(table: Table) -> Mapping[str, Alternative]:
    """Read the alternatives.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("alternative")
    found: dict[str, Alternative] = {}
    for row in table.tables("alternative"):
        row.only("id", "label", "text", "readers", "articles", "fits", "closed", "first")
        if (id_ := row.text("id")) in found:
            raise row.error("id", f"{id_!r} is there twice")
        served = readers(row)
        found[id_] = Alternative(
            id=id_,
            label=row.text("label"),
            text=row.text("text"),
            readers=served,
            articles=cited(row, "articles") if "articles" in row.raw else (),
            fits=_options(row.table("fits"), served),
            closed=tuple(_options(one, served) for one in row.tables("closed"))
            if "closed" in row.raw
            else (),
            first=row.flag("first"),
        )
    return found


def _options(table: Table, served: Sequence[Reader]) -> Mapping[str, tuple[str, ...]]:
    """By question, answers. Readers are not asked the same: what one of them can say will do."""
    found = {id_: table.texts(id_) for id_ in table.raw}
    for id_, options in found.items():
        asked = [questionnaire(reader).questions.get(id_) for reader in served]
        if not set(options) <= {option for one in asked if one for option in one.options}:
            raise table.error(id_, "no such question or answer")
    return found


@cache
def alternatives() -> Mapping[str, Alternative]:
    """Every alternative, by id.

    Raises:
        DataError: The file breaks the rules.
    """
    return load(read("calculator.decision", "alternatives.toml"))


def suggest(answers: Answers, named: Sequence[str]) -> tuple[Alternative, ...]:
    """Alternatives for these answers, the most plausible first.

    Args:
        answers: What the reader said.
        named: Ids that closed gates point to; each mention counts as one more sign.
    """
    reader = answers.questionnaire.id
    signs = {
        one.id: one.signs(answers) + named.count(one.id)
        for one in alternatives().values()
        if reader in one.readers and not one.is_closed(answers)
    }
    plausible = [
        one
        for one in (alternatives()[id_] for id_, count in signs.items() if count)
        if not one.first or one.signs(answers)
    ]
    return tuple(sorted(plausible, key=lambda one: (not one.first, -signs[one.id])))
