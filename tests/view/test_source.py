from __future__ import annotations

from dataclasses import replace
from datetime import date

from calculator.law.citation import citation, codes
from calculator.law.provenance import Provenance
from calculator.view.html import render
from calculator.view.source import checked_on, cite, cite_all, describe, doubt, origin, since


def test_the_texts_were_checked_on_the_last_day_that_a_code_was() -> None:
    days = [one.checked_on for one in codes().values()]
    assert checked_on() in days
    assert all(checked_on() >= day for day in days)


def test_an_article_is_described_by_its_subject_its_version_and_its_check() -> None:
    article = replace(
        citation("L1254-3"),
        subject="Recours",
        since=date(2015, 4, 4),
        checked_on=date(2026, 8, 20),
        status="current",
    )
    assert describe(article) == (
        "Recours. Version du 4\u00a0avril\u00a02015, vérifiée le 20\u00a0août\u00a02026."
    )
    assert describe(replace(article, status="changed")).endswith(
        "vérifiée le 20\u00a0août\u00a02026\u202f; texte modifié depuis notre lecture."
    )


def test_a_doubt_about_a_text_stands_in_words_beside_its_link() -> None:
    article = citation("L1254-3")
    assert "(" not in render(cite(article)).rpartition("</a>")[2]
    odd = render(cite(replace(article, status="replaced")))
    assert "</a> (version remplacée depuis notre lecture)" in odd
    assert f'href="{article.url}"' in odd


def test_articles_of_a_statement_end_with_the_oldest_day_of_their_checks() -> None:
    first = replace(citation("L1254-3"), checked_on=date(2026, 8, 20))
    second = replace(citation("CC 2"), checked_on=date(2023, 11, 8))
    text = "".join(cite_all((first, second)).itertext())
    assert text == (
        "C. trav., art. L1254-3 · CC portage, art. 2 · vérifié le 8\u00a0novembre\u00a02023"
    )


VALUE = Provenance(
    since=date(2024, 1, 1),
    since_at_least=False,
    source="CSS, art. L136-8",
    url="https://example.org",
    status="verified",
    checked_on=date(2026, 10, 1),
)


def test_a_figure_says_since_when_it_holds_and_no_more_than_is_known() -> None:
    assert since(VALUE) == "1er\u00a0janvier\u00a02024"
    assert since(replace(VALUE, since_at_least=True)) == "1er\u00a0janvier\u00a02024 au moins"
    assert "".join(origin(replace(VALUE, since_at_least=True)).itertext()) == (
        "CSS, art. L136-8, depuis le 1er\u00a0janvier\u00a02024 au moins "
        "· vérifié le 1er\u00a0octobre\u00a02026"
    )


def test_a_figure_says_whether_its_text_was_read() -> None:
    assert doubt(VALUE) == ""
    assert doubt(replace(VALUE, status="unverified")) == "à confirmer\u00a0: texte non lu"
    assert (
        doubt(replace(VALUE, status="replaced"))
        == "à confirmer\u00a0: lu dans la version remplacée"
    )
    text = "".join(origin(replace(VALUE, status="replaced")).itertext())
    assert text.endswith(" · à confirmer\u00a0: lu dans la version remplacée")
