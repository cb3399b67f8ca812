from __future__ import annotations

import pytest

from scripts.diagrams.lettering import width, wrap


def test_a_text_is_as_wide_as_its_letters_and_wider_in_bold() -> None:
    assert width("mmm") > width("iii")
    assert width("paie la facture", bold=True) > width("paie la facture")
    assert width("aa") == pytest.approx(2 * width("a"))


def test_a_text_that_fits_stays_on_one_line() -> None:
    assert wrap("paie la facture", width("paie la facture") + 1) == ("paie la facture",)


def test_lines_fit_are_as_few_as_can_be_and_about_as_long() -> None:
    text = "contrat de mise à disposition"
    lines = wrap(text, width(text) * 0.75)
    assert lines == ("contrat de mise", "à disposition")
    assert all(width(one) <= width(text) * 0.75 for one in lines)


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("le\u00a0travail sur place", width("le travail sur")) == (
        "le\u00a0travail",
        "sur place",
    )


def test_a_word_that_cannot_fit_says_which_text_to_shorten() -> None:
    with pytest.raises(ValueError, match="raccourcissez « un intermédiaire »"):
        wrap("un intermédiaire", 40)
