"""Requests that take every way through the calculator, one a line, for packing and parity."""

from __future__ import annotations

import json

from calculator.decision.arrangement import READERS
from calculator.decision.profile import profiles
from scripts.cases import cases

__all__ = ["REFUSED", "lines"]

_EMPTY = {"do": "show", "on": "2026-11-23", "answers": {}}

REFUSED = (
    "{",
    "[]",
    "null",
    "9" * 5000,
    '{"do": "guess"}',
    '{"do": "assess"}',
    '{"do": "assess", "reader": "robot"}',
    '{"do": "assess", "reader": "salarie", "answers": []}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "demain"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2023-12-31"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2026-11-23", "x": 1}',
    '{"do": "assess", "reader": "salarie", "answers": {"\\ud800": "é"}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "salarie", "answers": {"duration": NaN}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "entreprise", "answers": {"strike": "x"}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "importance": [], "on": "2026-11-23"}',
    '{"do":"assess","reader":"salarie","answers":{},"importance":{"x": 1}, "on": "2026-11-23"}',
    '{"do":"assess","reader":"salarie","answers":{},"importance":{"need":1},"on":"2026-11-23"}',
    '{"do": "export", "format": "pdf", "reader": "salarie", "answers": {}, "on": "2026-11-23"}',
    '{"do": "open"}',
    '{"do": "open", "link": "1s-n"}',
    '{"do": "open", "link": "9s-n1"}',
    '{"do": "open", "link": "1s-.n0b0c0p0f0q0m0v0d0g0e0"}',
)
"""What must be refused with a sentence."""


LINKS = ("1s-", "1e-r1c2.b3p0", "1s-n1zzn2r9.n3xxn9n2")
"""What is opened, the last with everything in it that is left aside."""


def lines() -> list[str]:
    """Every golden case and example, as data and as shown; exports, links, and what is refused."""
    known = list(cases())
    asked = [case.request(do) for case in known for do in ("assess", "show")]
    exported = [
        json.dumps({**json.loads(case.request()), "do": "export", "format": format_})
        for case in known[::7]
        for format_ in ("csv", "json")
    ]
    examples = [
        json.dumps({**_EMPTY, "reader": reader, "answers": dict(one.answers.given)})
        for reader in READERS
        for one in profiles(reader)
    ]
    empty = [json.dumps({**_EMPTY, "reader": reader}) for reader in READERS]
    opened = [json.dumps({"do": "open", "link": text}) for text in LINKS]
    return [*asked, *exported, *examples, *empty, *opened, *REFUSED]


if __name__ == "__main__":
    print("\n".join(lines()))
