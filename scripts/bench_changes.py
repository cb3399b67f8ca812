"""How soon the advice follows a change in the form, everything slowed: a part of ``make bench``."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.decision.arrangement import READERS
from scripts.browser import BrowserMissing, chromium
from scripts.static import host

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["main"]

ROUNDS = 3
"""How often each change is measured; the median counts."""

SLOWER = 4
"""How many times slower the page runs where a change is measured."""

WATCH = """() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
        window.lastSent = [this, message];
        return post.call(this, message);
    };
    // The last request again, while the page has nothing else to do.
    window.sendAgain = () => new Promise((resolve) => {
        const [worker, message] = window.lastSent;
        const start = performance.now();
        const back = () => resolve(performance.now() - start);
        worker.addEventListener("message", back, { once: true });
        post.call(worker, message);
    });
}"""

CHANGE_ALL = """async () => {
    const place = document.querySelector("[data-state=result]");
    const times = [];
    for (const field of document.querySelectorAll(".poi-question input:not(:checked)")) {
        const drawn = new Promise((resolve) => {
            new MutationObserver((_, observer) => {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(resolve)); // once it is painted
            }).observe(place, { childList: true });
        });
        const start = performance.now();
        field.click();
        await drawn;
        const took = performance.now() - start;
        times.push([took, await window.sendAgain()]);
    }
    return times;
}"""


def _changes(browser: Browser, url: str) -> list[float]:
    """Milliseconds from a change in the form to the new advice, all slowed, change by change.

    The browser slows the page's own thread, not the worker's: the worker's time is measured in a
    first round, not slowed, the page at rest, and counted again as often as it would be slower.
    """
    page = browser.new_context().new_page()
    page.goto(url)
    page.evaluate(WATCH)
    page.click(".poi-examples summary")
    workers: list[tuple[float, ...]] = []
    pages: list[tuple[float, ...]] = []
    for rate in (*[1] * ROUNDS, *[SLOWER] * ROUNDS):
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.click(".poi-examples button >> nth=0")
        page.wait_for_selector("[data-verdict]")
        page.wait_for_timeout(1000)
        whole, worker = zip(*page.evaluate(CHANGE_ALL), strict=True)
        if rate == 1:
            workers.append(worker)
        else:
            pages.append(whole)
    page.context.close()
    return [
        statistics.median(whole) + (SLOWER - 1) * statistics.median(worker)
        for whole, worker in zip(zip(*pages, strict=True), zip(*workers, strict=True), strict=True)
    ]


def main() -> int:
    """Measure, and print medians and the worst."""
    try:
        with chromium() as browser, host(Path("site")) as served:
            for reader in READERS:
                times = _changes(browser, f"{served.url}choisir/{reader}/")
                print(
                    f"change to advice, all {SLOWER} times slower, {reader}: {len(times)} changes, "
                    f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
                )
    except BrowserMissing as error:
        print(f"scripts.bench_changes: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
