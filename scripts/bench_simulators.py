"""How fast a simulator follows the fingers, and how fast its curve comes, everything slowed.

The browser slows the page's own thread, not the worker's: the worker's time is measured apart, the
page at rest, and counted again as often as it would be slower, as in ``scripts.bench_changes``.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.simulator.form import forms
from scripts.bench_changes import SLOWER, WATCH
from scripts.browser import BrowserMissing, chromium
from scripts.static import host

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["main"]

TYPED = {"portage": "daily_rate", "interim": "hourly_rate"}
"""Where something is typed; the day rate in the other forms."""

TYPE = """async (id) => {
    const field = document.querySelector(id);
    const place = document.querySelector("[data-now]");
    const times = [];
    for (let run = 0; run < 15; run++) {
        const drawn = new Promise((resolve, reject) => {
            new MutationObserver((_, observer) => {
                observer.disconnect();
                requestAnimationFrame(() => setTimeout(resolve)); // once it is painted
            }).observe(place, { childList: true });
            setTimeout(() => reject(new Error("no figure came")), 20_000);
        });
        const start = performance.now();
        field.value = String(300 + 7 * run) / (id.includes("hourly") ? 20 : 1);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await drawn;
        const took = performance.now() - start;
        times.push([took, await window.sendAgain()]);
    }
    return times;
}"""

CURVE = """async () => {
    const post = Worker.prototype.postMessage;
    let asked = 0;
    Worker.prototype.postMessage = function (message) {
        if (message.request?.includes('"explore"')) asked = performance.now();
        return post.call(this, message);
    };
    const place = document.querySelector("[data-later]");
    const drawn = new Promise((resolve) => {
        new MutationObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(resolve));
        }).observe(place, { childList: true });
    });
    const field = document.querySelector("#e-daily_rate");
    field.value = String(Number(field.value) + 1); // the same again would ask for nothing
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await drawn;
    const took = performance.now() - asked;
    Worker.prototype.postMessage = post;
    return [took, await window.sendAgain()];
}"""


def _slowed(page: Page, rate: int) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})


def _opened(browser: Browser, url: str) -> Page:
    page = browser.new_context().new_page()
    page.goto(url)
    page.evaluate(WATCH)
    page.wait_for_selector(".poi-use:not([hidden])")
    page.wait_for_timeout(1500)
    return page


def _typing(browser: Browser, url: str, field: str) -> list[float]:
    """Milliseconds from a key to the figures, all slowed, key by key."""
    page = _opened(browser, url)
    workers = [worker for _, worker in page.evaluate(TYPE, field)]
    _slowed(page, SLOWER)
    pages = [whole for whole, _ in page.evaluate(TYPE, field)]
    page.context.close()
    return [whole + (SLOWER - 1) * worker for whole, worker in zip(pages, workers, strict=True)]


def _curve(browser: Browser, url: str) -> float:
    """Milliseconds from asking for the curve to seeing it, all slowed."""
    page = _opened(browser, url)
    worker: float = statistics.median(page.evaluate(CURVE)[1] for _ in range(5))
    _slowed(page, SLOWER)
    whole: float = statistics.median(page.evaluate(CURVE)[0] for _ in range(5))
    page.context.close()
    return whole + (SLOWER - 1) * worker


def main() -> int:
    """Measure, and print."""
    try:
        with chromium() as browser, host(Path("site")) as served:
            for form in forms().values():
                url = f"{served.url}calculer/{form.page}/"
                name = "quote.net_before_tax" if form.id == "quote" else None
                field = name or TYPED.get(form.id, "daily_rate")
                times = _typing(browser, url, f"#e-{field.replace('.', chr(92) + '.')}")
                print(
                    f"key to figure, all {SLOWER} times slower, {form.id:10}: median "
                    f"{statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
                )
            curve = _curve(browser, f"{served.url}calculer/face-a-face/")
            print(f"curve of 200 points with its band, all {SLOWER} times slower: {curve:.0f} ms")
    except BrowserMissing as error:
        print(f"scripts.bench_simulators: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
