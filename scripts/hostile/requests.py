"""Requests that the calculator should refuse in words: those that it knows, spoilt in one place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scripts.exercise import REFUSED, lines
from scripts.hostile.texts import TEXTS, long_text, text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

__all__ = ["LITERALS", "huge", "requests"]

_DEPTH = 100_000
_HOLE = "\ue000hole\ue000"
"""Where a literal goes that Python's writer would not write."""

LITERALS = (
    *("NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "0e999999999", "-0", "-0.0"),
    *("1" + "0" * 400, "-" + "9" * 4300, "9" * 4301, "0." + "3" * 300, "3000." + "0" * 300, "1E2"),
    *(
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[[]]",
        '[""]',
        "[1]",
        '{"a":1}',
        '{"__proto__":{}}',
        '""',
    ),
    *("0", "1", "-1", "0.5", "1e1", "18.00", "400.001", "1000000", "1000000.01", "2147483648"),
    *("9007199254740993", "1e308", "01", "+1", ".5", "1.", "0x10", "'1'", "undefined", "\ufeff1"),
    *('"2026-02-30"', '"0000-00-00"', '"9999-99-99"', '"2028-02-29"', '"20261123"', '"2026-W48-1"'),
    *(r'"\ud800"', r'"\udc00\ud800"', r'"\u0000"', r'"\x41"', '"\n"', '"', "{", "]", "/* */1", ","),
    "[" * 500 + "]" * 500,
)
"""Values as JSON writes them, or nearly."""


def huge() -> tuple[str, ...]:
    """Requests too large or too deep for what they say."""
    there = '{"do":"assess","reader":"salarie","on":"2026-11-23","answers":{"duration":%s}}'
    typed = '{"do":"simulate","form":"portage","on":"2026-11-23","entries":{"days":%s}}'
    return (
        "[" * _DEPTH,
        "[" * _DEPTH + "]" * _DEPTH,
        '{"a":' * _DEPTH + "1" + "}" * _DEPTH,
        there % ("[" * _DEPTH + "]" * _DEPTH),
        there % ('{"a":' * _DEPTH + "1" + "}" * _DEPTH),
        there % json.dumps("é" * 1_000_000),
        typed % json.dumps("9" * 1_000_000),
        typed % json.dumps(" " * 1_000_000 + "18"),
        typed % json.dumps("\u0301" * 100_000),
        typed % ("9" * 1_000_000),
        typed % ("1." + "0" * 1_000_000),
        typed % ("[" + "0," * 200_000 + "0]"),
        '{"do":"simulate",' + ",".join(f'"k{at}":{at}' for at in range(100_000)) + "}",
        json.dumps({"do": "open", "link": "1s-" + "n1" * 500_000}),
        json.dumps({"do": "open_simulation", "link": "1p" + "_j18" * 250_000}),
        json.dumps({"do": "open_simulation", "link": "1p_j" + "9" * 1_000_000}),
        '"' + "\\ud83d" * 100_000 + '"',
        " " * 1_000_000,
        "\0" * 100_000,
    )


def requests(random: Random) -> Iterator[tuple[str, str]]:
    """Spoilt requests without end, each with its kind; none holds the end of a line."""
    known = [json.loads(line) for line in lines() if line not in REFUSED]
    while True:
        one = random.choice(known)
        kind = random.choice(("json", "json", *TEXTS))
        spoilt = _broken(random, one) if random.randrange(8) == 0 else _spoilt(random, one, kind)
        yield kind, spoilt.replace("\n", " ").replace("\r", " ")


def _spoilt(random: Random, request: dict[str, object], kind: str) -> str:
    """A request with one value, one name, one member more or less that it should not have."""
    tree: dict[str, object] = json.loads(json.dumps(request))
    place, key = _place(random, tree)
    literal = random.choice(LITERALS) if kind == "json" else _string(random, kind)
    way = random.randrange(6)
    if way == 0:
        del place[key]
        return json.dumps(tree)
    if way == 1:
        place[_HOLE] = place.pop(key)
        name = literal if literal.startswith('"') else json.dumps(literal)
        return _filled(tree, name)
    if way == 2:  # noqa: PLR2004  one way of six
        place[text(random, random.choice(tuple(TEXTS)))] = _HOLE
    elif way == 3:  # noqa: PLR2004  the same: a name twice, which JSON lets pass
        return _filled({**tree, "\ue001": _HOLE}, literal).replace('"\\ue001"', json.dumps(key))
    else:
        place[key] = _HOLE
    return _filled(tree, literal)


def _place(random: Random, tree: dict[str, object]) -> tuple[dict[str, object], str]:
    """One member of a request, or of what stands in it."""
    inner = [one for one in tree.values() if isinstance(one, dict) and one]
    place = random.choice([tree, *inner])
    return place, random.choice(list(place))


def _string(random: Random, kind: str) -> str:
    found = long_text(random, kind) if random.randrange(100) == 0 else text(random, kind)
    return json.dumps(found, ensure_ascii=random.randrange(2) == 0 or not _written(found))


def _written(found: str) -> bool:
    """Whether a text can stand in a file as it is: half a character cannot."""
    return not any("\ud800" <= one <= "\udfff" for one in found)


def _filled(tree: dict[str, object], literal: str) -> str:
    return json.dumps(tree).replace(json.dumps(_HOLE), literal)


def _broken(random: Random, request: dict[str, object]) -> str:
    """A line that is cut, or has a character too many, too few or of another kind."""
    line = json.dumps(request, ensure_ascii=False)
    at = random.randrange(len(line))
    strange = random.choice(
        ('"', "\\", "{", "}", "[", ",", ":", "\0", "\ufeff", "\u202e", "<", "e")
    )
    return random.choice(
        (
            line[:at],
            line[at:],
            line[:at] + line[at + 1 :],
            line[:at] + strange + line[at:],
            line[:at] + strange + line[at + 1 :],
            line + line,
            line + strange,
        )
    )
