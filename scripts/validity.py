"""HTML of every built page, by html-validate: ``python -m scripts.validity``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pack import PackError
from scripts.pack.node import program
from scripts.verdict import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CONFIG", "faults", "main"]

CONFIG = Path(".htmlvalidate.mjs")
"""The rules, and why some are off."""
_SITE = Path("site")
_CHECKER = Path("node_modules/html-validate/bin/html-validate.mjs")


def faults(paths: Sequence[Path]) -> Iterator[str]:
    """One line for each place where a page is not HTML as it should be.

    Raises:
        PackError: Node is not there.
        RuntimeError: html-validate is not there, or could not read; the message says it.
    """
    if not _CHECKER.is_file():
        raise RuntimeError("html-validate n’est pas installé ; lancez make build/node.stamp")
    # Into a file: what it writes to a pipe, it cuts when it ends.
    with tempfile.TemporaryDirectory() as name:
        report = Path(name, "report.json")
        done = subprocess.run(
            [program(), _CHECKER, "--config", CONFIG, "--formatter", f"json={report}", *paths],
            check=False,
            capture_output=True,
            text=True,
        )
        if not report.is_file():
            raise RuntimeError(f"html-validate : {done.stdout}{done.stderr}")
        found = json.loads(report.read_text(encoding="utf-8"))
    for page in found:
        place = Path(page["filePath"])
        if place.is_relative_to(Path.cwd()):
            place = place.relative_to(Path.cwd())
        for one in page["messages"]:
            yield (
                f"{place}:{one['line']}: « {one['ruleId']} » : {one['message']} ; "
                "corrigez ce qui écrit cet endroit de la page"
            )


def main(arguments: Sequence[str]) -> int:
    """Check the pages that are named, or all of the built site; 1 when one is at fault."""
    paths = [Path(one) for one in arguments] or sorted(_SITE.rglob("*.html"))
    if not paths:
        print(f"{_SITE} : aucune page ; lancez make site d’abord", file=sys.stderr)
        return 1
    try:
        return tell(faults(paths))
    except (PackError, RuntimeError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
