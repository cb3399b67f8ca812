"""Lines are filled word by word, and a no-break space holds."""

from __future__ import annotations

from scripts.inter import fill, inter


def test_a_line_holds_the_words_that_fit() -> None:
    assert fill("un deux trois quatre", lambda line: len(line) <= 7) == [
        "un deux",
        "trois",
        "quatre",
    ]


def test_a_word_that_does_not_fit_stands_alone() -> None:
    assert fill("un intermédiaire là", lambda line: len(line) <= 5) == ["un", "intermédiaire", "là"]


def test_a_no_break_space_does_not_break() -> None:
    assert fill("à\u00a0la mer", lambda line: len(line) <= 4) == ["à\u00a0la", "mer"]


def test_bold_letters_are_wider() -> None:
    assert inter(40, bold=True).getlength("Portage") > inter(40).getlength("Portage")
