"""A form in a page of another site: it works there, and that site learns nothing of the answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from calculator.api import respond
from calculator.simulator.form import forms
from scripts.browser import windowed
from scripts.embed import FOLDER, framed
from scripts.snippet import plain, sized
from scripts.static import host
from tests.browser.axe import SCHEMES, Scheme, violations
from tests.browser.test_calculator import PORTAGE, answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Frame, Page, Request

    from scripts.static import Host


SLUGS = tuple(one.slug for one in framed())
ASKED = "questionnaire-salarie"
CLOSED = {"reason": "strike", "activity": "dangerous_work"}
SITUATION = "#situation=1s-n1r1"
DAY = "2026-11-25"
HEAVY = re.compile(r"/(?:runtime|edition)/")
STAY = 2500  # ms, longer than a frame has to be in sight

RECORD = """<script>
window.heard = [];
addEventListener("message", ({ data, origin }) => heard.push([origin, JSON.stringify(data)]));
</script>"""
LOOK = """() => {
    const frame = document.querySelector("iframe");
    const tries = {
        document: () => frame.contentDocument?.title ?? null,
        inside: () => frame.contentWindow.document.title,
        address: () => frame.contentWindow.location.href,
        storage: () => frame.contentWindow.sessionStorage.length,
        name: () => frame.contentWindow.name,
    };
    return Object.entries(tries).map(([name, look]) => {
        try { return `${name}: ${look()}`; } catch (error) { return `${name}: ${error.name}`; }
    });
}"""
STORED = """["localStorage", "sessionStorage"].map((name) => {
    try { return JSON.stringify({ ...window[name] }); } catch (error) { return error.name; }
})"""
SIZES = """[
    innerWidth,
    document.documentElement.scrollHeight,
    innerHeight,
    document.querySelector("footer").getBoundingClientRect().bottom,
]"""
ROOM = 60  # px below the last line
DENIED = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied"); } });
}"""
FRUGAL = """Object.defineProperty(Navigator.prototype, "connection", {
    get: () => ({ saveData: true, type: "wifi" }),
});"""


@pytest.fixture
def browser(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Browser]:
    if request.node.get_closest_marker("window") is None:
        yield browser
        return
    with windowed(browser) as found:
        yield found


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Host]:
    with host(tmp_path) as served:
        # Another site, and not only another port: the browser then denies storage to the frame.
        served.url = served.url.replace("127.0.0.1", "localhost")
        yield served


@pytest.fixture
def embed(
    open_page: Callable[..., Page], site: Host, elsewhere: Host, tmp_path: Path
) -> Callable[..., tuple[Page, Frame]]:
    """Opens a page of another site that shows a form, and gives the page and the frame."""

    def opened(
        slug: str = ASKED,
        end: str = "",
        *,
        code: Callable[[str, str], str] = sized,
        before: str = "",
        prepare: str = "",
        **options: object,
    ) -> tuple[Page, Frame]:
        shown = code(f"{site.url}{FOLDER}{slug}/{end}", "Portage ou intérim")
        (tmp_path / "index.html").write_text(
            '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Un blog</title>'
            f'<link rel="icon" href="data:,">{RECORD}</head><body><main><h1>Un blog</h1>{before}'
            f"{shown}</main></body></html>",
            encoding="utf-8",
        )
        page = open_page("", **options)
        if prepare:
            page.context.add_init_script(prepare)
        page.goto(elsewhere.url)
        frame = page.locator("iframe").element_handle().content_frame()
        assert frame
        frame.wait_for_load_state("load")
        return page, frame

    return opened


def give(frame: Frame, answers: Mapping[str, str]) -> None:
    answer(cast("Page", frame), answers)


def heard(page: Page) -> list[int]:
    """The heights that the page was told, once it is sure that it was told nothing else."""
    page.wait_for_function("heard.length > 0")
    found = []
    for _, message in page.evaluate("heard"):
        data = json.loads(message)
        assert list(data) == ["portage-ou-interim"], message
        assert list(data["portage-ou-interim"]) == ["height"], message
        assert isinstance(data["portage-ou-interim"]["height"], int), message
        found.append(data["portage-ou-interim"]["height"])
    return found


def requests(context: BrowserContext) -> list[Request]:
    found: list[Request] = []
    context.on("request", lambda request: found.append(request))  # noqa: PLW0108  a method of a list cannot be marked
    return found


@pytest.mark.window
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"], ids=["another site", "another port"])
def test_the_page_around_learns_nothing_of_the_answers(
    said: list[str],
    embed: Callable[..., tuple[Page, Frame]],
    site: Host,
    elsewhere: Host,
    name: str,
) -> None:
    elsewhere.url = elsewhere.url.replace("localhost", name)
    page, frame = embed()
    stored = page.evaluate(STORED), frame.evaluate(STORED)
    if name == "localhost":
        assert stored[1] == ["SecurityError"] * 2, "the browser denies storage to a third party"
    sent = requests(page.context)
    before = list(elsewhere.asked)
    give(frame, PORTAGE)
    expect(frame.locator("[data-verdict]")).to_be_visible()
    assert {urlsplit(origin).netloc for origin, _ in page.evaluate("heard")} == {
        urlsplit(site.url).netloc
    }
    assert heard(page)
    assert page.evaluate(LOOK) == [
        "document: null",
        "inside: SecurityError",
        "address: SecurityError",
        "storage: SecurityError",
        "name: SecurityError",
    ]
    assert page.url == elsewhere.url
    assert "expertise" not in page.evaluate("document.documentElement.outerHTML")
    assert elsewhere.asked == before
    for request in sent:
        assert request.url.startswith((site.url, f"blob:{site.url.partition('/guide')[0]}"))
        assert elsewhere.url not in str(request.headers), "who shows the frame is not told"
    assert page.context.cookies() == []
    assert (page.evaluate(STORED), frame.evaluate(STORED)) == stored
    # The address holds nothing of the answers, and a reload brings none of them back.
    assert frame.url == f"{site.url}{FOLDER}{ASKED}/"
    page.reload()
    expect(page.frame_locator("iframe").locator("input:checked")).to_have_count(0)
    assert said == []


def test_the_height_that_is_told_is_the_same_whatever_is_answered(
    embed: Callable[..., tuple[Page, Frame]],
) -> None:
    told, real = [], []
    for answers in (PORTAGE, {"activity": "personal_services"}, CLOSED):
        page, frame = embed()
        give(frame, answers)
        expect(frame.locator("[data-verdict]")).to_be_visible()
        page.set_viewport_size({"width": 700, "height": 900})
        page.wait_for_function("new Set(heard.map(([, message]) => message)).size > 2")
        page.wait_for_timeout(300)
        told.append(list(dict.fromkeys(heard(page))))
        real.append(frame.evaluate("document.querySelector('main').offsetHeight"))
    assert len(set(real)) == len(real), "the contents differ, so the test can fail"
    assert told[0] == told[1] == told[2]
    assert len(told[0]) == 3  # at first, once used, and once narrower


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_the_frame_is_as_high_as_the_form(
    embed: Callable[..., tuple[Page, Frame]], slug: str, width: int
) -> None:
    # Nothing starts before the form is used: the start takes a notice away.
    page, frame = embed(slug, prepare=FRUGAL)
    page.set_viewport_size({"width": width, "height": 900})
    for _ in range(200):
        told = heard(page)[-1]
        inside, high, seen, end = frame.evaluate(SIZES)
        # The last line is at the end of the frame: no empty place below, until a result needs one.
        if inside <= width and high <= seen == told and seen - end < ROOM:
            break
        page.wait_for_timeout(100)
    else:
        pytest.fail(f"told {told}, content {high}, frame {seen}, last line {end}")
    assert page.locator("iframe").get_attribute("height") == str(told)


def test_without_the_script_the_frame_keeps_its_height_and_scrolls(
    embed: Callable[..., tuple[Page, Frame]],
) -> None:
    page, frame = embed(code=plain)
    page.set_viewport_size({"width": 800, "height": 900})
    give(frame, PORTAGE)
    expect(frame.locator("[data-verdict]")).to_be_visible()
    assert page.locator("iframe").bounding_box()["height"] == 800  # type: ignore[index]
    frame.locator(".poi-jump").click()
    expect(frame.locator(".poi-verdict-label")).to_be_in_viewport()


@pytest.mark.parametrize(("asked", "scheme"), [("clair", "default"), ("sombre", "slate")])
@pytest.mark.parametrize("device", SCHEMES)
def test_the_theme_is_the_one_that_is_asked_for(
    embed: Callable[..., tuple[Page, Frame]], asked: str, scheme: str, device: Scheme
) -> None:
    _, frame = embed(end=f"?theme={asked}", color_scheme=device)
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


@pytest.mark.parametrize("end", ["", "?theme=", "?theme=constructor", "?theme=rose"])
def test_else_the_theme_is_that_of_the_device_and_follows_it(
    embed: Callable[..., tuple[Page, Frame]], end: str
) -> None:
    page, frame = embed(end=end, color_scheme="dark")
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(frame.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def simulation(form: str, entries: dict[str, str]) -> tuple[str, str]:
    """A simulator's link for entries, and what it shows for them."""
    found = respond({"do": "simulate", "form": form, "on": DAY, "entries": entries})
    says = cast("dict[str, str]", found["says"])
    return f"#simulation={found['link']}", says["label"]


def test_start_values_stand_in_the_form_and_leave_the_address(
    said: list[str], embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    entries = {"given": "daily_rate", "typed": "month", "amount": "517"}
    link, label = simulation("portage", entries)
    _, frame = embed("portage", f"?theme=sombre{link}", day=DAY)
    expect(frame.locator("#e-daily_rate")).to_have_value("517")
    expect(frame.locator(".poi-jump [data-label]")).to_have_text(label)
    assert frame.url == f"{site.url}{FOLDER}portage/?theme=sombre"
    assert said == []


def test_start_values_of_another_form_open_that_form_in_the_frame(
    embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    link, _ = simulation("comparison", {"daily_rate": "517"})
    page, _ = embed("portage", f"?theme=sombre{link}", day=DAY)
    inside = page.frame_locator("iframe")
    expect(inside.locator("#e-daily_rate")).to_have_value("517")
    assert page.frames[1].url == f"{site.url}{FOLDER}face-a-face/?theme=sombre"
    page, _ = embed("questionnaire-entreprise", SITUATION)
    expect(page.frame_locator("iframe").locator("#q-work_nature :checked")).to_have_count(1)
    assert page.frames[1].url == f"{site.url}{FOLDER}{ASKED}/"


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_scrolls_sideways_in_a_narrow_frame(
    said: list[str], embed: Callable[..., tuple[Page, Frame]], slug: str
) -> None:
    page, frame = embed(slug)
    page.evaluate("document.querySelector('iframe').width = 320")
    if slug.startswith("questionnaire"):
        frame.locator(".poi-examples summary").click()
        frame.locator(".poi-examples button").first.click()
        expect(frame.locator("[data-verdict]")).to_be_visible()
    else:
        expect(frame.locator("[data-link]")).to_have_value(re.compile("#simulation="))
    for summary in frame.locator(".poi-answer summary:visible").all()[:8]:
        summary.click()
    assert frame.evaluate("document.documentElement.scrollWidth") <= 320
    assert said == []


def test_the_keyboard_alone_leads_into_the_frame_to_a_verdict_and_out(
    embed: Callable[..., tuple[Page, Frame]],
) -> None:
    page, frame = embed(before='<p><a href="#a">avant</a></p>', code=plain)
    page.bring_to_front()
    page.locator("a").focus()
    page.keyboard.press("Tab")  # the way to the guide
    # Another site's frame lives in a process of its own: the focus takes its time to get there.
    frame.wait_for_function("() => document.hasFocus()")
    for _ in range(2):  # the examples, the first question
        page.keyboard.press("Tab")
    expect(frame.locator("[name=work_nature]").first).to_be_focused()
    for _ in range(5):
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
    expect(frame.locator("[data-verdict]")).to_be_visible()
    frame.locator(".poi-framed-end a").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement?.tagName") != "IFRAME"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_frame_nor_around_it(
    embed: Callable[..., tuple[Page, Frame]], scheme: Scheme
) -> None:
    page, frame = embed(color_scheme=scheme, reduced_motion="reduce")
    assert violations(cast("Page", frame)) == [], "blank"
    give(frame, {**PORTAGE, "activity": "personal_services"})
    expect(frame.locator("[data-gate=P-01]")).to_be_visible()
    for summary in frame.locator(".poi-answer summary").all():
        summary.click()
    assert violations(cast("Page", frame)) == [], "result"
    assert violations(page) == [], "around"


def test_what_is_not_looked_at_loads_no_calculator(
    embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    page, frame = embed(
        "portage",
        before=f"<div>{'<p>Un long billet.</p>' * 200}</div>",
        code=lambda src, title: plain(src, title).replace(' loading="lazy"', ""),
    )
    page.wait_for_timeout(STAY)
    assert not any(HEAVY.search(path) for path in site.asked)
    page.locator("iframe").scroll_into_view_if_needed()
    expect(frame.locator("[data-link]")).to_have_value(re.compile("#simulation="))
    assert any(HEAVY.search(path) for path in site.asked)


@pytest.mark.parametrize("end", ["", SITUATION])
def test_where_data_is_spared_nothing_is_loaded_before_an_answer(
    embed: Callable[..., tuple[Page, Frame]], site: Host, end: str
) -> None:
    page, frame = embed(end=end, prepare=FRUGAL)
    frame.locator("h1").hover()
    frame.locator("legend").first.hover()
    page.keyboard.press("Tab")
    page.wait_for_timeout(STAY)
    assert not any(HEAVY.search(path) for path in site.asked)
    frame.locator("[name=activity][value=other]").check()
    expect(frame.locator("[data-verdict]")).to_be_visible()


def test_it_works_where_storage_is_denied(
    said: list[str], embed: Callable[..., tuple[Page, Frame]]
) -> None:
    _, frame = embed(prepare=DENIED)
    give(frame, PORTAGE)
    expect(frame.locator("[data-verdict]")).to_be_visible()
    assert said == []


def test_the_link_of_a_result_leads_to_the_page_of_the_guide(
    embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    page, frame = embed(end="?theme=sombre")
    give(frame, PORTAGE)
    link = frame.locator("[data-link]")
    expect(link).to_have_value(re.compile(rf"^{re.escape(site.url)}choisir/salarie/#situation=1s-"))
    page.goto(link.input_value())
    expect(page.locator("[data-verdict]")).to_be_visible()
    expect(page.locator("#q-work_nature :checked")).to_have_value("expertise")


@pytest.mark.parametrize(
    ("selector", "leads"),
    [
        (".poi-framed-top a", "calculer/portage/"),
        (".poi-framed-end a >> nth=0", "textes/"),
        (".poi-answer a[href*='choisir/salarie']", "choisir/salarie/"),
    ],
)
def test_links_open_the_guide_beside_the_page_that_shows_the_frame(
    embed: Callable[..., tuple[Page, Frame]],
    site: Host,
    elsewhere: Host,
    selector: str,
    leads: str,
) -> None:
    page, frame = embed("portage")
    with page.expect_popup() as opened:
        frame.locator(selector).first.click()
    tab = opened.value
    tab.wait_for_load_state()
    assert tab.url == site.url + leads
    assert tab.evaluate("[opener, document.referrer]") == [None, ""]
    # Not held by the frame's sandbox: the guide works there as ever.
    assert tab.evaluate("(() => { localStorage.setItem('a', '1'); return origin; })()") != "null"
    assert page.url == elsewhere.url


def test_a_result_leads_back_to_its_question_inside_the_frame(
    embed: Callable[..., tuple[Page, Frame]],
) -> None:
    page, frame = embed()
    give(frame, PORTAGE)
    frame.locator(".poi-recap a[href='#q-work_nature']").click()
    expect(frame.locator("#q-work_nature input[value=expertise]")).to_be_focused()
    assert len(page.context.pages) == 1


@pytest.mark.window
def test_a_result_is_saved_printed_and_copied_from_the_frame(
    said: list[str], embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    page, frame = embed("portage", prepare="window.print = () => { window.printed = true; }")
    link = frame.locator("[data-link]")
    expect(link).to_have_value(re.compile("#simulation="))
    for action in ("csv", "json"):
        with page.expect_download() as download:
            frame.locator(f"[data-action={action}]").click()
        assert download.value.suggested_filename.endswith(f".{action}")
    frame.locator("[data-action=print]").click()
    assert frame.evaluate("window.printed") is True
    page.context.grant_permissions(["clipboard-write"], origin=site.url)
    frame.locator("[data-action=copy]").click()
    expect(frame.locator("[data-copied]")).to_be_visible()
    # Return in a field sends nothing and says nothing.
    frame.locator("#e-days").press("Enter")
    assert said == []


def codes(page: Page) -> list[str]:
    return [page.locator(f"[data-code={name}]").input_value() for name in ("plain", "sized")]


def test_the_page_writes_the_code_for_what_is_chosen_and_shows_it(
    said: list[str], open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("integrer/", day=DAY)
    link, label = simulation("interim", {"given": "hourly_rate", "typed": "month", "amount": "21"})
    length = page.evaluate("history.length")
    page.select_option("[name=shown]", "interim")
    page.check("[name=theme][value=sombre]")
    page.fill("[name=link]", f"  {site.url}calculer/interim/{link} ")
    src = f"{site.url}{FOLDER}interim/?theme=sombre{link}"
    for code in codes(page):
        assert f'src="{src}" title="Portage ou intérim – intérim' in code
        assert "{" not in code.partition("<iframe")[2]
    inside = page.frame_locator("iframe")
    expect(inside.locator("#e-hourly_rate")).to_have_value("21")
    expect(inside.locator(".poi-jump [data-label]")).to_have_text(label)
    expect(inside.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("history.length") == length
    assert "interim" not in page.evaluate(STORED)
    assert said == []


def test_the_code_of_the_page_works_in_another_site(
    open_page: Callable[..., Page], embed: Callable[..., tuple[Page, Frame]], site: Host
) -> None:
    chooser = open_page("integrer/")
    chooser.select_option("[name=shown]", "devis")
    _, second = codes(chooser)
    page, frame = embed(code=lambda *_: second)
    assert frame.url == f"{site.url}{FOLDER}devis/"
    expect(page.locator("iframe")).to_have_attribute("height", str(heard(page)[-1]))
    expect(frame.locator("[data-link]")).to_have_value(re.compile("#simulation="))


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("https://example.org/choisir/salarie/#situation=1s-n1", "foreign"),
        ("javascript:alert(1)#situation=1s-n1", "foreign"),
        ("bonjour", "none"),
        ("{site}choisir/salarie/", "none"),
        ("{site}methode/#comment-une-paie-est-calculee", "unknown"),
        ("{site}choisir/salarie/#situation=1s-n1r", "broken"),
        ('{site}choisir/salarie/#situation=1s-n1"><script>', "broken"),
        ("{site}calculer/portage/#simulation=1p_Gd_Tm_A450", "other"),
    ],
)
def test_a_wrong_link_is_told_beside_its_field_and_stays_there(
    open_page: Callable[..., Page], site: Host, typed: str, cause: str
) -> None:
    page = open_page("integrer/")
    text = typed.format(site=site.url)
    page.fill("[name=link]", text)
    wrong = page.locator("#integrer-erreur p:visible")
    expect(wrong).to_have_count(1)
    expect(wrong).to_have_attribute("data-cause", cause)
    expect(page.locator("[name=link]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=link]")).to_have_value(text)
    for code in codes(page):
        assert f'src="{site.url}{FOLDER}{ASKED}/"' in code
    assert violations(page) == []
    if cause == "other":
        expect(wrong).to_contain_text(forms()["portage"].title)
        wrong.locator("button").click()
        expect(page.locator("[name=shown]")).to_have_value("portage")
        assert "#simulation=1p_Gd_Tm_A450" in codes(page)[0]
    else:
        page.fill("[name=link]", "")
    expect(page.locator("#integrer-erreur p:visible")).to_have_count(0)
    expect(page.locator("[name=link]")).not_to_have_attribute("aria-invalid", "true")


def test_a_link_at_the_end_of_the_pages_own_address_is_taken(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("integrer/#simulation=1p_Gd_Tm_A450")
    expect(page.locator("[name=shown]")).to_have_value("portage")
    expect(page.locator("[data-code=plain]")).to_have_value(re.compile("#simulation=1p_Gd_Tm_A450"))
    assert page.url == f"{site.url}{FOLDER}"


def test_a_code_is_copied_and_the_page_says_so(open_page: Callable[..., Page], site: Host) -> None:
    page = open_page("integrer/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    expect(page.locator("[data-code=plain]")).not_to_have_value("")
    for name, code in zip(("plain", "sized"), codes(page), strict=True):
        page.click(f"[data-copies={name}]")
        expect(page.locator(f"[data-copied={name}]")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == code
    page.check("[name=theme][value=clair]")
    expect(page.locator("[data-copied]:visible")).to_have_count(0)


def test_without_script_the_page_gives_a_code_for_each_form(open_page: Callable[..., Page]) -> None:
    page = open_page("integrer/", java_script_enabled=False)
    expect(page.locator("[data-static] textarea:visible")).to_have_count(len(SLUGS))
    expect(page.locator("[data-live]")).to_be_hidden()


def test_the_page_works_again_after_a_walk_through_the_site(
    said: list[str], open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("integrer/")
    page.evaluate("window.same = true")
    page.locator("article a", has_text="mentions légales").first.click()
    page.wait_for_url("**/mentions-legales/")
    page.locator(".md-nav a", has_text="Montrer un calcul").first.click()
    page.wait_for_url(f"**/{FOLDER}")
    page.select_option("[name=shown]", "devis")
    assert f"{site.url}{FOLDER}devis/" in codes(page)[0]
    assert page.evaluate("window.same") is True
    assert said == []


def test_what_stands_in_the_search_and_in_the_sitemap_is_the_guide_alone(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("")
    for name in ("sitemap.xml", "search/sections.json"):
        text = page.request.get(site.url + name).text()
        assert FOLDER in text
        assert not [slug for slug in SLUGS if f"{FOLDER}{slug}" in text]
