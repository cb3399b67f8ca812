"""The stylesheet keeps what anything on the site meets, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.pack import PackError
from scripts.stylesheet import trimmed

if TYPE_CHECKING:
    from pathlib import Path

SITE = {
    "index.html": '<body data-state="open"><p class="shown" id="first">Texte</p></body>',
    "faq/index.html": '<a class="md-link md-link--active" href="#x">lien</a>',
    "assets/javascripts/theme.js": 'element.classList.add("md-added")',
    "assets/javascripts/page.mjs": "element.className = `poi-${name}`; const one = 'poi-late'",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "selector",
    [
        *("p", ".shown", "#first", ".md-link--active", ".md-added", ".poi-late", ".written"),
        *(
            "[data-state]",
            "[data-state=open]",
            "a:hover",
            ":root",
            "*",
            "p:not(.other)",
            "p::before",
        ),
    ],
)
def test_what_something_meets_stays(site: Path, selector: str, tmp_path: Path) -> None:
    (tmp_path / "view.py").write_text('tag("p", class_="written")', encoding="utf-8")
    assert trimmed(f"{selector} {{ top: 0 }}", "", site, [f"{tmp_path}/*.py"]) != ""


@pytest.mark.parametrize("selector", ["blockquote", ".md-author", "p .md-author", "#second"])
def test_what_nothing_meets_goes(site: Path, selector: str) -> None:
    kept = trimmed(f"{selector} {{ top: 0 }}\n.shown, {selector} {{ left: 0 }}", "", site, [])
    assert kept.strip() == ".shown{left:0}"


def test_a_value_that_nothing_asks_for_goes(site: Path) -> None:
    kept = trimmed(":root { --a: red; --b: blue } p { color: var(--a) }", "", site, [])
    assert kept.strip() == ":root{--a: red}p{color:var(--a)}"


def test_order_conditions_and_text_stay(site: Path) -> None:
    text = (
        '@charset "UTF-8"; p { top: 0 } @media print { p { top: 1px } } p::after { content: "→ »" }'
    )
    assert trimmed(text, "", site, []).strip() == (
        '@charset "UTF-8";p{top:0}@media print{p{top:1px}}p:after{content:"→ »"}'
    )


def test_all_of_our_own_stays_with_the_values_that_it_asks_for(site: Path) -> None:
    own = ".poi-made:is(:first-child) { color: var(--a) }"
    assert trimmed(":root { --a: red; --b: blue }", own, site, []).strip() == (
        ":root{--a: red}.poi-made:is(:first-child){color:var(--a)}"
    )


@pytest.mark.parametrize(("theme", "own"), [("p { top: 0", ""), ("", "p { top: 0")])
def test_what_is_no_stylesheet_is_refused(site: Path, theme: str, own: str) -> None:
    with pytest.raises(PackError):
        trimmed(theme, own, site, [])
