from __future__ import annotations

import pytest

from calculator.law.echo import echo


@pytest.mark.parametrize("text", ["", "450 €", "1\u202f234,5", "<b>&amp;", "日本語 é 👩"])
def test_what_can_be_seen_is_shown_as_it_is(text: str) -> None:
    assert echo(text) == text


@pytest.mark.parametrize(
    "strange",
    ["\0", "\n", "\x1b", "\x9b", "\u200b", "\ufeff", "\u202e", "\u2066", "\ud800", "\ue000"],
)
def test_what_cannot_be_seen_is_marked(strange: str) -> None:
    assert echo(f"4{strange}00") == "4\ufffd00"


def test_what_is_long_is_cut_and_said_to_be() -> None:
    assert echo("9" * 40) == "9" * 40
    assert echo("9" * 41) == "9" * 40 + "…"
    assert echo("9" * 5_000, 80) == "9" * 80 + "…"
