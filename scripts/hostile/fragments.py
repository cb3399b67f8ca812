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
    way = random.randrange(7)
    if way == 0:
        pairs = "".join(random.choice(_KEYS) + random.choice(_KEYS) for _ in range(40))
        return f"1{random.choice('se')}-{pairs[: 2 * random.randrange(41)]}"
    if way == 1:
        parts = [random.choice(_KEYS) + _value(random) for _ in range(random.randrange(1, 30))]
        return "_".join([f"1{random.choice('pifed')}", *parts])
    real = random.choice((*LINKS, *SIMULATIONS))
    at = random.randrange(len(real) + 1)
    if way == 2:  # noqa: PLR2004  one way of seven
        return real[:at]
    if way == 3:  # noqa: PLR2004
        return real[:at] + text(random, random.choice(tuple(TEXTS))) + real[at:]
    if way == 4:  # noqa: PLR2004
        return real + real[-3:] * random.choice((1, 5, 100, _LONG))
    return real[:at] + random.choice(_STRANGE) + real[at + random.randrange(2) :]


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
        way = random.randrange(10)
        if way == 0:
            yield "fragment", random.choice(_WHOLE)
        elif way == 1:
            kind = random.choice(tuple(TEXTS))
            yield kind, random.choice(("", *PREFIXES)) + text(random, kind)
        else:
            yield "fragment", random.choice(PREFIXES) + link(random)
