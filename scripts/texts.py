"""The files whose words people read: pages, data, and what speaks to contributors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.page import sources

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["texts"]


def texts(*, programs: bool = False) -> Iterator[Path]:
    """Those in French.

    Args:
        programs: Whether those of the calculator, which say some words themselves, are among them.
    """
    yield from sources()
    yield from sorted(Path("calculator").rglob("*.toml"))
    if programs:
        yield from sorted(Path("calculator").rglob("*.py"))
    yield from sorted(Path("scripts").rglob("*.toml"))
    yield Path("CHANGELOG.md")
    yield Path("CONTRIBUTING.md")
    yield Path("SECURITY.md")
    yield Path(".github/pull_request_template.md")
    yield from sorted(Path(".github/ISSUE_TEMPLATE").glob("*.yml"))
