"""The pay simulators in a real browser: typed, followed, refused, shared, printed."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from calculator.api import respond
from calculator.simulator.form import forms
from scripts.simulator_cases import cases
from tests.browser.axe import SCHEMES, SIZES, seen
from tests.browser.conftest import PHONE
from tests.browser.test_calculator import answer
from tests.browser.worker import SILENT, replace_worker
from tests.view.tree import read, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from scripts.static import Host


DAY = "2026-11-25"
FORMS = tuple(forms())
COPIED = {"quote.turnover": "7 200", "quote.fee": "600", "quote.net_before_tax": "3 900"}


def path(form: str) -> str:
    return f"calculer/{forms()[form].page}/"


def ready(page: Page) -> None:
    """Wait until the calculator itself has answered: only it can make a link."""
    expect(page.locator("[data-link]")).to_have_value(re.compile("#simulation="))


def figure(page: Page) -> str:
    found = page.locator(".poi-figure strong").text_content()
    assert found
    return words(found)


def says(form: str, entries: dict[str, str]) -> str:
    """What the engine says of entries, in the words of the page's summary."""
    request = {"do": "simulate", "form": form, "on": DAY, "entries": entries}
    found = respond(request)
    label: str = found["says"]["label"]  # type: ignore[index]
    return words(label)


def label(page: Page) -> str:
    return words(page.locator(".poi-jump [data-label]").text_content() or "")


def type_in(page: Page, field: str, text: str) -> None:
    page.fill(f"#e-{field.replace('.', chr(92) + '.')}", text)


@pytest.mark.parametrize("form", FORMS)
def test_the_result_of_the_usual_values_is_there_before_any_script(
    open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), java_script_enabled=False)
    expect(page.locator("[data-now]")).to_be_visible()
    assert page.locator("[data-now] > *").count() >= 3
    expect(page.locator("p.poi-notice", has_text="Sans JavaScript")).to_be_visible()


@pytest.mark.parametrize("form", ["portage", "interim"])
def test_the_answer_is_above_the_fold_on_a_phone(open_page: Callable[..., Page], form: str) -> None:
    page = open_page(path(form), day=DAY)
    page.set_viewport_size(PHONE)
    ready(page)
    expect(page.locator("#e-net_before_tax")).to_be_in_viewport(ratio=1)
    expect(page.locator(".poi-jump")).to_be_in_viewport()


@pytest.mark.parametrize("form", ["portage", "interim"])
def test_any_amount_can_be_typed_and_the_others_follow(
    said: list[str], open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), day=DAY)
    ready(page)
    for amount in forms()[form].amounts:
        type_in(page, amount.id, "2 345,67 €" if amount.unit is None else "31,5")
        given = {"given": amount.id, "typed": "month"}
        typed = "2345,67" if amount.unit is None else "31,5"
        expect(page.locator(".poi-jump [data-label]")).to_have_text(
            re.compile(re.escape(respond_label(form, {**given, "amount": typed})))
        )
        expect(page.locator(f"#e-{amount.id}")).to_have_value(
            "2 345,67 €" if amount.unit is None else "31,5"
        )
    assert said == []


def respond_label(form: str, entries: dict[str, str]) -> str:
    found = respond({"do": "simulate", "form": form, "on": DAY, "entries": entries})
    label: str = found["says"]["label"]  # type: ignore[index]
    return label


def test_the_period_is_written_beside_each_figure_and_typing_goes_on_in_it(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    type_in(page, "net_before_tax", "3000")
    expect(page.locator(".poi-figure")).to_contain_text("par mois")
    page.check("input[name=period][value=year]")
    expect(page.locator(".poi-figure")).to_contain_text("par an (12 mois travaillés)")
    expect(page.locator("#e-net_before_tax")).to_have_value("36\u202f000")
    expect(page.locator("[data-unit=net_before_tax]")).to_have_text("€ par an")
    expect(page.locator("[data-unit=daily_rate]")).to_have_text("€ par jour")
    type_in(page, "net_before_tax", "48000")
    page.check("input[name=period][value=month]")
    expect(page.locator("#e-net_before_tax")).to_have_value("4\u202f000")


def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    before = figure(page)
    type_in(page, "days", "beaucoup")
    error = page.locator("#x-days")
    expect(error).to_contain_text("n’est pas un nombre")
    expect(page.locator("#e-days")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#e-days")).to_have_value("beaucoup")
    expect(page.locator("[data-stale]")).to_be_visible()
    assert figure(page) == before
    # Nor does the bar of a narrow screen keep a figure that answers something else.
    assert "n’est pas un nombre" in label(page)
    type_in(page, "days", "40")
    expect(error).to_contain_text("31")
    type_in(page, "days", "17,5 jours")
    expect(error).to_be_hidden()
    expect(page.locator("#e-days")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-stale]")).to_be_hidden()
    type_in(page, "daily_rate", "1.500")
    expect(page.locator("#x-daily_rate")).to_contain_text("deux façons")


def test_an_error_in_what_is_folded_is_unfolded(open_page: Callable[..., Page]) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    page.click(".poi-refine > summary")
    type_in(page, "fee_rate", "80")
    expect(page.locator("#x-fee_rate")).to_contain_text("50")
    page.reload()
    expect(page.locator("#x-fee_rate")).to_be_visible()
    expect(page.locator("#e-fee_rate")).to_have_value("80")


def test_values_survive_a_reload_and_the_way_back_and_can_be_given_up(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("interim"), day=DAY)
    ready(page)
    type_in(page, "hourly_rate", "19")
    wanted = respond_label("interim", {"given": "hourly_rate", "amount": "19"})
    summary = page.locator(".poi-jump [data-label]")
    expect(summary).to_have_text(wanted)
    page.reload()
    expect(page.locator("#e-hourly_rate")).to_have_value("19")
    expect(summary).to_have_text(wanted)
    page.goto(page.url.replace("interim", "portage"))
    page.go_back()
    expect(page.locator("#e-hourly_rate")).to_have_value("19")
    page.click("text=Revenir aux valeurs usuelles")
    expect(page.locator("#e-hourly_rate")).to_have_value("16")
    page.click("text=Reprendre mes valeurs d’avant")
    expect(page.locator("#e-hourly_rate")).to_have_value("19")


def test_a_link_opens_the_same_values_on_the_page_of_its_form(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page(path("comparison"), day=DAY)
    ready(page)
    type_in(page, "daily_rate", "512,5")
    expect(page.locator("[data-link]")).to_have_value(re.compile("_?d512.5"))
    link = page.locator("[data-link]").input_value()
    shown = label(page)
    other = open_page("", day=DAY)
    other.goto(site.url + path("portage") + "#" + urlsplit(link).fragment)
    expect(other).to_have_url(re.compile("face-a-face"))
    expect(other.locator("#e-daily_rate")).to_have_value("512,5")
    expect(other.locator("[data-replaced=link]")).to_contain_text("Voici ce que contenait")
    expect(other.locator(".poi-jump [data-label]")).to_have_text(shown.replace(" €", "\u00a0€"))
    other.goto(site.url + path("portage") + "#simulation=1p_G")
    expect(other.locator("[data-replaced=link]")).to_contain_text("abîmé")


def test_worked_examples_open_the_simulator_filled_in(open_page: Callable[..., Page]) -> None:
    page = open_page("salarie/", day=DAY)
    page.click("text=Ouvrir ce calcul et le changer")
    expect(page.locator("#e-daily_rate")).to_have_value("300")
    expect(page.locator("[data-replaced=link]")).to_be_visible()


def test_files_are_written_and_the_report_is_prefilled(open_page: Callable[..., Page]) -> None:
    page = open_page(path("comparison"), day=DAY)
    ready(page)
    names = {"csv": ".csv", "json": ".json", "svg": "-courbe.svg", "curve": "-courbe.csv"}
    for action, ending in names.items():
        with page.expect_download() as download:
            page.click(f"[data-action={action}]")
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().stat().st_size > 500
    page.click(".poi-report summary")
    report = page.locator("[data-report]").input_value()
    assert "Face à face" in report
    assert "#simulation=1f_" in report


@pytest.mark.parametrize(
    ("place", "opened", "fragment", "said"),
    [
        ("calculer/portage/", "", "#simulation=1p_", "net par mois"),
        (
            "choisir/salarie/",
            "#situation=1s-n1r1p1c3o1f1",
            "#situation=1s-n1",
            "Nettement le portage",
        ),
    ],
)
def test_the_report_link_carries_the_situation_where_the_address_is_known(
    open_page: Callable[..., Page], place: str, opened: str, fragment: str, said: str
) -> None:
    page = open_page("", day=DAY)
    page.route(
        f"**/{place}",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-base=""', 'data-base="https://x.example/n?t=r"')
        ),
    )
    page.goto(page.url + place + opened)
    expect(page.locator("[data-link]")).to_have_value(re.compile(fragment))
    page.click(".poi-report summary")
    link = page.locator("[data-report-link]")
    expect(link).to_be_visible()
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query["t"] == ["r"]
    assert fragment in query["situation"][0]
    assert said in query["resultat"][0]


def test_each_line_of_the_payslip_is_explained_with_its_text(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    page.click(".poi-slip > summary")
    lines = page.locator("[data-line]")
    assert lines.count() >= 20
    for line in lines.all():
        assert line.locator(".poi-explain a[href^='https://']").count() >= 1
    first = lines.first
    first.locator("summary").click()
    expect(first.locator(".poi-explain p").first).to_be_visible()
    expect(first.locator(".poi-sources").first).to_contain_text("vérifié le")


def test_the_path_from_price_to_pocket_tells_each_step_by_tap_and_by_keyboard(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("comparison"), day=DAY)
    ready(page)
    step = page.locator("[data-step-id=kept]")
    step.locator("summary").click()
    expect(step.locator("a", has_text="L1254-15")).to_be_visible()
    last = page.locator("[data-step-id=net_after_tax] summary")
    last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-step-id=net_after_tax] > p").first).to_be_visible()
    # What is typed next leaves open what was opened.
    type_in(page, "daily_rate", "410")
    expect(page.locator("[data-step-id=company_price]")).to_contain_text("7 380,00")
    expect(step).to_have_attribute("open", "")


def test_the_curve_is_read_point_by_point_and_says_where_both_are_even(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("comparison"), day=DAY)
    ready(page)
    page.select_option("#e-basis", "rates")
    type_in(page, "hourly_rate", "24")
    expect(page.locator("[data-break-even]")).to_contain_text("Égalité à")
    even = page.locator("[data-break-even]").text_content() or ""
    request = {"do": "explore", "form": "comparison", "on": DAY}
    entries = {"basis": "rates", "hourly_rate": "24"}
    found = respond({**request, "entries": entries})
    told = re.search(r"portage à ([\d\u202f,]+)", " ".join(found["parts"]))  # type: ignore[arg-type]
    assert told
    assert told[1] in even
    output = page.locator("[data-curve] output")
    page.focus("[data-curve] input")
    page.keyboard.press("Home")
    expect(output).to_contain_text("200,00")
    page.keyboard.press("End")
    expect(output).to_contain_text("600,00")
    drawing = page.locator("[data-curve] svg")
    box = drawing.bounding_box()
    assert box
    drawing.hover(position={"x": box["width"] * 0.45, "y": box["height"] / 2})
    expect(output).not_to_contain_text("600,00")
    assert len(json.loads(page.get_attribute("[data-curve]", "data-says") or "")) == 200


def test_answers_of_the_questionnaire_close_what_the_law_closes(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/", day=DAY)
    answer(page, {"activity": "personal_services", "work_nature": "expertise"})
    expect(page.locator("[data-gate=P-01]")).to_be_visible()
    page.goto(site.url + path("portage"))
    closed = page.locator("[data-closed=portage]")
    expect(closed).to_contain_text("le portage vous est fermé")
    expect(closed.locator("a", has_text="L1254-5")).to_be_visible()
    closed.locator("a", has_text="Revoir mes réponses").click()
    expect(page.locator("input[name=activity][value=personal_services]")).to_be_checked()


def test_the_verdict_shows_the_money_side_and_takes_up_the_simulator(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("choisir/salarie/", day=DAY)
    answers = {"work_nature": "expertise", "reason": "missing_expertise", "autonomy": "alone"}
    answer(page, {**answers, "subordination": "free", "target_pay": "3100_4500"})
    money = page.locator(".poi-money")
    expect(money).to_contain_text("brut par mois, dans ce que vous visez")
    money.locator("a", has_text="Ouvrir ce calcul").click()
    expect(page.locator("#e-basis")).to_have_value("net")
    expect(page.locator("[data-replaced=link]")).to_be_visible()
    type_in(page, "daily_rate", "777")
    expect(page.locator(".poi-figures").first).to_contain_text("777,00")
    page.goto(site.url + "choisir/salarie/")
    expect(page.locator(".poi-money")).to_contain_text("777,00")


def test_a_quote_is_checked_line_by_line_with_the_question_to_ask(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("quote"), day=DAY)
    ready(page)
    for field, text in COPIED.items():
        type_in(page, field, text)
    fee = page.locator("[data-figure=fee]")
    expect(fee).to_contain_text("+ 60,00")
    expect(page.locator("[data-figure=turnover]")).to_have_attribute("data-explained", "yes")
    expect(page.locator(".poi-ask").first).to_contain_text("À demander")
    page.select_option("#e-kind", "interim")
    expect(page.locator("#e-quote\\.fee")).to_be_hidden()
    expect(page.locator("#e-quote\\.ifm")).to_be_visible()
    type_in(page, "quote.ifm", "1")
    expect(page.locator("[data-figure=ifm]")).to_have_attribute("data-explained", "no")


def test_a_date_of_the_law_can_be_chosen(open_page: Callable[..., Page]) -> None:
    page = open_page(path("interim"), day=DAY)
    ready(page)
    page.click(".poi-refine > summary")
    page.fill("#e-date", "2024-03-01")
    expect(page.locator("[data-link]")).to_have_value(re.compile("_D20240301"))
    expect(page.locator("[data-law]")).to_contain_text("1er mars 2024")
    expect(page.locator("[data-line=unemployment] td").last).to_contain_text("4,05")
    page.fill("#e-date", "2019-01-01")
    expect(page.locator("#x-date")).to_contain_text("2024")


@pytest.mark.parametrize("form", FORMS)
def test_the_engine_and_the_screen_say_the_same_of_every_case(
    said: list[str], open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), day=DAY)
    ready(page)
    mine = [case for case in cases() if case.form == form]
    assert mine
    for case in mine:
        request = {"do": "simulate", "form": form, "on": case.on.isoformat()}
        found = respond({**request, "entries": dict(case.entries)})
        page.evaluate("(link) => { location.hash = link; }", f"simulation={found['link']}")
        expect(page.locator("[data-link]")).to_have_value(
            re.compile(re.escape(f"={found['link']}") + "$")
        )
        expect(page.locator(".poi-jump [data-label]")).to_have_text(
            found["says"]["label"]  # type: ignore[index]
        )
        amounts: dict[str, dict[str, str]] = found["amounts"]  # type: ignore[assignment]
        for name, amount in amounts.items():
            given = case.entries.get("given", forms()[form].amounts[0].id)
            if name != given:
                expect(page.locator(f"#e-{name}")).to_have_value(amount["text"])
        shown = page.evaluate(
            """() => [...document.querySelectorAll("[data-now] > *")].map((one) => one.outerHTML)"""
        )
        assert len(shown) == len(found["parts"])  # type: ignore[arg-type]
        plain = page.evaluate("document.querySelector('[data-now]').textContent")
        assert words(plain) == words(text_of("".join(found["parts"])))  # type: ignore[arg-type]
    assert said == []


def text_of(html: str) -> str:
    return read(html).text()


@pytest.mark.parametrize("form", FORMS)
def test_axe_finds_nothing_in_any_state_and_nothing_scrolls_sideways(
    open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), day=DAY, reduced_motion="reduce")
    ready(page)
    if form == "quote":
        for field, text in COPIED.items():
            type_in(page, field, text)
        expect(page.locator("[data-figure=fee]")).to_be_visible()
    if form == "comparison":
        expect(page.locator("[data-curve] svg")).to_be_visible()
    for summary in page.locator(".poi-calculator summary").all():
        summary.click()
    assert seen(page) == [], "everything open"
    first = "days" if form != "interim" else "hours"
    type_in(page, first, "x")
    expect(page.locator(f"#x-{first}")).to_be_visible()
    assert seen(page) == [], "error"


def test_axe_finds_nothing_while_loading_and_after_a_failure(
    open_page: Callable[..., Page], site: Host
) -> None:
    page = open_page("", reduced_motion="reduce")
    replace_worker(page, SILENT)
    page.goto(site.url + path("portage"))
    type_in(page, "daily_rate", "450")
    expect(page.locator("[data-state=loading]")).to_be_visible()
    assert seen(page) == [], "loading"
    page.route("**/pyodide.mjs", lambda route: route.fulfill(status=404))
    page.unroute("**/worker.mjs")
    page.reload()
    expect(page.locator("[data-state=failure]")).to_be_visible()
    assert seen(page) == [], "failure"
    page.unroute("**/pyodide.mjs")
    page.click("text=Réessayer")
    expect(page.locator("[data-state=failure]")).to_be_hidden()
    wanted = respond_label("portage", {"given": "daily_rate", "amount": "450"})
    expect(page.locator(".poi-jump [data-label]")).to_have_text(wanted)


@pytest.mark.parametrize("form", FORMS)
def test_the_keyboard_alone_goes_from_a_field_to_the_text_of_law(
    open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), day=DAY)
    ready(page)
    wanted = {"quote": "quote.turnover", "interim": "hourly_rate"}.get(form, "daily_rate")
    field = page.locator(f"#e-{wanted.replace('.', chr(92) + '.')}")
    for number, (scheme, size) in enumerate(product(SCHEMES, SIZES.values())):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        page.locator(".poi-form input:visible, .poi-form select:visible").first.focus()
        walk(page, f"document.activeElement.id === 'e-{wanted}'", 20)
        before = page.locator("[data-link]").input_value()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(f"{number + 21},5")
        expect(page.locator("[data-link]")).not_to_have_value(before)
        page.keyboard.press("Enter")
        expect(field).to_have_value(f"{number + 21},5")
        walk(page, "document.activeElement.matches('[data-now] summary')", 90)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open")
        page.keyboard.press("Enter")


def walk(page: Page, reached: str, most: int) -> None:
    """Press Tab until something is reached."""
    for _ in range(most):
        if page.evaluate(reached):
            return
        page.keyboard.press("Tab")
    raise AssertionError(reached)


def test_paper_carries_the_result_and_the_address(open_page: Callable[..., Page]) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    page.emulate_media(media="print")
    expect(page.locator(".poi-form")).to_be_hidden()
    expect(page.locator(".poi-headline")).to_be_visible()
    expect(page.locator("[data-link-text]")).to_contain_text("#simulation=1p_")


def pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("form", FORMS)
def test_a_simulation_prints_on_two_pages_at_most(
    open_page: Callable[..., Page], form: str
) -> None:
    page = open_page(path(form), day=DAY)
    ready(page)
    assert 1 <= pages(page) <= 2


def test_a_payslip_is_on_paper_where_the_reader_had_opened_it(
    open_page: Callable[..., Page],
) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    slip = page.locator(".poi-slip")
    for wanted in (False, True):
        if wanted:
            slip.locator("> summary").click()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        expect(slip).to_be_visible(visible=wanted)
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(slip).to_have_js_property("open", wanted)


def test_nothing_of_what_is_typed_leaves_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page(path("portage"), day=DAY)
    ready(page)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    type_in(page, "daily_rate", "431")
    expect(page.locator(".poi-figure strong")).to_have_text(re.compile("3\u202f8"))
    assert sent == []
