"""An article of a code is found by its number, on a day, with the fingerprint of its text."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.law.citation import codes
from scripts.legi import CODES, LegiError, fingerprint, load, plain
from tests.scripts.statute import TEXT, Made, article, write_code

if TYPE_CHECKING:
    from pathlib import Path

NAME = "code_du_travail"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("L1251-1", "L1251-1"),
        (" L1251-33-1", "L1251-33-1"),
        ("L. 1251-1", "L1251-1"),
        ("L.\u00a01251\u20111", "L1251-1"),
        ("R*1233-3-4", "R1233-3-4"),
        ("l1453-1 a", "L1453-1A"),
    ],
)
def test_a_number_is_the_same_however_it_is_spelt(written: str, number: str) -> None:
    assert plain(written) == number


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("<p>Le salarié <b>porté</b>.</p>", "lesalariéporté"),
        ("Main-d'&oelig;uvre", "maindoeuvre"),
        ("1\u00a0er&nbsp;jan\u00advier", "1erjanvier"),
        ("\ufb01n", "fin"),
        ("Cæsar, 3 &lt; 4", "caesar34"),
    ],
)
def test_only_letters_and_digits_make_the_fingerprint(text: str, letters: str) -> None:
    assert fingerprint(text) == hashlib.sha256(letters.encode()).hexdigest()


def test_a_version_holds_from_its_first_day_to_the_eve_of_its_end(tmp_path: Path) -> None:
    old, new = Made("A1", "2015-04-04", "2016-08-10", "MODIFIE"), Made("A2", "2016-08-10")
    write_code(tmp_path, article("L1254-2", new, old, held=0))
    (found,) = load(NAME, tmp_path).articles("L. 1254-2")

    def on(day: str) -> str | None:
        version = found.on(date.fromisoformat(day))
        return version.id if version else None

    assert [on("2015-04-03"), on("2015-04-04"), on("2016-08-09"), on("2016-08-10")] == [
        None,
        "A1",
        "A1",
        "A2",
    ]


def test_the_text_is_that_of_one_version_only(tmp_path: Path) -> None:
    old, new = Made("A1", "2015-04-04", "2016-08-10"), Made("A2", "2016-08-10")
    write_code(tmp_path, article("L1254-2", old, new))
    (found,) = load(NAME, tmp_path).articles("L1254-2")
    assert [one.sha256 for one in found.versions] == [None, fingerprint(TEXT)]


@pytest.mark.parametrize("state", ["ABROGE_DIFF", "MODIFIE", None])
def test_dates_decide_whatever_the_state_is_called(tmp_path: Path, state: str | None) -> None:
    write_code(tmp_path, article("L1254-2", Made("A1", end="2027-01-01", state=state)))
    (found,) = load(NAME, tmp_path).articles("L1254-2")
    assert found.on(date(2026, 12, 31))
    assert found.on(date(2027, 1, 1)) is None


def test_a_version_replaced_before_its_first_day_never_holds(tmp_path: Path) -> None:
    dead = Made("A2", "2024-01-01", state="MODIFIE_MORT_NE")
    write_code(tmp_path, article("L1254-2", Made("A1"), dead, held=0))
    (found,) = load(NAME, tmp_path).articles("L1254-2")
    version = found.on(date(2026, 1, 1))
    assert version
    assert version.id == "A1"


def test_of_two_that_overlap_the_newest_holds(tmp_path: Path) -> None:
    write_code(tmp_path, article("R5221-22", Made("A1", "2021-04-01"), Made("A2", "2021-05-01")))
    (found,) = load(NAME, tmp_path).articles("R5221-22")
    version = found.on(date(2026, 1, 1))
    assert version
    assert version.id == "A2"


def test_articles_of_one_number_are_all_found(tmp_path: Path) -> None:
    write_code(tmp_path, article("Annexe I", Made("A1")), article("Annexe I", Made("B1")))
    found = load(NAME, tmp_path).articles("annexe I")
    assert [one.versions[0].id for one in found] == ["A1", "B1"]
    assert load(NAME, tmp_path).articles("Annexe II") == ()


def test_data_that_are_not_there_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(LegiError, match=r"LEGITEXT000006072050\.json manque ; lancez « make"):
        load(NAME, tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"data": {}}', '{"data": {"title": "x"}}'])
def test_data_of_another_form_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / f"{CODES[NAME]}.json").write_text(text, encoding="utf-8")
    with pytest.raises(LegiError, match="n’a pas la forme attendue"):
        load(NAME, tmp_path)


@pytest.mark.parametrize("name", CODES)
def test_every_text_that_was_read_has_the_fingerprint_that_was_kept(name: str) -> None:
    code, read = load(name), codes()[name]
    found = {}
    for key, one in read.articles.items():
        (there,) = code.articles(one.number)
        version = there.on(read.read_on)
        assert version, key
        found[key] = version.sha256
    assert found == {key: one.sha256 for key, one in read.articles.items()}
