"""After one visit everything works without a network; a new edition is offered, never forced."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from scripts.edition import WAYS
from scripts.offline import worker
from scripts.static import host
from scripts.website import PUBLISHER
from tests.browser.axe import SCHEMES, Scheme, violations
from tests.browser.conftest import DESKTOP, PHONE, SITE
from tests.browser.pages import PAGES
from tests.browser.test_calculator import FILL, PORTAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from scripts.static import Host


PREFIX = "/guide/1.0/"
KEPT = """async (what) => {
    const kept = {};
    for (const name of await caches.keys()) {
        kept[name] = (await (await caches.open(name)).keys()).map(({ url }) => url);
    }
    return kept;
}"""
"""By cache, the addresses of what it holds."""
UPDATE = """async () => {
    const one = await navigator.serviceWorker.getRegistration();
    const before = one.active;
    for (let tries = 0; tries < 20; tries++) {
        await one.update();
        if (one.installing || one.waiting || one.active !== before) return;
        await new Promise((resolve) => setTimeout(resolve, 500));
    }
}"""
"""Look for a new edition; a look that was on its way already may have met the earlier host."""
IN_USE = "navigator.serviceWorker.getRegistration().then((one) => one?.active?.state)"
INSTALLING = "navigator.serviceWorker.getRegistration().then((one) => one.installing?.state)"
REGISTERED = "navigator.serviceWorker.getRegistrations().then((found) => found.length)"
DECLINED = "globalThis.declined ?? null"
"""Whether this is still the page that was marked."""
CONNECTION = """Object.defineProperty(Navigator.prototype, "connection", {{ value: {} }});"""
REFUSING = """if (navigator.serviceWorker) navigator.serviceWorker.register = () =>
    Promise.reject(new DOMException("The operation is insecure.", "SecurityError"));"""
FULL = """if (navigator.storage)
    navigator.storage.estimate = async () => ({ quota: 1e6, usage: 9e5 });"""
NEW = "Une phrase de la nouvelle édition."


@pytest.fixture
def visitor(browser: Browser, said: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Makes readers whose browser may keep a copy."""
    contexts: list[BrowserContext] = []

    def make(*scripts: str, **options: Any) -> BrowserContext:  # noqa: ANN401  Playwright's
        context = browser.new_context(viewport=DESKTOP, locale="fr-FR", **options)
        context.set_default_timeout(30_000)
        context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        context.on("weberror", lambda error: said.append(f"error: {error.error}"))
        for script in scripts:
            context.add_init_script(script)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def advise(page: Page) -> None:
    page.evaluate(FILL, PORTAGE)
    expect_advice(page)


def expect_advice(page: Page) -> None:
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible(timeout=30_000)


def kept(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.evaluate(KEPT)
    return found


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("build/runtime/manifest.json").read_text("utf-8"))
    return found


TOOLS = len(WAYS["image"])


def wait_for(page: Page, calculators: int = TOOLS) -> None:
    """Wait until the copy is complete."""

    def whole() -> bool:
        found = kept(page)
        # An edition is noted before its pages have come; it is in use once they all have.
        noted = found.get("portage-ou-interim:editions", [])
        in_use = bool(noted) and page.evaluate(IN_USE) == "activated"
        return in_use and len(found.get("portage-ou-interim:calculator", [])) == calculators

    patiently(page, whole)


def settle(page: Page) -> None:
    """Long enough for a copy to begin, on a page where none may."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(1500)


def asked_for(site: Host, name: str) -> int:
    """How often a file was asked for."""
    return sum(path.endswith(f"/{name}") for path in site.asked)


def patiently(page: Page, holds: Callable[[], bool]) -> None:
    """Wait until this holds."""
    for _ in range(300):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"in vain; kept is {kept(page)}")


@contextmanager
def visited(context: BrowserContext, path: str = "", folder: Path = SITE) -> Iterator[Host]:
    """A host that the reader has visited once; the copy is complete."""
    with host(folder, PREFIX) as site:
        page = opened(context, site.url + path)
        wait_for(page)
        page.close()
        yield site


def beside(folder: Path) -> tuple[str, str, str]:
    """Three editions side by side, in an empty folder; their names, from the oldest."""
    names = ("2026.09", "2026.10", "2026.11")
    for name in names:
        (folder / name).symlink_to(SITE.resolve())
    return names


def held(page: Page) -> list[list[str]]:
    """The editions whose pages are kept, whose calculator is, and that are noted."""
    found = defaultdict(list, kept(page))
    guides = [name for name in found if "guide:" in name]
    tools = {url.split("/")[3] for url in found["portage-ou-interim:calculator"]}
    records = [url.split("/")[3] for url in found["portage-ou-interim:editions"]]
    return [sorted(name.split("/")[3] for name in guides), sorted(tools), sorted(records)]


@contextmanager
def offered(context: BrowserContext, folder: Path) -> Iterator[tuple[Host, Page]]:
    """A page of the site, open while the next edition, built into this folder, is offered."""
    with visited(context) as site:
        page = opened(context, site.url)
    with again(site, edition(folder)):
        page.evaluate(UPDATE)
        expect(page.locator(".poi-renewal")).to_be_visible()
        expect(page.locator(".poi-renewal")).to_contain_text("nouvelle version")
        yield site, page


@contextmanager
def again(before: Host, folder: Path = SITE) -> Iterator[Host]:
    """A host at the address of an earlier one, which has stopped."""
    with host(folder, before.prefix, before.port) as site:
        yield site


def edition(folder: Path, address: str = PUBLISHER) -> Path:
    """The site with a sentence more, as the next edition would be."""
    shutil.copytree(SITE, folder)
    for path in (folder / "index.html", folder / "choisir/salarie/index.html"):
        html = path.read_text(encoding="utf-8")
        html = html.replace("</h1>", f"</h1><p>{NEW}</p>", 1)
        if worker.is_local(address):  # what the build leaves out
            html = re.sub("<template.*?</template>", "", html)
        path.write_text(html, encoding="utf-8")
    worker.write(folder, manifest(), address)
    return folder


def test_after_one_visit_of_the_home_all_works_without_a_network(
    visitor: Callable[..., BrowserContext], said: list[str]
) -> None:
    context = visitor()
    with visited(context) as site:
        pass
    context.set_offline(offline=True)
    page = opened(context, site.url)
    expect(page.locator("h1")).to_be_visible()
    for path in (*PAGES, "guide-complet/", "?x=1", "faq/?utm_source=x"):
        found = page.evaluate("(url) => fetch(url).then(({ status }) => status)", site.url + path)
        assert found == 200, path
    page.click(".md-tabs__link[href*='droit/']")
    page.wait_for_url("**/droit/**")
    expect(page.locator("h1")).to_be_visible()
    page.goto(site.url + "faq/")  # the theme empties the search while it swaps pages
    page.click("[data-md-component=search-query]")
    page.keyboard.type("indemnites")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(site.url + "choisir/salarie/")
    advise(page)
    page.goto(site.url + "calculer/face-a-face/")
    link = page.locator("[data-link]")
    expect(link).to_have_value(re.compile("#simulation="), timeout=30_000)
    page.goto(site.url + "a-propos/confidentialite/")
    expect(page.locator("[data-copy] [data-state=all]")).to_be_visible()
    assert said == []


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("inconnue/page/?x#y", "hors-ligne/#absente"),
        ("portage-ou-interim.pdf", "hors-ligne/#absente"),
        ("droits", "droits/"),
    ],
)
def test_without_a_network_an_address_that_is_not_kept_leads_to_a_page_that_says_so(
    visitor: Callable[..., BrowserContext], asked: str, shown: str
) -> None:
    context = visitor()
    with visited(context) as site:
        pass
    page = opened(context, site.url + asked)
    assert page.url == site.url + shown
    expect(page.locator("h1")).to_be_visible()


def test_with_a_network_the_host_answers_for_what_is_not_kept(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    with visited(context) as site:
        found = context.new_page().goto(site.url + "inconnue/")
        assert found
        assert found.status == 404


def test_the_first_page_is_there_before_the_copy_begins(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    with visited(context, "choisir/salarie/") as site:
        names = [path.rpartition("/")[2] for path in site.asked]
        begun = names.index(worker.PLACE)
        assert names.index("page.mjs") < begun
        # The calculator of the page comes first too.
        assert names.index("pyodide.lean.wasm") < begun


def test_a_new_edition_is_offered_in_each_tab_and_takes_its_place_only_when_asked(
    visitor: Callable[..., BrowserContext], said: list[str], tmp_path: Path
) -> None:
    context = visitor()
    with visited(context) as site:
        first = opened(context, site.url + "choisir/salarie/")
        advise(first)
        second = opened(context, site.url + "calculer/portage/")
        rate = second.locator("[data-amount]").first
        rate.fill("4321")
    with again(site, edition(tmp_path / "next")):
        first.evaluate(UPDATE)
        for page in (first, second):
            expect(page.locator(".poi-renewal")).to_contain_text("nouvelle version")
        expect(first.get_by_text(NEW)).to_have_count(0)
        second.click(".poi-renewal [data-later]")
        second.evaluate("globalThis.declined = true")
        expect(second.locator(".poi-renewal")).to_have_count(0)
        expect(rate).to_have_value("4321")
        # Whoever goes on reading reads the edition that is open.
        third = opened(context, site.url)
        expect(third.get_by_text(NEW)).to_have_count(0)
        first.bring_to_front()
        first.click("text=Recharger avec la nouvelle version")
        for page in (first, third):
            expect(page.get_by_text(NEW)).to_be_visible()
        expect_advice(first)
        assert first.locator(".poi-form input:checked").count() == len(PORTAGE)
        # Where it was put off, it is offered again, and nothing is reloaded.
        expect(second.locator(".poi-renewal")).to_contain_text("nouvelle version")
        assert second.evaluate(DECLINED)
        expect(rate).to_have_value("4321")
        second.click("text=Recharger avec la nouvelle version")
        expect(second.locator(".poi-renewal")).to_have_count(0)
        assert second.evaluate(DECLINED) is None
        expect(rate).to_have_value("4321")
        expect(first.locator(".poi-renewal")).to_have_count(0)
        held = [name for name in kept(first) if "guide:" in name]
        assert len(held) == 1
        homes = [url for url in kept(first)[held[0]] if "1.0/index.html" in url]
        assert len(homes) == 1
    expect(opened(context, site.url).get_by_text(NEW)).to_be_visible()
    assert said == []


def test_an_offer_stands_while_a_later_edition_cannot_be_fetched(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    with offered(visitor(), tmp_path / "next") as (site, page):
        pass
    broken = edition(tmp_path / "later")
    changed = broken / "faq/index.html"
    changed.write_text(f"{changed.read_text('utf-8')}<!-- -->", encoding="utf-8")
    worker.write(broken, manifest(), PUBLISHER)
    changed.unlink()
    with again(site, broken) as later:
        page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
        patiently(page, lambda: asked_for(later, "index.html") > 0)
        patiently(page, lambda: page.evaluate(INSTALLING) is None)
        page.wait_for_timeout(500)  # what the page makes of it
        page.click("text=Recharger avec la nouvelle version")
        expect(page.get_by_text(NEW)).to_be_visible()


def test_a_new_edition_takes_its_place_by_itself_once_no_page_is_open(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    with offered(visitor(), tmp_path / "next") as (site, page):
        status = worker_status(page)
        patiently(page, lambda: "installed" in status.values())
        page.goto("about:blank")
        # The browser closes a page a moment after it has left it.
        patiently(page, lambda: "installed" not in status.values())
        page.goto(site.url)
        expect(page.get_by_text(NEW)).to_be_visible()


def worker_status(page: Page) -> dict[str, str]:
    """How far each service worker is, as the browser says it from now on."""
    status: dict[str, str] = {}
    session = page.context.new_cdp_session(page)
    session.on(
        "ServiceWorker.workerVersionUpdated",
        lambda event: status.update({one["versionId"]: one["status"] for one in event["versions"]}),
    )
    session.send("ServiceWorker.enable")
    return status


def test_where_the_tab_remembers_nothing_no_reload_is_offered(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = visitor("Storage.prototype.setItem = () => { throw new Error('full'); }")
    with visited(context) as site:
        page = opened(context, site.url + "choisir/salarie/")
        page.evaluate(FILL, PORTAGE)
    with again(site, edition(tmp_path / "next")):
        page.evaluate(UPDATE)
        page.wait_for_timeout(3000)
        expect(page.locator(".poi-renewal")).to_have_count(0)
        assert page.locator(".poi-form input:checked").count() == len(PORTAGE)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_offer_and_the_copy_can_be_read_by_all_on_a_phone(
    visitor: Callable[..., BrowserContext], tmp_path: Path, scheme: Scheme
) -> None:
    context = visitor(color_scheme=scheme, reduced_motion="reduce")
    with visited(context) as site:
        page = opened(context, site.url + "a-propos/confidentialite/")
        expect(page.locator("[data-copy] [data-state=all]")).to_be_visible()
    with again(site, edition(tmp_path / "next")):
        page.evaluate(UPDATE)
        page.set_viewport_size(PHONE)
        expect(page.locator(".poi-renewal[role=status]")).to_be_visible()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_page_whose_files_are_gone_from_the_host_goes_on(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    with visited(context) as site:
        page = opened(context, site.url)
        site.missing.update(manifest()["files"], ("calculator.mjs", "index.html"))
        page.goto(site.url + "choisir/salarie/")
        advise(page)


def test_a_calculator_that_is_neither_kept_nor_on_the_host_is_told_and_a_new_edition_offered(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = visitor(CONNECTION.format('{ type: "cellular" }'))
    with host(SITE, PREFIX) as site:
        page = opened(context, site.url)
        wait_for(page, 0)
        page.goto(site.url + "choisir/salarie/")
        settle(page)
    with again(site, edition(tmp_path / "next")) as newer:
        newer.missing.update(manifest()["files"])
        page.evaluate(FILL, PORTAGE)
        expect(page.locator("[data-cause=missing]")).to_be_visible()
        expect(page.locator(".poi-renewal")).to_be_visible()
        newer.missing.clear()
        page.click("text=Recharger avec la nouvelle version")
        expect_advice(page)


def test_a_kept_file_that_has_gone_bad_is_fetched_anew(
    visitor: Callable[..., BrowserContext], said: list[str]
) -> None:
    context = visitor()
    with visited(context) as site:
        page = opened(context, site.url)
        page.evaluate(
            """async () => {
                const cache = await caches.open("portage-ou-interim:calculator");
                for (const key of await cache.keys()) {
                    const { headers } = await cache.match(key);
                    await cache.put(key, new Response("torn", { headers }));
                }
            }"""
        )
        page.goto(site.url + "choisir/salarie/")
        advise(page)
        wait_for(page)
        page.close()
    page = opened(context, site.url + "choisir/entreprise/")
    page.locator(".poi-form input[type=radio]").first.check()
    expect(page.locator("[data-verdict]")).to_be_visible(timeout=30_000)
    assert said == []


def test_what_the_host_sends_torn_is_never_kept(visitor: Callable[..., BrowserContext]) -> None:
    context = visitor()
    lean, whole = torn = ("pyodide.lean.mjs", "pyodide.asm.mjs")
    with host(SITE, PREFIX) as site:
        site.torn.update(torn)
        site.missing.add("pyodide.lean.wasm")
        page = opened(context, site.url)
        patiently(page, lambda: asked_for(site, lean) == 2)  # from the cache, and anew
        # Here the page asks, and the worker keeps what goes through its hands.
        page.goto(site.url + "choisir/salarie/")
        page.locator(".poi-form input[type=radio]").first.check()
        expect(page.locator("[data-cause=missing]")).to_be_visible(timeout=30_000)
        names = {url.rpartition("/")[2] for url in kept(page)["portage-ou-interim:calculator"]}
        assert names
        assert not names & {lean, whole, "pyodide.lean.wasm"}
        site.torn.clear()
        site.missing.clear()
        page.goto(site.url + "faq/")
        wait_for(page)


def test_from_a_host_that_compresses_nothing_the_compressed_copies_are_kept(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    with host(SITE, PREFIX) as site:
        site.cut.update(("memory.bin", "pyodide.lean.wasm"))  # whoever waits for all of it has none
        page = opened(context, site.url)
        wait_for(page)
    page.goto(site.url + "choisir/salarie/")
    advise(page)
    expect_advice(page)


def test_to_save_data_nothing_is_copied_until_asked(
    visitor: Callable[..., BrowserContext], said: list[str]
) -> None:
    context = visitor(CONNECTION.format("{ saveData: true }"))
    with host(SITE, PREFIX) as site:
        page = opened(context, site.url + "choisir/salarie/")
        settle(page)
        assert not any("/runtime/" in path or "/edition/" in path for path in site.asked)
        assert PREFIX + worker.PLACE not in site.asked
        advise(page)
        page.goto(site.url + "hors-ligne/")
        expect(page.locator("[data-copy] [data-state=none]")).to_be_visible()
        page.click("text=Garder une copie sur cet appareil")
        expect(page.locator("[data-copy] [data-state=all]")).to_be_visible()
        page.close()
    page = opened(context, site.url + "choisir/salarie/")
    advise(page)
    assert said == []


def test_on_a_mobile_network_the_calculator_is_kept_once_it_has_served(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor(CONNECTION.format('{ type: "cellular" }'))
    with host(SITE, PREFIX) as site:
        page = opened(context, site.url)
        wait_for(page, 0)
        settle(page)
        assert not any("/runtime/" in path or "/edition/" in path for path in site.asked)
        page.goto(site.url + "choisir/salarie/")
        advise(page)
        wait_for(page)


@pytest.mark.parametrize(
    "scripts",
    [("delete Navigator.prototype.serviceWorker",), (REFUSING,)],
    ids=["no service workers", "denied, as in a private window"],
)
def test_without_service_workers_all_is_as_before(
    visitor: Callable[..., BrowserContext], said: list[str], scripts: tuple[str, ...]
) -> None:
    context = visitor(*scripts)
    with host(SITE, PREFIX) as site:
        page = opened(context, site.url + "choisir/salarie/")
        advise(page)
        page.goto(site.url + "a-propos/confidentialite/")
        expect(page.locator("[data-copy] [data-state=unsupported]")).to_be_visible()
        expect(page.locator("[data-copy] button:visible")).to_have_count(0)
    assert said == []


def test_where_a_browser_says_nothing_when_it_denies_all_is_as_before(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor(service_workers="block")
    with host(SITE, PREFIX) as site:
        page = opened(context, site.url + "a-propos/confidentialite/")
        expect(page.locator("[data-copy] [data-state=unsupported]")).to_be_visible()


@pytest.mark.parametrize(
    ("scripts", "state"),
    [((FULL,), "full"), ((), "failed")],
    ids=["known to be full", "full half way"],
)
def test_on_a_full_device_all_is_as_before(
    visitor: Callable[..., BrowserContext], said: list[str], scripts: tuple[str, ...], state: str
) -> None:
    context = visitor(*scripts)
    with host(SITE, PREFIX) as site:
        page = context.new_page()
        origin = site.url.removesuffix(PREFIX)
        context.new_cdp_session(page).send(
            "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000}
        )
        page.goto(site.url + "a-propos/confidentialite/")
        expect(page.locator(f"[data-copy] [data-state={state}]")).to_be_visible()
        assert kept(page) == {}
        page.goto(site.url + "choisir/salarie/")
        advise(page)
    assert said == []


def test_two_editions_at_most_stay_and_an_evicted_one_comes_back_when_it_is_used(
    visitor: Callable[..., BrowserContext], said: list[str], tmp_path: Path
) -> None:
    names = beside(tmp_path)
    context = visitor()
    with host(tmp_path) as site:
        page = context.new_page()
        for path, left in (
            (f"{names[0]}/", [names[0]]),
            (f"{names[1]}/", [names[0], names[1]]),
            (f"{names[2]}/", [names[1], names[2]]),
            (f"{names[0]}/faq/", [names[0], names[2]]),
        ):
            page.goto(site.url + path)
            patiently(page, lambda: held(page) == [left] * 3)  # noqa: B023  waited for here
            assert held(page) == [left] * 3
            wait_for(page, TOOLS * len(left))
    page.goto(f"{site.url}{names[0]}/choisir/salarie/")
    advise(page)
    assert said == []


def test_an_evicted_edition_that_cannot_be_fetched_whole_is_not_taken_for_a_copy(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    names = beside(tmp_path)
    context = visitor()
    with host(tmp_path) as site:
        page = context.new_page()
        for index, name in enumerate(names):
            page.goto(f"{site.url}{name}/")
            left = list(names[max(index - 1, 0) : index + 1])
            patiently(page, lambda: held(page) == [left] * 3)  # noqa: B023  waited for here
            wait_for(page, TOOLS * min(index + 1, 2))
        site.missing.add("index.html")  # a page is asked for by its folder, its copy by its file
        page.goto(f"{site.url}{names[0]}/hors-ligne/")
        expect(page.locator("[data-copy] [data-state=none]")).to_be_visible()
        patiently(page, lambda: held(page)[::2] == [list(names[1:])] * 2)
        site.missing.clear()
        page.goto(f"{site.url}{names[0]}/faq/")
        patiently(page, lambda: held(page)[::2] == [[names[0], names[2]]] * 2)
        wait_for(page, TOOLS * 2)
    page.goto(f"{site.url}{names[0]}/droit/portage/")
    expect(page.locator("h1")).to_contain_text("portage")


def test_a_copy_that_is_removed_while_it_is_made_leaves_nothing_and_ends(
    visitor: Callable[..., BrowserContext],
) -> None:
    context = visitor()
    slow = ("memory.bin", "memory.bin.gz")
    with host(SITE, PREFIX) as site:
        site.held.update(dict.fromkeys(slow, 3))
        page = opened(context, site.url + "a-propos/confidentialite/")
        patiently(page, lambda: asked_for(site, slow[0]) == 1)
        page.click("text=Retirer la copie de cet appareil")
        expect(page.locator("[data-copy] [data-state=none]")).to_be_visible()
        page.wait_for_timeout(8000)  # what was under way has come by then
        assert kept(page) == {}
        after = site.asked[site.asked.index(next(one for one in site.asked if slow[0] in one)) :]
        assert not [one for one in after if one.endswith(("calculator.lock.json", ".whl"))]


def test_the_reader_removes_the_copy_and_none_is_made_again_until_asked(
    visitor: Callable[..., BrowserContext], said: list[str]
) -> None:
    context = visitor()
    with visited(context) as site:
        page = opened(context, site.url + "a-propos/confidentialite/")
        page.click("text=Retirer la copie de cet appareil")
        expect(page.locator("[data-copy] [data-state=none]")).to_be_visible()
        assert page.evaluate(REGISTERED) == 0
        page.goto(site.url + "faq/")
        settle(page)
        assert kept(page) == {}
        assert page.evaluate(REGISTERED) == 0
        page.goto(site.url + "hors-ligne/")
        page.click("text=Garder une copie sur cet appareil")
        expect(page.locator("[data-copy] [data-state=all]")).to_be_visible()
    assert said == []


def test_a_site_built_for_this_machine_keeps_no_copy_and_removes_an_earlier_one(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = visitor()
    with visited(context) as site:
        page = opened(context, site.url)
    with again(site, edition(tmp_path / "local", "http://127.0.0.1:8000/")):
        page.evaluate(UPDATE)
        expect(page.get_by_text(NEW)).to_be_visible()
        assert page.evaluate(REGISTERED) == 0
        assert all("guide:" not in name for name in kept(page))


def test_a_page_in_a_frame_makes_no_copy(
    visitor: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = visitor()
    with host(SITE, PREFIX) as site, host(tmp_path) as elsewhere:
        (tmp_path / "index.html").write_text(
            f"<iframe sandbox='allow-scripts' src='{site.url}'></iframe><iframe src='{site.url}'>",
            encoding="utf-8",
        )
        page = opened(context, elsewhere.url)
        settle(page)
        assert PREFIX + worker.PLACE not in site.asked
