"""Everything that a simulator answers with, for the page, for files and for other programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from calculator.view.html import Element
    from calculator.view.simulation.curve import Plot
    from calculator.view.simulation.journey import Path

__all__ = ["Shown"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One result."""

    label: str
    """In a few words, with its period: what the page's summary and a screen reader say."""
    sentence: str
    parts: Callable[[], Sequence[Element]]
    """The result, most useful first."""
    figures: Callable[[], Mapping[str, object]]
    """The same as plain data."""
    paths: Sequence[Path] = ()
    amounts: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Each amount that can be typed: cents, and its unit."""
    worked: Callable[[], Sequence[Element]] | None = None
    """The month row by row and its payslip, for a page that explains it."""
    plot: Callable[[], Plot] | None = None
    """The curve, where there is one."""
    later: Callable[[], Sequence[Element]] | None = None
    """What takes longer and can wait until the reader pauses."""
