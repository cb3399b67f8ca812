from __future__ import annotations

import json
from decimal import Decimal

from calculator.api.encoding import encode


def test_amounts_keep_their_two_decimals() -> None:
    assert (
        encode({"net": Decimal("3500.00"), "rate": Decimal("1E+1")}) == '{"net":3500.00,"rate":10}'
    )


def test_all_else_is_what_the_standard_library_writes() -> None:
    value = {"a": [1, 2.5, None, True, 'é«"\\ \u202f'], "b": {}, "c": [], "d": {"e": [[]]}}
    assert encode(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert encode((1, 2)) == "[1,2]"
