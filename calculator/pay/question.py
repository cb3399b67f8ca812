"""What to ask about a figure of a quote that the calculation does not give."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from calculator.data import Table, read
from calculator.pay.quote import CAUSES, FIGURES, KINDS, WAYS, Finding, Kind, Way

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Question", "question", "questions", "read_questions"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and what it is asked about."""

    figure: str
    kinds: tuple[Kind, ...]
    """Whose quote: a portage company's, an agency's, or either."""
    way: Way | None
    because: frozenset[str]
    """What the gap comes to, among other things; nothing, whatever it comes to."""
    ask: str

    @property
    def always(self) -> bool:
        """Whether it fits every gap in its figure."""
        return self.way is None and not self.because

    def fits(self, finding: Finding) -> bool:
        """Whether it is about this gap."""
        return (
            self.figure == finding.figure
            and finding.kind in self.kinds
            and self.way in (None, finding.way)
            and self.because <= set(finding.because)
        )


def read_questions(table: Table) -> tuple[Question, ...]:
    """Read a file of questions; the first that fits is the one to ask.

    Raises:
        DataError: Something is missing, unknown, of a wrong type, or would never be asked.
    """
    table.only("question")
    found: list[Question] = []
    closed: set[tuple[Kind, str]] = set()
    for row in table.tables("question"):
        one = _question(row)
        about = {(kind, one.figure) for kind in one.kinds}
        if about <= closed:
            raise row.error("", "is never asked: a question above fits every gap in this figure")
        if one.always:
            closed |= about
        found.append(one)
    for kind in KINDS:
        for figure in FIGURES[kind]:
            if (kind, figure) not in closed:
                raise table.error("question", f"none fits every gap in {figure!r} of {kind}")
    return tuple(found)


def _question(row: Table) -> Question:
    row.only("figure", "kind", "way", "because", "ask")
    kinds = (cast("Kind", row.choice("kind", KINDS)),) if "kind" in row.raw else KINDS
    # Of either kind, a question is about what both have.
    figures, causes = (
        [one for one in known[kinds[0]] if all(one in known[kind] for kind in kinds)]
        for known in (FIGURES, CAUSES)
    )
    return Question(
        figure=row.choice("figure", figures),
        kinds=kinds,
        way=cast("Way", row.choice("way", WAYS)) if "way" in row.raw else None,
        because=frozenset(_because(row, causes)) if "because" in row.raw else frozenset(),
        ask=row.text("ask"),
    )


def _because(row: Table, known: Collection[str]) -> tuple[str, ...]:
    names = row.texts("because")
    for index, name in enumerate(names):
        if name not in known:
            raise row.error(f"because[{index}]", f"{name!r} is not one of {', '.join(known)}")
    return names


def question(finding: Finding) -> str:
    """What to ask about a figure; nothing where the calculation explains it."""
    if finding.explained:
        return ""
    return next(one.ask for one in questions() if one.fits(finding))


@cache
def questions() -> tuple[Question, ...]:
    """Every question, in the order in which they are tried.

    Raises:
        DataError: The file breaks the rules.
    """
    return read_questions(read("calculator.pay", "questions.toml"))
