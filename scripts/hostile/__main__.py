"""``make hostile``: more than ten thousand hostile inputs, and what was found."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from calculator.decision.arrangement import READERS
from calculator.simulator.form import forms
from scripts.browser import BrowserMissing, chromium
from scripts.hostile.page import PATHS, visit
from scripts.hostile.report import Report
from scripts.hostile.rounds import (
    drawn,
    large,
    open_fragments,
    recall,
    send,
    through_calculator,
    through_command,
    type_everywhere,
)
from scripts.static import host

__all__ = ["main"]

SEED = 20261123
LINES = 6_000
"""Through the function, and again through the command line."""
SENT = 500
FRAGMENTS = 100
VALUES = 4
"""To the client of each page, in its address, and of each kind in each of its fields."""


def _pages(report: Report, random: Random) -> None:
    keys = [*READERS, *(f"simulator:{one}" for one in forms())]
    with chromium() as browser, host(Path("site")) as site:
        for path, key in zip(PATHS, keys, strict=True):
            with visit(browser, site, path) as page:
                first = large() if path == PATHS[0] else []
                send(report, page, [*first, *drawn(random, SENT)])
                open_fragments(report, page, random, FRAGMENTS)
                type_everywhere(report, page, random, VALUES)
                recall(report, page, [key])


def main() -> int:
    """Send all of them, and print how many of which kind, how long it took and what was found."""
    start = time.perf_counter()
    report = Report()
    random = Random(SEED)  # noqa: S311  draws inputs, keeps no secret
    asked = [*large(), *drawn(random, LINES)]
    through_calculator(report, asked)
    through_command(report, asked)
    try:
        _pages(report, random)
    except BrowserMissing as error:
        print(f"scripts.hostile : {error}", file=sys.stderr)
        return 1
    print(*report.lines(), sep="\n")
    print(f"durée : {time.perf_counter() - start:.0f} s")
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
