"""Lighthouse takes nothing off for what the page alone decides; how fast it is, make bench says."""

from __future__ import annotations

from pathlib import Path

from scripts.lighthouse import PAGES, STEADY, reports
from scripts.static import host


def test_lighthouse_finds_nothing_but_what_hangs_on_the_machine() -> None:
    with host(Path("site"), packed=True) as served:
        found = list(reports(served.url, PAGES, only=STEADY))
    assert [one.page for one in found] == list(PAGES)
    for one in found:
        assert dict(one.scores) == dict.fromkeys(STEADY, 100), (one.page, one.faults)
