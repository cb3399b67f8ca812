"""A first visit asks for what its page needs, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.bench_pages import first_visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from scripts.static import Host


def test_a_page_without_a_form_asks_for_no_calculator(browser: Browser, site: Host) -> None:
    assert "assets/javascripts/calculator.mjs" in first_visit(browser, site, "calculer/portage/")
    asked = first_visit(browser, site, "droit/portage/")
    assert "assets/javascripts/page.mjs" in asked
    assert "assets/javascripts/calculator.mjs" not in asked


def test_the_theme_has_no_style_sheet_read_anew(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("")
    page.add_init_script(
        """{
            window.moved = []; // each new address of the style sheet: whether nothing is drawn yet
            const { prototype } = HTMLLinkElement;
            const { get, set } = Object.getOwnPropertyDescriptor(prototype, "href");
            Object.defineProperty(prototype, "href", {
                get,
                set(address) {
                    const other = address !== this.getAttribute("href");
                    if (this.rel === "stylesheet" && other) moved.push(document.body === null);
                    set.call(this, address);
                },
            });
        }"""
    )
    page.goto(site.url + "droit/portage/", wait_until="networkidle")
    assert page.evaluate("'document$' in window")
    assert page.evaluate("moved") == [True]
    assert sum(path.endswith(".css") for path in site.asked) == 1


def test_what_is_searched_is_asked_for_by_those_who_search(browser: Browser, site: Host) -> None:
    assert "search/sections.json" not in first_visit(browser, site, "")
    page = browser.new_context().new_page()
    page.goto(site.url)
    with page.expect_response("**/search/sections.json"):
        page.focus("[data-md-component=search-query]")
    page.context.close()
