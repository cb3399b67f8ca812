"""The main jobs in Firefox and in WebKit, as Debian has them; other tests are Chromium's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from calculator.api import answer, respond
from calculator.decision.link import read
from calculator.decision.profile import profiles
from scripts.edition import WAYS
from scripts.exercise import lines
from scripts.static import host
from tests.browser.conftest import SITE
from tests.browser.engines import firefox, webkit
from tests.browser.servers import Missing, lacking
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.static import Host
    from tests.browser.engines import Driven


WAIT = """const until = async (found) => {
    for (let turn = 0; turn < 600; turn++) {
        const value = await found();
        if (value) return value;
        await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`never: ${found}`);
};
const one = (selector) => document.querySelector(selector);"""
FIGURE = f"""async () => {{ {WAIT}
    const link = await until(() => one("[data-link]").value);
    return [link.split("#simulation=")[1], one(".poi-jump [data-label]").textContent];
}}"""
TYPE = f"""async (amount) => {{ {WAIT}
    const field = one("[data-amount='daily_rate']");
    const before = one("[data-link]").value;
    field.focus();
    field.value = amount;
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    const link = await until(() => one("[data-link]").value !== before && one("[data-link]").value);
    return [link.split("#simulation=")[1], one(".poi-jump [data-label]").textContent];
}}"""
EXAMPLE = f"""async () => {{ {WAIT}
    const example = await until(() => one(".poi-examples button:not(:disabled)"));
    one(".poi-examples summary").click();
    example.click();
    const verdict = await until(() => one("[data-verdict]"));
    return [verdict.dataset.verdict, one("[data-link]").value];
}}"""
OPENED = f"""async () => {{ {WAIT}
    await until(() => one("[data-replaced=link]")?.checkVisibility() && one("[data-verdict]"));
    return [one("[data-verdict]").dataset.verdict, location.hash];
}}"""
SEND_ALL = """async ([way, requests]) => {
    const scripts = new URL("../../assets/javascripts/", location.href);
    const { Client } = await import(new URL("calculator.mjs", scripts));
    const { dataset } = document.querySelector(".poi-calculator");
    const ways = JSON.parse(dataset.ways);
    // Whatever it would choose, it starts in this way.
    const only = JSON.stringify({ image: ways[way], code: ways[way], whole: ways[way] });
    const client = new Client({ dataset: { ...dataset, ways: only } }, () => {});
    const answers = [];
    for (const request of requests) answers.push(await client.send(request));
    return answers;
}"""
_BEARS = Path("docs/assets/javascripts/bears.mjs").read_text(encoding="utf-8")
BEARS = f"async () => {{ {_BEARS.replace('export ', '')} return bearsImage(); }}"
KEPT = f"""async (count) => {{ {WAIT}
    const cache = (name) => caches.open(`portage-ou-interim:${{name}}`);
    const held = async (name) => (await (await cache(name)).keys()).length;
    await until(async () => (await held("editions")) && (await held("calculator")) === count);
}}"""
FOREIGN = """async (address) => performance.getEntriesByType("resource")
    .map(({ name }) => name).filter((name) => !name.startsWith(address))"""


@pytest.fixture(scope="module", params=[firefox, webkit], ids=["firefox", "webkit"])
def driven(request: pytest.FixtureRequest) -> Iterator[Driven]:
    try:
        with request.param() as found:
            yield found
    except Missing as error:
        lacking(str(error))


def told(form: str, link: str) -> str:
    """What the engine says of the values in a link."""
    opened = respond({"do": "open_simulation", "link": link})
    entries: dict[str, str] = opened["entries"]  # type: ignore[assignment]
    request = {"do": "simulate", "form": form, "on": entries["date"], "entries": entries}
    label: str = respond(request)["says"]["label"]  # type: ignore[index]
    return words(label)


def test_a_simulator_answers_and_follows_what_is_typed(driven: Driven, site: Host) -> None:
    driven.open(site.url + "calculer/portage/")
    link, label = driven.run(FIGURE)
    assert words(label) == told("portage", link)
    typed, label = driven.run(TYPE, "512,50")
    assert "_A512.5_" in typed
    assert words(label) == told("portage", typed)
    assert driven.run(FOREIGN, site.url) == []
    assert driven.said == []


def test_an_example_leads_to_an_advice_and_its_link_back_to_it(driven: Driven, site: Host) -> None:
    driven.open(site.url + "choisir/salarie/")
    verdict, link = driven.run(EXAMPLE)
    assert read(link.partition("#situation=")[2]).answers == profiles("salarie")[0].answers.given
    driven.open("about:blank")
    driven.open(link)
    assert driven.run(OPENED) == [verdict, ""]
    assert driven.said == []


@pytest.mark.parametrize("way", ["image", "code", "whole"])
def test_every_way_of_starting_answers_with_the_same_bytes(
    driven: Driven, site: Host, way: str
) -> None:
    driven.open(site.url + "choisir/salarie/")
    if way == "image" and not driven.run(BEARS):
        pytest.skip("this engine never starts from the image: the page knows it")
    asked = lines()[:: 1 if way == "image" else 10]
    assert driven.run(SEND_ALL, [way, asked]) == [answer(line) for line in asked]
    assert driven.said == []


def test_after_one_visit_a_page_never_seen_calculates_without_a_network(driven: Driven) -> None:
    with host(SITE) as away:
        driven.open(away.url + "choisir/salarie/")
        driven.run(KEPT, len(WAYS["image" if driven.run(BEARS) else "code"]))
    driven.open(away.url + "calculer/portage/")
    link, label = driven.run(FIGURE)
    assert words(label) == told("portage", link)
    assert driven.said == []


def test_only_an_engine_that_bears_the_image_is_given_it(driven: Driven, site: Host) -> None:
    driven.open(site.url + "choisir/salarie/")
    driven.run(EXAMPLE)
    image = any(path.endswith("/memory.bin") for path in site.asked)
    whole = any(path.endswith("/pyodide.asm.wasm") for path in site.asked)
    assert not whole
    assert driven.run(BEARS) or not image
