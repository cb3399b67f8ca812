"""The pencil of each page leads to its Markdown file, and is not there where nobody says where."""

from __future__ import annotations

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from tests.view.tree import read

EDIT = "https://example.org/guide/edit/main/docs/"


def pencil(source: str) -> str:
    """What the theme writes for it, on a page."""
    config = load_config("mkdocs.yml")
    file = get_files(config).get_file_from_path(source)
    assert file
    page = Page(None, file, config)
    template = config.theme.get_env().get_template("partials/actions.html")
    return template.render(page=page, config=config, features=config.theme["features"]).strip()


@pytest.mark.parametrize("source", ["faq.md", "index.md", "droits/index.md"])
def test_it_leads_to_the_file_of_the_page_and_has_a_name(
    monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setenv("EDIT_URL", EDIT)
    link = read(pencil(source)).one("a")
    assert link.attributes["href"] == EDIT + source
    assert link.attributes["aria-label"] == link.attributes["title"] == "Corriger cette page"


def test_without_an_address_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDIT_URL", "")
    assert pencil("faq.md") == ""


def test_the_theme_is_told_of_no_repository_that_it_would_ask_for_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPO_URL", "https://example.org/guide")
    assert not load_config("mkdocs.yml").repo_url
