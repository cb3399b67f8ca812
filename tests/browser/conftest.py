"""The built site, served under a sub-path as an edition is, and one browser for all tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from xdist.scheduler import LoadScopeScheduling

from scripts.browser import BrowserMissing, chromium
from scripts.static import host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
    from xdist.remote import Producer

    from scripts.static import Host

SITE = Path("site")
PHONE: ViewportSize = {"width": 360, "height": 780}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PATIENCE = 20_000
"""Milliseconds: a busy machine is no fault of the page."""

SHARING = frozenset(
    path.name
    for path in Path(__file__).parent.glob("test_*.py")
    if '(scope="module"' in path.read_text(encoding="utf-8")
)
"""Files whose tests look at what one fixture has made for all of them."""

expect.set_options(timeout=PATIENCE)


class BySharing(LoadScopeScheduling):  # type: ignore[misc]  # xdist ships no types
    """Tests that share what takes long to make go to one worker, the others where there is room."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if Path(file).name in SHARING else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BySharing:
    return BySharing(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        with chromium(windowless=True) as found:
            yield found
    except BrowserMissing as error:
        pytest.exit(str(error), returncode=1)


@pytest.fixture
def site() -> Iterator[Host]:
    with host(SITE, "/guide/1.0/") as served:
        yield served


@pytest.fixture
def said() -> list[str]:
    """What the pages of the test said on the console."""
    return []


def newcomer(browser: Browser, **options: Any) -> BrowserContext:  # noqa: ANN401  Playwright's
    """Somebody who was never here, without a service worker.

    It would answer in the place of the host, and ask it for the whole site.
    """
    context = browser.new_context(viewport=DESKTOP, locale="fr-FR", **options)
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    context.set_default_timeout(PATIENCE)
    return context


def overhear(page: Page, said: list[str]) -> None:
    """Write down what a page says on the console, from now on."""
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"error: {error}"))


@pytest.fixture
def open_page(browser: Browser, site: Host, said: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site, on a day if one is given."""
    contexts: list[BrowserContext] = []

    def opened(path: str = "", *, day: str = "", **options: Any) -> Page:  # noqa: ANN401  Playwright's
        context = newcomer(browser, **options)
        contexts.append(context)
        page = context.new_page()
        overhear(page, said)
        if day:
            page.clock.install(time=f"{day}T12:00:00")
        page.goto(site.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
