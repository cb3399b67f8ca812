"""Whether every data file can be read, before anything is built: ``python -m scripts.data``."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from calculator.data import DataError, parse
from calculator.law.calendar import FIRST_DAY
from scripts.explain import explain
from scripts.verdict import tell

__all__ = ["READERS", "faults", "main"]

READERS: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("calculator.law.parameter", "subjects", ()),
    ("calculator.law.citation", "codes", ()),
    ("calculator.pay.contribution", "contributions", ()),
    ("calculator.pay.assumption", "assumptions", ()),
    ("calculator.pay.question", "questions", ()),
    ("calculator.pay.withholding", "neutral_scale", (FIRST_DAY,)),
    ("calculator.decision.importance", "levels", ()),
    ("calculator.decision.questionnaire", "questionnaire", ("salarie",)),
    ("calculator.decision.alternative", "alternatives", ()),
    ("calculator.decision.contradiction", "contradictions", ()),
    ("calculator.decision.verdict", "thresholds", ()),
    ("calculator.decision.gate", "gates", ()),
    ("calculator.decision.profile", "profiles", ("salarie",)),
    ("calculator.simulator.form", "forms", ()),
    ("calculator.simulator.statement", "statements", ("between",)),
    ("calculator.simulator.hand_over", "hand_over", ("salarie",)),
    ("scripts.changes", "changes", ()),
    ("scripts.cases", "cases", ()),
    ("scripts.pay_cases", "golden", ()),
    ("scripts.simulator_cases", "cases", ()),
)
"""What reads each of them: a module, its function, and what that takes."""
_LAW = "calculator.law."
_FOLDERS = ("calculator", "scripts", "tests/cases")
"""Where they stand; others of ``scripts`` are read where they are used."""


def faults() -> Iterator[str]:
    """One line for each file that cannot be read, for whoever wrote it."""
    broken = list(_no_toml())
    yield from broken or dict.fromkeys(_refused())


def _no_toml() -> Iterator[str]:
    for folder in _FOLDERS:
        for path in sorted(Path(folder).rglob("*.toml")):
            try:
                parse(path.read_text(encoding="utf-8"), path.as_posix())
            except DataError as error:
                yield explain(error)


def _refused() -> Iterator[str]:
    failed = False
    for module, name, given in READERS:
        # All others read the law, and would only say its faults again.
        if failed and not module.startswith(_LAW):
            return
        # Some are read as soon as their module is.
        try:
            found = getattr(import_module(module), name)(*given)
            if isinstance(found, Iterator):  # it reads as it goes
                deque(found, maxlen=0)
        except DataError as error:
            failed = failed or module.startswith(_LAW)
            yield explain(error)


def main() -> int:
    """Read them all; 1 where one cannot be."""
    return tell(faults())


if __name__ == "__main__":
    sys.exit(main())
