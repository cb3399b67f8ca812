"""What holds of every page, on one visit of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from scripts.bench_pages import LIMIT, weights
from scripts.embed import FOLDER, framed
from scripts.static import host
from tests.browser.axe import SCHEMES, Scheme, broken, resize, too_wide, violations
from tests.browser.conftest import DESKTOP, PHONE, SITE, newcomer, overhear
from tests.browser.pages import PAGES
from tests.browser.worker import SILENT, replace_worker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from scripts.static import Host


# The whole guide stands in no menu: it is made of the other pages. Nor do the forms for frames.
EVERY = (*PAGES, "guide-complet/", *(f"{FOLDER}{one.slug}/" for one in framed()))


@dataclass(frozen=True)
class Visit:
    """A first visit of a page on which nothing is calculated."""

    path: str
    page: Page
    foreign: tuple[str, ...]
    """What it asked of others than its host."""
    weight: int
    """Bytes that travelled, as a host sends them with gzip."""
    said: tuple[str, ...]
    """On the console."""


@pytest.fixture(scope="module")
def served() -> Iterator[Host]:
    with host(SITE, "/guide/1.0/") as found:
        yield found


@pytest.fixture(scope="module", params=EVERY, ids=lambda path: path or "home")
def visit(browser: Browser, served: Host, request: pytest.FixtureRequest) -> Iterator[Visit]:
    path: str = request.param
    context = newcomer(browser, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    foreign: list[str] = []
    overhear(page, said)
    own = (served.url, "blob:", "data:")
    page.on(
        "request",
        lambda one: None if one.url.startswith(own) else foreign.append(one.url),
    )
    replace_worker(page, SILENT)
    served.asked.clear()
    page.goto(served.url + path, wait_until="networkidle")
    weight = sum(weights(served).values())
    yield Visit(path, page, tuple(foreign), weight, tuple(said))
    context.close()


def test_no_request_leaves_the_origin(visit: Visit) -> None:
    assert visit.foreign == ()


def test_the_console_says_nothing(visit: Visit) -> None:
    assert visit.said == ()


def test_a_page_of_the_guide_is_light_and_says_when_it_was_checked(visit: Visit) -> None:
    checked = visit.page.locator("h1 + .poi-checked time[data-due]")
    if visit.path in PAGES:
        assert 0 < visit.weight <= LIMIT
        expect(checked).to_be_visible()
    else:
        expect(checked).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(visit: Visit, scheme: Scheme) -> None:
    resize(visit.page, DESKTOP)
    visit.page.emulate_media(color_scheme=scheme)
    assert violations(visit.page) == []


def test_on_a_phone_nothing_scrolls_sideways(visit: Visit) -> None:
    resize(visit.page, PHONE)
    assert too_wide(visit.page) == []


def test_on_a_phone_what_scrolls_inside_is_in_reach_of_the_keyboard(visit: Visit) -> None:
    resize(visit.page, PHONE)
    assert broken(visit.page, "scrollable-region-focusable") == []
