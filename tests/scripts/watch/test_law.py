"""Newer data tell which articles must be read again, and which soon will."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from scripts.citations import files
from scripts.legi import load
from scripts.watch.law import news
from tests.scripts.statute import TEXT, Made, article, write_citations, write_code

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 11, 25)
READ = article("L1254-2", Made("LEGIARTI1"))
PLACE = "code_du_travail.toml:9` L1254-2\u00a0: "


def told(folder: Path, newest: dict[str, Any], **cited: str) -> list[str]:
    """What is told of an article, without its place."""
    write_citations(folder / "citations", **cited)
    write_code(folder / "old", READ)
    write_code(folder / "new", newest)
    name = "code_du_travail"
    old, new = ({name: load(name, folder / age)} for age in ("old", "new"))
    lines = news(files(folder / "citations"), old, new, ON)
    assert all(PLACE in one for one in lines)
    return [one.partition(PLACE)[2].replace("\u00a0", " ") for one in lines]


def test_an_article_that_is_the_same_is_not_told(tmp_path: Path) -> None:
    assert told(tmp_path, READ) == []


@pytest.mark.parametrize(
    ("newest", "line"),
    [
        (article("L1254-9", Made("LEGIARTI9")), "n’existe plus sous ce numéro."),
        (
            article("L1254-2", Made("LEGIARTI1", end="2026-05-28", state="ABROGE")),
            "abrogé le 28 mai 2026.",
        ),
        (article("L1254-2", Made("LEGIARTI1", "2027-05-28")), "n’est pas en vigueur."),
        (
            article(
                "L1254-2", Made("LEGIARTI1", end="2026-05-28"), Made("LEGIARTI2", "2026-05-28")
            ),
            "nouvelle version depuis le 28 mai 2026 (LEGIARTI2).",
        ),
        (
            article("L1254-2", Made("LEGIARTI1"), text=TEXT + "Sauf…"),
            "texte changé sous le même identifiant.",
        ),
        (
            article("L1254-2", Made("LEGIARTI1", end="2028-01-01", state="ABROGE_DIFF")),
            "état « VIGUEUR » devenu « ABROGE_DIFF », jusqu’au 31 décembre 2027.",
        ),
    ],
)
def test_what_has_changed_is_told(tmp_path: Path, newest: dict[str, Any], line: str) -> None:
    assert told(tmp_path, newest) == [line]


def test_an_article_that_ends_within_ninety_days_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, article("L1254-2", Made("LEGIARTI1", end="2027-02-23"))) == [
        "prend fin le 23 février 2027."
    ]
    assert told(tmp_path, article("L1254-2", Made("LEGIARTI1", end="2027-02-24"))) == []


def test_it_is_told_with_what_follows(tmp_path: Path) -> None:
    old, new = Made("LEGIARTI1", end="2027-01-01"), Made("LEGIARTI2", "2027-01-01")
    assert told(tmp_path, article("L1254-2", old, new, held=0)) == [
        "prend fin le 1er janvier 2027, remplacé par LEGIARTI2."
    ]


def test_what_readers_already_know_is_told_as_such(tmp_path: Path) -> None:
    newest = article("L1254-9", Made("LEGIARTI9"))
    assert told(tmp_path, newest, status="changed") == [
        "n’existe plus sous ce numéro. (déjà signalé aux lecteurs)"
    ]
