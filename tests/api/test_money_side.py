from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import pytest

from calculator.api import answer
from calculator.api.money_side import money
from calculator.decision.answers import Answers
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.law.french import number
from calculator.simulator.form import forms
from calculator.simulator.hand_over import hand_over
from calculator.view.html import render
from tests.simulated import TODAY, page, simulated
from tests.situation import assess
from tests.view.tree import Node, read, words

FOUR = {
    "work_nature": "expertise",
    "reason": "missing_expertise",
    "subordination": "free",
    "prospecting": "has_clients",
}


def side(
    reader: str,
    given: dict[str, str] | None = None,
    entries: dict[str, object] | None = None,
    on: date = TODAY,
) -> Node:
    found = assess(Answers.check(questionnaire(reader), given or {}), on)
    return read(render(money(found, entries or {}))).one("section")


def opened(root: Node) -> tuple[str, dict[str, str]]:
    """The form that the link is about and the entries that it holds."""
    link = urlsplit(str(root.one("a").attributes["href"]))
    request = {"do": "open_simulation", "link": link.fragment.removeprefix("simulation=")}
    found: dict[str, Any] = json.loads(answer(json.dumps(request)))
    assert link.path == f"../../calculer/{forms()[found['form']].page}/"
    return found["form"], found["entries"]


def figures(root: Node) -> str:
    return root.one(class_="poi-pair").words()


@pytest.mark.parametrize("band", ["under_2300", "2300_3100", "3100_4500", "over_4500"])
def test_the_pay_that_is_wanted_becomes_a_day_rate_that_gives_it(band: str) -> None:
    root = side("salarie", {"target_pay": band})
    form, entries = opened(root)
    assert (form, entries["basis"]) == ("comparison", "net")
    wanted = Decimal(hand_over("salarie").values[band])
    given = {"amount": entries["daily_rate"]}
    gross, _ = simulated("portage", given).shown.amounts["gross_total"]
    assert 0 <= Decimal(gross) / 100 - wanted < Decimal("0.20")
    assert f"Pour {words(number(wanted))} € brut par mois" in root.words()


@pytest.mark.parametrize("length", ["under_1", "1_3", "3_9", "9_18", "18_36"])
def test_the_duration_that_is_needed_becomes_that_of_the_price(length: str) -> None:
    root = side("entreprise", {"duration": length})
    form, entries = opened(root)
    assert (form, entries["need_months"]) == ("company", hand_over("entreprise").values[length])
    assert f"({entries['need_months']} mois)" in figures(root)


@pytest.mark.parametrize(
    ("reader", "given"),
    [
        ("salarie", {}),
        ("salarie", {"target_pay": UNKNOWN}),
        ("entreprise", {}),
        ("entreprise", {"duration": "over_36"}),
    ],
)
def test_without_such_an_answer_the_example_of_the_simulator_stands(
    reader: str, given: dict[str, str]
) -> None:
    root = side(reader, given)
    form, entries = opened(root)
    assert "Avec les valeurs d’exemple du simulateur." in root.words()
    assert simulated(form, entries).entries.usual >= simulated(form).entries.usual


def test_what_the_reader_left_in_the_simulator_goes_before_the_answers() -> None:
    root = side("salarie", {"target_pay": "3100_4500"}, {"daily_rate": "777", "days": "15"})
    _, entries = opened(root)
    assert (entries["daily_rate"], entries["days"]) == ("777", "15")
    assert "777,00 € par jour" in figures(root)
    assert "Avec les valeurs de votre face à face." in root.words()


@pytest.mark.parametrize(
    "entries",
    [
        {"daily_rate": "x"},
        {"daily_rate": "0"},
        {"days": "31"},
        {"of_another_edition": "1"},
        {"daily_rate": "<b>1</b>"},
    ],
)
def test_entries_that_are_refused_leave_the_answers_to_speak(entries: dict[str, object]) -> None:
    given = {"target_pay": "3100_4500"}
    assert render_(side("salarie", given, entries)) == render_(side("salarie", given))


def render_(root: Node) -> str:
    return root.text()


def test_entries_that_are_no_texts_are_left_aside() -> None:
    assert "777,00" in figures(side("salarie", {}, {"daily_rate": "777", "days": 3}))


def test_the_values_of_a_worker_s_comparison_say_nothing_to_a_company() -> None:
    given = {"duration": "1_3"}
    assert render_(side("entreprise", given, {"daily_rate": "777"})) == (
        render_(side("entreprise", given))
    )


def test_what_is_shown_is_what_the_simulator_shows() -> None:
    root = side("salarie", {"target_pay": "2300_3100"})
    form, entries = opened(root)
    assert figures(root) == page(form, entries).one(class_="poi-pair").words()


def test_the_law_is_that_of_the_day_of_the_advice() -> None:
    # The only day that counts in a link of an advice.
    on = date(2025, 3, 1)
    _, entries = opened(side("salarie", {"target_pay": "2300_3100"}, on=on))
    assert entries["date"] == "2025-03-01"


def shown(reader: str, answers: dict[str, str], **more: object) -> dict[str, Any]:
    request = {"do": "show", "reader": reader, "on": "2026-11-23", "answers": answers, **more}
    found: dict[str, Any] = json.loads(answer(json.dumps(request)))
    return found


def test_an_advice_shows_its_money_once_enough_is_answered() -> None:
    full, early = shown("salarie", FOUR), shown("salarie", {"work_nature": "manual"})
    assert sum("poi-money" in one for one in full["parts"]) == 1
    assert not any("poi-money" in one for one in early["parts"])


def test_nothing_is_priced_where_the_law_closes_both() -> None:
    strike = shown("salarie", {**FOUR, "reason": "strike"})
    assert strike["says"]["id"] == "closed"
    assert not any("poi-money" in one for one in strike["parts"])


def test_what_the_law_closes_is_priced_for_comparison_only() -> None:
    said = "D’après vos réponses, la loi ferme le portage : ses chiffres ne servent qu’à comparer."
    assert said in side("salarie", {"qualification": "neither"}).words()
    assert "la loi ferme" not in side("salarie", {"qualification": "diploma"}).words()


def test_an_advice_takes_up_what_is_in_the_simulator() -> None:
    (part,) = [
        one
        for one in shown("salarie", FOUR, pay={"daily_rate": "777"})["parts"]
        if "poi-money" in one
    ]
    assert "777,00" in words(part)


def test_asked_twice_the_same_comes_back_unchanged() -> None:
    # The element is kept from one answer to the next.
    assert shown("salarie", FOUR) == shown("salarie", FOUR)
    assert shown("entreprise", {"duration": "1_3"}) == shown("entreprise", {"duration": "1_3"})


@pytest.mark.parametrize("pay", [[], "x", None, 3])
def test_what_is_no_object_is_refused_by_name(pay: object) -> None:
    assert shown("salarie", FOUR, pay=pay)["error"]["where"] == "pay"


def test_a_file_of_an_advice_may_be_asked_for_with_the_same_request() -> None:
    request = {"do": "export", "format": "csv", "reader": "salarie", "on": "2026-11-23"}
    found = json.loads(answer(json.dumps({**request, "answers": FOUR, "pay": {"days": "15"}})))
    assert re.search(r"\.csv$", found["name"])
