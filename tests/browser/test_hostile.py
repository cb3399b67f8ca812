"""A share of ``make hostile`` through the built pages, and what it once found."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from scripts.hostile.page import PATHS, visit
from scripts.hostile.report import Report
from scripts.hostile.rounds import (
    STORED,
    alive,
    drawn,
    large,
    open_fragments,
    recall,
    send,
    type_everywhere,
)
from tests.browser.test_calculator import PORTAGE, answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from scripts.static import Host


STARTED = 30_000
"""Milliseconds in which the calculator has started, on a machine that may be shared."""
PORTAGE_PAGE, QUESTIONNAIRE = PATHS[2], PATHS[0]


@pytest.fixture
def report() -> Report:
    return Report()


@pytest.fixture
def random() -> Random:
    return Random(3)  # noqa: S311  draws inputs, keeps no secret


def test_a_simulator_bears_all_that_is_sent_opened_and_typed(
    browser: Browser, site: Host, report: Report, random: Random
) -> None:
    with visit(browser, site, PORTAGE_PAGE) as page:
        send(report, page, [*large(), *drawn(random, 40)])
        open_fragments(report, page, random, 10)
        type_everywhere(report, page, random, 1)
        alive(report, page)
    assert report.found == []
    assert report.total > 150


def test_a_questionnaire_bears_all_that_is_opened(
    browser: Browser, site: Host, report: Report, random: Random
) -> None:
    with visit(browser, site, QUESTIONNAIRE) as page:
        open_fragments(report, page, random, 20)
        alive(report, page)
    assert report.found == []


def test_what_is_remembered_of_something_else_stops_no_page(
    browser: Browser, site: Host, report: Report
) -> None:
    with visit(browser, site, PORTAGE_PAGE) as page:
        recall(report, page, ["simulator:portage"], STORED[-5:])
    assert report.found == []


MISDEEDS = (
    "document.body.firstElementChild.setAttribute('data-canary', '')",
    "document.body.insertAdjacentHTML('beforeend', `<p onclick='x'>x</p>`)",
    "document.body.insertAdjacentHTML('beforeend', `<p style='color:red'>x</p>`)",
    "document.body.append(Object.assign(new Image(), { src: 'https://canary.invalid/x' }))",
    "window.__pwned = 1",
    "console.error('x')",
    "setTimeout(() => { throw new Error('x'); })",
    "setTimeout(() => alert('x'))",
)


def test_what_a_page_must_not_do_is_noticed(browser: Browser, site: Host) -> None:
    with visit(browser, site, PORTAGE_PAGE) as page:
        for script in MISDEEDS:
            assert page.faults() == []
            page.page.evaluate(script)
            page.page.wait_for_timeout(200)
            assert page.faults(), script


def test_a_value_that_is_lost_or_refused_without_a_word_is_noticed(
    browser: Browser, site: Host
) -> None:
    with visit(browser, site, PORTAGE_PAGE) as page:
        days = page.fields().index("days")
        assert page.type_in(days, ["x"]) == []
        page.page.evaluate("document.querySelector('#x-days').dataset.where = 'gone'")
        page.page.evaluate("document.querySelector('.poi-error').remove()")
        assert page.type_in(days, ["y"])


def test_an_importance_that_is_none_is_refused_beside_its_choice(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    page.evaluate(
        """() => {
            const choice = document.querySelector("[name='importance.need']");
            choice.append(new Option("x", "gone"));
            choice.value = "gone";
            choice.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    error = page.locator("[data-where='importance.need']")
    expect(error).to_be_visible(timeout=STARTED)  # in what was folded
    expect(error).to_contain_text("Importance attendue")
    page.select_option("[name='importance.need']", "strong")
    expect(error).to_be_hidden()


def test_a_clock_that_is_years_off_is_told_above_the_form(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/", day="2031-02-01")
    answer(page, {"duration": "1_3"})
    error = page.locator(".poi-error[data-where='']")
    expect(error).to_be_visible(timeout=STARTED)
    expect(error).to_contain_text("répond jusqu’au 31 décembre 2030")


def test_an_error_goes_with_the_answers_that_are_erased(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    page.evaluate("document.querySelector('input[name=duration]').value = 'gone'")
    page.check("input[name=duration][value=gone]")
    expect(page.locator("#erreur-duration")).to_be_visible(timeout=STARTED)
    page.click("text=Effacer mes réponses")
    expect(page.locator("[data-state=blank]")).to_be_visible()
    expect(page.locator(".poi-error:visible")).to_have_count(0)


def test_a_hidden_field_that_holds_markup_is_told_and_survives_a_reload(
    said: list[str], open_page: Callable[..., Page]
) -> None:
    page = open_page("calculer/portage/")
    expect(page.locator("[data-inert]")).to_have_count(0)
    page.evaluate(
        """() => {
            const given = document.querySelector("[name=given]");
            given.value = `"]'<b>`;
            given.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )
    error = page.locator(".poi-error[data-where='']")
    expect(error).to_contain_text("Choisissez l’un des montants proposés.", timeout=STARTED)
    page.reload()
    expect(error).to_contain_text("Choisissez l’un des montants proposés.", timeout=STARTED)
    page.fill("#e-daily_rate", "450")
    expect(error).to_be_hidden(timeout=STARTED)
    assert said == []
