"""The pages of the guide become one text: each place once, links inside, nothing for screens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from calculator.law.french import day
from scripts.bound import SHELL, whole_page
from scripts.insertion import PageError
from scripts.page import pages
from scripts.website import website
from scripts.whole import Whole, bind, parts, slug
from tests.scripts.sample import sample, site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    sample("index.md", title="Accueil"),
    sample("faq.md", title="Questions"),
    sample("droit/portage.md"),
)
HOME = """<h1 id="accueil">Accueil<a class="headerlink" href="#accueil">¶</a></h1>
<p><a href="droit/portage/#la-reserve">réserve</a> <a href="faq/">questions</a>
<a href="calculer/portage/#resultat">calcul</a> <a href="guide.xml">flux</a>
<a href="droit/portage/#disparu">disparu</a> <a href="https://example.org/">dehors</a></p>
<form><input></form><script>go()</script><p hidden>caché</p>"""
FAQ = """<h1 id="faq">Questions</h1><h2 id="une">Une ?</h2><h3 id="un">Un</h3>
<details><summary>Plus</summary><p>Le reste</p></details>"""
PORTAGE = """<h1 id="portage">Portage</h1><h2 id="la-reserve">Réserve</h2>
<p><a href="../../">accueil</a> <a href="#la-reserve">ici</a> <img src="../../assets/a.svg" alt="a">
</p><svg aria-labelledby="t d"><title id="t">T</title><path marker-end="url(#t)"/></svg>
<p class="poi-end">fin</p>"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    for url, text in (("", HOME), ("faq/", FAQ), ("droit/portage/", PORTAGE)):
        path = tmp_path / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<body><article class='x'>{text}</article></body>", encoding="utf-8")
    return tmp_path


def read(folder: Path) -> tuple[Whole, BeautifulSoup]:
    found = bind(folder, parts(PAGES, site()))
    return found, BeautifulSoup(found.text, "html.parser")


def test_every_place_has_a_name_of_its_own(folder: Path) -> None:
    _, soup = read(folder)
    ids = [one["id"] for one in soup.find_all(id=True)]
    assert len(set(ids)) == len(ids)
    assert {"accueil", "faq", "droit-portage", "droit-portage--la-reserve"} <= set(ids)
    drawing = soup.svg
    assert drawing
    assert drawing["aria-labelledby"] == "droit-portage--t droit-portage--d"
    assert 'url(#droit-portage--t)"' in str(drawing)


def test_links_lead_inside_the_whole_or_out_of_it(folder: Path) -> None:
    _, soup = read(folder)
    assert {one.get_text(): one["href"] for one in soup.find_all("a")} == {
        "réserve": "#droit-portage--la-reserve",
        "questions": "#faq",
        "calcul": "../calculer/portage/#resultat",
        "flux": "../guide.xml",
        "disparu": "#droit-portage",
        "dehors": "https://example.org/",
        "accueil": "#accueil",
        "ici": "#droit-portage--la-reserve",
    }
    assert [one["src"] for one in soup.find_all("img")] == ["../assets/a.svg"]


def test_headings_go_down_one_by_one_under_the_title_of_the_whole(folder: Path) -> None:
    _, soup = read(folder)
    found = [(one.name, one.get_text()) for one in soup.find_all(["h1", "h2", "h3", "h4"])]
    assert found == [
        ("h2", "Accueil"),
        ("h2", "Questions"),
        ("h3", "Une ?"),
        ("h4", "Un"),
        ("h2", "Portage"),
        ("h3", "Réserve"),
    ]


def test_a_part_of_several_pages_has_a_title_of_its_own(folder: Path) -> None:
    text = bind(folder, {"Droit": PAGES[1:]}).text
    soup = BeautifulSoup(text, "html.parser")
    found = [(one.name, one.get_text()) for one in soup.find_all(["h2", "h3"])]
    assert found == [("h2", "Droit"), ("h3", "Questions"), ("h3", "Portage")]


def test_what_scrolls_in_two_pages_under_one_name_is_told_apart(folder: Path) -> None:
    region = '<div role="region" aria-label="Le tableau"><table></table></div>'
    for url in ("", "faq/"):
        path = folder / url / "index.html"
        text = path.read_text(encoding="utf-8").replace("</article>", f"{region * 2}</article>")
        path.write_text(text, encoding="utf-8")
    _, soup = read(folder)
    assert [one["aria-label"] for one in soup.select("[role=region]")] == [
        "Le tableau",
        "Le tableau (2)",
        "Le tableau (3)",
        "Le tableau (4)",
    ]


def test_what_only_a_screen_does_is_left_out(folder: Path) -> None:
    found, soup = read(folder)
    assert not soup.select("form, input, script, [hidden], .headerlink, .poi-end")
    for word in ("go()", "caché", "fin</p>", "¶"):
        assert word not in found.text
    assert soup.details
    assert "open" in soup.details.attrs


def test_the_contents_lead_to_each_page_once(folder: Path) -> None:
    found, soup = read(folder)
    links = BeautifulSoup(found.contents, "html.parser").find_all("a")
    assert [(one.get_text(), one["href"]) for one in links] == [
        (page.title, f"#{slug(page)}") for page in PAGES
    ]
    assert all(soup.find(id=str(one["href"])[1:]) for one in links)


def test_forms_and_the_page_that_leads_here_are_left_out() -> None:
    held = {page.source for part in parts(pages(), website()).values() for page in part}
    left = {page.source for page in pages()} - held
    assert {"imprimer.md", "calculer/portage.md", "choisir/salarie.md"} <= left
    assert {"choisir/grille-salarie.md", "salarie.md"} <= held
    assert {one.partition("/")[0] for one in left} == {"imprimer.md", "calculer", "choisir"}


def test_a_page_without_a_title_is_named(folder: Path) -> None:
    (folder / "faq/index.html").write_text("<article><p>rien</p></article>", encoding="utf-8")
    with pytest.raises(PageError, match=r"docs/faq\.md"):
        read(folder)


SHELL_PAGE = """<html><head><meta charset="utf-8"><title>Imprimer - Site</title>
<link rel="canonical" href="https://example.org/imprimer/"><meta property="og:title" content="x">
<script type="application/ld+json">{"a": 1}</script></head><body>
<aside><a href="../../latest/imprimer/">la dernière édition</a></aside>
<nav class="md-nav md-nav--secondary"><ul><li><a href="#deux">Deux</a></li></ul></nav>
<a href="#le-guide">contenu</a><article class="md-typeset">
<h1 id="le-guide">Imprimer</h1><h2 id="deux">Deux</h2></article>
<footer>pied</footer></body></html>"""


def test_the_page_is_dressed_as_the_others_and_kept_from_search_engines(folder: Path) -> None:
    path = folder / SHELL
    path.parent.mkdir()
    path.write_text(SHELL_PAGE, encoding="utf-8")
    whole = bind(folder, parts(PAGES, site()))
    html = whole_page(folder, whole, site(), date(2026, 8, 20))
    soup = BeautifulSoup(html, "html.parser")
    assert soup.title
    assert soup.title.get_text() == "Le guide en une page - Portage ou intérim"
    assert soup.select('meta[name="robots"][content="noindex"]')
    assert not soup.select('[rel="canonical"], [property], [type="application/ld+json"], #deux')
    assert [one.get_text() for one in soup.find_all("h1")] == ["Le guide en une page"]
    assert soup.find(id="le-guide")
    assert day(date(2026, 8, 20)) in html
    assert "<footer>pied</footer>" in html
    assert 'href="#deux"' not in html
    assert whole.contents in html
    # The banner of an older edition leads to the same page.
    assert 'href="../../latest/guide-complet/"' in html


def test_a_shell_that_is_no_page_is_refused(folder: Path) -> None:
    path = folder / SHELL
    path.parent.mkdir()
    path.write_text("<html><head></head><body></body></html>", encoding="utf-8")
    with pytest.raises(PageError, match="imprimer"):
        whole_page(folder, Whole("", ""), site(), date(2026, 8, 20))
