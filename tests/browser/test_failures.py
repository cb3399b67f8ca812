"""Every way to fail ends in a French sentence and the paper grid, and no answer is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_calculator import PORTAGE, answer
from tests.browser.worker import SILENT, replace_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route, Worker

    from scripts.static import Host


SCRIPTS = Path("docs/assets/javascripts")
NEEDED = (
    "worker.mjs",
    "pyodide.mjs",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""Without one of these no way of starting leads anywhere."""
ENGINES = ("pyodide.lean.wasm", "pyodide.asm.wasm")
GLUES = ("pyodide.lean.mjs", "pyodide.asm.mjs")
FAST = """
performance.getEntriesByType = () => []; // how fast this machine is does not count
Object.defineProperty(navigator, "connection", { value: { downlink: 10, effectiveType: "4g" } });
"""
"""A link on which the calculator starts from its image."""
SLOW = FAST.replace("10", "1").replace("4g", "3g")
"""A link on which it starts from its code."""

QUICK = ((FAST, "memory.bin"), (SLOW, "pyodide.lean.wasm"), (SLOW, "pyodide.lean.mjs"))
"""Each quick way of starting, and a file that it hangs on."""

OUT_OF_MEMORY = """self.onmessage = ({ data }) => data.url || postMessage(
    data.start ? { ready: true } : { id: data.id, failure: "RangeError: out of memory" },
);"""
"""A worker that starts and cannot answer."""


def on_link(link: str, open_page: Callable[..., Page], site: Host, **options: Any) -> Page:  # noqa: ANN401  Playwright's
    """The questionnaire, as a browser on this link opens it."""
    page = open_page("", **options)
    page.add_init_script(link)
    page.goto(site.url + "choisir/salarie/")
    return page


def answered(page: Page) -> None:
    """The advice has come, and no answer is lost."""
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible(timeout=20_000)
    assert page.locator(".poi-form input:checked").count() == len(PORTAGE)


def started_from(site: Host) -> str:
    """Which engine, and what with: the files that were asked for, without their folder."""
    asked = [path.rpartition("/")[2] for path in site.asked]
    return next(
        way
        for way, file in (
            ("whole", "pyodide.asm.wasm"),
            ("image", "memory.bin"),
            ("code", "pyodide.lean.wasm"),
        )
        if file in asked
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


@pytest.mark.parametrize("names", [(name,) for name in NEEDED] + [ENGINES, GLUES], ids="+".join)
def test_a_missing_file_is_told_and_a_second_try_works(
    open_page: Callable[..., Page], site: Host, names: tuple[str, ...]
) -> None:
    site.missing.update(names)
    page = on_link(SLOW, open_page, site)
    answer(page, PORTAGE)
    failure(page, "missing")
    site.missing.clear()
    page.click("text=Réessayer")
    answered(page)


@pytest.mark.parametrize(("link", "way"), [(FAST, "image"), (SLOW, "code")], ids=["fast", "slow"])
def test_the_link_decides_how_it_starts(
    open_page: Callable[..., Page], site: Host, link: str, way: str
) -> None:
    page = on_link(link, open_page, site)
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == way


def test_to_save_data_nothing_comes_before_an_answer_and_then_the_lightest(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = on_link(FAST.replace("downlink", "saveData: true, downlink"), open_page, site)
    form = page.locator(".poi-form")
    form.hover()
    form.locator("input").first.focus()
    page.wait_for_timeout(3500)  # the quiet start of others comes after three seconds
    assert not any("/runtime/" in path for path in site.asked)
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == "code"


def test_an_engine_that_does_not_bear_the_image_starts_from_the_code(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = on_link(FAST + "; delete WebAssembly.Suspending;", open_page, site)
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == "code"


@pytest.mark.parametrize("quick", QUICK, ids=["image", "code", "glue"])
@pytest.mark.parametrize("how", ["missing", "cut", "corrupt", "refused"])
def test_a_quick_start_that_fails_gives_way_to_the_whole_engine(
    open_page: Callable[..., Page], site: Host, said: list[str], quick: tuple[str, str], how: str
) -> None:
    link, name = quick
    page = open_page("")
    page.add_init_script(link)
    if how == "missing":
        site.missing.add(name)
    elif how == "cut":
        site.cut.update({name, f"{name}.gz"})
    elif how == "corrupt":
        page.route(f"**/{name}*", lambda route: route.fulfill(body=b"not what was packed"))
    else:
        page.route(f"**/{name}*", lambda route: route.abort("connectionreset"))
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == "whole"
    # The browser itself tells of a file that does not come.
    assert [line for line in said if "Failed to load resource" not in line] == []


LATE_ENGINE = """
import { integrity } from "./integrity.mjs";
import { inflate } from "./inflate.mjs";

const called = new Promise((resolve) => {
    let answering;
    Object.defineProperty(WebAssembly, "instantiateStreaming", {
        get: () => answering && ((...given) => (resolve(), answering(...given))),
        set: (value) => (answering = value),
    });
});

export async function content({ url, integrity: expected }, body) {
    const found = await inflate(body);
    if ((await integrity(found)) !== expected) throw new Error(url);
    if (!url.endsWith("pyodide.lean.wasm")) return found;
    await called;
    return Uint8Array.of(ENGINE).buffer;
}
"""
"""What gives the worker its files, with another engine, once the runtime waits for it."""


WITHOUT_A_FUNCTION = """
import { inflate } from "./inflate.mjs";

export async function content({ url }, body) {
    if (url.endsWith("pyodide.lean.mjs")) self.engineLacks = new Error("unreachable");
    return inflate(body);
}
"""
"""What gives the worker its files, and does as what was left out of the lean glue."""


def given_up_for_the_whole_engine(
    content: str, open_page: Callable[..., Page], site: Host, said: list[str]
) -> None:
    """With this in the place of what gives the worker its files, the whole engine answers."""

    def apart(route: Route) -> None:
        """Give a page's scripts as they are written, in many files, but for this one."""
        source = SCRIPTS / route.request.url.rpartition("/")[2]
        body = content if source.name == "content.mjs" else source.read_text(encoding="utf-8")
        route.fulfill(content_type="text/javascript", body=body)

    page = open_page("")
    page.add_init_script(SLOW)
    page.route("**/assets/javascripts/*.mjs", apart)
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == "whole"
    assert said == []


def test_an_answer_of_an_engine_that_lacked_something_is_asked_again_of_the_whole_one(
    open_page: Callable[..., Page], site: Host, said: list[str]
) -> None:
    given_up_for_the_whole_engine(WITHOUT_A_FUNCTION, open_page, site, said)


@pytest.mark.parametrize(
    "engine",
    [
        "1, 2, 3",
        "0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 7, 1, 1, 97, 1, 98, 0, 0",
    ],
    ids=["not compiled", "not instantiated"],
)
def test_an_engine_that_fails_under_the_runtime_gives_way_at_once(
    open_page: Callable[..., Page], site: Host, said: list[str], engine: str
) -> None:
    given_up_for_the_whole_engine(LATE_ENGINE.replace("ENGINE", engine), open_page, site, said)


def test_what_the_lean_engine_cannot_do_is_asked_of_the_whole_one(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    page.add_init_script(FAST)
    # The engine without any function but those of the start: the first request ends it.
    replace_worker(
        page,
        """
        let way;
        self.onmessage = ({ data }) => {
            if (data.url) return;
            if (data.start) way = data.start.files.whole ? "whole" : "quick";
            if (data.start && way !== "whole") postMessage({ ready: true });
            else if (way !== "whole") postMessage({ id: data.id, failure: "unreachable" });
            else if (data.start) postMessage({ ready: true });
            else postMessage({ id: data.id, answer: JSON.stringify({ way }) });
        };
        """,
    )
    page.goto(site.url + "choisir/salarie/")
    found = page.evaluate(
        """async () => {
            const { Client } = await import(
                new URL("../../assets/javascripts/calculator.mjs", location.href)
            );
            const client = new Client(document.querySelector(".poi-calculator"), () => {});
            return Promise.all([client.ask({ do: "one" }), client.ask({ do: "two" })]);
        }"""
    )
    assert found == [{"way": "whole"}, {"way": "whole"}]


IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0"


@pytest.mark.parametrize("link", [FAST, SLOW], ids=["fast", "slow"])
def test_under_an_iphone_s_name_it_starts_from_the_code_and_from_nothing_else(
    open_page: Callable[..., Page], site: Host, link: str
) -> None:
    page = on_link(link, open_page, site, user_agent=IPHONE)
    answer(page, PORTAGE)
    answered(page)
    assert started_from(site) == "code"


def test_a_host_that_compresses_nothing_has_compressed_copies(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = on_link(SLOW, open_page, site)
    answer(page, PORTAGE)
    answered(page)
    asked = {path.rpartition("/")[2] for path in site.asked}
    assert {"pyodide.lean.wasm.gz", "python_stdlib.zip.gz"} <= asked


def test_a_file_that_comes_late_keeps_nobody_from_answering(
    open_page: Callable[..., Page], site: Host
) -> None:
    site.held["pyodide.lean.mjs"] = 3
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-step=runtime]")).to_be_visible()
    answered(page)


def test_a_network_that_goes_midway_is_told_and_comes_back(
    open_page: Callable[..., Page], site: Host
) -> None:
    site.cut.update(name + end for name in ENGINES for end in ("", ".gz"))
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "missing")
    site.cut.clear()
    page.click("text=Réessayer")
    answered(page)


@pytest.mark.parametrize("name", ["page.mjs", "calculator.mjs"])
def test_a_page_without_its_own_script_says_what_to_do(
    open_page: Callable[..., Page], site: Host, name: str
) -> None:
    site.missing.add(name)
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-inert]")).to_be_visible()
    expect(page.locator("[data-inert] a", has_text="grille à imprimer")).to_be_visible()


def test_a_script_that_did_not_come_is_asked_for_again_once_the_form_is_used(
    open_page: Callable[..., Page], site: Host
) -> None:
    site.missing.add("calculator.mjs")
    page = open_page("choisir/salarie/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-inert]")).to_be_visible()
    site.missing.clear()
    answer(page, PORTAGE)
    answered(page)
    expect(page.locator("[data-inert]")).to_have_count(0)


def test_the_page_with_its_script_does_not_say_so(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    expect(page.locator("[data-inert]")).to_have_count(0)


@pytest.mark.parametrize("files", ["*.whl*", "pyodide.*.wasm*", "python_stdlib.zip*"])
def test_a_corrupt_file_is_told(open_page: Callable[..., Page], site: Host, files: str) -> None:
    page = open_page("")
    page.add_init_script(SLOW)
    page.route(f"**/{files}", lambda route: route.fulfill(body=b"not what was packed"))
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    failure(page, "missing")


@pytest.mark.parametrize("file", ["python_stdlib.zip", "pyodide.lean.wasm"])
def test_a_file_that_a_cache_holds_torn_is_fetched_anew(
    open_page: Callable[..., Page], site: Host, file: str
) -> None:
    page = on_link(SLOW, open_page, site)
    torn = iter([b"not what was packed"])
    page.route(
        f"**/{file}",
        lambda route: (
            route.fulfill(body=found, content_type="application/octet-stream")
            if (found := next(torn, None))
            else route.continue_()
        ),
    )
    page.route(f"**/{file}.gz", lambda route: route.abort())
    answer(page, PORTAGE)
    answered(page)
    assert next(torn, None) is None
    assert started_from(site) == "code"


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
    failure(page, "blocked")


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


def test_a_calculator_that_has_started_is_said_to_calculate_on_the_next_page_too(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    replace_worker(
        page, "self.onmessage = ({ data }) => data.start && postMessage({ ready: true })"
    )
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[data-step=compute]")).to_be_visible()
    page.evaluate("document.body.dataset.same = 'yes'")
    page.click(".md-footer__link--next")
    page.wait_for_url("**/choisir/entreprise/")
    page.check("input[name=reason][value=advice]")
    expect(page.locator("[data-step=compute]")).to_be_visible()
    expect(page.locator("[data-step]:visible")).to_have_count(1)
    assert page.evaluate("document.body.dataset.same") == "yes"


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
    site.missing.update(ENGINES)
    page = open_page("choisir/salarie/")
    page.set_viewport_size(PHONE)
    answer(page, PORTAGE)
    expect(page.locator(".poi-jump")).to_contain_text("L’avis n’a pas pu être calculé")


def test_a_worker_that_the_system_ends_is_told_and_a_second_try_works(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("", day="2026-11-23")
    page.add_init_script(
        """{
            const { Worker } = window;
            window.started = [];
            window.Worker = class extends Worker {
                constructor(...args) { super(...args); window.started.push(this); }
            };
        }"""
    )
    page.goto(site.url + "choisir/salarie/")
    answer(page, PORTAGE)
    answered(page)
    page.evaluate("window.started.at(-1).terminate()")
    page.click("text=Effacer mes réponses")
    answer(page, PORTAGE)
    page.wait_for_timeout(300)
    page.clock.fast_forward("00:15")
    failure(page, "timeout")
    page.click("text=Réessayer")
    answered(page)


def test_after_a_failure_only_the_reader_starts_anew(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("", day="2026-11-23")
    replace_worker(page, OUT_OF_MEMORY)
    page.goto(site.url + "choisir/salarie/")
    answer(page, {"work_nature": "expertise"})
    failure(page, "memory")
    started: list[Worker] = []
    page.on("worker", lambda worker: started.append(worker))  # noqa: PLW0108  a method of a list cannot be marked
    page.clock.fast_forward("01:00")
    page.wait_for_timeout(1000)
    assert not started
    page.unroute("**/worker.mjs")
    page.click("text=Réessayer")
    expect(page.locator("[data-state=result]")).to_be_visible()
    assert started


def test_an_answer_that_fails_is_asked_anew_of_a_new_worker(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    replace_worker(page, OUT_OF_MEMORY)
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
