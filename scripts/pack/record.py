"""Record which functions of the engine are called: ``make called``, for each new Pyodide.

V8 compiles a function when it is first called, and can say so: of WebAssembly on its standard
output, of JavaScript in its log. Node and Chromium do not take the same ways through the runtime,
nor do a start from the code and one from the image: all are tried, with every request of the
exercise, many that nobody would think of, and the tour of all pages that ``make hostile`` takes:
what Python does of itself hangs on what went before.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from random import Random
from threading import Thread
from typing import TYPE_CHECKING

from scripts.browser import BrowserMissing, attached, executable
from scripts.exercise import lines
from scripts.hostile.report import Report
from scripts.hostile.requests import requests
from scripts.hostile.tour import through_pages
from scripts.pack import PackError, node
from scripts.pack.__main__ import kinds
from scripts.pack.called import GLUE_LIST, LIST, write
from scripts.pack.logged import compiled
from scripts.pack.manifest import GLUE, IMAGE, LEAN, LEAN_GLUE, WASM
from scripts.static import host

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

__all__ = ["main"]

_PACKED = Path("build/runtime")
_COMPILED = re.compile(r"#(\d+) using")
_LISTENING = re.compile(r"listening on (ws://\S+)")
_HOSTILE = 2000
_SEED = 20261126
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X)"
"""Where Pyodide calls Python's functions in another way, as it does without WebAssembly's types."""
_FAST, _SLOW = "4g", "3g"
"""What the browser makes of the link: the first starts from the image, the other from the code."""

_SEND = """async ([effectiveType, requests]) => {
    performance.getEntriesByType = () => []; // how fast this machine is does not count
    Object.defineProperty(navigator, "connection", { value: { effectiveType } });
    const scripts = new URL("../../assets/javascripts/", location.href);
    const { Client } = await import(new URL("calculator.mjs", scripts));
    const client = new Client(document.querySelector(".poi-calculator"), () => {});
    for (const request of requests) await client.send(request);
}"""


def _tell(logs: Path) -> tuple[str, ...]:
    """What V8 is to tell, and where it logs."""
    return (
        *("--liftoff-only", "--trace-wasm-compilation-times"),
        *("--log-function-events", "--logfile-per-isolate", f"--logfile={logs}/v8.log"),
    )


@contextmanager
def _telling(said: Path, logs: Path) -> Iterator[Browser]:
    """A Chromium whose pages tell in a file what they compile."""
    flags = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage")
    with tempfile.TemporaryDirectory() as profile, said.open("wb") as out:
        command = (
            *(executable(), *flags, f"--user-data-dir={profile}"),
            *("--remote-debugging-port=0", f"--js-flags={' '.join(_tell(logs))}", "about:blank"),
        )
        with subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True) as running:
            errors = running.stderr or ()
            address = next(found[1] for line in errors if (found := _LISTENING.search(line)))
            Thread(target=lambda: [*errors], daemon=True).start()  # a full pipe would stop it
            try:
                with attached(address) as browser:
                    yield browser
            finally:
                running.kill()


def _in_chromium(asked: Sequence[str], logs: Path) -> str:
    with tempfile.TemporaryDirectory() as name:
        said = Path(name, "said.txt")
        with host(Path("site")) as served, _telling(said, logs) as browser:
            for missing, link in (((), _FAST), ({LEAN}, _SLOW)):
                served.missing = set(missing)  # without it, the whole module is used
                page = browser.contexts[0].new_page()
                page.route("**/page.mjs", lambda route: route.abort())
                page.goto(f"{served.url}choisir/salarie/")
                page.evaluate(_SEND, [link, asked])
                page.close()
            served.missing = set()
            through_pages(Report(), browser, served)
        return said.read_text(encoding="utf-8", errors="replace")


def main() -> int:
    """Record them, and say how many they are."""
    random = Random(_SEED)  # noqa: S311  inputs that come back
    asked = [*lines(), *(line for _, line in islice(requests(random), _HOSTILE))]
    job = {"runtime": str(_PACKED), "requests": asked}
    image = job | {"image": str(_PACKED / IMAGE)}
    try:
        with tempfile.TemporaryDirectory() as name:
            logs = Path(name)
            said = node.said("exercise.mjs", job, flags=_tell(logs))
            said += node.said("exercise.mjs", image, flags=_tell(logs))
            said += node.said("exercise.mjs", job | {"agent": _IPHONE}, flags=_tell(logs))
            said += _in_chromium(asked, logs)
            # Who takes the image has the whole module, but the lean glue.
            taken = {"requests": kinds(asked), "memory": str(logs / "memory.bin")}
            node.said("memory.mjs", job | taken, flags=_tell(logs))
            places = compiled(logs.glob("*.log"), {GLUE, LEAN_GLUE})
        wasm, glue = ((_PACKED / name).read_bytes() for name in (WASM, GLUE))
    except (BrowserMissing, PackError, OSError) as error:
        print(f"scripts.pack.record: {error}", file=sys.stderr)
        return 1
    numbers = {int(number) for number in _COMPILED.findall(said)}
    for module, found, listed in ((wasm, numbers, LIST), (glue, places, GLUE_LIST)):
        write(module, found, listed)
        print(f"{listed}: {len(found)} functions")
    return 0


if __name__ == "__main__":
    sys.exit(main())
