"""Each article cited is the one in force on the day of the data, word for word, or it is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from scripts.citations import files, main
from scripts.legi import fingerprint
from tests.scripts.statute import TEXT, Made, article, write_citations, write_code

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = article("L1254-2", Made("LEGIARTI1"))


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    return Check(tmp_path, capsys)


class Check:
    """The command on a made-up code, made-up citations and made-up pages."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self.docs, self.citations = (
            folder / name for name in ("data", "docs", "citations")
        )
        self.docs.mkdir()
        self.folder = folder
        self.capsys = capsys

    def code(self, *articles: dict[str, Any], day: str = "2026-03-27") -> None:
        write_code(self.data, *articles, day=day)

    def page(self, text: str, name: str = "page.md") -> None:
        path = self.docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, *more: str) -> tuple[int, str]:
        places = ("--data", self.data, "--docs", self.docs, "--citations", self.citations)
        status = main([*map(str, places), *more])
        said = self.capsys.readouterr()
        return status, (said.out + said.err).replace(f"{self.folder}/", "")

    def fails(self, line: str) -> None:
        """The command fails, and says one line that starts so."""
        status, said = self.run()
        assert status == 1
        assert len(said.splitlines()) == 1, said
        assert said.startswith(line), said


def test_what_was_read_and_still_holds_passes(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations)
    assert check.run() == (0, "")


def test_an_article_that_does_not_exist_is_told(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations, number="L1254-99")
    check.fails("citations/code_du_travail.toml:9: L1254-99 : n’existe pas (code du travail au ")


def test_an_article_of_the_other_code_does_not_exist_in_this_one(check: Check) -> None:
    check.code(RIGHT)
    write_code(check.data, name="code_de_la_securite_sociale")
    write_citations(check.citations, name="code_de_la_securite_sociale")
    check.fails("citations/code_de_la_securite_sociale.toml:9: L1254-2 : n’existe pas")


def test_a_repealed_article_is_told_with_its_last_day(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1", end="2026-01-01", state="ABROGE")))
    write_citations(check.citations)
    check.fails(
        "citations/code_du_travail.toml:9: L1254-2 : abrogé le 1er\u00a0janvier\u00a02026\u202f; "
    )


def test_an_article_to_be_repealed_is_in_force_until_its_end(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1", end="2026-03-28", state="ABROGE_DIFF")))
    write_citations(check.citations)
    assert check.run() == (0, "")
    check.code(article("L1254-2", Made("LEGIARTI1", end="2026-03-27", state="ABROGE_DIFF")))
    check.fails("citations/code_du_travail.toml:9: L1254-2 : abrogé le 27")


def test_an_article_that_is_not_yet_in_force_is_told(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1", "2026-09-01", state="VIGUEUR_DIFF")))
    write_citations(check.citations, since="2026-09-01")
    check.fails("citations/code_du_travail.toml:9: L1254-2 : pas encore en vigueur, il commence")


def test_another_text_under_the_same_identifier_is_told(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1"), text=TEXT.replace("une", "aucune")))
    write_citations(check.citations)
    check.fails("citations/code_du_travail.toml:13: L1254-2 : texte changé depuis la lecture")


def test_another_layout_of_the_same_words_is_not(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1"), text=f"<div>\n{TEXT.upper()}<br/></div>"))
    write_citations(check.citations)
    assert check.run() == (0, "")


def test_another_version_in_force_on_the_day_of_the_reading_is_told(check: Check) -> None:
    old, new = Made("LEGIARTI1", end="2026-01-01"), Made("LEGIARTI2", "2026-01-01")
    check.code(article("L1254-2", old, new))
    write_citations(check.citations)
    check.fails(
        "citations/code_du_travail.toml:10: L1254-2 : autre version en vigueur le "
        "27\u00a0mars\u00a02026, LEGIARTI2 depuis le 1er\u00a0janvier\u00a02026\u202f; relisez"
    )


def test_another_first_day_is_told(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations, since="2015-04-05")
    check.fails("citations/code_du_travail.toml:11: L1254-2 : la version citée commence le 4")


def test_newer_data_tell_what_has_changed_since_the_reading(check: Check) -> None:
    old, new = Made("LEGIARTI1", end="2026-05-28"), Made("LEGIARTI2", "2026-05-28")
    check.code(article("L1254-2", old, new), day="2026-08-20")
    write_citations(check.citations)
    check.fails("citations/code_du_travail.toml:10: L1254-2 : texte changé depuis la lecture, LEGI")
    write_citations(check.citations, status="changed")
    assert check.run() == (0, "")


def test_newer_data_tell_what_was_repealed_since_the_reading(check: Check) -> None:
    check.code(article("L1254-2", Made("LEGIARTI1", end="2026-05-28")), day="2026-08-20")
    write_citations(check.citations)
    check.fails("citations/code_du_travail.toml:9: L1254-2 : abrogé le 28\u00a0mai\u00a02026")


def test_data_older_than_the_reading_prove_nothing(check: Check) -> None:
    check.code(RIGHT, day="2026-03-26")
    write_citations(check.citations)
    check.fails("citations/code_du_travail.toml : lu au 27\u00a0mars\u00a02026, mais les données")


def test_of_articles_of_one_number_the_cited_one_counts(check: Check) -> None:
    check.code(article("L1254-2", Made("OTHER"), text="x"), RIGHT)
    write_citations(check.citations)
    assert check.run() == (0, "")


def test_data_that_are_missing_are_asked_for(check: Check) -> None:
    write_citations(check.citations)
    status, said = check.run()
    assert status == 1
    assert "manque\u202f; lancez" in said


def test_a_file_that_breaks_its_rules_is_told(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations, sha256="0")
    check.fails("citations/code_du_travail.toml: article[0].sha256: ")


def test_a_code_that_the_check_does_not_know_is_told(check: Check) -> None:
    write_citations(check.citations, name="code_civil")
    check.fails("citations/code_civil.toml : code inconnu\u202f; ajoutez")


def test_an_agreement_read_by_hand_is_not_looked_for(check: Check) -> None:
    url = "https://www.legifrance.gouv.fr/conv_coll/article/{id}"
    write_citations(check.citations, name="convention", url=url)
    assert check.run() == (0, "")


def test_an_unknown_key_in_a_page_is_told_with_its_line(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations)
    check.page("# Titre\n\nBien ([L1254-2][]), mal ([L1254-99][]).", "droit/page.md")
    check.page("[L1254-99][]", "generated/fin_de_page.md")
    check.fails("docs/droit/page.md:3: [L1254-99] : référence inconnue")


def test_a_changed_article_cited_without_its_words_is_told(check: Check) -> None:
    check.code(RIGHT)
    write_citations(check.citations, status="changed")
    check.page("Voir [L1254-2][].")
    check.fails("docs/page.md:1: [L1254-2] : écrivez «\u00a0texte modifié depuis notre lecture")
    check.page("Voir [L1254-2][] (texte modifié depuis notre lecture).")
    assert check.run() == (0, "")


def test_the_block_of_an_article_passes_once_its_subject_is_written(check: Check) -> None:
    check.code(article(" L1254-2", Made("LEGIARTI1")))
    write_citations(check.citations)
    status, block = check.run("--lock", "L. 1254-2", "--code", "code_du_travail")
    assert status == 0
    assert block.splitlines() == [
        "[[article]]",
        'number  = "L1254-2"',
        'id      = "LEGIARTI1"',
        "since   = 2015-04-04",
        'subject = ""',
        f'sha256  = "{fingerprint(TEXT)}"',
    ]
    path = check.citations / "code_du_travail.toml"
    head = path.read_text(encoding="utf-8").partition("[[article]]")[0]
    path.write_text(head + block, encoding="utf-8")
    check.fails("citations/code_du_travail.toml: article[0].subject: is empty")
    path.write_text(head + block.replace('""', '"Expertise"'), encoding="utf-8")
    assert check.run() == (0, "")


@pytest.mark.parametrize(
    ("number", "why"), [("L9999-1", "n’existe pas"), ("L1254-9", "sans texte en vigueur le 27")]
)
def test_there_is_no_block_for_what_is_not_law(check: Check, number: str, why: str) -> None:
    check.code(RIGHT, article("L1254-9", Made("LEGIARTI9", end="2020-01-01")))
    write_citations(check.citations)
    status, said = check.run("--lock", number)
    assert (status, said.count("\n")) == (1, 1)
    assert said.startswith(f"{number} : {why}")


def test_all_that_the_guide_cites_is_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), capsys.readouterr().out) == (0, "")


def test_each_field_of_each_article_is_found_again_by_its_line() -> None:
    for file in files():
        lines = file.path.read_text(encoding="utf-8").split("\n")
        for one in file.articles:
            assert re.search(
                rf'"{re.escape(one.citation.number)}"$', lines[one.lines["number"] - 1]
            )
            assert one.citation.sha256 in lines[one.lines["sha256"] - 1]
