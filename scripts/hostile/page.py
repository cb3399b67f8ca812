"""Hostile inputs through a page of the built site, in a browser: what it does that it must not."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.embed import FOLDER, framed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

    from scripts.static import Host

__all__ = ["FRAMES", "PATHS", "Reply", "Visit", "prefix", "visit"]

PATHS = tuple(one.page for one in framed())
"""Every page with a form."""
FRAMES = tuple(f"{FOLDER}{one.slug}/" for one in framed())
"""The same forms, alone in a page for frames of other sites."""
_PREFIXES = {
    path: one.prefix.removeprefix("#")
    for one in framed()
    for path in (one.page, f"{FOLDER}{one.slug}/")
}

_DRIVER = Path(__file__).with_name("driver.js")
_HARMLESS = ("does not conform to the required format", "Invalid query", "QueryParseError")
"""What the browser says of a date that is none, and the theme's search of a query that is none."""
_LIMIT = 10_000
"""Milliseconds for the page to be done with an input."""


def prefix(path: str) -> str:
    """What a fragment begins with that the page of a form opens."""
    return _PREFIXES[path]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a request: the answer, or how the client failed."""

    answer: str
    failure: str
    took: float
    """Milliseconds."""


@dataclass
class Visit:
    """A page on screen, and what it did that it must not do whatever is put in."""

    page: Page
    site: Host
    path: str
    noticed: list[str] = field(default_factory=list)

    def load(self, fragment: str = "") -> None:
        """Load the page anew, with a fragment in its address if one is given."""
        self.page.goto("about:blank")
        self.page.goto(self.site.url + self.path + (f"#{fragment}" if fragment else ""))
        self._attend()

    def _attend(self) -> None:
        self.page.evaluate("hostile.follow()")
        self.page.evaluate("hostile.opened()")
        self.page.evaluate("hostile.settled()")

    def faults(self) -> list[str]:
        """What was noticed since this was last asked."""
        found = [*self.noticed, *self.page.evaluate("hostile.take()")]
        self.noticed.clear()
        return found

    def workers(self) -> int:
        """How often a calculator was started in this document."""
        found: int = self.page.evaluate("hostile.workers")
        return found

    def send(self, lines: Sequence[str]) -> list[Reply]:
        """Requests to a client of the page's kind, one after the other."""
        found = self.page.evaluate("(lines) => hostile.send(lines)", list(lines))
        return [Reply(answer, failure, took) for answer, took, failure in found]

    def open(self, fragment: str) -> list[str]:
        """Put a fragment in the address, and see it through, to the page of another form too."""
        found: list[str] = self.page.evaluate(
            "([fragment, prefix]) => hostile.open(fragment, prefix)", [fragment, prefix(self.path)]
        )
        found += self.faults()
        led: str = self.page.evaluate("hostile.led")
        if led:
            if not led.startswith(self.site.url):
                found.append(f"led to {led}")
            self.page.goto(led)
            self._attend()
            found += self.faults()
            self.load()
        return found

    def fields(self) -> list[str]:
        """What every field of the page is called, in order."""
        found: list[str] = self.page.evaluate("hostile.fields()")
        return found

    def type_in(self, place: int, values: Sequence[str]) -> list[tuple[str, list[str]]]:
        """Put each value in a field; those that do what they must not, with what that is."""
        found = self.page.evaluate(
            "([place, values]) => hostile.type(place, values)", [place, list(values)]
        )
        return [(values[at], wrong) for at, wrong in found]

    def recall(self, key: str, stored: str) -> list[str]:
        """Load the page with this where it remembers what was typed."""
        self.page.evaluate(
            "([key, stored]) => { sessionStorage.clear(); sessionStorage.setItem(key, stored); }",
            [f"portage-ou-interim:{key}", stored],
        )
        self.load()
        found = self.faults()
        self.page.evaluate("sessionStorage.clear()")
        return found


@contextmanager
def visit(browser: Browser, site: Host, path: str) -> Iterator[Visit]:
    """Open a page of the site, and follow all that it says and asks for."""
    context = browser.new_context(locale="fr-FR")
    # Its service worker would fetch the whole site beside each round, and serve it.
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    page = context.new_page()
    page.set_default_timeout(6 * _LIMIT)
    page.add_init_script(path=_DRIVER)
    found = Visit(page, site, path)

    def foreign(request: Request) -> None:
        if not request.url.startswith((site.url, "blob:", "data:", "about:")):
            found.noticed.append(f"request: {request.url}")

    def heard(one: ConsoleMessage) -> None:
        if not any(words in one.text for words in _HARMLESS):
            found.noticed.append(f"console {one.type}: {one.text[:300]}")

    def dismiss(dialog: Dialog) -> None:
        found.noticed.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("console", heard)
    page.on("pageerror", lambda one: found.noticed.append(f"uncaught: {one}"))
    page.on("dialog", dismiss)
    page.on("popup", lambda one: found.noticed.append(f"window: {one.url}"))
    context.on("request", foreign)
    try:
        found.load()
        yield found
    finally:
        context.close()
