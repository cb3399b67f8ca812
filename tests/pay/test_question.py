from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError, parse
from calculator.law.citation import codes
from calculator.pay.question import question, questions, read_questions
from calculator.pay.quote import CAUSES, FIGURES, KINDS, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "questions.toml"
ALWAYS = "".join(
    f'[[question]]\nfigure = "{figure}"\nask = "D’où vient-elle ?"\n'
    + ("" if all(figure in FIGURES[one] for one in KINDS) else f'kind = "{kind}"\n')
    for kind in KINDS
    for figure in FIGURES[kind]
    if kind == "portage" or figure not in FIGURES["portage"]
)
PARTICULAR = """
[[question]]
figure  = "fee"
kind    = "portage"
way     = "more"
because = ["expenses", "reserve"]
ask     = "Et les frais ?"
"""


def test_the_first_question_that_fits_is_the_one_to_ask() -> None:
    first, *others = read_questions(parse(PARTICULAR + ALWAYS, FILE))
    both = Finding("portage", "fee", 500, 100, ("expenses", "reserve"))
    assert first.fits(both)
    assert not first.fits(Finding("portage", "fee", 500, 100, ("expenses",)))
    assert not first.fits(Finding("portage", "fee", 50, 100, ("expenses", "reserve")))
    assert not first.fits(Finding("portage", "budget", 500, 100, ("expenses", "reserve")))
    assert [one.figure for one in others if one.fits(both)] == ["fee"]


def test_a_question_without_a_kind_is_asked_of_both() -> None:
    found = read_questions(parse(ALWAYS, FILE))
    for kind in KINDS:
        gap = Finding(kind, "taxable_net", 500, 100, ())
        assert [one.figure for one in found if one.fits(gap)] == ["taxable_net"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('figure  = "fee"', 'figure = "fees"', "question[0].figure: 'fees' is not one of"),
        ('figure  = "fee"', 'figure = "price"', "question[0].figure: 'price' is not one of"),
        ('kind    = "portage"', 'kind = "cdi"', "question[0].kind: 'cdi' is not one of"),
        ('kind    = "portage"', "", "question[0].figure: 'fee' is not one of"),
        ('way     = "more"', 'way = "up"', "question[0].way: 'up' is not one of"),
        ('way     = "more"', "when = 1", "question[0].when: unknown key"),
        ('"reserve"]', '"ifm"]', "question[0].because[1]: 'ifm' is not one of expenses, reserve,"),
        ('["expenses", "reserve"]', "[]", "question[0].because: is empty"),
        ('ask     = "Et les frais ?"', "", "question[0].ask: missing"),
        ("[[question]]", "title = 1\n[[question]]", "title: unknown key"),
    ],
)
def test_a_broken_file_says_where(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        read_questions(parse(PARTICULAR.replace(old, new, 1) + ALWAYS, FILE))
    assert str(error.value).startswith(f"{FILE}: {message}")


def test_what_either_has_not_can_only_be_asked_of_one() -> None:
    text = ALWAYS + '[[question]]\nfigure = "taxable_net"\nbecause = ["fee"]\nask = "?"\n'
    with pytest.raises(DataError, match=r"because\[0\]: 'fee' is not one of"):
        read_questions(parse(text, FILE))


def test_a_question_that_would_never_be_asked_is_refused() -> None:
    with pytest.raises(DataError, match=r"question\[14\]: is never asked: a question above fits"):
        read_questions(parse(ALWAYS + PARTICULAR, FILE))


def test_a_figure_of_which_some_gap_fits_no_question_is_refused() -> None:
    with pytest.raises(DataError, match=r"question: none fits every gap in 'price' of interim"):
        read_questions(parse(ALWAYS[: ALWAYS.rindex("[[question]]")], FILE))


def test_where_the_calculation_explains_a_figure_there_is_nothing_to_ask() -> None:
    assert question(Finding("portage", "fee", 110, 100, ())) == ""
    assert question(Finding("portage", "fee", 111, 100, ()))


def gaps() -> Iterator[Finding]:
    for kind in KINDS:
        for figure in FIGURES[kind]:
            for quoted, recomputed in ((500, 100), (100, 500), (0, 500)):
                for size in range(3):
                    for because in combinations(CAUSES[kind], size):
                        yield Finding(kind, figure, quoted, recomputed, because)


def test_every_gap_is_asked_about_and_every_question_is_asked() -> None:
    assert {question(gap) for gap in gaps()} == {one.ask for one in questions()}


def test_every_question_is_whole_and_gives_no_figure() -> None:
    known = {
        article.number: article for one in codes().values() for article in one.articles.values()
    }
    for one in questions():
        assert re.fullmatch(r"[A-ZÀÉÊ].*(\u202f\?|\.)", one.ask), one.ask
        assert "\u202f?" in one.ask
        articles = re.findall(r"\b[LRD]\d+(?:-\d+)+", one.ask)
        assert all(known[article].status == "current" for article in articles), one.ask
        assert not re.search(r"\d", re.sub(r"\b[LRD]\d+(?:-\d+)+", "", one.ask)), one.ask


def test_every_cause_of_a_gap_is_asked_about() -> None:
    asked = {(kind, name) for one in questions() for kind in one.kinds for name in one.because}
    assert asked == {(kind, name) for kind in KINDS for name in CAUSES[kind]}
