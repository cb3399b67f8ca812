from __future__ import annotations

import json

import pytest

from calculator.api import answer
from scripts.exercise import lines
from scripts.hostile.answers import faults, markup


def test_nothing_is_wrong_with_what_the_exercise_is_answered() -> None:
    assert [one for line in lines()[::7] for one in faults(answer(line))] == []


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}\n{}",
        "[]",
        '{"net":NaN}',
        '{"net":Infinity}',
        '{"error":null}',
        '{"errors":[]}',
        '{"errors":[{"where":"days"}]}',
        '{"error":{"where":"days","message":""}}',
        '{"error":{"where":"days","message":"TypeError"}}',
        json.dumps({"error": {"where": "days", "message": "9" * 1000 + "."}}),
        '{"parts":["<p onclick=\\"x\\">a</p>"]}',
        '{"type":"image/svg+xml","text":"<svg><script>a</script></svg>"}',
    ],
)
def test_an_answer_that_is_none_is_found(line: str) -> None:
    assert faults(line)


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<p style='x'>a</p>",
        "<marquee>a</marquee>",
        "<!-- a -->",
        "<!doctype html>",
        "<?a?>",
        "<![CDATA[a]]>",
        "<a href='javascript:a()'>a</a>",
        "<a href='//canary.invalid/'>a</a>",
        "<p class='data-canary'>a</p>",
        "<p class='window.__pwned=1'>a</p>",
    ],
)
def test_markup_that_is_not_ours_is_found(html: str) -> None:
    assert markup(html)


def test_markup_that_is_text_is_none() -> None:
    assert markup("<p class='a'>&lt;script data-canary&gt;</p>") == []
