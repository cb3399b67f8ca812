"""Two editions beside each other under a sub-path: each whole, and ways from one to the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from calculator.simulator.form import forms
from scripts.static import host
from tests.browser.axe import seen
from tests.browser.editions import GONE, NEW, NEW_WORD, OLD, OLD_WORD, Repository
from tests.browser.test_simulators import DAY, label, says
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Route

    from scripts.static import Host


MISSING = "error: Failed to load resource: the server responded with a status of 404"
INTERIM = f"calculer/{forms()['interim'].page}/"
PAGE = "droit/portage/"
START = 60_000
"""ms; a slow machine starts the calculator of a page in many seconds."""
MARK = "document.documentElement.dataset.mark = 'yes'"
MARKED = "[data-mark=yes]"
"""Gone as soon as the browser loads a page anew."""


@dataclass(frozen=True)
class Editions:
    """Two editions, published."""

    repository: Repository
    branch: Path
    host: Host


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editions]:
    branch, sources = tmp_path_factory.mktemp("branch"), tmp_path_factory.mktemp("sources")
    repository = Repository(sources)
    with host(branch, "/sub/") as served:
        repository.start()
        repository.write_the_old_one()
        repository.make("publish", OLD, f"SITE_URL={served.url}")
        repository.write_the_new_one()
        repository.make("publish", NEW)
        repository.export(branch)
        yield Editions(repository, branch, served)


@pytest.fixture
def site(editions: Editions) -> Host:
    """What the shared fixtures open pages of."""
    return editions.host


@pytest.fixture(autouse=True)
def foreign(browser: Any, site: Host) -> Iterator[None]:  # noqa: ANN401  Playwright's
    """No page asks anything of another host."""
    asked: list[str] = []

    def watch(context: BrowserContext) -> None:
        context.on("request", lambda request: asked.append(request.url))

    browser.on("context", watch)
    yield
    browser.remove_listener("context", watch)
    own = (site.url.removesuffix("/sub/"), "blob:", "data:")
    assert [one for one in asked if not one.startswith(own)] == []


@pytest.fixture(autouse=True)
def quiet(said: list[str]) -> Iterator[None]:
    """No page says anything on the console, policy included, but for an address that is missing."""
    yield
    assert [one for one in said if not one.startswith(MISSING)] == []


def path(page: Page, site: Host) -> str:
    """Where a page is, from the root of all editions."""
    return page.url.removeprefix(site.url)


def banner(page: Page) -> Any:  # noqa: ANN401  Playwright's
    return page.locator("[data-md-component=outdated]")


def settle(page: Page) -> None:
    """Wait until the theme has read the list of editions."""
    expect(page.locator(".md-version")).to_be_attached()


def ready(page: Page, link: str = "#simulation=") -> None:
    """Wait until the calculator, which starts anew in each edition, has made a link."""
    expect(page.locator("[data-link]")).to_have_value(re.compile(link), timeout=START)


def choose(page: Page, edition: str) -> None:
    """Choose an edition in the list, as the keyboard does."""
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text=edition).press("Enter")


def test_the_root_leads_to_the_latest_with_what_follows_the_address(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("?from=paper#choisir")
    page.wait_for_url("**/latest/**")
    assert path(page, site) == "latest/?from=paper#choisir"
    settle(page)


def test_the_root_leads_to_the_latest_without_scripts(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("", java_script_enabled=False)
    page.wait_for_url("**/latest/")
    assert path(page, site) == "latest/"


@pytest.mark.parametrize("edition", [OLD, NEW, "latest"])
def test_the_banner_stands_on_the_old_one_only(
    open_page: Callable[..., Page], edition: str
) -> None:
    page = open_page(f"{edition}/{PAGE}")
    settle(page)
    expect(banner(page)).to_be_visible(visible=edition == OLD)


@pytest.mark.parametrize("of", [PAGE, "", "guide-complet/"])
def test_the_banner_leads_to_the_same_page_of_the_latest_as_a_page_of_its_own(
    open_page: Callable[..., Page], site: Host, of: str
) -> None:
    page = open_page(f"{OLD}/{of}")
    expect(banner(page)).to_contain_text(f"Édition {OLD}")
    page.evaluate(MARK)
    banner(page).locator("a").click()
    page.wait_for_url("**/latest/**")
    assert path(page, site) == f"latest/{of}"
    # Not put into the page of the old edition, with its scripts and its calculator.
    expect(page.locator(MARKED)).to_have_count(0)
    settle(page)
    expect(banner(page)).to_be_hidden()


def test_the_selector_lists_the_editions_and_keeps_the_page_and_the_place(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page(f"latest/{PAGE}")
    heading = page.locator("h2[id]").first.get_attribute("id")
    page.goto(f"{site.url}latest/{PAGE}#{heading}")
    expect(page.locator(".md-version__link")).to_have_text([NEW, OLD])
    choose(page, OLD)
    page.wait_for_url(f"**/{OLD}/**")
    assert path(page, site) == f"{OLD}/{PAGE}#{heading}"
    expect(banner(page)).to_be_visible()
    choose(page, NEW)
    page.wait_for_url(f"**/{NEW}/**")
    assert path(page, site) == f"{NEW}/{PAGE}#{heading}"
    settle(page)


def test_a_page_that_the_other_edition_does_not_have_leads_to_its_home(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page(f"{OLD}/{GONE}")
    choose(page, NEW)
    page.wait_for_url(f"**/{NEW}/")
    assert path(page, site) == f"{NEW}/"


def figures(of: Repository, entries: dict[str, str]) -> str:
    found = of.answer({"do": "simulate", "form": "interim", "on": DAY, "entries": entries})
    return words(found["says"]["label"])  # type: ignore[index]


def test_each_edition_computes_its_own_figures(
    open_page: Callable[..., Page], editions: Editions
) -> None:
    old, new = says("interim", {}), figures(editions.repository, {})
    assert old != new
    for edition, expected in ((OLD, old), (NEW, new), ("latest", new)):
        page = open_page(f"{edition}/{INTERIM}", day=DAY)
        page.locator("#e-hours").fill("151,67")
        ready(page)
        assert label(page) == expected, edition
        runtime = [one for one in editions.host.asked if one.endswith("pyodide.lean.wasm")]
        assert all(re.fullmatch(r"/sub/runtime/\w+/pyodide\.lean\.wasm", one) for one in runtime)
        wheels = [one for one in editions.host.asked if one.endswith((".whl", "/memory.bin"))]
        named = NEW if edition == "latest" else edition
        assert wheels[-1].startswith(f"/sub/{edition}/edition/{named}/")
        page.context.close()


def test_the_runtime_stands_once_and_each_edition_has_its_own_law(editions: Editions) -> None:
    runtimes = sorted(editions.branch.rglob("pyodide.asm.wasm"))
    assert len(runtimes) == 1
    assert runtimes[0].parent.parent == editions.branch / "runtime"
    wheels = {
        edition: next((editions.branch / edition).rglob("*.whl")).read_bytes()
        for edition in (OLD, NEW, "latest")
    }
    assert wheels[OLD] != wheels[NEW] == wheels["latest"]


def test_an_edition_says_its_name_on_screen_and_on_paper(open_page: Callable[..., Page]) -> None:
    page = open_page(f"{OLD}/{INTERIM}")
    expect(page.locator(".md-copyright")).to_contain_text(f"Édition {OLD}")
    expect(page.locator(".poi-paper")).to_contain_text(f"édition {OLD}.")


def test_a_link_of_the_old_one_opens_in_the_new_one_and_what_is_gone_is_named(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page(f"{OLD}/choisir/salarie/")
    for question, option in (("work_nature", "expertise"), ("subordination", "free")):
        page.check(f"input[name={question}][value={option}]")
    ready(page, r"#situation=1s-n1\w\w$")
    fragment = page.locator("[data-link]").input_value().partition("#")[2]
    page.goto(f"{site.url}latest/choisir/salarie/#{fragment}")
    notice = page.locator("[data-notice]")
    expect(notice).to_contain_text("« 1 » à « Quel genre de travail ferez-vous", timeout=START)
    assert page.locator("input[name=subordination]:checked").input_value() == "free"
    expect(page.locator("input[name=work_nature]:checked")).to_have_count(0)


def test_a_computation_of_the_old_one_opens_in_the_new_one_and_what_is_gone_is_named(
    open_page: Callable[..., Page], site: Host, editions: Editions
) -> None:
    page = open_page(f"{OLD}/{INTERIM}", day=DAY)
    page.locator("#e-hours").fill("140")
    ready(page, "#simulation=.*_h140_.*_w0_")
    assert label(page) == says("interim", {"hours": "140"})
    fragment = page.locator("[data-link]").input_value().partition("#")[2]
    page.goto(f"{site.url}latest/{INTERIM}#{fragment}")
    expect(page.locator("[data-replaced=link]")).to_contain_text(
        "« 0 » de « Indemnité de fin de mission »", timeout=START
    )
    expect(page.locator("#e-hours")).to_have_value("140")
    ready(page)
    assert label(page) == figures(editions.repository, {"hours": "140"})


@pytest.mark.parametrize("edition", [OLD, NEW, "latest"])
def test_search_engines_are_led_to_the_latest(editions: Editions, edition: str) -> None:
    for of in (PAGE, "", GONE if edition == OLD else "faq/"):
        html = (editions.branch / edition / of / "index.html").read_text(encoding="utf-8")
        canonical = f'<link rel="canonical" href="{editions.host.url}latest/{of}">'
        assert canonical in html, of
    assert f"{editions.host.url}latest/sitemap.xml" in (editions.branch / "robots.txt").read_text()


@pytest.mark.parametrize(
    ("edition", "own", "other"), [(OLD, OLD_WORD, NEW_WORD), ("latest", NEW_WORD, OLD_WORD)]
)
def test_each_edition_finds_its_own_words_in_its_own_pages(
    open_page: Callable[..., Page], site: Host, edition: str, own: str, other: str
) -> None:
    page = open_page(f"{edition}/")
    page.click("[data-md-component=search-query]")
    page.keyboard.type(other)
    expect(page.locator(".md-search-result__meta")).to_contain_text("Aucun")
    page.keyboard.press("Control+A")
    page.keyboard.type(own)
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    assert str(found.get_attribute("href")).startswith(f"{site.url}{edition}/a-propos/")


@pytest.mark.parametrize("edition", [OLD, "latest"])
def test_pages_change_at_once_within_the_latest_and_are_loaded_anew_within_an_old_one(
    open_page: Callable[..., Page], site: Host, edition: str
) -> None:
    page = open_page(f"{edition}/")
    settle(page)
    page.evaluate(MARK)
    page.locator(".md-tabs__link", has_text="Questions fréquentes").click()
    page.wait_for_url("**/faq/")
    expect(page.locator("h1")).to_contain_text("Questions fréquentes")
    assert path(page, site) == f"{edition}/faq/"
    expect(page.locator(MARKED)).to_have_count(int(edition == "latest"))


def test_a_page_of_an_edition_published_meanwhile_gets_its_own_calculator(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(f"latest/{INTERIM}")
    ready(page)
    swapped: list[str] = []

    def newer(route: Route) -> None:
        body = route.fetch().text()
        if not swapped:
            body = body.replace(f'data-edition="{NEW}"', 'data-edition="2026.12"')
        swapped.append(route.request.url)
        route.fulfill(body=body, content_type="text/html")

    page.route(f"**/{forms()['portage'].page}/", newer)
    page.evaluate(MARK)
    page.locator(f".md-nav--primary a[href*='{forms()['portage'].page}/']").first.dispatch_event(
        "click"
    )
    ready(page)
    expect(page.locator(MARKED)).to_have_count(0)
    expect(page.locator("[data-form=portage]")).to_be_visible()
    assert len(swapped) == 2


def test_a_page_that_is_gone_is_found_in_the_edition_that_kept_it(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page(f"latest/{GONE}")
    older = page.locator("[data-found=older]")
    expect(older).to_be_visible()
    expect(page.locator("[data-found=latest]")).to_be_hidden()
    older.locator("a").click()
    page.wait_for_url(f"**/{OLD}/**")
    assert path(page, site) == f"{OLD}/{GONE}"
    banner(page).locator("a").click()
    expect(page.locator("[data-found=older]")).to_be_visible()


@pytest.mark.parametrize("asked", [PAGE, f"2026.01/{PAGE}index.html", f"{PAGE.rstrip('/')}?x#y"])
def test_an_address_without_a_known_edition_is_found_in_the_latest(
    open_page: Callable[..., Page], site: Host, asked: str
) -> None:
    page = open_page(asked)
    page.locator("[data-found=latest] a").click()
    page.wait_for_url("**/latest/**")
    assert path(page, site) == f"latest/{PAGE}{'?x#y' if '?' in asked else ''}"
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("asked", ["rien", f"{OLD}/rien/du/tout/", "latest/a/b/c/d.html"])
def test_what_was_never_there_leads_on_from_any_depth(
    open_page: Callable[..., Page], site: Host, asked: str
) -> None:
    page = open_page(asked)
    expect(page.locator("h1")).to_contain_text("n’existe pas")
    settle(page)
    expect(page.locator("[data-found]:visible")).to_have_count(0)
    for link in page.locator("article li a").all():
        address = link.evaluate("(one) => one.href")
        assert address.startswith(f"{site.url}latest/")
        assert page.request.get(address).status == 200
    page.fill("#poi-lost", "chômage")
    page.click("button:text('Chercher')")
    page.wait_for_url("**/latest/**")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize(
    ("of", "shown"),
    [(f"{OLD}/{PAGE}", ".md-banner--warning"), (f"latest/{GONE}", "[data-found=older]")],
    ids=["old", "missing"],
)
def test_axe_finds_nothing(open_page: Callable[..., Page], of: str, shown: str) -> None:
    page = open_page(of, reduced_motion="reduce")
    settle(page)
    expect(page.locator(shown)).to_be_visible()
    assert seen(page) == []


def test_an_older_edition_is_built_again_from_its_tag_byte_for_byte(editions: Editions) -> None:
    # Compares every file with the branch, and fails where one differs.
    editions.repository.make("reproduce", OLD)
