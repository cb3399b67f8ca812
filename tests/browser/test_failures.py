"""Every way to fail ends in a French sentence and the paper grid, and no answer is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_calculator import PORTAGE, answer
from tests.browser.worker import SILENT, replace_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from scripts.static import Host

pytestmark = pytest.mark.browser

FILES = (
    "worker.mjs",
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)


def failure(page: Page, cause: str) -> None:
    """The page tells this cause and no other, and shows the way out."""
    panel = page.locator("[data-state=failure]")
    expect(panel).to_be_visible()
    expect(panel.locator(f"[data-cause={cause}]")).to_be_visible()
    expect(panel.locator("[data-cause]:visible")).to_have_count(1)
    expect(panel.locator("a", has_text="grille à imprimer")).to_be_visible()
    told = panel.locator(f"[data-cause={cause}]").text_content()
    assert told
    expect(page.locator("[role=status]")).to_have_text(told)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_told_and_a_second_try_works(
    open_page: Callable[..., Page], site: Host, name: str
) -> None:
    site.missing.add(name)
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "missing")
    site.missing.clear()
    page.click("text=Réessayer")
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()
    assert page.locator(".poi-form input:checked").count() == len(PORTAGE)


@pytest.mark.parametrize("name", ["page.mjs", "client.mjs", "failure.mjs"])
def test_a_page_without_its_own_script_says_what_to_do(
    open_page: Callable[..., Page], site: Host, name: str
) -> None:
    site.missing.add(name)
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-inert]")).to_be_visible()
    expect(page.locator("[data-inert] a", has_text="grille à imprimer")).to_be_visible()


def test_the_page_with_its_script_does_not_say_so(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    expect(page.locator("[data-inert]")).to_have_count(0)


@pytest.mark.parametrize("files", ["*.whl", "pyodide.asm.wasm", "python_stdlib.zip"])
def test_a_corrupt_file_is_told(open_page: Callable[..., Page], site: Host, files: str) -> None:
    page = open_page("")
    page.route(f"**/{files}", lambda route: route.fulfill(body=b"not what was packed"))
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "missing")


def test_a_browser_without_webassembly_is_told(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("")
    page.add_init_script("delete window.WebAssembly")
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "unsupported")


def test_a_policy_without_webassembly_is_told(open_page: Callable[..., Page], site: Host) -> None:
    site.headers["Content-Security-Policy"] = "script-src 'self' 'unsafe-inline' blob:"
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "blocked")


def test_a_policy_without_blob_workers_is_told(open_page: Callable[..., Page], site: Host) -> None:
    site.headers["Content-Security-Policy"] = "worker-src 'none'"
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    panel = page.locator("[data-state=failure]")
    expect(panel).to_be_visible()
    expect(panel.locator("[data-cause]:visible")).to_have_count(1)


@pytest.mark.parametrize(
    ("thrown", "cause"),
    [
        ("RangeError: WebAssembly.Memory(): could not allocate memory", "memory"),
        ("RuntimeError: memory access out of bounds", "memory"),
        ("Traceback: KeyError", "internal"),
    ],
)
def test_what_the_worker_reports_is_told(
    open_page: Callable[..., Page], site: Host, thrown: str, cause: str
) -> None:
    page = open_page("")
    replace_worker(page, f"self.onmessage = () => postMessage({{ failure: {thrown!r} }})")
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, cause)


@pytest.mark.parametrize(
    "body",
    [
        SILENT,
        "self.onmessage = ({ data }) => data.start && postMessage({ ready: true })",
    ],
    ids=["never starts", "never answers"],
)
def test_silence_ends_at_a_time_limit(
    open_page: Callable[..., Page], site: Host, body: str
) -> None:
    page = open_page("", day="2026-11-23")
    replace_worker(page, body)
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-state=loading]")).to_be_visible()
    page.wait_for_timeout(300)
    page.clock.fast_forward("02:05")
    failure(page, "timeout")


def test_the_start_tells_its_steps(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("")
    replace_worker(page, "self.onmessage = () => postMessage({ step: 'package' })")
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-step=package]")).to_be_visible()
    expect(page.locator("[data-step]:visible")).to_have_count(1)


def test_on_a_slow_link_the_share_that_has_come_is_told(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    replace_worker(page, "self.onmessage = () => postMessage({ step: 'runtime', share: 0.42 })")
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    line = page.locator("[data-step=runtime]")
    expect(line).to_be_visible()
    expect(line).to_contain_text("42")
    page.set_viewport_size(PHONE)
    expect(page.locator(".poi-jump")).to_be_visible()
    expect(page.locator(".poi-jump")).to_contain_text("Chargement du calculateur")


def test_on_a_phone_a_failure_is_told_where_the_reader_is(
    open_page: Callable[..., Page], site: Host
) -> None:
    site.missing.add("pyodide.asm.wasm")
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    answer(page, PORTAGE)
    expect(page.locator(".poi-jump")).to_contain_text("L’avis n’a pas pu être calculé")


def test_an_answer_that_fails_is_asked_anew_of_a_new_worker(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    replace_worker(
        page,
        """self.onmessage = ({ data }) => postMessage(
            data.start ? { ready: true } : { id: data.id, failure: "RangeError: out of memory" },
        );""",
    )
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "memory")
    page.unroute("**/worker.mjs")
    page.click("text=Réessayer")
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()


def test_on_a_phone_a_refused_answer_offers_no_way_to_a_verdict_that_is_not_there(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    page.evaluate("document.querySelector('input[name=activity]').value = 'gone'")
    page.check("input[name=activity][value=gone]")
    expect(page.locator("#erreur-activity")).to_be_visible()
    expect(page.locator(".poi-jump")).to_be_hidden()
