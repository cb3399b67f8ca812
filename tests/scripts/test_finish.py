from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from scripts import bundle, finish
from scripts.finish import PageError, complete, inline_scripts, picture, policy, protect, steps
from scripts.page import pages
from scripts.website import website
from tests.scripts.sample import built, sample, site

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.page import Page

PAGE = '<!doctype html><html><head><meta charset="utf-8"><title>T</title></head><body>{}</body>'
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def written(site: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = site / name / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(PAGE.format(body), encoding="utf-8")
    return site


@pytest.mark.parametrize(
    "script",
    [
        "go()",
        "",
        "  go()\n",
        'if (a < b && c > d) { say("</div> é &amp; <!-- x") }',
        'a = \'<b>\'; // <p style="color:red" onclick="x()">',
    ],
)
def test_an_inline_script_is_taken_to_the_byte(script: str) -> None:
    assert inline_scripts(PAGE.format(f"<script>{script}</script>")) == [script]


def test_scripts_with_an_address_and_data_are_not_inline_scripts() -> None:
    page = (
        '<script src="a.js"></script><script type="application/json">{"a": 1}</script>'
        '<script type="application/ld+json">{"b": 2}</script>'
        '<script type="module">go()</script>'
    )
    assert inline_scripts(PAGE.format(page)) == ["go()"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            '<p style="color:red">x</p>',
            "<p> porte un style, à retirer : color:red",
        ),
        ("<style>p { color: red }</style>", "<style> porte un style"),
        (
            '<p onclick="go()">x</p>',
            "<p> porte un script, à retirer : onclick",
        ),
        (
            '<p onclick="go()" class="x" onblur="go()">x</p>',
            "<p> porte un script, à retirer : onclick, onblur",
        ),
        (
            '<img src="x" ONERROR="go()">',
            "<img> porte un script, à retirer : onerror",
        ),
        (
            "<svg onload=go()/>",
            "<svg> porte un script, à retirer : onload",
        ),
    ],
)
def test_what_the_policy_would_block_is_refused(body: str, message: str) -> None:
    with pytest.raises(PageError, match=re.escape(message)):
        inline_scripts(PAGE.format(body))


def test_the_policy_lets_through_this_site_and_each_inline_script() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(["b()", "a()", "b()"]).split("; "))
    assert rules["default-src"] == "'none'"
    allowed = rules["script-src"].split()
    assert set(allowed) == {"'self'", "'wasm-unsafe-eval'", hashed("a()"), hashed("b()")}
    assert len(allowed) == 4
    for kind in (
        *("style-src", "font-src", "connect-src", "frame-src", "manifest-src", "base-uri"),
        "form-action",
    ):
        assert rules[kind] == "'self'", kind


def test_the_policy_opens_nothing_to_another_origin() -> None:
    text = policy(["a()"])
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text
    assert "http:" not in text
    assert "https:" not in text
    assert "*" not in text


def test_the_policy_does_not_hang_on_the_order_of_the_pages() -> None:
    assert policy(["a()", "b()"]) == policy(["b()", "a()"])


def test_what_firefox_would_fetch_ahead_against_the_policy_is_left_out(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    ahead = '<link rel="prev" href="a/">\n<link rel="next" href="b/">\n'
    page.write_text(PAGE.format("").replace("</head>", f"{ahead}</head>"), encoding="utf-8")
    protect(tmp_path)
    html = page.read_text(encoding="utf-8")
    assert 'rel="prev"' in html
    assert 'rel="next"' not in html


def test_every_page_carries_the_policy_of_all_right_after_its_charset(tmp_path: Path) -> None:
    site = written(tmp_path, one="<script>a()</script>", two="<script>b()</script>")
    assert protect(site) == 2
    for name, script in (("one", "a()"), ("two", "b()")):
        html = (site / name / "index.html").read_text(encoding="utf-8")
        (found,) = META.finditer(html)
        assert html[: found.start()].endswith('<head><meta charset="utf-8">')
        assert found[1] == policy(["a()", "b()"])
        assert html.replace(found[0], "") == PAGE.format(f"<script>{script}</script>")


def test_a_page_without_a_charset_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(PageError, match=r"page\.html: no <meta charset"):
        protect(tmp_path)


def test_a_page_with_a_style_is_refused_by_its_name_and_nothing_is_written(tmp_path: Path) -> None:
    site = written(tmp_path, good="<p>x</p>", wrong='<p style="a">x</p>')
    with pytest.raises(PageError, match=r"wrong/index\.html: <p> porte un style"):
        protect(site)
    assert not META.search((site / "good" / "index.html").read_text(encoding="utf-8"))


def test_a_title_that_does_not_fit_its_card_names_its_page(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"docs/droit/portage\.md.*titre trop long"):
        picture(tmp_path, [sample(title="x" * 100)], site())


def test_each_page_passes_through_the_steps_in_order_and_the_rest_is_left(tmp_path: Path) -> None:
    found = (sample("index.md"), sample("droit/portage.md"))
    for one in found:
        path = tmp_path / one.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.source, encoding="utf-8")
    (tmp_path / "404.html").write_text("404", encoding="utf-8")

    def first(html: str, page: Page) -> str:
        return f"{html}, {page.url or 'home'}"

    complete(tmp_path, found, (first, lambda html, _: html + ", last"))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "index.md, home, last"
    second = (tmp_path / "droit/portage/index.html").read_text(encoding="utf-8")
    assert second == "droit/portage.md, droit/portage/, last"
    assert (tmp_path / "404.html").read_text(encoding="utf-8") == "404"


def test_a_page_that_was_not_built_is_named_by_its_source(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"docs/droit/portage\.md.*pas construite"):
        complete(tmp_path, [sample("droit/portage.md")], ())


def test_a_step_that_finds_no_place_names_the_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(PageError, match=r"docs/index\.md.*aucun </h1>"):
        complete(tmp_path, [sample("index.md")], steps(site(), ()))


def test_the_steps_only_add_after_the_title_at_the_end_of_the_head_and_of_the_page() -> None:
    one = sample("droit/portage.md")
    before = after = built(one)
    for step in steps(site(), ()):
        after = step(after, one)
    head, title = before.index("</head>"), before.index("</h1>") + len("</h1>")
    end = before.index("</article>")
    assert after.startswith(before[:head])
    assert after.endswith(before[end:])
    assert before[title:end] in after
    assert before[head:title] in after
    assert after.count('<p class="poi-checked">') == 1
    assert inline_scripts(after) == []


def test_every_page_of_the_guide_has_its_card(tmp_path: Path) -> None:
    picture(tmp_path, pages(), website())
    drawn = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")}
    assert drawn == {
        f"assets/images/cartes/{one.source.removesuffix('.md')}.png" for one in pages()
    }


def test_a_wrong_page_fails_the_build_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(finish, "SITE", written(tmp_path, wrong='<p style="a">x</p>'))
    monkeypatch.setattr(finish, "pages", tuple)
    for done in ("tell", "bind_all", "dress", "write_frames"):
        monkeypatch.setattr(finish, done, lambda *_: None)
    monkeypatch.setattr(bundle, "install", lambda _: None)
    glossary = tmp_path / "comprendre/glossaire/index.html"
    glossary.parent.mkdir(parents=True)
    glossary.write_text("", encoding="utf-8")
    monkeypatch.setattr(finish, "terms", lambda _: ())
    assert finish.main() == 1
    assert "porte un style, à retirer" in capsys.readouterr().err


def test_a_page_that_is_missing_fails_the_build_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(finish, "SITE", tmp_path)
    assert finish.main() == 1
    assert "pas construite" in capsys.readouterr().err
