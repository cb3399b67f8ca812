"""How fast pay is computed, and beside modele-social in the same run, in one Node.

modele-social is the rule engine behind the official simulators, and no part of the site. The same
gross pays go to both; the nets must agree, or the figures would compare different work.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from calculator.api import answer
from scripts import bench_payslips
from scripts.pack import PackError, node

__all__ = ["main"]

TIMES = 20_000
REQUESTS = [
    json.dumps(
        {
            "do": "payroll",
            "date": "2026-03-01",
            "contract": "cdi",
            "gross": 2000 + 13 * step,
            "cadre": False,
            "headcount": 30,
            "atmp_rate": 1,
            "mutuelle": 0,
        }
    )
    for step in range(200)
]
AGREE = 0.01
"""Euros."""


def _answers() -> float:
    """Whole answers a second in CPython: JSON in, every line with its text, JSON out."""
    start = time.perf_counter()
    for request in REQUESTS:
        answer(request)
    return len(REQUESTS) / (time.perf_counter() - start)


def main() -> int:
    """Measure, and print."""
    try:
        found = node.run(
            "../bench_pay.mjs",
            {
                "runtime": "build/runtime",
                "requests": REQUESTS,
                "count": Path(bench_payslips.__file__).read_text(encoding="utf-8"),
                "times": TIMES,
            },
        )
    except PackError as error:
        print(f"scripts.bench_pay: {error}", file=sys.stderr)
        return 1
    ours, theirs = found["ours"], found["theirs"]
    pairs = zip(ours["answers"], theirs["answers"], strict=True)
    apart = max(abs(mine - other) for mine, other in pairs)
    if apart > AGREE:
        print(f"scripts.bench_pay: the nets differ by {apart:.2f} €", file=sys.stderr)
        return 1
    here = bench_payslips.payslips_a_second(TIMES)
    print(f"payslips a second, CPython              {here:10,.0f}   (goal 10,000)")
    print(f"payslips a second, shipped runtime      {ours['perSecond']:10,.0f}   (goal 500)")
    print(f"whole answers a second, CPython         {_answers():10,.0f}")
    print("gross to net, in one Node          ours   modele-social   ratio")
    for name, key in (("start", "start"), ("first result", "first"), ("later results", "later")):
        ratio = ours[key] / theirs[key]
        print(f"{name:28} {ours[key]:7.1f} ms {theirs[key]:12.1f} ms {ratio:7.2f}")
    print(f"largest difference of {len(REQUESTS)} nets: {apart:.4f} €")
    return 0


if __name__ == "__main__":
    sys.exit(main())
