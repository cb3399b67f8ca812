"""Debian's Firefox and WebKit, each driven by what it has itself for that."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from selenium import webdriver
from selenium.common.exceptions import WebDriverException

from scripts.pack.node import program
from tests.browser.servers import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Driven", "firefox", "webkit"]

_FIREFOX_DRIVER = Path(__file__).with_name("firefox.mjs")
_MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.1/MiniBrowser"
_PATIENCE = 120
"""Seconds that a script in the page may take."""
_LOST = "Could not parse script result"
"""What WebKit’s driver says, once in many runs, of an answer that it has lost."""


class Driven(Protocol):
    """A browser with one page."""

    said: list[str]
    """What the page complained of on its console, where the driver tells."""

    def open(self, url: str) -> None:
        """Load a page."""

    def run(self, script: str, argument: object = None) -> Any:  # noqa: ANN401  what JSON holds
        """The value of an asynchronous function of one argument, called in the page."""


class _Firefox:
    """Firefox, through WebDriver BiDi and puppeteer."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.said: list[str] = []
        self._process = process

    def open(self, url: str) -> None:
        self._order({"open": url})

    def run(self, script: str, argument: object = None) -> Any:  # noqa: ANN401  what JSON holds
        return self._order({"script": script, "argument": argument})

    def _order(self, order: dict[str, object]) -> Any:  # noqa: ANN401  what JSON holds
        to, back = self._process.stdin, self._process.stdout
        assert to
        assert back
        to.write(json.dumps(order) + "\n")
        to.flush()
        reply = json.loads(back.readline())
        self.said += reply["said"]
        assert "error" not in reply, reply["error"]
        return reply["value"]


@contextmanager
def firefox() -> Iterator[Driven]:
    """A Firefox without a window.

    Raises:
        Missing: It is not on this machine.
    """
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        raise Missing("firefox-esr")
    command = (program(), str(_FIREFOX_DRIVER), path)
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield _Firefox(process)
        finally:
            assert process.stdin
            process.stdin.close()  # it then ends the browser, and itself


class _WebKit:
    """WebKitGTK's own small browser, through its WebDriver; it tells nothing of the console."""

    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self.said: list[str] = []
        self._driver = driver

    def open(self, url: str) -> None:
        self._driver.get(url)

    def run(self, script: str, argument: object = None) -> Any:  # noqa: ANN401  what JSON holds
        try:
            found = self._answered(script, argument)
        except WebDriverException as error:
            if error.msg != _LOST:
                raise
            found = self._answered(script, argument)
        assert "error" not in found, found["error"]
        return found.get("value")

    def _answered(self, script: str, argument: object) -> dict[str, Any]:
        found: dict[str, Any] = self._driver.execute_async_script(
            f"const [argument, done] = arguments; ({script})(argument)"
            ".then((value) => done({ value }), (error) => done({ error: String(error) }))",
            argument,
        )
        return found


@contextmanager
def webkit() -> Iterator[Driven]:
    """A WebKit on a screen that nobody sees.

    Raises:
        Missing: It, its driver or the screen is not on this machine.
    """
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    mini = next(Path("/").glob(_MINI_BROWSER.lstrip("/")), None)
    if driver is None or mini is None:
        raise Missing("webkit2gtk-driver")
    if screen is None:
        raise Missing("xvfb")
    options = webdriver.WebKitGTKOptions()
    options.binary_location = str(mini)
    options.add_argument("--automation")
    with _screen(screen) as display:
        # A container's root has no namespaces to build the sandbox from.
        settings = {"DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
        service = webdriver.WebKitGTKService(executable_path=driver, env=os.environ | settings)
        found = webdriver.WebKitGTK(options=options, service=service)
        try:
            found.set_script_timeout(_PATIENCE)
            yield _WebKit(found)
        finally:
            found.quit()


@contextmanager
def _screen(program_: str) -> Iterator[str]:
    """A virtual screen; gives its name. It chooses a free number by itself."""
    read, write = os.pipe()
    command = (
        program_,
        "-displayfd",
        str(write),
        "-screen",
        "0",
        "1280x1000x24",
        "-nolisten",
        "tcp",
    )
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as process:
        os.close(write)
        try:
            with os.fdopen(read) as number:
                yield f":{number.readline().strip()}"
        finally:
            process.terminate()
