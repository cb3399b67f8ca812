"""How soon the calculator answers, set beside plain Pyodide and modele-social in one browser.

Medians of several visits, cold (nothing kept) and again (what the browser kept), on a fast link
(loopback) and on a slow one. The slow link and the slow processor are Chromium's own emulation:
it slows the page's thread, not the worker's, so that times of the worker are those of this machine.
Files travel as a good host sends them: compressed with brotli, kept for ever where their name says.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.browser import BrowserMissing, chromium
from scripts.cases import cases
from scripts.compress import BROTLI, compress
from scripts.edition import KEPT, WAYS, files
from scripts.pack.node import program
from scripts.static import host

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, BrowserContext, Page

    from scripts.static import Host

__all__ = ["main"]

_RUNS = 7
_SLOWER = 4
_SLOW = {"downloadThroughput": 9_000_000 / 8, "uploadThroughput": 1_000_000 / 8, "latency": 165}
"""A phone's link: 9 Mbit/s, and 165 ms until the first byte."""
_PAGE = "choisir/salarie/"
_UPDATES = 25
_CACHE = Path("build/bench-compressed")

_PLAIN = """
self.onmessage = async ({ data }) => {
  const { loadPyodide } = await import("./plain/pyodide.mjs");
  const pyodide = await loadPyodide({ indexURL: new URL("./plain/", self.location).href });
  const wheel = await (await fetch(data.wheel)).arrayBuffer();
  pyodide.unpackArchive(wheel, "wheel");
  const { answer } = pyodide.pyimport("calculator.browser");
  self.onmessage = ({ data }) => self.postMessage(answer(data.request));
  self.postMessage(answer(data.request));
};
"""
"""Pyodide as npm gives it, with the same wheel, as its documentation has it."""
_SOCIAL = """
import Engine from "publicodes";
import rules from "modele-social";
let engine;
self.onmessage = ({ data }) => {
  engine ??= new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  engine.setSituation({ "salarié . contrat . salaire brut": `${data.gross} €/mois` });
  self.postMessage(engine.evaluate("salarié . rémunération . net . à payer avant impôt").nodeValue);
};
"""
"""The engine of the official simulators: one gross pay to its net."""
_ASK = """async ([script, first, next, updates]) => {
    const asked = (worker, message) => new Promise((resolve, reject) => {
        const start = performance.now();
        worker.onerror = reject;
        worker.onmessage = () => resolve(performance.now() - start);
        worker.postMessage(message);
    });
    const start = performance.now();
    const worker = new Worker(script, { type: "module" });
    await asked(worker, first);
    const began = performance.now() - start;
    const times = [];
    for (let run = 0; run < updates; run++) {
        times.push(await asked(worker, { ...next, gross: 2500 + run }));
    }
    return [began, times.sort((a, b) => a - b)[updates >> 1]];
}"""
_OURS = """async ([request, updates]) => {
    const start = performance.now();
    const scripts = new URL("../../assets/javascripts/", location.href);
    const { Client } = await import(new URL("calculator.mjs", scripts));
    const client = new Client(document.querySelector(".poi-calculator"), () => {});
    await client.send(request);
    const first = performance.now() - start;
    const times = [];
    for (let run = 0; run < updates; run++) {
        const before = performance.now();
        await client.send(request);
        times.push(performance.now() - before);
    }
    return [first, times.sort((a, b) => a - b)[updates >> 1]];
}"""
_READABLE = """() => new Promise((resolve) => {
    const form = () => document.querySelector(".poi-calculator[data-open]");
    const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    const look = () => {
        if (form() && paint()) resolve([paint(), performance.now()]);
        else setTimeout(look, 10);
    };
    look();
})"""


@dataclass(frozen=True, slots=True)
class _Starter:
    """Something that answers in a worker: where its page is, and how to ask it there."""

    name: str
    page: str
    script: str
    argument: object


@contextmanager
def _site(request: str) -> Iterator[tuple[Path, Host, Sequence[_Starter]]]:
    """The built site, what it is set beside, and how each is asked, with compressed copies."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree("site", folder, dirs_exist_ok=True)
        beside = folder / "beside"
        shutil.copytree("node_modules/pyodide", beside / "plain")
        wheel = next(Path("build/wheel").glob("*.whl"))
        shutil.copyfile(wheel, beside / wheel.name)
        (beside / "plain.mjs").write_text(_PLAIN, encoding="utf-8")
        (beside / "social.mjs").write_text(_bundled(_SOCIAL), encoding="utf-8")
        (beside / "index.html").write_text("<!doctype html><title>·</title>", encoding="utf-8")
        compress(folder, _CACHE)
        asked = {"wheel": wheel.name, "request": request}
        with host(folder, packed=True) as served:
            yield (
                folder,
                served,
                (
                    _Starter("plain Pyodide", "beside/", _ASK, ["plain.mjs", asked, asked, 1]),
                    _Starter("what we ship", _PAGE, _OURS, [request, _UPDATES]),
                    _Starter(
                        "modele-social", "beside/", _ASK, ["social.mjs", {"gross": 3000}, {}, 25]
                    ),
                ),
            )


def _bundled(source: str) -> str:
    """A module with all that it imports, as a site would ship it."""
    command = (program(), "node_modules/esbuild/bin/esbuild", "--bundle", "--minify")
    done = subprocess.run(
        (*command, "--format=esm"), input=source, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def _throttle(page: Page, *, slow: bool) -> None:
    if slow:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", {"offline": False, **_SLOW})
        session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})


def _visit(context: BrowserContext, url: str, starter: _Starter, *, slow: bool) -> list[float]:
    """Milliseconds to the first answer, and to a further one."""
    page = context.new_page()
    _throttle(page, slow=slow)
    page.goto(url + starter.page)
    found: list[float] = page.evaluate(starter.script, starter.argument)
    page.close()
    return found


def _first_and_next(browser: Browser, url: str, starter: _Starter, *, slow: bool) -> list[float]:
    """Medians: the first answer cold and again, and a further answer."""
    cold, again = [], []
    for _ in range(_RUNS):
        context = browser.new_context()
        cold.append(_visit(context, url, starter, slow=slow))
        again.append(_visit(context, url, starter, slow=slow))
        context.close()
    return [
        statistics.median(first for first, _ in cold),
        statistics.median(first for first, _ in again),
        statistics.median(update for _, update in again),
    ]


def _page(browser: Browser, url: str, *, slow: bool) -> list[float]:
    """Medians: the page can be read and its form used, cold and again."""
    found: list[list[float]] = []
    for _run in range(_RUNS):
        context = browser.new_context()
        times: list[float] = []
        for _ in range(2):
            page = context.new_page()
            _throttle(page, slow=slow)
            page.goto(url + _PAGE, wait_until="commit")
            times += page.evaluate(_READABLE)
            page.close()
        context.close()
        found.append(times)
    return [statistics.median(column) for column in zip(*found, strict=True)]


def _weights(manifest: Mapping[str, object], folder: Path) -> None:
    named = files(manifest)
    for way in KEPT:
        total = 0
        for role in WAYS[way]:
            (path,) = folder.glob(f"[re]*/*/{named[role]}")  # runtime/…/ or edition/…/
            copy = BROTLI.beside(path)
            bytes_ = (copy if copy.is_file() else path).stat().st_size
            total += bytes_
            print(f"  {named[role]:42}{bytes_:>11,}")
        print(f"{f'from the {way}':44}{total:>11,}")


def main() -> int:
    """Measure, and print medians and ratios."""
    request = next(iter(cases())).request("show")
    manifest = json.loads(Path("build/runtime/manifest.json").read_text(encoding="utf-8"))
    try:
        with _site(request) as (folder, served, starters), chromium() as browser:
            print("bytes on the wire, brotli")
            _weights(manifest, folder)
            for slow in (False, True):
                link = "9 Mbit/s, 165 ms" if slow else "fast link"
                print(f"\n{link:24}{'cold':>9}{'again':>9}{'next':>9}{'cold':>9}{'again':>7}")
                plain: list[float] = []
                # The page's own warm start would share the link and the processor.
                served.missing = {"page.mjs"}
                for starter in starters:
                    times = _first_and_next(browser, served.url, starter, slow=slow)
                    plain = plain or times
                    row = "".join(f"{time:9.0f}" for time in times[:2]) + f"{times[2]:9.1f}"
                    ratios = (times[0] / plain[0], times[1] / plain[1])
                    print(f"{starter.name:24}{row}{ratios[0]:9.2f}{ratios[1]:7.2f}", flush=True)
                served.missing = {"worker.mjs"}
                read, used, read_again, used_again = _page(browser, served.url, slow=slow)
                print(f"{'page readable':24}{read:9.0f}{read_again:9.0f}")
                print(f"{'form usable':24}{used:9.0f}{used_again:9.0f}", flush=True)
    except BrowserMissing as error:
        print(f"scripts.bench_start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
