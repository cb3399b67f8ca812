"""Every page of the built site that takes something in, one after the other, in one browser."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

from calculator.decision.arrangement import READERS
from calculator.simulator.form import forms
from scripts.embed import FOLDER
from scripts.hostile.page import FRAMES, PATHS, visit
from scripts.hostile.rounds import (
    alive,
    drawn,
    large,
    open_fragments,
    recall,
    send,
    type_everywhere,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from scripts.hostile.report import Report
    from scripts.static import Host

__all__ = ["SEED", "through_pages"]

SEED = 20261123
"""The same inputs each time."""
_SENT = 500
_FRAGMENTS = 100
_VALUES = 4
"""To the client of each page, in its address, and of each kind in each of its fields."""
_FRAMED = 20
"""In the address of each page for frames."""


def through_pages(report: Report, browser: Browser, site: Host) -> None:
    """Hostile inputs in every page; how far it is, on the standard error."""
    random = Random(SEED)  # noqa: S311  draws inputs, keeps no secret
    keys = [*READERS, *(f"simulator:{one}" for one in forms())]
    for path, key in zip(PATHS, keys, strict=True):
        with visit(browser, site, path) as page:
            first = large() if path == PATHS[0] else []
            send(report, page, [*first, *drawn(random, _SENT)])
            open_fragments(report, page, random, _FRAGMENTS)
            type_everywhere(report, page, random, _VALUES)
            recall(report, page, [key])
            alive(report, page)
        _tell(path, report)
    for path in FRAMES:
        with visit(browser, site, path) as page:
            open_fragments(report, page, random, _FRAMED)
            alive(report, page)
        _tell(path, report)
    # The page that gives the code for them: nothing calculates there.
    with visit(browser, site, FOLDER) as page:
        type_everywhere(report, page, random, 10 * _VALUES)
    _tell(FOLDER, report)


def _tell(path: str, report: Report) -> None:
    print(f"{path} : {report.total} entrées", file=sys.stderr, flush=True)
