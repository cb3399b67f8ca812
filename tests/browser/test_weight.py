"""A first visit asks for what its page needs, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.bench_pages import first_visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from scripts.static import Host


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
