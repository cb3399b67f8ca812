"""French spelling of what people read, by cspell: ``python -m scripts.spelling``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pack import PackError
from scripts.pack.node import program
from scripts.texts import texts
from scripts.verdict import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["WORDS", "faults", "main"]

WORDS = Path("scripts/mots.txt")
"""Words that are right and that the dictionary does not know: acronyms, names, legal terms."""
_CSPELL = Path("node_modules/cspell/bin.mjs")
_QUIET = ("--no-progress", "--no-summary", "--no-color")
_UNKNOWN = re.compile(r"(?P<file>.+):(?P<line>\d+):\d+ - Unknown word \((?P<word>.+)\)")


def faults(paths: Sequence[Path]) -> Iterator[str]:
    """One line for each word that is in no dictionary, for whoever wrote it.

    Raises:
        PackError: Node is not there.
        RuntimeError: cspell is not there, or said something else than words; the message says it.
    """
    # What lies outside the root is passed over without a word.
    root = os.path.commonpath([Path.cwd(), *(path.resolve() for path in paths)])
    asked = {path.resolve(): path for path in paths}
    if not _CSPELL.is_file():
        raise RuntimeError("cspell n’est pas installé ; lancez make build/node.stamp")
    done = subprocess.run(
        [program(), _CSPELL, "lint", *_QUIET, "--config", "cspell.json", "--root", root, *asked],
        check=False,
        capture_output=True,
        text=True,
    )
    said = done.stdout.splitlines()
    unknown = [_UNKNOWN.fullmatch(line) for line in said]
    if done.stderr.strip() or None in unknown or bool(done.returncode) != bool(said):
        raise RuntimeError(f"cspell: {done.stdout}{done.stderr}")
    for one in filter(None, unknown):
        place = asked[Path(root, one["file"])]
        yield (
            f"{place}:{one['line']}: « {one['word']} » : mot inconnu ; corrigez-le, "
            f"ou ajoutez-le à {WORDS} s’il est juste"
        )


def main(arguments: Sequence[str]) -> int:
    """Check the files that are named, or all of them; 1 when a word is unknown."""
    try:
        return tell(faults([Path(one) for one in arguments] or list(texts())))
    except (PackError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
