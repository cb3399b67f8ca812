"""A situation is kept, shared, replaced, exported and printed; nothing that was typed is lost."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from calculator.decision.link import read
from calculator.decision.profile import profiles
from tests.browser.axe import seen
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_calculator import PORTAGE, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route, ViewportSize

    from scripts.static import Host


FULL = {one.reader: one for reader in ("salarie", "entreprise") for one in profiles(reader)[:1]}
LINK = "choisir/salarie/#situation="
SET_ALL_ASIDE = """() => {
    const levels = [...document.querySelectorAll(".poi-importance select")];
    for (const one of levels) one.value = "none";
    levels[0].dispatchEvent(new Event("change", { bubbles: true }));
}"""


def verdict(page: Page, id_: str) -> None:
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", id_)


def chosen(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries(new FormData(document.querySelector('.poi-form')))"
    )
    return {key: value for key, value in found.items() if value != "normal"}


def fill_with_example(page: Page, index: int = 0) -> None:
    page.click(".poi-examples summary")
    page.locator(".poi-examples button").nth(index).click()
    expect(page.locator("[data-verdict]")).to_be_visible()


def test_a_link_brings_back_every_answer_and_weight(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, {**PORTAGE, "duration": "inconnu"})
    page.click(".poi-importance summary")
    page.select_option("[name='importance.clients']", "decisive")
    expect(page.locator("[data-link]")).to_have_value(re.compile(r"\.p3$"))
    before = chosen(page)
    link = page.locator("[data-link]").input_value()
    assert link.startswith(site.url + LINK + "1s-")
    other = open_page(link.removeprefix(site.url))
    verdict(other, "portage_clear")
    assert chosen(other) == before
    assert "#" not in other.url
    expect(other.locator("[data-replaced=link]")).to_contain_text("que contenait le lien")
    assert not any("situation" in one for one in site.asked)
    # What is changed afterwards is what a reload brings back.
    answer(other, {"negotiation": "with_help"})
    other.reload()
    verdict(other, "portage_clear")
    assert chosen(other)["negotiation"] == "with_help"


def test_a_link_put_in_the_address_of_an_open_page_leaves_the_page_in_place(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/")
    expect(page.locator("[data-inert]")).to_have_count(0)
    page.evaluate("document.querySelector('.poi-calculator').dataset.same = 'yes'")
    site.asked.clear()
    page.evaluate("location.hash = 'situation=1s-n1'")
    expect(page.locator(".poi-recap li")).to_have_count(1)
    page.evaluate("async () => { await fetch('../../'); }")
    expect(page.locator("[data-same]")).to_have_count(1)
    assert not [one for one in site.asked if one.endswith("choisir/salarie/")]
    assert "#" not in page.url


def test_a_link_is_opened_even_if_the_theme_puts_the_page_anew_meanwhile(
    open_page: Callable[..., Page],
) -> None:
    page = open_page()
    started: list[Route] = []
    page.route("**/worker.mjs", lambda route: started.append(route))  # noqa: PLW0108  Playwright marks its handlers
    page.goto(page.url + "choisir/salarie/")
    expect(page.locator("[data-inert]")).to_have_count(0)
    page.evaluate("document.querySelector('.poi-calculator').dataset.same = 'yes'")
    anew: list[Route] = []
    page.route("**/choisir/salarie/", lambda route: anew.append(route))  # noqa: PLW0108  Playwright marks its handlers
    with page.expect_request("**/choisir/salarie/"):
        page.evaluate("location.hash = 'une-autre-ancre'")
    page.evaluate("location.hash = 'situation=1s-n1'")
    anew[0].continue_()
    expect(page.locator("[data-same]")).to_have_count(0)
    page.unroute("**/worker.mjs")
    for one in started:
        one.continue_()
    expect(page.locator(".poi-recap li")).to_have_count(1)


def test_a_link_of_the_other_reader_opens_on_the_other_page(open_page: Callable[..., Page]) -> None:
    page = open_page(LINK + "1e-r7c3p1")
    page.wait_for_url("**/choisir/entreprise/")
    expect(page.locator(".poi-recap li")).to_have_count(3)
    assert chosen(page) == {"reason": "advice", "control": "free", "person_known": "autonomous"}


def test_what_a_link_holds_and_this_edition_does_not_know_is_named(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(LINK + "1s-n1zzr9")
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text("la question « z »")
    expect(notice).to_contain_text("Pourquoi l’entreprise a-t-elle besoin de vous")
    assert chosen(page) == {"work_nature": "expertise"}


@pytest.mark.parametrize("text", ["", "1s-n", "%3Cscript%3E", "1s-n1" * 200, "9s-n1", "1x-n1"])
def test_a_link_that_cannot_be_read_says_so_and_what_was_there_can_be_had_back(
    open_page: Callable[..., Page], text: str
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    page.evaluate("(hash) => { location.hash = hash; }", f"situation={text}")
    expect(page.locator("[data-notice]")).to_contain_text("Le questionnaire est vide")
    assert chosen(page) == {}
    expect(page.locator("[data-state=blank]")).to_be_visible()
    page.click("text=Reprendre mes réponses d’avant")
    verdict(page, "portage_clear")
    assert chosen(page) == PORTAGE


def test_answers_are_kept_on_the_device_only_when_asked_and_erased_at_once(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    page.reload()
    verdict(page, "portage_clear")
    another = page.context.new_page()
    another.goto(site.url + "choisir/salarie/")
    assert chosen(another) == {}
    another.close()
    page.check("[data-keep]")
    another = page.context.new_page()
    another.goto(site.url + "choisir/salarie/")
    verdict(another, "portage_clear")
    expect(another.locator("[data-keep]")).to_be_checked()
    another.click("text=Effacer mes réponses")
    expect(another.locator("[data-replaced=restart]")).to_be_visible()
    expect(another.locator("[data-keep]")).not_to_be_checked()
    stored = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
    assert "expertise" not in another.evaluate(stored)
    another.click("text=Reprendre mes réponses d’avant")
    verdict(another, "portage_clear")


def test_without_storage_the_page_works(open_page: Callable[..., Page]) -> None:
    page = open_page("")
    page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
            Storage.prototype[name] = () => { throw new DOMException("denied", "SecurityError"); };
        }"""
    )
    page.click(".poi-door a >> nth=0")
    page.reload()
    answer(page, PORTAGE)
    verdict(page, "portage_clear")


def test_where_storage_is_full_the_newest_answers_stay_in_the_page(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.check("input[name=subordination][value=free]")
    expect(page.locator("[data-link]")).not_to_have_value("")
    page.evaluate(
        """() => {
            Storage.prototype.setItem = () => {
                throw new DOMException("full", "QuotaExceededError");
            };
        }"""
    )
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    page.click(".md-tabs__link[href*='droit/']")
    page.wait_for_url("**/droit/**")
    page.click(".md-tabs__link[href*='choisir/']")
    page.wait_for_url("**/choisir/**")
    verdict(page, "portage_clear")
    assert chosen(page) == PORTAGE


def test_two_tabs_keep_their_own_answers(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    another = page.context.new_page()
    another.goto(site.url + "choisir/salarie/")
    assert chosen(another) == {}
    another.check("input[name=subordination][value=free]")
    for one in (page, another):
        one.reload()
    verdict(page, "portage_clear")
    assert chosen(page) == PORTAGE
    assert chosen(another) == {"subordination": "free"}


def test_what_one_tab_has_the_device_keep_another_tab_leaves_there(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/")
    another = page.context.new_page()
    another.goto(site.url + "choisir/salarie/")
    expect(another.locator("[data-inert]")).to_have_count(0)
    answer(page, PORTAGE)
    page.check("[data-keep]")
    another.check("input[name=subordination][value=free]")
    later = page.context.new_page()
    later.goto(site.url + "choisir/salarie/")
    expect(later.locator("[data-keep]")).to_be_checked()
    assert chosen(later) == PORTAGE


def test_once_one_tab_has_the_device_keep_nothing_no_other_tab_does(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    page.check("[data-keep]")
    another = page.context.new_page()
    another.goto(site.url + "choisir/salarie/")
    expect(another.locator("[data-keep]")).to_be_checked()
    page.uncheck("[data-keep]")
    expect(another.locator("[data-keep]")).not_to_be_checked()
    another.check("input[name=subordination][value=free]")
    assert page.evaluate("localStorage.getItem('portage-ou-interim:salarie')") is None


def test_start_again_from_the_recap_and_change_one_answer(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    page.locator(".poi-recap a[href='#q-subordination']").click()
    expect(page.locator("#q-subordination input[value=free]")).to_be_focused()
    expect(page.locator("#q-subordination")).to_be_in_viewport()
    page.click("text=Recommencer")
    expect(page.locator("[data-state=blank]")).to_be_visible()
    expect(page.locator("[data-notice]")).to_be_focused()
    assert chosen(page) == {}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_to_a_question_leaves_the_page_as_it_is(
    open_page: Callable[..., Page], size: ViewportSize
) -> None:
    page = open_page("choisir/salarie/")
    page.set_viewport_size(size)
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    page.evaluate("document.querySelector('.poi-calculator').dataset.same = 'yes'")
    before = page.evaluate("history.length")
    page.locator(".poi-recap a[href='#q-work_nature']").click()
    page.wait_for_timeout(500)  # the theme would have swapped the page by then
    expect(page.locator("#q-work_nature")).to_be_in_viewport()
    expect(page.locator("#q-work_nature input[value=expertise]")).to_be_focused()
    expect(page.locator("[data-same]")).to_have_count(1)
    assert page.evaluate("history.length") == before


def test_an_example_waits_for_the_script_that_it_needs(open_page: Callable[..., Page]) -> None:
    page = open_page()
    held: list[Route] = []
    page.route("**/calculator.mjs", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks its handlers
    page.goto(page.url + "choisir/salarie/")
    page.click(".poi-examples summary")
    example = page.locator(".poi-examples button").first
    expect(example).to_be_disabled()
    held[0].continue_()
    example.click()
    expect(page.locator("[data-verdict]")).to_be_visible()


@pytest.mark.parametrize("reader", ["salarie", "entreprise"])
def test_each_example_fills_the_form(open_page: Callable[..., Page], reader: str) -> None:
    page = open_page(f"choisir/{reader}/")
    page.click(".poi-examples summary")
    buttons = page.locator(".poi-examples button")
    expect(buttons).to_have_count(len(profiles(reader)))
    for index, one in enumerate(profiles(reader)):
        buttons.nth(index).click()
        expect(page.locator(".poi-recap li")).to_have_count(len(one.answers.given))
        assert chosen(page) == one.answers.given, one.id
        expect(page.locator("[data-replaced=example]")).to_be_visible()


def test_importance_changes_the_weights_and_nothing_left_to_weigh_is_refused_beside_its_field(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    verdict(page, "portage_clear")
    page.click(".poi-importance summary")
    page.click(".poi-criteria summary")
    weights = page.locator(".poi-criteria tbody td:nth-child(2)")
    before = weights.all_inner_texts()
    page.select_option("[name='importance.nature']", "decisive")
    expect(weights.first).not_to_have_text(before[0])
    page.evaluate(SET_ALL_ASIDE)
    expect(page.locator(".poi-error[data-where=importance]")).to_contain_text("au moins un")
    verdict(page, "portage_clear")
    page.select_option("[name='importance.need']", "normal")
    expect(page.locator(".poi-error[data-where=importance]")).to_be_hidden()
    expect(page.locator(".poi-criteria tbody tr")).to_have_count(1)


def test_a_question_that_no_longer_matters_is_folded_and_its_answer_kept(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, {**PORTAGE, "duration": "1_3"})
    answer(page, {"reason": "strike"})
    verdict(page, "closed")
    duration = page.locator("#q-duration")
    expect(duration.locator(".poi-options")).to_be_hidden()
    expect(duration.locator(".poi-moot")).to_contain_text("La loi ferme déjà les deux")
    assert chosen(page)["duration"] == "1_3"
    duration.locator("[data-action=unfold]").click()
    expect(duration.locator("input[value='1_3']")).to_be_checked()
    answer(page, {"reason": "missing_expertise"})
    expect(duration.locator(".poi-moot")).to_be_hidden()
    expect(page.locator("#q-idle_months .poi-options")).to_be_visible()


def test_the_exports_hold_the_advice(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/entreprise/")
    fill_with_example(page)
    with page.expect_download() as coming:
        page.click("[data-action=csv]")
    assert re.fullmatch(
        r"portage-ou-interim-entreprise-[\d-]{10}\.csv", coming.value.suggested_filename
    )
    raw = Path(coming.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {len(row) for row in rows} == {6}
    label = page.locator(".poi-verdict-label").inner_text()
    assert rows[1][:3] == ["Avis", "Je représente une entreprise", label]
    with page.expect_download() as coming:
        page.click("[data-action=json]")
    found = json.loads(Path(coming.value.path()).read_text(encoding="utf-8"))
    assert found["verdict"]["label"] == label
    assert read(found["link"]).answers == found["answers"]


@pytest.mark.parametrize("reader", ["salarie", "entreprise"])
def test_a_whole_advice_prints_on_two_pages_and_says_where_it_comes_from(
    open_page: Callable[..., Page], reader: str
) -> None:
    page = open_page(f"choisir/{reader}/", color_scheme="dark")
    fill_with_example(page)
    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
    assert 1 <= len(pages) <= 2
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".poi-form")).to_be_hidden()
    for shown in (
        ".poi-verdict",
        ".poi-reasons",
        ".poi-recap",
        ".poi-limits",
        ".poi-sources >> nth=0",
    ):
        expect(page.locator(shown)).to_be_visible()
    expect(page.locator(".poi-limits")).to_contain_text("Avis au")
    expect(page.locator(".poi-paper")).to_contain_text(
        re.compile(r"édition \w{8}\. .*#situation=1")
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("reader", ["salarie", "entreprise"])
def test_the_paper_grid_prints_on_two_pages_with_scripts_or_without(
    open_page: Callable[..., Page], reader: str, *, scripts: bool
) -> None:
    page = open_page(f"choisir/grille-{reader}/", java_script_enabled=scripts)
    expect(page.locator(".poi-grid")).to_have_count(2)
    expect(page.locator(".poi-grid-rules > li")).to_have_count(8)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 2


def test_on_a_phone_the_verdict_and_the_progress_stay_in_sight(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    answer(page, PORTAGE)
    bar = page.locator(".poi-jump")
    expect(bar).to_be_in_viewport()
    expect(bar).to_contain_text("Nettement le portage salarial")
    expect(bar).to_contain_text("6 / 13")


def test_a_burst_of_keys_is_announced_once_and_focus_stays(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    status = page.locator(".poi-status")
    expect(status).to_contain_text("Nettement le portage")
    page.evaluate(
        """() => {
            window.said = 0;
            new MutationObserver(() => window.said++).observe(
                document.querySelector(".poi-status"), { childList: true });
        }"""
    )
    page.locator("#q-negotiation input").first.focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "interim_weak")
    expect(page.locator("#q-negotiation input[value=no]")).to_be_focused()
    expect(status).to_contain_text("convient mal")
    assert page.evaluate("window.said") == 1


def test_focus_in_the_result_outlives_a_new_answer(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    summary = page.locator(".poi-criteria summary")
    summary.focus()
    # As an answer that was on its way would.
    page.evaluate("document.querySelector('#q-duration input').click()")
    expect(page.locator(".poi-criteria tbody tr")).to_have_count(6)
    expect(page.locator(".poi-criteria summary")).to_be_focused()


def test_axe_finds_nothing_in_the_new_states(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/entreprise/", reduced_motion="reduce")
    fill_with_example(page, 2)
    expect(page.locator("[data-contradiction]").first).to_be_visible()
    page.click(".poi-importance summary")
    for summary in page.locator(".poi-answer summary").all():
        summary.click()
    assert seen(page) == [], "example"
    page.evaluate(SET_ALL_ASIDE)
    expect(page.locator(".poi-error[data-where=importance]")).to_be_visible()
    assert seen(page) == [], "refused"
    page.locator(".poi-examples button").nth(3).click()
    expect(page.locator(".poi-folded").first).to_be_visible()
    assert seen(page) == [], "folded"
