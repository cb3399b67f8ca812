"""JSON in, the same in CPython and in the browser: numbers exact, nothing too deep."""

from __future__ import annotations

import json
import re
from decimal import Decimal

__all__ = ["TooDeep", "decode"]

_DEEPEST = 100
"""Brackets inside one another. Requests need four; some two thousand end the browser's runtime."""
_LONGEST_WHOLE = 400
"""Digits that Python reads as a whole number; it refuses thousands."""
_LONGEST_EXPONENT = 5
"""Digits of an exponent; the browser's runtime, which counts in 32 bits, refuses ten."""
_STRING = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
"""To its end, or to that of the text: nothing in it is looked at twice, however long it is."""
_BRACKET = re.compile(r"[\[\]{}]")


class TooDeep(ValueError):  # noqa: N818  the name says what is the case
    """More brackets inside one another than is read here."""


def decode(text: str) -> object:
    """Read JSON.

    A number with an exponent that nobody means is read as no number, to be refused where it stands.

    Raises:
        json.JSONDecodeError: It is no JSON.
        TooDeep: It nests too deep.
    """
    if _deep(text):
        raise TooDeep
    return json.loads(text, parse_int=_whole, parse_float=_exact, parse_constant=Decimal)


def _deep(text: str) -> bool:
    if text.count("[") + text.count("{") <= _DEEPEST:
        return False
    depth = 0
    # A reader may have typed brackets: those that stand in a string do not nest.
    for bracket in _BRACKET.findall(_STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > _DEEPEST:
            return True
    return False


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else Decimal(digits)


def _exact(digits: str) -> Decimal:
    exponent = digits.lower().partition("e")[2].lstrip("+-0")
    return Decimal("NaN") if len(exponent) > _LONGEST_EXPONENT else Decimal(digits)
