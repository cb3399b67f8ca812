"""Nothing leaves the page: no foreign request, and a policy that the browser enforces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from scripts.static import host
from tests.browser.test_calculator import PORTAGE, answer
from tests.browser.test_simulators import FORMS, path, ready
from tests.browser.worker import replace_worker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from scripts.static import Host


FETCH = """async (url) => {
    try { await fetch(url, { mode: "no-cors" }); return "went through"; }
    catch (error) { return String(error); }
}"""

FETCH_IN_WORKER = """(url) => new Promise((resolve) => {
    const source = `fetch(${JSON.stringify(url)}, { mode: "no-cors" })
        .then(() => postMessage("went through"), (error) => postMessage(String(error)))`;
    const blob = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    new Worker(blob, { type: "module" }).onmessage = ({ data }) => resolve(data);
})"""


def test_no_request_leaves_the_origin_while_a_reader_calculates_and_searches(
    said: list[str], open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    foreign: list[str] = []
    page.context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((site.url, "blob:", "data:"))
            else foreign.append(request.url)
        ),
    )
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-verdict]")).to_be_visible()
    for form in FORMS:
        page.goto(site.url + path(form))
        ready(page)
    page.click("[data-md-component=search-query]")
    page.keyboard.type("indemnité")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert foreign == []
    assert said == []


def test_the_policy_stops_a_request_to_elsewhere_from_the_page_and_from_a_worker(
    said: list[str], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_page("choisir/salarie/")
    with host(tmp_path) as elsewhere:
        assert page.evaluate(FETCH, elsewhere.url) == "TypeError: Failed to fetch"
        assert page.evaluate(FETCH_IN_WORKER, elsewhere.url) == "TypeError: Failed to fetch"
        assert elsewhere.asked == []
    assert any("Content Security Policy" in line for line in said)


def test_the_calculators_own_worker_is_held_by_the_policy(
    open_page: Callable[..., Page], site: Host, tmp_path: Path
) -> None:
    with host(tmp_path) as elsewhere:
        page = open_page("")
        replace_worker(
            page,
            f"""self.onmessage = () =>
                    fetch("{elsewhere.url}", {{ mode: "no-cors" }}).then(
                        () => postMessage({{ failure: "went through" }}),
                        () => postMessage({{ failure: "RangeError: held" }}));""",
        )
        page.goto(site.url + "choisir/salarie/")
        answer(page, {"activity": "other"})
        # « memory » is what the page reads in the word RangeError: the fetch was refused.
        expect(page.locator("[data-cause=memory]")).to_be_visible()
        assert elsewhere.asked == []


def test_the_policy_allows_no_inline_code(open_page: Callable[..., Page]) -> None:
    page = open_page("")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy is not None
    assert "'unsafe-inline'" not in policy
    assert "'unsafe-eval'" not in policy
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None


def test_no_cookie_is_set_and_answers_stay_in_the_tab_until_they_are_erased(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-verdict]")).to_be_visible()
    assert page.context.cookies() == []
    assert "expertise" not in page.evaluate("JSON.stringify({ ...localStorage })")
    assert "expertise" in page.evaluate("JSON.stringify({ ...sessionStorage })")
    page.click("text=Effacer mes réponses")
    expect(page.locator("[data-state=blank]")).to_be_visible()
    assert "expertise" not in page.evaluate("JSON.stringify({ ...sessionStorage })")
