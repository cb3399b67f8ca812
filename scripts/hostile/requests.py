"""Requests that the calculator should refuse in words: those that it knows, spoilt in one place."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from calculator.simulator.form import PERIODS, forms
from scripts.exercise import REFUSED, lines
from scripts.hostile.fragments import link
from scripts.hostile.texts import TEXTS, long_text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
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


_BOUNDS = (
    *(
        "0",
        "0,01",
        "0,5",
        "1",
        "2",
        "7",
        "10",
        "11",
        "12",
        "18",
        "23",
        "31",
        "50",
        "60",
        "100",
        "161",
    ),
    *("400", "1 000", "3 000", "10 000", "1 000 000", "1,0001"),
)
"""Between them the least and the most of every field."""
_DAYS = ("2024-01-01", "2024-02-29", "2026-01-01", "2026-06-01", "2028-02-29", "2030-12-31")


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
    while True:
        kind = random.choice(("json", "json", "bounds", "link", *TEXTS))
        if kind == "bounds":
            line = json.dumps(_at_bounds(random))
        elif kind == "link":
            do = random.choice(("open", "open_simulation"))
            line = json.dumps({"do": do, "link": link(random)})
        else:
            one = json.loads(random.choice(_known()))
            line = random.choice(_WAYS)(random, one, kind)
        yield kind, line.replace("\n", " ").replace("\r", " ")


@cache
def _known() -> tuple[str, ...]:
    return tuple(line for line in lines() if line not in REFUSED)


def _at_bounds(random: Random) -> dict[str, object]:
    """A simulator whose fields hold the least, the most and what is usual, each for itself."""
    form = random.choice(list(forms().values()))
    often = random.random()
    entries: dict[str, str] = {}
    for field in form.fields():
        if random.random() < often:
            values = list(field.options) or (_DAYS if field.kind == "date" else _BOUNDS)
            entries[field.id] = random.choice(values)
    if form.amounts:
        given = random.choice(form.amounts).id
        typed = random.choice(PERIODS)
        entries |= {"given": given, "typed": typed, "amount": random.choice(_BOUNDS)}
    do = random.choice(("simulate", "explore"))
    return {"do": do, "form": form.id, "on": random.choice(_DAYS), "entries": entries}


Tree = dict[str, object]


def _without(random: Random, tree: Tree, _: str) -> str:
    """One member less."""
    place, key = _place(random, tree)
    del place[key]
    return json.dumps(tree)


def _renamed(random: Random, tree: Tree, kind: str) -> str:
    """One member under another name."""
    place, key = _place(random, tree)
    place[_HOLE] = place.pop(key)
    literal = _literal(random, kind)
    return _filled(tree, literal if literal.startswith('"') else json.dumps(literal))


def _with_more(random: Random, tree: Tree, kind: str) -> str:
    """One member more."""
    place, _ = _place(random, tree)
    place[text(random, random.choice(tuple(TEXTS)))] = _HOLE
    return _filled(tree, _literal(random, kind))


def _twice(random: Random, tree: Tree, kind: str) -> str:
    """One member twice, which JSON lets pass."""
    key = random.choice(list(tree))
    other = "\ue001"
    line = _filled({**tree, other: _HOLE}, _literal(random, kind))
    return line.replace(json.dumps(other), json.dumps(key))


def _with_another(random: Random, tree: Tree, kind: str) -> str:
    """One member with another value."""
    place, key = _place(random, tree)
    place[key] = _HOLE
    return _filled(tree, _literal(random, kind))


def _broken(random: Random, tree: Tree, _: str) -> str:
    """A line that is cut, or has a character too many, too few or of another kind."""
    line = json.dumps(tree, ensure_ascii=False)
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


_WAYS: tuple[Callable[[Random, Tree, str], str], ...] = (
    _without,
    _renamed,
    _with_more,
    _twice,
    *[_with_another] * 3,
    _broken,
)


def _place(random: Random, tree: Tree) -> tuple[Tree, str]:
    """One member of a request, or of what stands in it."""
    inner = [one for one in tree.values() if isinstance(one, dict) and one]
    place = random.choice([tree, *inner])
    return place, random.choice(list(place))


def _literal(random: Random, kind: str) -> str:
    if kind == "json":
        return random.choice(LITERALS)
    found = long_text(random, kind) if random.randrange(100) == 0 else text(random, kind)
    return json.dumps(found, ensure_ascii=random.randrange(2) == 0 or not _whole(found))


def _whole(found: str) -> bool:
    """Whether a text holds no half of a character, which no file can hold as it is."""
    return not any("\ud800" <= one <= "\udfff" for one in found)


def _filled(tree: Tree, literal: str) -> str:
    return json.dumps(tree).replace(json.dumps(_HOLE), literal)
