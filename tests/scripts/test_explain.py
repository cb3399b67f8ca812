"""A slip in a data file is said in French, with its line and what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from calculator.data import DataError, parse
from calculator.law.parameter import subject
from calculator.pay.contribution import read_contributions
from scripts.explain import WORDS, explain, lines

GOOD = """title      = "Salaire minimum"
checked_on = 2026-10-01

[hourly]
label = "SMIC horaire brut"
unit  = "EUR/hour"

[[hourly.value]]
since  = 2026-06-01
amount = 12.31
source = "Arrêté"
url    = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT1"

[[hourly.value]]
since  = 2026-01-01
amount = 12.02
source = "Décret"
url    = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT2"
"""


def said(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        subject("smic", parse(text, path.as_posix()))
    return explain(caught.value).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("12.31", "12,31", 10, "un nombre avec un point (12.31)"),
        ('"Arrêté"', "Arrêté", 11, "entre guillemets droits"),
        ("2026-06-01", '"2026-06-01"', 9, "c’est un texte ; écrivez une date, sans guillemets"),
        ("12.31", '"12.31"', 10, "c’est un texte ; écrivez un nombre"),
        ("since  = 2026-06-01\n", "", 8, "cette ligne manque ; ajoutez-la"),
        ('source = "Arr', 'sourse = "Arr', 11, "mot inconnu à cet endroit"),
        ('"Arrêté"', '" "', 11, "rien n’y est écrit"),
        ("EUR/hour", "EUR/jour", 6, "'EUR/jour' n’est pas permis ici ; écrivez l’un de : %, EUR"),
        ("2026-06-01", "2029-06-01", 9, "écrivez un jour entre le 1945-10-04 et le 2027-10-02"),
        ("2026-06-01", "2025-06-01", 15, "rangez-les du plus récent au plus ancien"),
        ("12.31", "-12.31", 10, "écrivez un nombre positif ou nul"),
        ("JORFTEXT1", "JORFTEXT1?x=1", 12, "son adresse durable sur Légifrance"),
    ],
)  # fmt: skip
def test_a_slip_is_said_by_its_line(
    tmp_path: Path, right: str, wrong: str, line: int, words: str
) -> None:
    path = tmp_path / "smic.toml"
    assert right in GOOD
    found = said(path, GOOD.replace(right, wrong, 1))
    assert found.startswith(f"{path}:{line}: ")
    assert words in found


def test_a_slip_in_a_block_of_a_block_is_found() -> None:
    path = Path("calculator/pay/contributions.toml")
    text = path.read_text(encoding="utf-8")
    wrong = re.sub(r"(.*)^since    = 2024-01-01$", r"\1since    = 1", text, count=1,
                   flags=re.DOTALL | re.MULTILINE)  # fmt: skip
    (row,) = (at for at, line in enumerate(wrong.split("\n"), 1) if line == "since    = 1")
    with pytest.raises(DataError) as caught:
        read_contributions(parse(wrong, "contributions.toml"))
    assert explain(caught.value).startswith(f"{path}:{row}: ")


def test_a_file_is_named_by_where_it_stands() -> None:
    assert explain(DataError("parameters/smic.toml", "", "missing")).startswith(
        "calculator/law/parameters/smic.toml : "
    )


def test_what_has_no_words_keeps_its_own() -> None:
    assert explain(DataError("x.toml", "a.b", "is odd")) == "x.toml : « a.b » : is odd"


def test_lines_are_those_of_blocks_and_keys() -> None:
    assert lines('a = 1\n[b]\n"c" = 2\n[[d]]\ne = 3\n[[d]]\n[[d.f]]\n[[d.f]]\ng = 4\n') == {
        "a": 1, "b": 2, "b.c": 3, "d[0]": 4, "d[0].e": 5, "d[1]": 6,
        "d[1].f[0]": 7, "d[1].f[1]": 8, "d[1].f[1].g": 9,
    }  # fmt: skip


def test_every_word_fits_its_pattern() -> None:
    for one in tomllib.loads(WORDS.read_text(encoding="utf-8"))["refusal"]:
        groups = re.compile(one["problem"]).groups
        assert one["words"].format(*("x" for _ in range(groups)))
