"""The same bytes in CPython and in the runtime that is shipped, in Node."""

from __future__ import annotations

from calculator.api import answer
from scripts.exercise import lines
from scripts.pack import node


def test_node_answers_with_the_same_bytes() -> None:
    ran = node.run("exercise.mjs", {"runtime": "build/runtime", "requests": lines()})
    assert ran["answers"] == [answer(line) for line in lines()]
