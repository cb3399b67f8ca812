"""A stand-in for the calculator's worker, for what the real one does too rarely or too fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["SILENT", "replace_worker"]

SILENT = "self.onmessage = () => {}"


def replace_worker(page: Page, body: str) -> None:
    """Serve this script in place of the worker's, from the next load on."""
    page.route(
        "**/worker.mjs",
        lambda route: route.fulfill(content_type="text/javascript", body=body),
    )
