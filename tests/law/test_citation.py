from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.law.citation import citation, code, codes

FILE = "citations/convention.toml"
SHA = "0123456789abcdef" * 4
CONVENTION = f"""
title      = "Convention du portage"
label      = "CC portage"
prefix     = "CC "
read_on    = 2023-11-08
checked_on = 2026-08-20
url        = "https://www.legifrance.gouv.fr/conv_coll/article/{{id}}"

[[article]]
number  = "2"
id      = "KALIARTI000035184788"
since   = 2017-07-01
subject = "Autonomie"
sha256  = "{SHA}"

[[article]]
number  = "21"
id      = "KALIARTI000043706538"
since   = 2021-06-26
subject = "Paie"
sha256  = "{SHA}"
status  = "replaced"
"""


def test_an_article_has_its_key_its_label_its_address_and_its_state() -> None:
    found = code(parse(CONVENTION, FILE))
    assert (found.title, found.read_on, found.checked_on) == (
        "Convention du portage",
        date(2023, 11, 8),
        date(2026, 8, 20),
    )
    assert list(found.articles) == ["CC 2", "CC 21"]
    article = found.articles["CC 2"]
    assert (article.number, article.label) == ("2", "CC portage, art. 2")
    assert article.url == "https://www.legifrance.gouv.fr/conv_coll/article/KALIARTI000035184788"
    assert (article.code, article.subject, article.sha256) == (found.title, "Autonomie", SHA)
    assert article.status == "current"
    assert found.articles["CC 21"].status == "replaced"


def test_a_code_without_a_prefix_names_its_articles_by_their_number() -> None:
    text = CONVENTION.replace('prefix     = "CC "', 'prefix     = ""')
    found = code(parse(text, FILE)).articles
    assert [(key, article.number) for key, article in found.items()] == [("2", "2"), ("21", "21")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('number  = "21"', 'number  = "2"', "article[1].number: 'CC 2' is there twice"),
        (
            "KALIARTI000043706538",
            "KALIARTI000035184788",
            "article[1].id: 'KALIARTI000035184788' is there twice",
        ),
        (
            "https://www.legifrance.gouv.fr/conv_coll",
            "https://example.org/conv_coll",
            "url: expected a Légifrance address with {id} in it",
        ),
        ("article/{id}", "article/", "url: expected a Légifrance address with {id} in it"),
        ("since   = 2017-07-01", "since = 1945-10-03", "article[0].since: 1945-10-03 is not betwe"),
        ("since   = 2021-06-26", "since = 2027-08-22", "article[1].since: 2027-08-22 is not betwe"),
        (
            "checked_on = 2026-08-20",
            "checked_on = 2023-11-07",
            "checked_on: 2023-11-07 is not betw",
        ),
        (
            'status  = "replaced"',
            'status  = "current"',
            "article[1].status: 'current' is not one of changed, replaced",
        ),
        ('subject = "Autonomie"', 'subject = " "', "article[0].subject: is empty"),
        ('subject = "Autonomie"', "", "article[0].subject: missing"),
        ('subject = "Autonomie"', 'subject = "A"\nnote = 1', "article[0].note: unknown key"),
        ('label      = "CC portage"', 'label = "C"\nnote = 1', "note: unknown key"),
    ],
)
def test_a_wrong_citation_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert CONVENTION.count(old) == 1
    with pytest.raises(DataError) as refused:
        code(parse(CONVENTION.replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


@pytest.mark.parametrize("wrong", [SHA[:-1], SHA + "0", SHA.upper(), "z" * 64])
def test_a_fingerprint_has_64_lower_case_hexadecimal_digits(wrong: str) -> None:
    text = CONVENTION.replace(SHA, wrong, 1)
    with pytest.raises(DataError, match=r"article\[0\]\.sha256: expected 64 hexadecimal digits"):
        code(parse(text, FILE))


def test_an_article_is_found_by_its_key() -> None:
    assert citation("L1254-3").label == "C. trav., art. L1254-3"
    assert citation("CSS L311-2").label == "CSS, art. L311-2"
    assert citation("CC 21").label == "CC portage, art. 21"


def test_an_article_that_was_not_read_is_not_known() -> None:
    with pytest.raises(KeyError):
        citation("L9999-9")


def test_no_article_is_cited_by_two_files() -> None:
    keys = [key for one in codes().values() for key in one.articles]
    assert len(set(keys)) == len(keys)
