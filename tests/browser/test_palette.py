"""The choice of colours: the device's until the reader chooses, from the first thing drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page


NAMES = ("Passer au thème clair", "Passer au thème sombre", "Suivre le thème du système")


def shown(page: Page) -> Locator:
    return page.locator("#__palette button:visible")


def dressed(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    told = page.locator("meta[name=color-scheme]")
    expect(told).to_have_attribute("content", {"default": "light", "slate": "dark"}[scheme])


def test_a_dark_device_is_shown_a_dark_page_before_any_script_has_come(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("404.html", color_scheme="dark")
    page.route("**/*.js", lambda route: route.abort())
    page.route("**/*.mjs", lambda route: route.abort())
    page.reload()
    dressed(page, "slate")
    expect(shown(page)).to_have_count(1)


def test_the_keyboard_goes_round_the_three_and_the_choice_stays(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("", color_scheme="dark")
    for name, scheme in zip(NAMES, ("slate", "default", "slate"), strict=True):
        button = shown(page)
        expect(button).to_have_accessible_name(name)
        dressed(page, scheme)
        page.reload()  # what was chosen before
        expect(button).to_have_accessible_name(name)
        dressed(page, scheme)
        button.focus()
        page.keyboard.press("Enter")
        expect(shown(page)).to_be_focused()
    expect(shown(page)).to_have_accessible_name(NAMES[0])


def test_the_device_is_followed_until_the_reader_chooses(open_page: Callable[..., Page]) -> None:
    page = open_page("", color_scheme="light")
    dressed(page, "default")
    page.emulate_media(color_scheme="dark")
    dressed(page, "slate")
    shown(page).click()
    dressed(page, "default")
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    dressed(page, "default")


def test_the_choice_goes_along_to_the_next_page(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("", color_scheme="light")
    shown(page).click()
    shown(page).click()
    dressed(page, "slate")
    page.locator("article a[href*='choisir/']").first.click()
    page.wait_for_url("**/choisir/**")
    dressed(page, "slate")
    expect(shown(page)).to_have_accessible_name(NAMES[2])


def test_where_nothing_may_be_kept_the_choice_still_works(
    open_page: Callable[..., Page], said: list[str]
) -> None:
    page = open_page("404.html")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
    )
    page.reload()
    shown(page).click()
    expect(shown(page)).to_have_accessible_name(NAMES[1])
    dressed(page, "default")
    assert [one for one in said if "palette" in one] == []
