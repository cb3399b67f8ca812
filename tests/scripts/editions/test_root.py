from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scripts.editions.root import entrance, files
from scripts.policy import inline_scripts, source_hash
from scripts.security import install
from tests.view.tree import read

if TYPE_CHECKING:
    from pathlib import Path

HTML = entrance("https://guide.example/sub/")
PAGE = read(HTML.removeprefix("<!doctype html>\n"))


def test_the_entrance_leads_to_the_latest_edition_with_what_follows_the_address() -> None:
    (script,) = inline_scripts(HTML)
    assert script == 'location.replace("latest/" + location.search + location.hash);'
    assert f"script-src {source_hash(script)};" in HTML


def test_without_scripts_it_leads_there_too() -> None:
    (refresh,) = [one for one in PAGE.all("meta") if one.attributes.get("http-equiv") == "refresh"]
    assert refresh.attributes["content"] == "0; url=latest/"
    assert HTML.index("<noscript>") < HTML.index('http-equiv="refresh"') < HTML.index("</noscript>")
    assert PAGE.one("a").attributes["href"] == "latest/"
    assert PAGE.one("html").attributes["lang"] == "fr"


def test_search_engines_are_told_of_the_latest_edition() -> None:
    link = PAGE.one("link")
    assert link.attributes == {"rel": "canonical", "href": "https://guide.example/sub/latest/"}


def test_hosts_and_robots_find_at_the_root_what_they_look_for(tmp_path: Path) -> None:
    for name in ("404.html", "robots.txt", "sitemap.xml"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = dict(files(tmp_path, "https://guide.example/"))
    assert found.pop("index.html") == entrance("https://guide.example/").encode()
    assert found == {name: name.encode() for name in ("404.html", "robots.txt")}


def test_the_notice_at_the_root_says_that_it_stands_there(tmp_path: Path) -> None:
    settings = tmp_path / "publisher.toml"
    settings.write_text('[security]\ncontact = "mailto:nous@guide.example"\n', encoding="utf-8")
    install(tmp_path, "https://guide.example/sub/latest/", date(2026, 11, 25), settings)
    found = files(tmp_path, "https://guide.example/sub/")[".well-known/security.txt"].decode()
    (line,) = (line for line in found.splitlines() if line.startswith("Canonical:"))
    assert line == "Canonical: https://guide.example/sub/.well-known/security.txt"


def test_what_the_site_does_not_have_is_not_made_up(tmp_path: Path) -> None:
    assert set(files(tmp_path, "https://guide.example/")) == {"index.html"}
