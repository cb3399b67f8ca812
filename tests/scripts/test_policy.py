from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from scripts.insertion import PageError
from scripts.policy import inline_scripts, policy, protect

if TYPE_CHECKING:
    from pathlib import Path

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
