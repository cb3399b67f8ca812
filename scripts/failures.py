"""What a failed test means to whoever changed a text or a figure, said after pytest's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

__all__ = ["CASES", "meanings"]

CASES = Path("tests/cases")
_ID = re.compile(r'id\s*=\s*"([^"]+)"')
_CASE = (
    "{}:{}: le cas « {} » n’obtient plus ce qu’il attend. Le chiffre ou la règle que vous avez "
    "changé est-il juste, à cette date ? S’il l’est, refaites le cas à la main et corrigez-le ; "
    "sinon, corrigez votre changement."
)
_OTHER = (
    "{} : {} test(s) du programme échouent. Si vous n’avez changé que des textes ou des chiffres, "
    "dites-le dans votre proposition : quelqu’un vous aidera."
)


def meanings(failed: Iterable[str], folder: Path = CASES) -> Iterator[str]:
    """One line for each case, and for each file of other tests.

    Args:
        failed: The tests, as pytest names them: ``tests/test_golden.py::test_x[salarie-S-01]``.
        folder: Where the cases are.
    """
    places = dict(_places(folder))
    cases: dict[str, None] = {}
    others: dict[str, int] = {}
    for test in failed:
        case = _case(test, places)
        if case is None:
            file = test.partition("::")[0]
            others[file] = others.get(file, 0) + 1
        else:
            cases[case] = None
    for case in cases:
        yield _CASE.format(*places[case], case)
    for file, count in others.items():
        yield _OTHER.format(file, count)


def _places(folder: Path) -> Iterator[tuple[str, tuple[Path, int]]]:
    for path in sorted(folder.rglob("*.toml")):
        for row, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if found := _ID.match(line):
                yield found[1], (path, row)


def _case(test: str, known: Container[str]) -> str | None:
    """The case that a test is run with: its name, or what follows the reader's."""
    name = test.removesuffix("]").partition("[")[2]
    return next((one for one in (name, name.partition("-")[2]) if one in known), None)
