"""axe finds nothing in any state, in both themes and on both screens; the keyboard sees its way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import SCHEMES, Scheme, broken, seen
from tests.browser.conftest import PHONE
from tests.browser.test_calculator import PORTAGE, answer
from tests.browser.worker import SILENT, replace_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from scripts.static import Host


ON_TOP = """() => {
    const focused = document.activeElement;
    const { x, y, width, height } = focused.getBoundingClientRect();
    return focused.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


def test_axe_finds_nothing_in_any_state_of_the_calculator(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("", reduced_motion="reduce")
    replace_worker(page, SILENT)
    page.goto(site.url + "choisir/salarie/")
    assert seen(page) == [], "blank"

    answer(page, {"activity": "other"})
    expect(page.locator("[data-state=loading]")).to_be_visible()
    assert seen(page) == [], "loading"

    page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    page.unroute("**/worker.mjs")
    page.reload()
    answer(page, PORTAGE)
    expect(page.locator("[data-state=failure]")).to_be_visible()
    assert seen(page) == [], "failure"

    page.unroute("**/pyodide.mjs")
    page.click("text=Réessayer")
    answer(page, {"activity": "personal_services", "target_pay": "inconnu"})
    expect(page.locator("[data-gate=P-01]")).to_be_visible()
    for summary in page.locator(".poi-answer summary").all():
        summary.click()
    assert seen(page) == [], "result"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_under_the_pointer_can_still_be_read(
    open_page: Callable[..., Page], scheme: Scheme
) -> None:
    page = open_page("", color_scheme=scheme, reduced_motion="reduce")
    for target in (
        "article p a >> text=Voir",
        "article .md-button >> nth=0",
        "article ol a, article ul a",
    ):
        page.locator(target).first.hover()
        page.wait_for_timeout(300)  # the theme's colours move for an eighth of a second
        assert broken(page, "color-contrast") == [], target


def test_on_a_narrow_screen_the_keyboard_sees_the_menu_that_it_passes_through(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("droits/maladie/", reduced_motion="reduce")
    page.set_viewport_size(PHONE)
    in_menu = 0
    for _ in range(20):
        page.keyboard.press("Tab")
        focused = page.locator(".md-sidebar--primary :focus")
        if not focused.count():
            continue
        in_menu += 1
        expect(focused).to_be_in_viewport()
        expect(page.locator(".md-sidebar--primary")).to_have_css("transform", re.compile(r"[1-9]"))
        assert page.evaluate(ON_TOP), focused.inner_text()
    assert in_menu > 10
    page.mouse.click(PHONE["width"] - 10, PHONE["height"] - 10)
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()


def test_on_a_phone_one_tap_leads_from_the_questions_to_the_verdict(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    answer(page, PORTAGE)
    page.click(".poi-jump")
    expect(page.locator(".poi-verdict-label")).to_be_in_viewport()
