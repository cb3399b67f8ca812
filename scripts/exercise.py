"""Requests that take every way through the calculator, one a line, for packing and parity."""

from __future__ import annotations

from scripts.cases import cases

__all__ = ["REFUSED", "lines"]

REFUSED = (
    "{",
    "[]",
    "null",
    "9" * 5000,
    '{"do": "guess"}',
    '{"do": "assess"}',
    '{"do": "assess", "reader": "robot"}',
    '{"do": "assess", "reader": "salarie", "answers": []}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "html": 1}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "demain"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2023-12-31"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2026-11-23", "x": 1}',
    '{"do": "assess", "reader": "salarie", "answers": {"\\ud800": "é"}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "salarie", "answers": {"duration": NaN}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "entreprise", "answers": {"strike": "x"}, "on": "2026-11-23"}',
)
"""What must be refused with a sentence."""


def lines() -> list[str]:
    """Every golden case, as data and as HTML, then what must be refused."""
    asked = [case.request(html=html) for case in cases() for html in (False, True)]
    empty = '{"do": "assess", "reader": "%s", "on": "2026-11-23", "answers": {}, "html": true}'
    return [*asked, *(empty % reader for reader in ("salarie", "entreprise")), *REFUSED]


if __name__ == "__main__":
    print("\n".join(lines()))
