"""What the theme writes and HTML does not allow goes; stylesheets that pages await become one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.insertion import PageError
from scripts.theme import SEARCH, STYLES, dress, joined, lead, led, mended, sheet, styled

SWITCH = '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">'
WORKER = '{"search": "../assets/javascripts/workers/search.abc.min.js", "version": null}'
LINKS = (
    f'<link rel="stylesheet" href="../{STYLES}/main.min.css">\n'
    f'<link rel="stylesheet" href="../{STYLES}/own.css"><title>T</title>'
)
MENU = '<nav class="md-nav md-nav--secondary" aria-label="Table des matières"></nav>'
REGION = '<div tabindex="0" role="region" aria-label="Le bulletin"></div>'


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (SWITCH, SWITCH.replace(' autocomplete="off"', "")),
        ('<label id="a" tabindex="">', '<label id="a">'),
        ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
    ],
)
def test_what_html_does_not_allow_goes(written: str, kept: str) -> None:
    assert mended(f"<p>{written}</p>") == f"<p>{kept}</p>"


@pytest.mark.parametrize(
    "right",
    [
        '<input autocomplete="off" name="query">',
        '<label class="md-nav__title" for="__toc"></label><input id="__toc">',
        '<label tabindex="0">',
        MENU,
        REGION,
    ],
)
def test_what_is_right_stays(right: str) -> None:
    assert mended(right) == right


def test_places_of_one_name_are_told_apart() -> None:
    html = mended(MENU + MENU + REGION + REGION + REGION)
    assert re.findall('aria-label="(.*?)"', html) == [
        "Table des matières, dans le menu",
        "Table des matières",
        "Le bulletin",
        "Le bulletin (2)",
        "Le bulletin (3)",
    ]


def test_the_search_goes_through_ours_and_knows_where_the_themes_is() -> None:
    assert f'"search": "../assets/javascripts/{SEARCH}", "version": null' in led(WORKER)
    ours = Path("docs/assets/javascripts", SEARCH).read_text(encoding="utf-8")
    assert 'const THEME = "workers/search.abc.min.js";' in lead(ours, WORKER)


@pytest.mark.parametrize("page", ["", '{"search": "elsewhere.js"}'])
def test_our_search_is_not_left_without_the_themes(page: str) -> None:
    with pytest.raises(PageError, match="introuvable"):
        lead("", page)


@pytest.mark.parametrize("page", ["", WORKER.replace("workers", "elsewhere"), WORKER * 2])
def test_a_page_whose_search_is_not_found_is_refused(page: str) -> None:
    with pytest.raises(PageError, match=r"scripts/theme\.py"):
        led(page)


def styles(folder: Path) -> Path:
    place = folder / STYLES
    place.mkdir(parents=True)
    theme = (
        '@charset "UTF-8";a{top:0}[data-md-color-switching] *,[data-md-color-switching] :after'
        "{transition-duration:0s}b{top:1px}.never-met{top:2px}\n"
        "/*# sourceMappingURL=main.css.map */"
    )
    (place / "main.min.css").write_text(theme, encoding="utf-8")
    (place / "own.css").write_text("u { top: 3px }\n", encoding="utf-8")
    return folder


def test_stylesheets_become_one_in_their_order(tmp_path: Path) -> None:
    folder = styles(tmp_path)
    (folder / "index.html").write_text("<a><b></b></a>", encoding="utf-8")
    text = joined(folder, ["main.min.css", "own.css"])
    assert text == '@charset "UTF-8";a{top:0}b{top:1px}u{top:3px}\n'


def test_a_page_without_the_styles_of_the_theme_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageError, match="aucune feuille de style du thème"):
        joined(styles(tmp_path), ["own.css"])


def test_the_name_of_a_stylesheet_changes_with_it_and_only_then(tmp_path: Path) -> None:
    folder = styles(tmp_path)
    names = [sheet(folder, text) for text in ("b {}", "b {}", "d {}")]
    assert names[0] == names[1] != names[2]
    assert (folder / STYLES / names[2]).read_text(encoding="utf-8") == "d {}"


def test_a_page_asks_for_one_stylesheet_where_it_asked_for_the_first() -> None:
    link = f'<link rel="stylesheet" href="../{STYLES}/site.css">'
    assert styled(f"<head>{LINKS}</head>", "site.css") == (f"<head>{link}\n<title>T</title></head>")


def search(folder: Path) -> Path:
    path = folder / "assets" / "javascripts" / SEARCH
    path.parent.mkdir(parents=True)
    path.write_text('new Worker("THEME_WORKER");', encoding="utf-8")
    return path


def test_every_page_of_the_site_is_dressed_with_one_stylesheet(tmp_path: Path) -> None:
    styles(tmp_path)
    search(tmp_path)
    pages = [tmp_path / "404.html", tmp_path / "faq" / "index.html"]
    pages[1].parent.mkdir()
    for page in pages:
        page.write_text(LINKS + SWITCH + WORKER, encoding="utf-8")
    dress(tmp_path)
    texts = [page.read_text(encoding="utf-8") for page in pages]
    assert len(list((tmp_path / STYLES).glob("site.*.css"))) == 1
    for text in texts:
        assert text.count('rel="stylesheet"') == 1
        assert SEARCH in text
        assert "autocomplete" not in text


@pytest.mark.parametrize("page", [WORKER, LINKS])
def test_a_page_that_the_theme_did_not_write_is_named(tmp_path: Path, page: str) -> None:
    search(tmp_path)
    path = styles(tmp_path) / "page.html"
    path.write_text(page, encoding="utf-8")
    with pytest.raises(PageError, match=re.escape(str(path))):
        dress(tmp_path)
