"""How fast the calculator starts and answers, as ratios to the plain way in the same run.

Medians of several starts in one Chromium, on loopback: a fast link, so what is compared is the
processor's work. The plain way is Pyodide as npm gives it, with the same wheel.
"""

from __future__ import annotations

import gzip
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.decision.arrangement import READERS
from scripts.browser import BrowserMissing, chromium
from scripts.cases import cases
from scripts.static import host

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["main"]

RUNS = 7
ROUNDS = 3
"""How often each change is measured; the median counts."""

SLOWER = 4
"""How many times slower the page runs where a change is measured."""

PLAIN_WORKER = """
self.onmessage = async ({ data }) => {
  const { loadPyodide } = await import("./plain/pyodide.mjs");
  const pyodide = await loadPyodide({ indexURL: new URL("./plain/", self.location).href });
  const wheel = await (await fetch(data.wheel)).arrayBuffer();
  pyodide.unpackArchive(wheel, "wheel");
  const { answer } = pyodide.pyimport("calculator.browser");
  self.postMessage(answer(data.request));
};
"""

PLAIN = """([wheel, request]) => new Promise((resolve, reject) => {
    const start = performance.now();
    const worker = new Worker("plain.mjs", { type: "module" });
    worker.onerror = reject;
    worker.onmessage = () => resolve(performance.now() - start);
    worker.postMessage({ wheel, request });
})"""

PACKED = """async (request) => {
    const { Client } = await import(new URL("../../assets/javascripts/client.mjs", location.href));
    const start = performance.now();
    const client = new Client(document.querySelector(".poi-calculator"), () => {});
    await client.send(request);
    const first = performance.now() - start;
    const updates = [];
    for (let run = 0; run < 50; run++) {
        const before = performance.now();
        await client.send(request);
        updates.push(performance.now() - before);
    }
    return [first, updates.sort((a, b) => a - b)[25]];
}"""


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


def _plain(browser: Browser, request: str) -> list[float]:
    """Milliseconds from the worker's start to the first answer, the plain way, cold each time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("node_modules/pyodide", folder / "plain")
        wheel = next(Path("build/wheel").glob("*.whl"))
        shutil.copyfile(wheel, folder / wheel.name)
        (folder / "plain.mjs").write_text(PLAIN_WORKER, encoding="utf-8")
        (folder / "index.html").write_text("<!doctype html><title>plain</title>", encoding="utf-8")
        with host(folder) as served:
            return [
                _timed(browser, served.url, PLAIN, [wheel.name, request])[0] for _ in range(RUNS)
            ]


def _timed(browser: Browser, url: str, script: str, argument: object) -> list[float]:
    page = browser.new_context().new_page()
    # The page's own warm start would share the processor with what is measured.
    page.route("**/page.mjs", lambda route: route.abort())
    page.goto(url)
    found = page.evaluate(script, argument)
    page.context.close()
    return found if isinstance(found, list) else [found]


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


def _sizes() -> None:
    print("file                     raw       gzip")
    for path in sorted(Path("build/runtime").iterdir()):
        data = path.read_bytes()
        print(f"{path.name[:24]:24} {len(data):>9,} {len(gzip.compress(data, mtime=0)):>10,}")


def main() -> int:
    """Measure, and print medians and ratios."""
    request = next(iter(cases())).request("show")
    try:
        with chromium() as browser:
            plain = statistics.median(_plain(browser, request))
            with host(Path("site")) as served:
                rows = [
                    _timed(browser, served.url + "choisir/salarie/", PACKED, request)
                    for _ in range(RUNS)
                ]
                changes = {
                    reader: _changes(browser, f"{served.url}choisir/{reader}/")
                    for reader in READERS
                }
    except BrowserMissing as error:
        print(f"scripts.bench: {error}", file=sys.stderr)
        return 1
    first, update = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"first answer, plain Pyodide   {plain:8.0f} ms   1.00")
    print(f"first answer, what we ship    {first:8.0f} ms   {first / plain:.2f}")
    print(f"next answer, with its HTML    {update:8.1f} ms   {update / plain:.4f}")
    for reader, times in changes.items():
        print(
            f"change to advice, all {SLOWER} times slower, {reader}: {len(times)} changes, "
            f"median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms"
        )
    _sizes()
    return 0


if __name__ == "__main__":
    sys.exit(main())
