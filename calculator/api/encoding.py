"""JSON out, one line: amounts keep their decimals, so that 3500.00 is not written 3500.0."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import lru_cache

__all__ = ["encode"]

_text = json.JSONEncoder(ensure_ascii=False).encode
# Names of fields, labels and sources come again in every answer.
_name = lru_cache(maxsize=4096)(_text)


def encode(value: object) -> str:
    """Write plain data as JSON, without spaces, accents as they are.

    The same bytes in CPython and in the browser: keys keep their order.

    Args:
        value: Dictionaries with text keys, lists, tuples, texts, numbers, booleans, None.
    """
    if isinstance(value, dict):
        items = [f"{_name(key)}:{encode(one)}" for key, one in value.items()]
        return "{" + ",".join(items) + "}"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return "[" + ",".join([encode(one) for one in value]) + "]"
    if isinstance(value, str) and len(value) < 200:  # noqa: PLR2004  not whole pages of HTML
        return _name(value)
    return _text(value)
