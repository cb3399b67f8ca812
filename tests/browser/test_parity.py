"""The same bytes in CPython and in the browser, through the page's own client and worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculator.api import answer
from scripts.browser import windowed
from scripts.exercise import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page


SEND_ALL = """async (requests) => {
    const scripts = new URL("../../assets/javascripts/", location.href);
    const { Client } = await import(new URL("calculator.mjs", scripts));
    const client = new Client(document.querySelector(".poi-calculator"), () => {});
    const answers = [];
    for (const request of requests) answers.push(await client.send(request));
    return answers;
}"""


@pytest.fixture
def browser(browser: Browser) -> Iterator[Browser]:
    """The one that readers have: so many answers pay for what it compiles twice."""
    with windowed(browser) as found:
        yield found


def test_the_browser_answers_with_the_same_bytes(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    assert page.evaluate(SEND_ALL, lines()) == [answer(line) for line in lines()]
