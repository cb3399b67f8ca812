"""The advice in words, from the gates first and the scores second."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, cast

from calculator.data import Table, read
from calculator.decision.arrangement import ARRANGEMENTS, READERS, other

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.rules import Outcome

__all__ = [
    "Direction",
    "Scored",
    "Thresholds",
    "Verdict",
    "decide",
    "load",
    "thresholds",
    "verdict",
]

Direction = Literal["portage", "interim", "both", "neither", "early"]
"""Where an advice sends the reader, whatever its strength."""

_IDS = (
    "too_early",
    "portage_clear",
    "portage_if_lawful",
    "portage_rather",
    "balanced",
    "interim_rather",
    "interim_if_lawful",
    "interim_clear",
    "portage_only",
    "portage_only_if_lawful",
    "portage_weak",
    "interim_only",
    "interim_only_if_lawful",
    "interim_weak",
    "closed",
    "neither",
)


class Scored(Protocol):
    """What a verdict needs to know of a score."""

    @property
    def informed(self) -> Fraction:
        """Share of the weight that the answers inform, from 0 to 1."""

    def total(self, arrangement: Arrangement, /) -> Fraction:
        """Suitability of an arrangement, from 0 to 100."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the words change, in points out of 100 (`informed`: % of the weight)."""

    clear: int
    rather: int
    floor: int
    informed: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """An advice and its words for each reader."""

    id: str
    label: str
    arrangement: Arrangement | None
    sentence: Mapping[str, str]

    @property
    def direction(self) -> Direction:
        """Where it sends the reader."""
        if self.arrangement:
            return self.arrangement
        match self.id:
            case "balanced":
                return "both"
            case "too_early":
                return "early"
            case _:
                return "neither"


def load(table: Table) -> tuple[Thresholds, Mapping[str, Verdict]]:
    """Read thresholds and verdicts.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("threshold", "verdict")
    limits = table.table("threshold")
    limits.only("clear", "rather", "floor", "informed")
    rather = limits.integer("rather", 1, 100)
    found: dict[str, Verdict] = {}
    for row in table.tables("verdict"):
        row.only("id", "label", "arrangement", "salarie", "entreprise")
        if (id_ := row.choice("id", _IDS)) in found:
            raise row.error("id", f"{id_!r} is there twice")
        chosen = row.choice("arrangement", ARRANGEMENTS) if "arrangement" in row.raw else None
        found[id_] = Verdict(
            id_,
            row.text("label"),
            cast("Arrangement | None", chosen),
            {reader: row.text(reader) for reader in READERS},
        )
    for id_ in _IDS:
        if id_ not in found:
            raise table.error("verdict", f"{id_!r} is missing")
    return (
        Thresholds(
            clear=limits.integer("clear", rather + 1, 100),
            rather=rather,
            floor=limits.integer("floor", 1, 99),
            informed=limits.integer("informed", 1, 100),
        ),
        found,
    )


@cache
def _data() -> tuple[Thresholds, Mapping[str, Verdict]]:
    return load(read("calculator.decision", "verdicts.toml"))


def thresholds() -> Thresholds:
    """Where the words change.

    Raises:
        DataError: The file breaks the rules.
    """
    return _data()[0]


def verdict(id_: str) -> Verdict:
    """A verdict by its id.

    Raises:
        KeyError: There is none of that id.
    """
    return _data()[1][id_]


def decide(
    score: Scored, outcomes: Mapping[Arrangement, Outcome], founded: Mapping[Arrangement, bool]
) -> Verdict:
    """The advice: what the law closes first, then what suits.

    Args:
        score: Suitability of both arrangements.
        outcomes: What the gates say of each.
        founded: Whether the need that each rests on is lawful, not only unrefuted.
    """
    limits = thresholds()
    closed = [one for one in ARRANGEMENTS if outcomes[one] == "unlawful"]
    if len(closed) == len(ARRANGEMENTS):
        return verdict("closed")
    if score.informed < Fraction(limits.informed, 100):
        return verdict("too_early")
    if closed:
        left = other(closed[0])
        if score.total(left) < limits.floor:
            return verdict(f"{left}_weak")
        return verdict(f"{left}_only" if founded[left] else f"{left}_only_if_lawful")
    return _by_score(score, limits, founded)


def _by_score(score: Scored, limits: Thresholds, founded: Mapping[Arrangement, bool]) -> Verdict:
    portage, interim = (score.total(one) for one in ARRANGEMENTS)
    if max(portage, interim) < limits.floor:
        return verdict("neither")
    lead = portage - interim
    ahead: Arrangement = "portage" if lead > 0 else "interim"
    if abs(lead) >= limits.clear:
        return verdict(f"{ahead}_clear" if founded[ahead] else f"{ahead}_if_lawful")
    if abs(lead) >= limits.rather:
        return verdict(f"{ahead}_rather")
    return verdict("balanced")
