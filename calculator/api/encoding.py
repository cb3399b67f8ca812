"""JSON out, one line: amounts keep their decimals, so that 3500.00 is not written 3500.0."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

__all__ = ["encode"]


def encode(value: object) -> str:
    """Write plain data as JSON, without spaces, accents as they are.

    The same bytes in CPython and in the browser: keys keep their order.
    """
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        items = (f"{_text(str(key))}:{encode(one)}" for key, one in value.items())
        return "{" + ",".join(items) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ",".join(map(encode, value)) + "]"
    return _text(value)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
