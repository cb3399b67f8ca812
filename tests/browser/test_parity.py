"""The same bytes in CPython and in the browser, through the page's own client and worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from calculator.api import answer
from scripts.exercise import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.parity

SEND_ALL = """async (requests) => {
    const { Client } = await import(new URL("../../assets/javascripts/client.mjs", location.href));
    const client = new Client(document.querySelector(".poi-calculator"), () => {});
    const answers = [];
    for (const request of requests) answers.push(await client.send(request));
    return answers;
}"""


def test_the_browser_answers_with_the_same_bytes(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    assert page.evaluate(SEND_ALL, lines()) == [answer(line) for line in lines()]
