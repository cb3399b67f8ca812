"""What a page may not do is found and named with its line; what is long is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.page import sources
from scripts.prose import long_passages, long_sentences, main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """---
title: Un titre
description: Ce que dit la page, en une phrase.
checked_on: 2026-08-20
review_every: 6 months
---
# Un titre

Le taux est de [{!generated/valeurs/interim.ifm_rate.md!}][interim.ifm_rate] ([L1251-32][]).

## Une partie

Lu le 20 août 2026, en 3 pages, au niveau bac + 2. Voir [la page](autre.md#18-mois).

### Un détail { #detail }

![Un schéma des trois parties](schema.svg) `18 mois`

| Durée | Texte |
|---|---|
| [{!generated/valeurs/portage.max_months.md!}][portage.max_months] | [L1254-4][] |

## Une autre partie

Un centime, dans un exemple. <!-- chiffre du guide : exemple de calcul -->
"""


def said(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[str]]:
    (folder / "page.md").write_text(text, encoding="utf-8")
    return main(arguments, folder), capsys.readouterr().out.splitlines()


def test_a_page_that_types_no_figure_passes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = said(tmp_path, PAGE, capsys)
    assert (status, len(lines)) == (0, 1)


@pytest.mark.parametrize(
    "planted",
    [
        ("Le taux est", "Le taux de 10 % est", 9, "« 10 % » : chiffre tapé à la main"),
        ("Le taux est", "Le taux de dix pour cent est", 9, "« dix pour cent »"),
        ("Le taux est", "Le prix de 1 823,03 € est", 9, "« 1 823,03 € »"),
        ("Le taux est", "Vingt et un mille euros, soit", 9, "« Vingt et un mille euros »"),
        ("Le taux est", "Au bout de 18 mois, le taux est", 9, "« 18 mois »"),
        ("Le taux est", "Le taux de **10** % est", 9, "« 10 % »"),
        ("Le taux est", "Le taux de <strong>10</strong> % est", 9, "« 10 % »"),
        ("Le taux est", "Le taux de 10&nbsp;% est", 9, "« 10 % »"),
        ("Le taux est", "Le taux, 8-10 %, est", 9, "« 8-10 % »"),
        ("Le taux est", "Entre 18-36 mois, le taux est", 9, "« 18-36 mois »"),
        ("Le taux est", "Pour 12,5 heures, le taux est", 9, "« 12,5 heures »"),
        ("Le taux est", "Pour 4 trimestres, le taux est", 9, "« 4 trimestres »"),
        ("Le taux est", "De 10 % à 20 %, le taux est", 9, "« 20 % »"),
        ("Le taux est", "Dix pour mille, 3 M€", 9, "« 3 M€ »"),
        ("Le taux est", "Au bout de trois\nans, et de 18\nmois,", 10, "« 18 mois »"),
        ("Le taux est", "Le taux\nest 10 %,\n20 %,", 11, "« 20 % »"),
        ("title: Un titre", "title: 35 heures", 2, "« 35 heures »"),
        ("[L1254-4][] |", "[L1254-4][], 36 mois |", 21, "« 36 mois »"),
        ("Le taux est", "Après **18** mois, le taux est", 9, "« 18 mois »"),
        ("title: Un titre", "title: Une prime de 10 %", 2, "« 10 % »"),
        ("en une phrase.", "en 18 mois.", 3, "« 18 mois »"),
        (" <!-- chiffre du guide : exemple de calcul -->", "", 25, "« Un centime »"),
        ("## Une partie", "### Une partie", 11, "niveau 3 après 1"),
        ("## Une autre partie", "# Une autre partie", 23, "deuxième titre « # »"),
        ("## Une autre partie", "## Une partie", 23, "titre déjà pris"),
        ("## Une autre partie", "## Une autre partie.", 23, "ne finit pas par un point"),
        ("## Une autre partie", "#Une autre partie", 23, "deuxième titre « # »"),
        ("## Une autre partie", "Une autre partie\n---", 23, "titre souligné"),
        ("## Une autre partie", "Une autre partie\n===", 24, "titre souligné"),
        ("## Une autre partie", "<h1>Une autre partie</h1>", 23, "titre souligné ou en HTML"),
        ("# Un titre\n", "Un titre\n", 11, "niveau 2 après 0"),
        ("![Un schéma des trois parties]", "![]", 17, "image sans texte"),
        ("![Un schéma des trois parties](schema.svg)", "![][schema]", 17, "sans texte"),
        ("![Un schéma des trois parties](schema.svg)", '<img src="a.svg">', 17, "sans texte"),
        ("![Un schéma des trois parties](schema.svg)", '<img src="a" alt="">', 17, "sans texte"),
        ("![Un schéma des trois parties](schema.svg)", 'Un\n<img alt=" ">', 18, "sans texte"),
    ],
)
def test_what_a_page_may_not_do_is_named_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], planted: tuple[str, str, int, str]
) -> None:
    right, wrong, line, problem = planted
    assert PAGE.count(right) >= 1
    status, lines = said(tmp_path, PAGE.replace(right, wrong, 1), capsys)
    assert status == 1
    assert any(
        one.startswith(f"{tmp_path}/page.md:{line}: ") and problem in one for one in lines
    ), lines


@pytest.mark.parametrize(
    "image",
    [
        '<img src="a.svg" alt="Un schéma">',
        "<img src='a.svg' alt='Un schéma'>",
        '<img src="a.svg" alt="" role="presentation">',
        '<img src="a.svg" alt="" aria-hidden="true">',
    ],
)
def test_an_image_says_something_or_is_marked_as_an_ornament(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], image: str
) -> None:
    assert said(tmp_path, f"{PAGE}\n{image}\n", capsys)[0] == 0


@pytest.mark.parametrize(
    "stays",
    [
        "Trois minutes, dix questions, deux pages A4, en 2024.",
        "Voir [L1251-16][] heures, ou L1254-3 %.",
        '<a href="x.md" title="18 mois">le texte</a>{ .md-button title="18 mois" }',
        "[{!generated/valeurs/portage.max_months.md!}][portage.max_months] %",
        "Un mois sans mission.",
        "https://example.org/18%20mois",
    ],
)
def test_what_is_no_figure_of_the_law_may_be_typed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stays: str
) -> None:
    assert said(tmp_path, f"{PAGE}\n{stays}\n", capsys)[0] == 0


@pytest.mark.parametrize(
    ("rule", "figure"),
    [
        ("Le préavis est de dix-huit mois ([L1254-3][]).", "dix-huit mois"),
        ("Deux jours ouvrables ([L1251-42][]).", "Deux jours"),
        ("Sept mois, puis une pause ([CSS L311-2][]).", "Sept mois"),
        ("Il dure **trois** jours, selon la [version remplacée][CC 21].", "trois jours"),
        ("Mille six cents heures ([R6323-9-1][]).", "Mille six cents heures"),
        ("Dans les six premiers mois ([L1254-3][]).", "six premiers mois"),
        ("Dû au soixantième jour ([CSS R351-12][]).", "soixantième jour"),
        ("Vingt et un jours ([L1225-35][]).", "Vingt et un jours"),
        ("Deux refus ferment l’allocation ([L5422-1][]).", "Deux refus"),
        ("Quatre fois le SMIC ([L5422-1][]).", "Quatre fois"),
        ("Les deux tiers ([L5422-1][]).", "deux tiers"),
        ("| Trois ans | [CSS R323-1][] |", "Trois ans"),
        ("Cinq jours après, [{!generated/valeurs/a.b.md!}][a.b] passent.", "Cinq jours"),
        ("Le préavis\nest de deux\nsemaines ([L1251-28][]).", "deux semaines"),
    ],
)
def test_a_rule_of_law_types_no_length_of_time_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rule: str, figure: str
) -> None:
    status, lines = said(tmp_path, f"{PAGE}\n{rule}\n", capsys)
    line = 28 if "\n" in rule else 27
    told = f"{tmp_path}/page.md:{line}: « {figure} » : chiffre tapé à la main"
    assert (status, [one.startswith(told) for one in lines[:-1]]) == (1, [True]), lines
    why = " <!-- chiffre du guide : exemple -->"
    let_through = rule.replace("\nsemaines", f"{why}\nsemaines") if "\n" in rule else rule + why
    assert said(tmp_path, f"{PAGE}\n{let_through}\n", capsys)[0] == 0


@pytest.mark.parametrize(
    "stays",
    [
        "Trois mois de dépenses devant vous : conseil de prudence, sans texte.",
        "Deux contrats, trois parties ([L1254-1][]).",
        "Un mois sans mission n’est pas payé ([L1254-21][]).",
        "Une fois signé, le contrat lie ([L1254-8][]).",
        "La deuxième demande ([D1251-3-1][]).",
        "Voir [les trois mois](page.md), puis [la suite][].",
    ],
)
def test_a_number_that_sets_no_rule_may_be_typed_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stays: str
) -> None:
    assert said(tmp_path, f"{PAGE}\n{stays}\n", capsys)[0] == 0


def test_a_table_that_pages_bring_in_needs_no_title(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(tmp_path, "| Durée | Texte |\n|---|---|\n| a | b |\n", capsys)[0] == 0


def test_a_page_without_any_title_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = said(tmp_path, "---\ntitle: Un titre\n---\nDu texte.\n", capsys)
    assert status == 1
    assert lines[0].endswith("page.md:1: la page n’a pas de titre « # »")


def test_what_is_long_is_told_and_fails_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = " ".join(["mot"] * 35) + ". " + "Une phrase courte suit. " * 20
    status, lines = said(tmp_path, f"{PAGE}\n{long}\n", capsys, "--report")
    assert status == 0
    (sentence,) = long_sentences(tmp_path / "page.md")
    (passage,) = long_passages(tmp_path / "page.md")
    assert (sentence.words, passage.words) == (35, 115)
    assert lines[0].startswith(f"{tmp_path}/page.md:27: 35 mots : mot mot")
    assert lines[1].startswith(f"{tmp_path}/page.md:27: 115 mots : ")
    assert lines[2].startswith(
        f"prose : phrases de plus de 30 mots : 1, jusqu’à 35 ({tmp_path}/page.md:27) ; "
        f"paragraphes de plus de 90 : 1, jusqu’à 115 ({tmp_path}/page.md:27)"
    )


@pytest.mark.parametrize(
    "end", [". Mot", ". « Mot", " ! » Mot", ".) [Mot](x.md)", ". **Mot**", " ? À"]
)
def test_a_sentence_ends_at_its_mark(tmp_path: Path, end: str) -> None:
    half = " ".join(["mot"] * 20)
    (tmp_path / "page.md").write_text(f"{half}{end} {half}.\n", encoding="utf-8")
    assert not list(long_sentences(tmp_path / "page.md"))


@pytest.mark.parametrize("inside", ["art. 12", "p. ex. Mot", "al. 2", "M. Mot", "n° 3", "3.1"])
def test_an_abbreviation_ends_no_sentence(tmp_path: Path, inside: str) -> None:
    half = " ".join(["mot"] * 20)
    (tmp_path / "page.md").write_text(f"{half} {inside} {half}.\n", encoding="utf-8")
    assert len(list(long_sentences(tmp_path / "page.md"))) == 1


def test_a_wrong_command_line_is_no_failed_check(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--raport"], tmp_path)


def test_the_pages_of_the_guide_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0, capsys.readouterr().out
    assert {"faq.md", "salarie.md"} <= {path.name for path in sources()}
