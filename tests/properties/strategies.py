"""Situations, requests and texts that Hypothesis draws."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from calculator.decision.answers import Answers
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.questionnaire import UNKNOWN, Criterion, questionnaire
from calculator.decision.scoring import Contribution, Score
from calculator.decision.verdict import thresholds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.decision.arrangement import Arrangement

READERS = ("salarie", "entreprise")
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "</p><svg onload=alert(1)>",
    "<!--",
    "&lt;b&gt;",
    "javascript:alert(1)",
)

readers = st.sampled_from(READERS)

# Half surrogates too: JSON can carry them.
any_text = st.text(st.characters(exclude_categories=()))

any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


@dataclass(frozen=True)
class Situation:
    """A reader and what it answers, short enough to read when a property fails."""

    reader: str
    given: Mapping[str, str]

    @property
    def questions(self) -> list[str]:
        return list(questionnaire(self.reader).questions)

    @property
    def answers(self) -> Answers:
        return Answers.check(questionnaire(self.reader), self.given)

    def with_unknown(self) -> Situation:
        """The same, where every question without an answer is answered « je ne sais pas »."""
        return Situation(self.reader, dict.fromkeys(self.questions, UNKNOWN) | dict(self.given))


@st.composite
def situations(draw: st.DrawFn, *, complete: bool = False, unknown: bool = True) -> Situation:
    """Some questions answered, or all of them, none of these with « je ne sais pas »."""
    reader = draw(readers)
    options = {
        question.id: st.sampled_from(
            [*question.options, *([UNKNOWN] if unknown and not complete else [])]
        )
        for question in questionnaire(reader).questions.values()
    }
    given = draw(
        st.fixed_dictionaries(options if complete else {}, optional={} if complete else options)
    )
    return Situation(reader, given)


@dataclass(frozen=True)
class Points:
    """How well each arrangement suits, and how much is known, whatever the answers."""

    value: Mapping[Arrangement, Fraction]
    informed: Fraction

    def score(self) -> Score:
        whole = Criterion("all", "a", "Tout", 1, "Parce que.")
        return Score((Contribution(whole, Fraction(1), self.value, ("q",)),), self.informed)


@st.composite
def scores(draw: st.DrawFn) -> Points:
    """Any score at all, often on a threshold or a hair beside it."""
    limits = thresholds()
    hair = Fraction(1, 1000)
    point = st.fractions(min_value=0, max_value=100, max_denominator=1000) | st.sampled_from(
        [Fraction(0), limits.floor - hair, Fraction(limits.floor), Fraction(100)]
    )
    least = Fraction(limits.informed, 100)
    informed = st.fractions(min_value=0, max_value=1, max_denominator=1000) | st.sampled_from(
        [Fraction(0), least - hair, least, Fraction(1)]
    )
    return Points({one: draw(point) for one in ARRANGEMENTS}, draw(informed))


bases = st.fixed_dictionaries({one: st.booleans() for one in ARRANGEMENTS})
"""Whether what each arrangement rests on is lawful."""

Replacement: TypeAlias = "tuple[str, str, Arrangement, str, str]"
"""Reader, question, arrangement, and two of its options."""


def replacements() -> Iterator[Replacement]:
    """Pairs of options of which the second is worth as much or more on every criterion."""
    for reader in READERS:
        for question in questionnaire(reader).questions.values():
            for arrangement in ARRANGEMENTS:
                for worse in question.options.values():
                    for better in question.options.values():
                        if worse is not better and all(
                            better.worth[id_][arrangement] >= worth[arrangement]
                            for id_, worth in worse.worth.items()
                        ):
                            yield reader, question.id, arrangement, worse.id, better.id
