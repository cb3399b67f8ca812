"""A first visit stays light on every page: what a reader pays for before any calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.bench_pages import LIMIT, first_visit
from tests.browser.pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from scripts.static import Host

pytestmark = pytest.mark.browser


def test_no_page_is_too_heavy_for_a_first_visit(browser: Browser, site: Host) -> None:
    weights = {page: sum(first_visit(browser, site, page).values()) for page in PAGES}
    assert {page: weight for page, weight in weights.items() if weight > LIMIT} == {}


def test_a_page_without_a_form_asks_for_no_calculator(browser: Browser, site: Host) -> None:
    assert "assets/javascripts/simulator.mjs" in first_visit(browser, site, "calculer/portage/")
    asked = first_visit(browser, site, "droit/portage/")
    assert "assets/javascripts/page.mjs" in asked
    assert "assets/javascripts/simulator.mjs" not in asked


def test_what_is_searched_is_asked_for_by_those_who_search(browser: Browser, site: Host) -> None:
    assert "search/sections.json" not in first_visit(browser, site, "")
    page = browser.new_context().new_page()
    page.goto(site.url)
    with page.expect_response("**/search/sections.json"):
        page.focus("[data-md-component=search-query]")
    page.context.close()
