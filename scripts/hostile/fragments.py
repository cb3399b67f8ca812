"""Ends of addresses that no page of ours wrote: links to a situation, cut, mended and made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.exercise import LINKS, SIMULATIONS
from scripts.hostile.texts import TEXTS, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

__all__ = ["PREFIXES", "fragments", "link"]

PREFIXES = ("situation=", "simulation=")
"""What stands before a link of the questionnaires, and of the simulators."""

_KEYS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
_STRANGE = (
    *(
        "%",
        "%0",
        "%00",
        "%ZZ",
        "%E2%80",
        "%ED%A0%80",
        "%C3%A9",
        "%0A",
        "%22",
        "%3C",
        "+",
        "&",
        "=",
        "#",
    ),
    *("\0", "\u202e", "\u200b", "é", "👩", "_", "-", ".", "~", "/", "\\", "'", '"', "<", " "),
)
_WHOLE = (
    *(
        "",
        "=",
        "situation",
        "situation=",
        "simulation=",
        "SITUATION=1s-",
        "situation=situation=1s-",
    ),
    *(
        "situation=#simulation=1p",
        "__proto__",
        "constructor",
        "e-days",
        "q-activity",
        "avis",
        "lien",
    ),
    *(
        '"]',
        "'",
        ":not(",
        "*",
        "[",
        "\\",
        "__search",
        "__tabbed_1",
        "%",
        "%E2",
        "?q=<b>",
        ":~:text=net",
    ),
)
_LONG = 60_000


def link(random: Random) -> str:
    """What may stand after the sign of a link: in the grammar, and near it."""
    return random.choice((_answers, _entries, _cut, _with_text, _going_on, *[_mistyped] * 3))(
        random
    )


def _answers(random: Random) -> str:
    pairs = "".join(random.choice(_KEYS) + random.choice(_KEYS) for _ in range(40))
    return f"1{random.choice('se')}-{pairs[: 2 * random.randrange(41)]}"


def _entries(random: Random) -> str:
    parts = [random.choice(_KEYS) + _value(random) for _ in range(random.randrange(1, 30))]
    return "_".join([f"1{random.choice('pifed')}", *parts])


def _real(random: Random) -> tuple[str, int]:
    """A link that opens, and a place in it."""
    found = random.choice((*LINKS, *SIMULATIONS))
    return found, random.randrange(len(found) + 1)


def _cut(random: Random) -> str:
    found, at = _real(random)
    return found[:at]


def _with_text(random: Random) -> str:
    found, at = _real(random)
    return found[:at] + text(random, random.choice(tuple(TEXTS))) + found[at:]


def _going_on(random: Random) -> str:
    found, _ = _real(random)
    return found + found[-3:] * random.choice((1, 5, 100, _LONG))


def _mistyped(random: Random) -> str:
    found, at = _real(random)
    return found[:at] + random.choice(_STRANGE) + found[at + random.randrange(2) :]


def _value(random: Random) -> str:
    return random.choice(
        (
            *("0", "1", "18", "412.5", "-0", "-1", "0.001", "999999999999999", "1.5.2", "..", "e5"),
            *("20261123", "20260230", "00000000", "99999999", random.choice(_KEYS)),
        )
    )


def fragments(random: Random) -> Iterator[tuple[str, str]]:
    """Fragments without end, without their sign, each with its kind."""
    while True:
        kind = random.choice((*["fragment"] * 8, "whole", random.choice(tuple(TEXTS))))
        if kind == "whole":
            yield "fragment", random.choice(_WHOLE)
        elif kind == "fragment":
            yield kind, random.choice(PREFIXES) + link(random)
        else:
            yield kind, random.choice(("", *PREFIXES)) + text(random, kind)
