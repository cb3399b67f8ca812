"""``make hostile``: more than ten thousand hostile inputs, and what was found."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from scripts.browser import BrowserMissing, chromium
from scripts.hostile.report import Report
from scripts.hostile.rounds import drawn, large, through_calculator, through_command
from scripts.hostile.tour import SEED, through_pages
from scripts.static import host

__all__ = ["main"]

LINES = 6_000
"""Through the function, and again through the command line."""


def main() -> int:
    """Send all of them, and print how many of which kind, how long it took and what was found."""
    start = time.perf_counter()
    report = Report()
    random = Random(SEED)  # noqa: S311  as there
    asked = [*large(), *drawn(random, LINES)]
    through_calculator(report, asked)
    through_command(report, asked)
    try:
        with chromium(windowless=True) as browser, host(Path("site")) as site:
            through_pages(report, browser, site)
    except BrowserMissing as error:
        print(f"scripts.hostile : {error}", file=sys.stderr)
        return 1
    print(*report.lines(), sep="\n")
    print(f"durée : {time.perf_counter() - start:.0f} s")
    return 1 if report.found else 0


if __name__ == "__main__":
    sys.exit(main())
