"""The search finds French words as readers type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@pytest.mark.parametrize(
    "typed",
    ["indemnité", "indemnites", "licenciements", "licenciement", "greves", "chomage", "freelance"],
)
def test_a_word_is_found_with_or_without_accents_and_plural(
    open_page: Callable[..., Page], said: list[str], typed: str
) -> None:
    page = open_page("")
    page.click("[data-md-component=search-query]")
    page.keyboard.type(typed)
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    expect(page.locator(".md-search-result .md-tags:visible")).to_have_count(0)
    assert said == []
