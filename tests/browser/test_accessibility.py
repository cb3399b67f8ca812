"""axe finds nothing, on any page, in any state, in both themes; nothing scrolls sideways."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

from scripts.embed import FOLDER, framed
from tests.browser.conftest import PHONE
from tests.browser.pages import PAGES as GUIDE
from tests.browser.test_calculator import PORTAGE, answer
from tests.browser.worker import SILENT, replace_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from scripts.static import Host

pytestmark = pytest.mark.browser

# The whole guide stands in no menu: it is made of the other pages. Nor do the forms for frames.
PAGES = (*GUIDE, "guide-complet/", *(f"{FOLDER}{one.slug}/" for one in framed()))
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
AXE = Path("node_modules/axe-core/axe.min.js")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] }))
    .violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" | ")}`)"""

ON_TOP = """() => {
    const focused = document.activeElement;
    const { x, y, width, height } = focused.getBoundingClientRect();
    return focused.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


def violations(page: Page) -> list[str]:
    # What the header covers would be too small a target.
    page.evaluate("scrollTo(0, 0)")
    return broken(page, *RULES)


def broken(page: Page, *rules: str) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN, rules)
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_page(
    open_page: Callable[..., Page], site: Host, scheme: Scheme
) -> None:
    page = open_page("", color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for path in PAGES:
        page.goto(site.url + path)
        if problems := violations(page):
            found[path] = problems
    assert found == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_in_any_state_of_the_calculator(
    open_page: Callable[..., Page], site: Host, scheme: Scheme, width: str
) -> None:
    page = open_page("", color_scheme=scheme, reduced_motion="reduce")
    if width == "phone":
        page.set_viewport_size(PHONE)
    replace_worker(page, SILENT)
    page.goto(site.url + "choisir/salarie/")
    assert violations(page) == [], "blank"

    answer(page, {"activity": "other"})
    expect(page.locator("[data-state=loading]")).to_be_visible()
    assert violations(page) == [], "loading"

    page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    page.unroute("**/worker.mjs")
    page.reload()
    answer(page, PORTAGE)
    expect(page.locator("[data-state=failure]")).to_be_visible()
    assert violations(page) == [], "failure"

    page.unroute("**/pyodide.mjs")
    page.click("text=Réessayer")
    answer(page, {"activity": "personal_services", "target_pay": "inconnu"})
    expect(page.locator("[data-gate=P-01]")).to_be_visible()
    for summary in page.locator(".poi-answer summary").all():
        summary.click()
    assert violations(page) == [], "result"


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


def test_what_scrolls_inside_a_page_on_a_phone_is_in_reach_of_the_keyboard(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    page.set_viewport_size(PHONE)
    found = {}
    for path in PAGES:
        page.goto(site.url + path)
        if problems := broken(page, "scrollable-region-focusable"):
            found[path] = problems
    assert found == {}


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


def test_nothing_scrolls_sideways_on_a_phone(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("")
    page.set_viewport_size(PHONE)
    wide = []
    for path in PAGES:
        page.goto(site.url + path)
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(path)
    page.goto(site.url + "choisir/salarie/")
    answer(page, {**PORTAGE, "activity": "personal_services"})
    expect(page.locator("[data-gate=P-01]")).to_be_visible()
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        wide.append("result")
    assert wide == []


def test_on_a_phone_one_tap_leads_from_the_questions_to_the_verdict(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    answer(page, PORTAGE)
    page.click(".poi-jump")
    expect(page.locator(".poi-verdict-label")).to_be_in_viewport()
