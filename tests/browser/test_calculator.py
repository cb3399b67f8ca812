"""The main job, in a real browser: answer, and read a reasoned answer."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from calculator.decision.answers import Answers
from calculator.decision.importance import Importance
from calculator.decision.link import write
from calculator.decision.questionnaire import questionnaire
from scripts.cases import cases

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from playwright.sync_api import Page


PORTAGE = {
    "work_nature": "expertise",
    "reason": "missing_expertise",
    "subordination": "free",
    "autonomy": "alone",
    "prospecting": "has_clients",
    "negotiation": "alone",
}


def answer(page: Page, answers: Mapping[str, str]) -> None:
    for question, option in answers.items():
        field = page.locator(f"input[name={question}][value='{option}']")
        unfold = page.locator(f"#q-{question} [data-action=unfold]")
        # A question that another answer made useless is folded: open it as a reader would.
        for _ in range(10):
            try:
                field.check(timeout=1000)
                break
            except PlaywrightTimeout:  # folded meanwhile, or the machine is busy
                with suppress(PlaywrightTimeout):
                    unfold.click(timeout=1000)
        else:
            field.check()


FILL = """(answers) => {
    for (const [question, option] of Object.entries(answers)) {
        document.querySelector(`input[name='${question}'][value='${option}']`).click();
    }
}"""


COUNT = """
    const post = Worker.prototype.postMessage;
    window.requests = [];
    Worker.prototype.postMessage = function (message, ...rest) {
        if (message.request) requests.push(message.request);
        return post.call(this, message, ...rest);
    };
"""


DAYS = sorted({(case.reader, case.on) for case in cases()})


@pytest.mark.parametrize(("reader", "on"), DAYS)
def test_every_golden_case_is_answered_through_the_page(
    said: list[str], open_page: Callable[..., Page], reader: str, on: date
) -> None:
    page = open_page(f"choisir/{reader}/", day=on.isoformat())
    for case in cases():
        if (case.reader, case.on) != (reader, on):
            continue
        page.click("text=Effacer mes réponses")
        expect(page.locator("[data-state=blank]")).to_be_visible()
        page.evaluate(FILL, case.answers)
        for criterion, level in case.importance.items():
            page.evaluate("document.querySelector('.poi-importance').open = true")
            page.select_option(f"[name='importance.{criterion}']", level)
        # The link stands for the whole situation: once it is there, so is the advice on it.
        asked = questionnaire(reader)
        situation = write(
            Answers.check(asked, case.answers), Importance.check(asked, case.importance)
        )
        link = page.locator("[data-link]")
        expect(link).to_have_value(re.compile(f"={re.escape(situation)}$"))
        place = page.locator("[data-state=result]")
        verdict = place.locator("[data-verdict]")
        expect(verdict).to_have_attribute("data-verdict", str(case.expect["verdict"]))
        closed = place.locator("[data-outcome=unlawful]").all()
        assert {one.get_attribute("data-gate") for one in closed} == set(
            case.expect["closed"]  # type: ignore[call-overload]
        ), case.id
    assert said == []


def test_the_result_comes_without_a_button_and_follows_each_answer(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    expect(page.locator("[data-state=blank]")).to_be_visible()
    answer(page, PORTAGE)
    expect(page.locator(".poi-verdict-label")).to_have_text("Nettement le portage salarial")
    answer(page, {"negotiation": "no"})
    expect(page.locator("[data-gate=P-02][data-outcome=unlawful]")).to_be_visible()
    expect(page.locator("[data-verdict]")).to_have_attribute("data-verdict", "interim_weak")
    page.click("text=Effacer mes réponses")
    expect(page.locator("[data-state=blank]")).to_be_visible()


def test_of_answers_given_while_the_calculator_is_at_work_only_the_newest_is_asked(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("")
    page.add_init_script(COUNT)
    page.goto(page.url + "choisir/salarie/")
    page.evaluate(FILL, PORTAGE)  # while it starts
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()
    assert page.evaluate("requests.length") == 1
    page.evaluate(FILL, {"duration": "1_3", "negotiation": "no", **PORTAGE})
    expect(page.locator("[data-link]")).not_to_have_value("")
    page.wait_for_timeout(500)
    asked = [json.loads(one)["answers"] for one in page.evaluate("requests")]
    assert asked == [PORTAGE, {**PORTAGE, "duration": "1_3"}]


def test_a_gate_leads_to_its_article_and_to_its_question(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, {**PORTAGE, "activity": "personal_services"})
    gate = page.locator("[data-gate=P-01]")
    expect(gate.locator("a", has_text="L1254-5")).to_have_attribute(
        "href", "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000030442329"
    )
    gate.locator("a[href='#q-activity']").click()
    expect(page.locator("#q-activity")).to_be_in_viewport()


def test_open_details_stay_open_when_the_result_changes(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    page.click(".poi-criteria summary")
    answer(page, {"duration": "1_3"})
    expect(page.locator(".poi-criteria tbody tr")).to_have_count(6)
    expect(page.locator(".poi-criteria")).to_have_attribute("open", "")


def test_answers_survive_instant_navigation_back_and_forward(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("")
    page.evaluate("window.sameDocument = true")
    page.click(".poi-door a >> nth=0")
    answer(page, PORTAGE)
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()
    page.click("article a >> text=Comment l’avis est calculé")
    expect(page.locator("h1")).to_contain_text("Comment l’avis est calculé")
    page.go_back()
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()
    page.go_forward()
    expect(page.locator("h1")).to_contain_text("Comment l’avis est calculé")
    page.go_back()
    expect(page.locator("[data-verdict=portage_clear]")).to_be_visible()
    assert page.evaluate("window.sameDocument"), "navigation was not instant"


def test_answers_survive_a_reload(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/entreprise/")
    answer(page, {"reason": "season", "control": "daily", "outcome": "post"})
    expect(page.locator("[data-verdict]")).to_be_visible()
    page.reload()
    expect(page.locator("input[name=reason][value=season]")).to_be_checked()
    expect(page.locator("[data-verdict]")).to_be_visible()


def test_the_keyboard_alone_is_enough(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.locator("input[name=activity]").first.focus()
    # Down chooses the next option of a group, Space the one that has the focus, Tab goes on.
    for key in ("Space", "Tab", "Space", "Tab", "Space", "Tab", "ArrowDown", "Tab"):
        page.keyboard.press(key)
    for _ in range(4):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(page.locator("[data-verdict]")).to_be_visible()
    assert page.locator(".poi-form input:checked").count() == 8
    for _ in range(60):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('[data-state=result]') !== null")
        if inside:
            break
    assert inside, "no link of the result can be reached"
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_without_scripts_the_page_is_readable_and_says_what_to_do(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/", java_script_enabled=False)
    expect(page.locator("fieldset")).to_have_count(13)
    expect(page.locator("p.poi-notice")).to_contain_text("Sans JavaScript")
    page.click("p.poi-notice a")
    expect(page.locator("table", has_text="Combien de mois sans mission")).to_be_visible()


def test_the_live_line_tells_the_verdict(open_page: Callable[..., Page]) -> None:
    page = open_page("choisir/salarie/")
    answer(page, PORTAGE)
    expect(page.locator("[role=status]")).to_contain_text("Nettement le portage salarial")


def test_a_form_older_than_the_rules_shows_the_error_beside_its_field(
    open_page: Callable[..., Page],
) -> None:
    page = open_page("choisir/salarie/")
    page.evaluate("document.querySelector('input[name=duration]').value = 'gone'")
    page.check("input[name=duration][value=gone]")
    error = page.locator("#erreur-duration")
    expect(error).to_be_visible()
    expect(error).to_have_text("Choisissez l’une des réponses proposées pour la durée.")
    page.check("input[name=duration][value='1_3']")
    expect(error).to_be_hidden()
