from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError
from calculator.law.citation import codes
from calculator.law.parameter import subjects
from calculator.view.html import render
from scripts.changes import FILE, change_list, changes
from scripts.typography import mend
from tests.view.tree import read, words

if TYPE_CHECKING:
    from pathlib import Path

ALL = changes()
GUIDE = """
[[change]]
id = "a"
on = 2026-01-02
kind = "guide"
title = "T"
text = "Phrase."
"""
LAW = GUIDE.replace('"a"', '"b"').replace('"guide"', '"droit"').replace("01-02", "01-01")


def shown(id_: str) -> str:
    (one,) = (each for each in ALL if each.id == id_)
    return words(read(render(change_list((one,)))).text())


def test_changes_stand_newest_first_each_under_an_anchor_of_its_own() -> None:
    assert [one.on for one in ALL] == sorted((one.on for one in ALL), reverse=True)
    assert len({one.id for one in ALL}) == len(ALL)
    page = read(render(change_list(ALL)))
    assert [one.attributes["id"] for one in page.all("h3")] == [one.id for one in ALL]


def test_an_amount_that_changed_is_told_with_the_one_before_and_its_text() -> None:
    found = shown("smic-2026-06-01")
    assert "SMIC horaire brut : 12,31 € par heure, au lieu de 12,02 € par heure." in found
    assert "1er juin 2026 · Droit" in found
    assert "Arrêté du 22 mai 2026" in found
    assert "à confirmer" not in found


def test_an_amount_whose_text_was_not_read_says_so() -> None:
    assert "Droit · à confirmer" in shown("plafond-2025-01-01")
    assert "sécurité sociale pour 2025 (texte non lu)" in shown("plafond-2025-01-01")
    assert "à confirmer" not in shown("plafond-2026-01-01")


def test_of_several_texts_only_those_that_were_not_read_say_so() -> None:
    found = shown("reduction-2026-01-01")
    assert "Droit · à confirmer" in found
    assert "D241-7, I · " in found
    assert "pour toute l’année (texte non lu)" in found


def test_a_text_that_sets_two_amounts_is_named_once() -> None:
    assert shown("plafond-2026-01-01").count("Arrêté du 22 décembre 2025") == 1


def test_an_amount_that_only_changed_text_is_no_change() -> None:
    assert not any(one.id.startswith("interim-") for one in ALL)
    (rate,) = (one for one in subjects()["interim"].parameters.values() if "iccp" in one.id)
    assert len(rate.values) > 1


def test_every_article_that_changed_after_it_was_read_is_told_with_its_doubt() -> None:
    told = {article.key: one for one in ALL for article in one.articles}
    for code in codes().values():
        for key, article in code.articles.items():
            if article.status == "changed":
                assert not told[key].verified, key
                assert "texte modifié depuis notre lecture" in shown(told[key].id)
                assert "pas forcément celui de l’entrée en vigueur" in told[key].text


def test_an_article_that_was_read_is_dated_by_the_version_that_was_read() -> None:
    for one in ALL:
        if one.verified:
            assert {article.since for article in one.articles} <= {one.on}, one.id


def test_every_cited_version_since_the_first_day_of_the_list_is_told_once() -> None:
    told = [article.key for one in ALL for article in one.articles]
    for code in codes().values():
        for key, article in code.articles.items():
            if article.since >= ALL[-1].on:
                assert told.count(key) == 1, key


def test_articles_of_one_day_are_told_together_with_their_subjects() -> None:
    found = shown("articles-2024-04-24")
    assert "Articles cités : version en vigueur depuis le 24 avril 2024" in found
    assert "art. L3141-24 : congés payés, calcul de l’indemnité." in found
    assert "art. L3141-5-1 : congés payés, maladie non professionnelle." in found
    assert "Article cité : version en vigueur depuis le 22 février 2025" in shown(
        "articles-2025-02-22"
    )


def test_no_amount_is_typed_by_hand_and_french_spaces_hold() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert "€" not in text
    assert "%" not in text
    for line in text.split("\n"):
        assert mend(line) == line


def test_written_changes_are_read(tmp_path: Path) -> None:
    file = tmp_path / "changes.toml"
    law = LAW + 'source = "Décret"\nurl = "https://example.org/"\nstatus = "unverified"\n'
    file.write_text(GUIDE + law, encoding="utf-8")
    first, second = (one for one in changes(file) if one.id in ("a", "b"))
    assert (first.kind, first.verified, first.sources) == ("guide", True, ())
    assert (second.kind, second.verified) == ("droit", False)
    assert [(one.name, one.doubt) for one in second.sources] == [("Décret", " (texte non lu)")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GUIDE + GUIDE, "'a' is there twice"),
        (LAW.replace("droit", "guide") + GUIDE, "newest first"),
        (LAW, "needs articles, or a source"),
        (LAW + 'source = "Décret"\nurl = "http://example.org/"\n', "expected an https address"),
        (LAW + 'articles = ["L0000-0"]\n', "no article 'L0000-0' is known"),
        (GUIDE.replace('"guide"', '"autre"'), "is not one of droit, guide"),
        (GUIDE + 'status = "sure"\n', "is not one of unverified"),
        (GUIDE + 'other = "x"\n', "unknown key"),
    ],
)
def test_a_wrong_change_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "changes.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        changes(file)
