from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.decision.sentence import Sentence


def sentence(text: str) -> Sentence:
    return Sentence.read(parse(f"says = '{text}'", "gates.toml"), "says")


def test_a_sentence_prints_the_figures_of_a_day() -> None:
    smic = sentence("Au moins {smic.hourly_gross}, toujours.")
    assert smic.on(date(2026, 5, 31)) == "Au moins 12,02\u00a0€ par heure, toujours."
    assert smic.on(date(2026, 6, 1)) == "Au moins 12,31\u00a0€ par heure, toujours."


def test_a_sentence_says_so_where_a_figure_is_not_known_that_day() -> None:
    minimum = sentence("De {portage.minimum_first_level} à {portage.minimum_expert}.")
    assert minimum.on(date(2024, 7, 17)) == (
        "De 2\u202f059,47\u00a0€ par mois à 2\u202f778,65\u00a0€ par mois."
    )
    assert minimum.on(date(2024, 7, 16)) == (
        "De (montant non connu à cette date) à (montant non connu à cette date)."
    )


def test_a_sentence_without_a_figure_is_itself() -> None:
    assert sentence("Rien à dire.").on(date(2024, 1, 1)) == "Rien à dire."


@pytest.mark.parametrize(
    "text", ["{smic.monthly}", "{nothing.here}", "{smic}", "{}", "{smic.hourly_gross", "tout }"]
)
def test_a_sentence_that_quotes_nothing_known_is_refused(text: str) -> None:
    with pytest.raises(
        DataError, match=r"^gates\.toml: says: quotes a parameter that does not exist$"
    ):
        sentence(text)


def test_a_missing_sentence_is_refused() -> None:
    with pytest.raises(DataError, match=r"^gates\.toml: says: missing$"):
        Sentence.read(parse("", "gates.toml"), "says")
