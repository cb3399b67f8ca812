from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import markdown  # type: ignore[import-untyped]
import pytest

from calculator.data import DataError
from calculator.view.source import checked_on
from scripts import terms as module
from scripts.generate import fragments
from scripts.page import pages
from scripts.terms import GLOSSARY, MOST, Term, TermError, link_terms, terms

if TYPE_CHECKING:
    from collections.abc import Sequence

A_LINK = re.compile(
    r'<a class="poi-term" href="([^"]*)#([^"]+)" title="([^"]*)">(.*?)</a>', re.DOTALL
)


@cache
def built() -> dict[str, str]:
    """Each page by its address, near to what MkDocs makes of it."""
    written = dict(fragments({"runtime": "abc", "edition": "def"}, checked_on()))
    extensions = ["admonition", "attr_list", "def_list", "md_in_html", "tables"]
    found = {}
    for one in pages():
        text = re.sub(r"\{!generated/([^!]+)!\}", lambda match: written[match[1]], one.text)
        inside = markdown.markdown(text, extensions=extensions)
        found[one.url] = f"<!doctype html><body><article>\n{inside}</article></body>"
    return found


@cache
def glossary() -> Sequence[Term]:
    """The terms of the glossary."""
    return terms(built()[GLOSSARY])


@cache
def guide() -> dict[str, str]:
    """Each page by its address, its terms linked."""
    return {url: link_terms(html, url, glossary()) for url, html in built().items()}


def linked(
    inside: str, list_: Sequence[Term] | None = None, url: str = "droit/portage/"
) -> list[str]:
    """The texts that become links."""
    page = f"<article>{inside}</article>"
    found = link_terms(page, url, glossary() if list_ is None else list_)
    assert A_LINK.sub(r"\4", found) == page
    return [match[4] for match in A_LINK.finditer(found)]


def test_each_term_of_the_list_is_in_the_glossary_with_a_short_definition() -> None:
    source = Path("docs/comprendre/glossaire.md").read_text(encoding="utf-8")
    for one in glossary():
        assert f"{{ #{one.id} }}" in source
        assert 20 <= len(one.tip) <= 200, one.id
        assert re.search(r"[.!?]$", one.tip), one.tip


def test_a_tooltip_holds_no_citation_but_the_doubt_that_stood_with_it() -> None:
    tips = {one.id: one.tip.replace("\u00a0", " ") for one in glossary()}
    assert tips["iccp"] == (
        "En intérim, somme versée en fin de mission à la place des congés : au moins 10 % de la "
        "rémunération totale brute."
    )
    assert "moins les frais de gestion (version remplacée)." in tips["montant-disponible"]
    assert "(PMSS)" in tips["pmss"]
    assert not [tip for tip in tips.values() if re.search(r"L\d{4}|CC \d|\s[.,]|\(\)|<", tip)]


def test_all_but_the_links_stays_byte_for_byte() -> None:
    for url, html in built().items():
        assert A_LINK.sub(r"\4", guide()[url]) == html, url


def test_a_second_time_changes_nothing() -> None:
    for url, html in guide().items():
        assert link_terms(html, url, glossary()) == html


def test_a_page_has_each_term_once_and_few_links() -> None:
    assert any(A_LINK.search(html) for html in guide().values())
    for url, html in guide().items():
        ids = [match[2] for match in A_LINK.finditer(html)]
        assert len(ids) == len(set(ids)) <= MOST, url


def test_each_term_that_pages_use_is_linked_somewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {match[2] for html in guide().values() for match in A_LINK.finditer(html)}
    monkeypatch.setattr(module, "MOST", len(glossary()))
    all_of_them = [link_terms(html, url, glossary()) for url, html in built().items()]
    assert {match[2] for html in all_of_them for match in A_LINK.finditer(html)} == shown


def test_a_link_leads_to_the_glossary_from_where_the_page_stands() -> None:
    for url, up in (("", ""), ("faq/", "../"), ("droit/portage/", "../../")):
        found = link_terms("<article><p>Une ETT.</p></article>", url, glossary())
        match = A_LINK.search(found)
        assert match
        assert (match[1], match[2]) == (f"{up}comprendre/glossaire/", "ett")


def test_the_glossary_and_the_page_that_is_served_anywhere_have_no_such_link() -> None:
    page = "<article><p>Une ETT.</p></article>"
    assert link_terms(page, GLOSSARY, glossary()) == page
    assert link_terms(page, "404.html", glossary()) == page
    assert link_terms("<p>Une ETT.</p>", "faq/", glossary()) == "<p>Une ETT.</p>"


def test_a_page_on_which_a_reader_fills_something_in_has_no_link_out_of_it() -> None:
    calculator = '<div class="poi-calculator poi-simulator"><p>ETT</p></div>'
    for inside in (f"<p>Une ETT.</p>{calculator}", f"{calculator}<p>Une ETT.</p>"):
        assert linked(inside) == []
    asking = {url for url, html in built().items() if "poi-calculator" in html}
    assert {"calculer/portage/", "choisir/salarie/"} <= asking
    assert not [url for url in asking if A_LINK.search(guide()[url])]


@pytest.mark.parametrize(
    "text",
    [
        "<h2>L’ETT</h2>",
        '<p><a href="x">L’ETT</a></p>',
        "<p><code>ETT</code></p>",
        "<p><button>ETT</button></p>",
        "<table><tr><th>ETT</th></tr></table>",
        "<form><p>ETT</p></form>",
        "<figure><ol><li>ETT</li></ol></figure>",
        "<p><svg><text>ETT</text></svg></p>",
        "<details><summary><p>ETT</p></summary></details>",
        '<p class="admonition-title">ETT</p>',
        '<div class="poi-example"><p>ETT</p></div>',
        '<p title="ETT">.</p>',
        "<!-- <p>ETT</p> -->",
        "<p>.</p><div>ETT</div>",
    ],
)
def test_only_running_text_is_linked(text: str) -> None:
    assert linked(text) == []
    assert linked(f"{text}<p>Une ETT.</p>") == ["ETT"]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Une <strong>ETT</strong>.</p>",
        "<ul><li>Une ETT</li></ul>",
        "<table><tr><td>ETT</td></tr></table>",
        "<dl><dt>ETT</dt><dd>Une ETT</dd></dl>",
        "<p>Un saut<br>puis une image <img src='x'> : ETT</p>",
        "<p>A &amp; B,\n&nbsp;ETT</p>",
    ],
)
def test_running_text_stands_in_paragraphs_lists_and_cells(text: str) -> None:
    assert linked(text) == ["ETT"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Deux salariés portés.", ["salariés portés"]),
        ("Une salariée portée.", ["salariée portée"]),
        ("Frais de gestion compris.", ["Frais de gestion"]),
        ("Les frais\u00a0de\ngestion.", ["frais\u00a0de\ngestion"]),
        ("L’ETT, d’IFM, l'ICCP.", ["ETT", "IFM", "ICCP"]),
        ("Le compte rendu d'activité.", ["compte rendu d'activité"]),
        ("Un CDI intérimaire (CDII).", ["CDI intérimaire"]),
        ("Les contrats de mise à disposition.", ["contrats de mise à disposition"]),
        ("Un délai de carence.", ["délai de carence"]),
        ("Le ifm, un ETTE, une pré-ETT, ETT-2.", []),
        ("Une carence, une mission, un contrat, un brut.", []),
        ("Le pass navigo.", []),
    ],
)
def test_words_are_found_as_they_stand_in_a_sentence(text: str, wanted: list[str]) -> None:
    assert linked(f"<p>{text}</p>") == wanted


def test_the_longest_term_wins() -> None:
    short = Term("a", (), ("indemnité",), "Une.")
    long = Term("b", (), ("indemnité de fin",), "Autre.")
    for known in ([short, long], [long, short]):
        assert linked("<p>Une indemnité de fin.</p>", known) == ["indemnité de fin"]
    assert linked("<p>Une indemnité de fin, une indemnité.</p>", [short, long]) == [
        "indemnité de fin",
        "indemnité",
    ]


def test_only_the_first_use_is_linked_whatever_its_spelling() -> None:
    assert linked("<p>Une ETT, une entreprise de travail temporaire.</p><p>ETT</p>") == ["ETT"]


def test_where_there_are_too_many_the_first_of_the_list_win_in_the_order_of_the_text() -> None:
    known = [Term(f"t{at}", (), (f"mot{at}",), "Un mot.") for at in range(MOST + 3)]
    text = " ".join(f"mot{at}" for at in reversed(range(MOST + 3)))
    assert linked(f"<p>{text}</p>", known) == [f"mot{at}" for at in reversed(range(MOST))]


def test_a_definition_cannot_break_out_of_its_tooltip() -> None:
    known = [Term("x", ("X",), (), 'Dit « "a" < b ».')]
    found = link_terms("<article><p>X</p></article>", "", known)
    assert 'title="Dit « &quot;a&quot; &lt; b »."' in found


def test_the_whole_site_takes_less_than_two_seconds() -> None:
    start = perf_counter()
    known = terms(built()[GLOSSARY])
    for url, html in built().items():
        link_terms(html, url, known)
    assert perf_counter() - start < 2


GOOD = '[[term]]\nid = "ett"\nsigles = ["ETT"]\n'
HTML = "<dl><dt id='ett'>ETT</dt><dd>{}</dd></dl>"


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list of one term, in place of the project's."""
    path = tmp_path / "terms.toml"
    path.write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(module, "FILE", path)
    return path


def test_a_list_of_terms_needs_sigles_or_words(listed: Path) -> None:
    (one,) = terms(HTML.format("Un mot. Un autre."))
    assert one == Term("ett", ("ETT",), (), "Un mot. Un autre.")
    listed.write_text(GOOD.replace('sigles = ["ETT"]', 'words = ["une ett"]'), encoding="utf-8")
    (one,) = terms(HTML.format("Un mot."))
    assert (one.sigles, one.words) == ((), ("une ett",))


@pytest.mark.parametrize(
    ("wrong", "error", "says"),
    [
        (GOOD + 'note = "x"\n', DataError, "unknown key"),
        ('[[term]]\nid = "ett"\n', DataError, "missing"),
        (GOOD + GOOD, DataError, "twice"),
        (GOOD.replace('"ett"', '"eps"'), TermError, "« eps » manque au glossaire"),
    ],
)
def test_a_wrong_list_is_told(listed: Path, wrong: str, error: type[Exception], says: str) -> None:
    listed.write_text(wrong, encoding="utf-8")
    with pytest.raises(error, match=says):
        terms(HTML.format("Un mot."))


@pytest.mark.usefixtures("listed")
def test_a_definition_that_no_tooltip_holds_is_told() -> None:
    with pytest.raises(TermError, match="la première phrase a 208 signes"):
        terms(HTML.format("mot " * 51 + "fin."))


@pytest.mark.usefixtures("listed")
def test_a_second_sentence_that_makes_a_tooltip_long_is_left_out() -> None:
    second = "Une autre phrase " + "longue " * 20 + "enfin."
    (one,) = terms(HTML.format(f"Un mot. {second}"))
    assert one.tip == "Un mot."
