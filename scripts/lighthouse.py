"""What Lighthouse says of the pages: ``python -m scripts.lighthouse``, a part of ``make bench``.

Medians of three runs a page and a kind of device, on this machine: the performance depends on what
else it does meanwhile, the three other scores do not. Pages are served as a good host serves them.

A phone is looked at twice: as Lighthouse has it by itself, this machine slowed four times, and with
this machine slowed to the speed of a phone of the low end, whatever machine it is.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from scripts.browser import BrowserMissing, executable
from scripts.pack.node import program
from scripts.static import host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["CATEGORIES", "DEVICES", "PAGES", "STEADY", "Device", "Report", "main", "reports"]

PAGES = ("", "droit/portage/", "calculer/face-a-face/", "choisir/salarie/")
"""The home, a page of the guide, a simulator, a questionnaire."""
PERFORMANCE = "performance"
STEADY = ("accessibility", "best-practices", "seo")
"""What the page alone decides, not the machine."""
CATEGORIES = (PERFORMANCE, *STEADY)
RUNS = 3
Device = Literal["phone", "slow phone", "desk"]
DEVICES: tuple[Device, ...] = get_args(Device)
_TIMES = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "speed-index": "SI",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
}


@dataclass(frozen=True, slots=True)
class Report:
    """What Lighthouse said once of one page."""

    page: str
    device: Device
    scores: Mapping[str, float]
    """By category, from 0 to 100."""
    times: Mapping[str, float]
    """The measures that make the performance: milliseconds, but for the shift."""
    speed: float
    """What Lighthouse makes of the machine at that moment; the fewer, the less its times tell."""
    slowdown: float
    """How many times slower the machine is made out to be, for a phone's run."""
    faults: tuple[str, ...]
    """Audits that take something off a score, each with its title."""


def reports(
    root: str,
    pages: Sequence[str],
    *,
    only: Sequence[str] = CATEGORIES,
    device: Device = "phone",
    runs: int = 1,
) -> Iterator[Report]:
    """Have Lighthouse look at pages; the reports come one by one.

    Args:
        root: Where the site is served.
        pages: Addresses from there.
        only: The categories to score.
        device: With the screen, the link and the processor of which.
        runs: How often to look at each page.

    Raises:
        BrowserMissing: No Chromium is installed.
        RuntimeError: Lighthouse could not look; the message says why.
    """
    asked = [page for page in pages for _ in range(runs)]
    job = {
        "browser": executable(),
        "runs": [{"url": root + page, "device": device, "only": list(only)} for page in asked],
    }
    done = subprocess.run(
        [program(), Path(__file__).with_suffix(".mjs")],
        input=json.dumps(job),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"lighthouse : {done.stderr.strip()}")
    for page, line in zip(asked, done.stdout.splitlines(), strict=True):
        yield _report(page, json.loads(line), device)


def _report(page: str, found: Mapping[str, Any], device: Device) -> Report:
    if error := found.get("runtimeError"):
        raise RuntimeError(f"lighthouse : {page or 'accueil'} : {error['message']}")
    audits = found["audits"]
    return Report(
        page=page,
        device=device,
        scores={id_: 100 * one["score"] for id_, one in found["categories"].items()},
        times={
            short: audits[id_]["numericValue"] for id_, short in _TIMES.items() if id_ in audits
        },
        speed=found["environment"]["benchmarkIndex"],
        slowdown=found["configSettings"]["throttling"]["cpuSlowdownMultiplier"],
        faults=tuple(
            f"{category} : {reference['id']} : {_said(audits[reference['id']])}"
            for category, one in found["categories"].items()
            for reference in one["auditRefs"]
            if reference["weight"] and (audits[reference["id"]]["score"] or 0) < 1
            if audits[reference["id"]]["scoreDisplayMode"] not in {"notApplicable", "manual"}
        ),
    )


def _said(audit: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (audit["title"], audit.get("displayValue"))))


def _summary(found: Sequence[Report]) -> Iterator[str]:
    """What to print of the runs of one page; of the audits, those of the run in the middle."""
    scores = [statistics.median(one.scores[category] for one in found) for category in CATEGORIES]
    times = {name: statistics.median(one.times[name] for one in found) for name in found[0].times}
    said = ", ".join(f"{name} {value:.{2 * (name == 'CLS')}f}" for name, value in times.items())
    score = "".join(f"{one:5.0f}" for one in scores)
    speed = statistics.median(one.speed for one in found)
    slowdown = statistics.median(one.slowdown for one in found)
    machine = f"machine {speed:.0f}, slowed {slowdown:.1f} times"
    yield f"{found[0].page or 'accueil':24} {found[0].device:11}{score}   {said}, {machine}"
    middle = sorted(found, key=lambda one: one.scores[PERFORMANCE])[len(found) // 2]
    yield from (f"    {fault}" for fault in middle.faults)


def main() -> int:
    """Measure, and print."""
    print(f"{'lighthouse':36}{'  perf a11y best  seo':>20}")
    try:
        with host(Path("site"), packed=True) as served:
            for device in DEVICES:
                for page in PAGES:
                    found = list(reports(served.url, [page], device=device, runs=RUNS))
                    print("\n".join(_summary(found)), flush=True)
    except (BrowserMissing, RuntimeError) as error:
        print(f"scripts.lighthouse: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
