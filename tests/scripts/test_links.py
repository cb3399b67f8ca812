"""A dead link, a dead anchor and an orphan page are found in a built site, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.links import main

if TYPE_CHECKING:
    from pathlib import Path

HOME = """<html><head><link rel="canonical" href="https://example.org/x/">
<link rel="stylesheet" href="assets/site.css"></head><body>
<nav><a href="perdue/">Perdue</a><a href="#__search">Chercher</a></nav>
<article><h1 id="haut">Accueil</h1>
<a href="droit/portage/#la-reserve">la réserve</a>
<a href="droit/portage/#simulation=1p_Gd_Tm_A500">un calcul</a>
<a href="https://example.org/rien">ailleurs</a><a href="mailto:a@example.org">écrire</a>
<a href="guide.pdf">le guide</a> <a href="droit/portage/#situation=1s-">un cas</a>
</article></body></html>"""
PORTAGE = """<html><body><article><h1>Portage</h1><h2 id="la-reserve">La réserve</h2>
<a href="#la-reserve">plus bas</a> <a href="../../#haut">l’accueil</a> <a href="../..">là</a>
</article></body></html>"""
LOST = "<html><body><article><h1>Perdue</h1></article></body></html>"


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    for name, text in {
        "index.html": HOME.replace('<a href="perdue/">Perdue</a>', ""),
        "droit/portage/index.html": PORTAGE,
        "404.html": '<a href="/x/droit/portage/">le portage</a> <a href="/x/.">l’accueil</a>',
        "assets/site.css": "",
        "guide.pdf": "",
        "../beside.html": "",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "site"


def said(site: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    return main([str(site)]), capsys.readouterr().out.splitlines()


def test_a_sound_site_passes(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(site, capsys) == (0, [])


@pytest.mark.parametrize(
    "planted",
    [
        ("index.html", "droit/portage/#la", "droit/portag/#la", 5, "ne mène à rien"),
        ("index.html", "#la-reserve", "#la-resserre", 5, "pas d’endroit « la-resserre »"),
        ("index.html", "guide.pdf", "guides.pdf", 8, "ne mène à rien"),
        ("index.html", "assets/site.css", "assets/old.css", 2, "ne mène à rien"),
        ("droit/portage/index.html", '"#la-reserve"', '"#bas"', 2, "pas d’endroit « bas »"),
        ("droit/portage/index.html", "../../#haut", "../../#bas", 2, "pas d’endroit « bas »"),
        ("droit/portage/index.html", '"../.."', '"../../.."', 2, "ne mène à rien"),
        ("droit/portage/index.html", '"../.."', '"../../../beside.html"', 2, "ne mène à rien"),
        ("droit/portage/index.html", '"../.."', '"/etc/hosts"', 2, "ne mène à rien"),
        ("404.html", "/x/droit/", "/droit/", 1, "« /droit/portage/ » ne mène à rien"),
        ("index.html", "1p_Gd", "1p-Gd", 6, "ne sait pas lire ce lien"),
        ("index.html", "1p_Gd_Tm", "1p_!", 6, "ne sait pas lire ce lien"),
        ("index.html", "A500", "A5e2", 6, "le calculateur ignore la valeur"),
        ("index.html", "=1s-", "=1s", 8, "ne sait pas lire ce lien"),
        ("index.html", "=1s-", "=1s-!!", 8, "ne sait pas lire ce lien"),
        ("index.html", "#simulation=1p_Gd_Tm_A500", "#1p_Gd", 6, "pas d’endroit « 1p_Gd »"),
    ],
)
def test_what_leads_nowhere_is_named_with_its_place(
    site: Path, capsys: pytest.CaptureFixture[str], planted: tuple[str, str, str, int, str]
) -> None:
    page, right, wrong, line, problem = planted
    path = site / page
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong, 1), encoding="utf-8")
    status, lines = said(site, capsys)
    assert status == 1
    assert any(one.startswith(f"{path}:{line}: ") and problem in one for one in lines)


def test_a_page_that_only_the_menu_leads_to_is_an_orphan(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "index.html").write_text(HOME, encoding="utf-8")
    (site / "perdue").mkdir()
    (site / "perdue/index.html").write_text(LOST, encoding="utf-8")
    assert said(site, capsys) == (1, [orphan(site, "perdue")])


def test_pages_that_only_lead_to_one_another_are_orphans(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, other in (("ici", "la"), ("la", "ici")):
        (site / name).mkdir()
        (site / name / "index.html").write_text(
            f'<article><a href="../{other}/">voir</a></article>', encoding="utf-8"
        )
    assert said(site, capsys) == (1, [orphan(site, "ici"), orphan(site, "la")])


def orphan(site: Path, name: str) -> str:
    return (
        f"{site}/{name}/index.html: aucune page n’y mène dans son texte depuis l’accueil ; "
        "ajoutez un lien"
    )


def test_a_site_that_is_not_built_does_not_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(tmp_path / "site", capsys) == (
        1,
        [f"{tmp_path}/site/index.html: le site n’est pas construit ; lancez make site"],
    )
