"""A misspelled word is found in a page and in the data, and named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.spelling import WORDS, main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = """---
title: Un titre
description: De quoi la page parle.
checked_on: 2026-08-20
review_every: 6 months
---
# L’indemnité d’IFM

Aujourd’hui, l’ETT s’en va ; « jusqu’à » quatre-vingts œuvres ([L1254-2][]).
[{!generated/valeurs/smic.hourly_gross.md!}][smic.hourly_gross], pas plus.
Voir `make check` et [la page](../droit/portage.md#la-reserve){ .md-button }.
"""
DATA = """# a comment in English
[[option]]
id = "unsigned"
label = "Je ne sais pas"
short = "Oui"
articles = ["L1254-2", "CC 2"]
explain = "Au plus {portage.max_months}, sans plus."
"""


PLANTED = [
    ("page.md", PAGE, "quatre-vingts", "quatre-vints", 9),
    ("page.md", PAGE, "De quoi", "De quoy", 3),
    ("page.md", PAGE, "Aujourd’hui", "Aujourdui", 9),
    ("data.toml", DATA, "Je ne sais pas", "Je ne ssais pas", 4),
    ("data.toml", DATA, "sans plus", "sens pluss", 7),
    ("data.toml", DATA, "Oui", "Ouii", 5),
    ("page.md", PAGE, "pas plus", "au language", 10),
]


def test_what_is_spelled_as_it_should_be_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {tmp_path / name: text for name, text, *_ in PLANTED}
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    assert (main([str(path) for path in texts]), capsys.readouterr().out) == (0, "")


def test_a_misspelled_word_fails_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = []
    # All in one run: the dictionaries take seconds to read.
    for number, (name, text, right, wrong, line) in enumerate(PLANTED):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_text(text.replace(right, wrong), encoding="utf-8")
        places.append((path, line))
    assert main([str(path) for path, _ in places]) == 1
    said = capsys.readouterr().out.splitlines()
    assert len(said) == len(places)
    for (path, line), one in zip(places, said, strict=True):
        assert one.startswith(f"{path}:{line}: « ")
        assert str(WORDS) in one


def test_what_people_read_is_spelled_as_the_dictionary_or_the_list_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (main([]), capsys.readouterr().out) == (0, "")


def test_the_list_of_words_is_sorted_and_holds_each_once() -> None:
    words = WORDS.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))


def test_where_cspell_is_not_installed_the_check_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["page.md"]) == 1
    assert capsys.readouterr().err == "cspell n’est pas installé ; lancez make build/node.stamp\n"
