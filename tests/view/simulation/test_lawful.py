from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from calculator.law.parameter import Parameter, Value, parameter
from tests.simulated import TODAY, page
from tests.view.tree import words

if TYPE_CHECKING:
    from tests.view.tree import Node

SERVICES = {"activity": "personal_services", "work_nature": "expertise"}


def part(
    form: str, entries: dict[str, str] | None = None, answers: dict[str, str] | None = None
) -> Node:
    return page(form, entries, answers).one(class_="poi-lawful-first")


def checks(root: Node) -> dict[str, Node]:
    """By what each is about."""
    return {
        one.one("strong").words(): one for one in root.all("li") if "data-outcome" in one.attributes
    }


def outcome(root: Node, title: str) -> str:
    return str(checks(root)[title].attributes["data-outcome"])


def test_a_month_of_portage_is_held_against_the_branch_and_the_minimum_wage() -> None:
    assert list(checks(part("portage"))) == [
        "paie minimale de la branche du portage",
        "SMIC en portage salarial",
    ]


def test_what_is_met_stands_folded_in_a_line_and_what_is_not_stands_open() -> None:
    root = part("portage")
    fold = root.one("details", class_="poi-met-minimums")
    assert fold.one("summary").words() == "✓ En règle : SMIC en portage salarial"
    (doubts,) = [one for one in root.children if not isinstance(one, str) and one.tag == "ul"]
    assert "paie minimale de la branche du portage" in doubts.words()
    low = part("portage", {"amount": "70"})
    assert not list(low.all("details", class_="poi-met-minimums"))
    assert [outcome(low, one) for one in checks(low)] == ["to_verify", "unlawful"]


@pytest.mark.parametrize(("rate", "below"), [("120", True), ("400", False)])
def test_the_branch_minimum_neither_closes_nor_opens_as_its_text_was_not_read(
    rate: str,
    below: bool,  # noqa: FBT001
) -> None:
    check = checks(part("portage", {"amount": rate}))["paie minimale de la branche du portage"]
    assert check.attributes["data-outcome"] == "to_verify"
    assert "À vérifier" in check.words()
    assert ("la société de portage peut refuser la mission" in check.words()) == below
    assert "à confirmer : texte non lu" in check.words()


@pytest.mark.parametrize("level", ["first_level", "junior", "senior", "expert"])
def test_the_day_rate_that_leads_to_the_branch_minimum_is_the_least(level: str) -> None:
    title = "paie minimale de la branche du portage"
    said = checks(part("portage", {"level": level}))[title].words()
    rate = re.search(r"Le tarif par jour qui y mènerait : ([\d ,]+) €", said)
    assert rate
    enough = rate[1].replace(" ", "")
    below = "Ce mois est en dessous"
    assert below not in checks(part("portage", {"level": level, "amount": enough}))[title].words()
    less = str(Decimal(enough.replace(",", ".")) - Decimal("0.01"))
    assert below in checks(part("portage", {"level": level, "amount": less}))[title].words()


def test_where_no_day_rate_leads_to_the_branch_minimum_it_is_said() -> None:
    entries = {"amount": "10 000", "days": "31", "expenses": "285 500"}
    said = checks(part("portage", entries))["paie minimale de la branche du portage"].words()
    assert "Aucun tarif par jour n’y mènerait." in said


def test_the_minimum_wage_of_portage_is_that_of_the_days_worked() -> None:
    title = "SMIC en portage salarial"

    def due(days: str) -> str:
        said = checks(part("portage", {"days": days}))[title].words()
        found = re.search(r"([\d ]+,\d\d) € au moins", said)
        assert found
        return found[1]

    # A month has 21.67 days of seven hours: more days are no more than a month.
    assert due("22") == due("31") == due("23")
    half, whole = (Decimal(due(one).replace(" ", "").replace(",", ".")) for one in ("10", "20"))
    assert abs(whole - 2 * half) <= Decimal("0.01")


@pytest.mark.parametrize(("less", "outcome_"), [("0", "lawful"), ("0.01", "unlawful")])
def test_the_minimum_wage_of_a_mission_is_reached_at_its_hourly_amount(
    less: str, outcome_: str
) -> None:
    hourly = parameter("smic.hourly_gross").on(TODAY).amount - Decimal(less)
    root = part("interim", {"amount": str(hourly), "hours": "100"})
    assert outcome(root, "SMIC en intérim") == outcome_


def test_the_guarantee_of_an_open_ended_contract_makes_no_low_hourly_rate_lawful() -> None:
    entries = {"contract_interim": "cdii", "hours": "50", "amount": "10"}
    assert outcome(part("interim", entries), "SMIC en intérim") == "unlawful"


@pytest.mark.parametrize("form", ["interim", "comparison", "company", "quote"])
def test_equal_pay_is_always_left_to_verify_in_a_mission(form: str) -> None:
    entries = {"kind": "interim"} if form == "quote" else None
    said = checks(part(form, entries))["même paie qu’un salarié équivalent, en intérim"]
    assert said.attributes["data-outcome"] == "to_verify"


def test_the_indemnities_of_a_mission_do_not_count_for_the_minimum_wage() -> None:
    said = checks(part("interim", {"amount": "12", "hours": "100"}))["SMIC en intérim"].words()
    assert "Ici : 1 200,00 €" in said


@pytest.mark.parametrize(
    ("months", "portage", "interim"),
    [
        ("1", "lawful", "lawful"),
        ("9", "lawful", "lawful"),
        ("10", "lawful", "to_verify"),
        ("36", "lawful", "to_verify"),
        ("37", "unlawful", "to_verify"),
    ],
)
def test_a_need_is_held_against_what_the_law_lets_it_last(
    months: str, portage: str, interim: str
) -> None:
    root = part("company", {"need_months": months})
    assert outcome(root, "durée en portage salarial") == portage
    assert outcome(root, "durée en intérim") == interim


@pytest.mark.parametrize(
    ("months", "expected"), [("18", "lawful"), ("19", "to_verify"), ("37", "unlawful")]
)
def test_a_fixed_term_of_portage_is_shorter_than_what_a_client_may_have(
    months: str, expected: str
) -> None:
    root = part("company", {"need_months": months, "contract_portage": "cdd"})
    assert outcome(root, "durée en portage salarial") == expected


def test_a_duration_is_that_of_the_day_not_the_newest_that_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def decreed_ahead(id_: str) -> Parameter:
        known = parameter(id_)
        if "months" not in id_:
            return known
        (now,) = known.values
        ahead = replace(now.provenance, since=date(2027, 1, 1))
        return replace(known, values=(Value(now.amount + 1, ahead), now))

    usual = checks(part("company"))
    monkeypatch.setattr("calculator.view.simulation.lawful.parameter", decreed_ahead)
    assert {title: one.words() for title, one in checks(part("company")).items()} == {
        title: one.words() for title, one in usual.items()
    }


@pytest.mark.parametrize("form", ["portage", "interim", "comparison", "company"])
def test_every_check_has_the_text_that_it_rests_on(form: str) -> None:
    for title, check in checks(part(form)).items():
        links = [str(one.attributes["href"]) for one in check.all("a")]
        assert links, title
        assert all(one.startswith("https://") for one in links)


def closed(root: Node) -> list[Node]:
    return [one for one in root.all() if "data-closed" in one.attributes]


def test_nothing_is_closed_without_an_answer_or_by_answers_that_close_nothing() -> None:
    assert closed(part("portage")) == []
    assert closed(part("portage", answers={"work_nature": "expertise"})) == []


def test_what_is_closed_is_said_with_its_rule_and_the_way_back() -> None:
    (one,) = closed(part("interim", answers=SERVICES))
    assert one.attributes["data-closed"] == "portage"
    assert one.words().startswith("D’après vos réponses, le portage vous est fermé.")
    rule, back = (list(one.all("li")), list(one.all("a"))[-1])
    assert len(rule) == 1
    assert rule[0].one("strong").words().endswith(".")
    assert (back.text(), back.attributes["href"]) == (
        "Revoir mes réponses",
        "../../choisir/salarie/",
    )


def test_what_is_closed_stands_before_any_minimum() -> None:
    root = part("portage", {"amount": "70"}, SERVICES)
    tags = [
        "closed" if "data-closed" in one.attributes else one.tag
        for one in root.children
        if not isinstance(one, str)
    ]
    assert tags == ["h3", "closed", "ul", "p"]


def test_the_advice_of_the_questionnaire_is_quoted_where_there_are_answers() -> None:
    without = part("company").one(class_="poi-hand-over")
    assert "Le montant ne dit pas si la formule vous est ouverte" in without.words()
    assert without.one("a").attributes["href"] == "../../choisir/entreprise/"
    with_ = part("portage", answers=SERVICES).one(class_="poi-hand-over")
    assert re.search(r"mènent à : « \w.+ »", words(with_.text()))
    assert with_.one("a").text() == "Les revoir"
