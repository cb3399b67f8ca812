"""How many inputs went where, and which of them did what none may do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Report"]

_SHOWN = 160
"""Signs of an input, in ASCII, that tell which it is."""


@dataclass
class Report:
    """Counts by way and kind, and what was found."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    found: list[str] = field(default_factory=list)

    def add(self, way: str, kind: str, sent: str, wrong: Iterable[str] = ()) -> None:
        """One input went this way, and this was wrong with what came of it.

        Args:
            way: Through what it went.
            kind: Of what kind it was.
            sent: Itself.
            wrong: What must not be.
        """
        self.counts[way, kind] += 1
        shown = ascii(sent)[:_SHOWN]
        self.found += [f"{way} : {kind} : {shown} : {one}" for one in wrong]

    @property
    def total(self) -> int:
        """How many inputs."""
        return self.counts.total()

    def lines(self) -> Iterator[str]:
        """What a contributor reads."""
        for (way, kind), count in sorted(self.counts.items()):
            yield f"{way:12} {kind:10} {count:6}"
        yield f"{'en tout':23} {self.total:6}"
        yield from self.found
        yield f"défauts : {len(self.found)}"
