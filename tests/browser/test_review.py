"""A page whose check is overdue says so, from that day on, on the reader's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from scripts.page import pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


HOME = next(one for one in pages() if not one.url)
WORD = "(révision en retard)"


@pytest.mark.parametrize("path", ["", "faq/", "calculer/portage/"])
def test_the_day_before_nothing_is_overdue(
    open_page: Callable[..., Page], said: list[str], path: str
) -> None:
    (one,) = (each for each in pages() if each.url == path)
    page = open_page(path, day=(one.due_on - one.due_on.resolution).isoformat())
    expect(page.locator("h1 + .poi-checked")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".poi-overdue")).to_have_count(0)
    assert said == []


@pytest.mark.parametrize("path", ["", "faq/", "calculer/portage/"])
def test_from_that_day_on_the_page_says_it_once(
    open_page: Callable[..., Page], said: list[str], path: str
) -> None:
    (one,) = (each for each in pages() if each.url == path)
    page = open_page(path, day=one.due_on.isoformat())
    expect(page.locator("h1 + .poi-checked")).to_contain_text(WORD)
    expect(page.locator(".poi-overdue")).to_have_count(1)
    assert said == []


def test_a_page_that_is_reached_without_a_load_says_it_too(open_page: Callable[..., Page]) -> None:
    page = open_page("", day=HOME.due_on.replace(year=HOME.due_on.year + 2).isoformat())
    expect(page.locator(".poi-overdue")).to_have_count(1)
    page.click(".md-tabs >> text=Questions fréquentes")
    expect(page.locator("h1")).to_contain_text("Questions fréquentes")
    expect(page.locator(".poi-overdue")).to_have_count(1)


def test_the_page_for_contributors_marks_each_page_that_is_overdue(
    open_page: Callable[..., Page],
) -> None:
    days = sorted(one.due_on for one in pages())
    page = open_page("a-propos/contribuer/", day=days[0].isoformat())
    table = page.get_by_role("region", name="Pages à revoir")
    expect(table.locator("tr", has_text=WORD)).to_have_count(days.count(days[0]))
