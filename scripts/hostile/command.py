"""Hostile lines through ``python -m calculator``, all in one process."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Ran", "run"]

_LIMIT = 600
"""Seconds for all of them: more is a hang."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How the process ended, and what it wrote."""

    code: int
    answers: tuple[str, ...]
    told: str


def run(lines: Sequence[str], *arguments: str) -> Ran:
    """Send lines to the command, half characters as the broken bytes that they are in a file."""
    done = subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        input="".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"),
        capture_output=True,
        check=False,
        timeout=_LIMIT,
    )
    answers = done.stdout.decode("utf-8").split("\n")
    return Ran(done.returncode, tuple(answers[:-1]), done.stderr.decode("utf-8"))
