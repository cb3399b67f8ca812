"""Situations, requests and texts that Hypothesis draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from calculator.decision.answers import Answers
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.questionnaire import UNKNOWN, Criterion, questionnaire
from calculator.decision.scoring import Contribution, Score
from calculator.decision.verdict import thresholds
from calculator.simulator.form import forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from calculator.decision.arrangement import Arrangement
    from calculator.simulator.form import Amount, Form

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


@dataclass(frozen=True)
class Filled:
    """A simulator and what stands in it, short enough to read when a property fails."""

    form: str
    entries: Mapping[str, str]


WITHIN: Mapping[str, tuple[int, int]] = {
    "days": (50, 2_300),
    "hours": (100, 16_100),
    "daily_rate": (15_000, 200_000),
    "hourly_rate": (1_000, 10_000),
    "need_months": (1, 60),
    "expenses": (0, 100_000),
    "fee_rate": (0, 1_500),
    "coefficient": (100, 300),
    "headcount": (1, 5_000),
    "atmp_rate": (0, 1_000),
    "mutuelle": (0, 20_000),
    "months_without_mission": (0, 11),
    "hours_per_day": (100, 700),
    "paid_holidays": (0, 100),
    "withholding_rate": (0, 4_300),
}
"""What people enter, in hundredths but for what is counted; all of it is answered for, or refused
as one thing that does not go with another."""

COUNTED = ("need_months", "headcount", "months_without_mission")
AMOUNTS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "portage": {"daily_rate": (15_000, 200_000), "": (200_000, 900_000)},
    "interim": {"hourly_rate": (1_000, 10_000), "": (100_000, 900_000)},
}
"""Cents a month, or of a rate."""

PERIODS = ("month", "year", "day", "hour")
SPACES = ("", " ", "\u00a0", "\u202f")


def french(hundredths: int, space: str = "") -> str:
    """A number as French people write it."""
    whole, rest = divmod(hundredths, 100)
    text = f"{whole:,}".replace(",", space)
    return f"{text},{rest:02}" if rest else text


@st.composite
def filled(draw: st.DrawFn, *forms_: str) -> Filled:
    """A simulator with some of its fields filled in."""
    one: Form = forms()[draw(st.sampled_from(forms_ or tuple(forms())))]
    entries: dict[str, str] = {}
    for field in one.fields():
        if not draw(st.booleans()):
            continue
        if field.options:
            entries[field.id] = draw(st.sampled_from(list(field.options)))
        elif field.kind == "date":
            # From the first day on which the branch has all its levels.
            entries[field.id] = draw(st.dates(date(2024, 7, 17), date(2030, 12, 31))).isoformat()
        elif field.id in COUNTED:
            entries[field.id] = str(draw(st.integers(*WITHIN[field.id])))
        else:
            low, high = WITHIN.get(field.id, (0, 1_000_000))
            entries[field.id] = french(draw(st.integers(low, high)), draw(st.sampled_from(SPACES)))
    amounts: tuple[Amount, ...] = one.amounts
    if draw(st.booleans()) and amounts:
        given: Amount = draw(st.sampled_from(amounts))
        typed = draw(st.sampled_from(PERIODS))
        ranges = AMOUNTS[one.id]
        cents: int = draw(st.integers(*ranges.get(given.id, ranges[""])))
        part = Fraction({"month": "1", "year": "1/12", "day": "20", "hour": "150"}[typed])
        entries |= {
            "given": given.id,
            "typed": typed,
            "amount": french(cents if given.unit else int(cents / part)),
        }
    return Filled(one.id, entries)
