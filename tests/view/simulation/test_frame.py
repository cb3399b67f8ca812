from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from calculator.pay.solver import Solution
from calculator.simulator.entry import check
from calculator.simulator.form import forms
from calculator.view.figures import NOT_COVERED
from calculator.view.html import render
from calculator.view.simulation.frame import headline, inexact, typed, written
from tests.simulated import form, page, simulated
from tests.view.tree import Node, read, words


def recap(form_: str, entries: dict[str, str] | None = None) -> dict[str, str]:
    """What is said of each entry, by its label."""
    found = {}
    for line in page(form_, entries).one("details", class_="poi-recap").all("li"):
        label, _, value = line.words().partition(" : ")
        while label not in labels(form_):
            more, _, value = value.partition(" : ")
            label = f"{label} : {more}"
        found[label] = value.removesuffix(" modifier")
    return found


def labels(form_: str) -> set[str]:
    own = forms()[form_]
    fields = [words(one.label) for one in own.fields()]
    return {*fields, *(words(one.label) for one in own.amounts)}


@pytest.mark.parametrize("form_", forms())
def test_every_entry_is_told_and_leads_back_to_its_field(form_: str) -> None:
    entries = simulated(form_).entries
    given = [] if entries.given is None else [entries.given.id]
    # The period first, as on the page; the day of the law even where none was typed.
    ids = [one.id for one in entries.form.fields() if one.id in {*entries.values, "date"}]
    links = list(page(form_).one("details", class_="poi-recap").all("a"))
    assert [one.attributes["href"] for one in links] == [f"#e-{one}" for one in (*given, *ids)]
    assert all(str(one.attributes["aria-label"]).startswith("modifier\u00a0: ") for one in links)


def test_a_value_is_said_with_its_unit_and_an_usual_one_to_be_so() -> None:
    told = recap("portage", {"fee_rate": "7,125", "given": "turnover", "typed": "year",
                             "amount": "80 000"})  # fmt: skip
    assert told["Prix payé par le client, hors TVA"] == "80 000 € par an"
    assert told["Frais de gestion de la société de portage"] == "7,125 %"
    assert told["Jours travaillés par mois"] == "18 jours (usuel)"
    assert told["Contrat de travail en portage"] == "CDI (usuel)"
    assert told["Droit en vigueur le"] == "23 novembre 2026"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1,985", "1,985"), ("2,0125", "2,0125"), ("2,1", "2,10"), ("2", "2"), ("2,50", "2,50")],
)
def test_a_value_keeps_all_its_decimals(text: str, shown: str) -> None:
    entries = check(form("interim"), {"coefficient": text})
    field = form("interim").field("coefficient")
    assert field is not None
    assert written(field, entries.values["coefficient"]) == f"{shown} fois le salaire de base"


def test_a_rate_is_said_in_its_own_unit_whatever_the_period() -> None:
    entries = check(form("interim"), {"given": "hourly_rate", "typed": "year", "amount": "1 016"})
    assert entries.given is not None
    assert words(typed(entries.given, entries)) == "1 016 € par heure"


def test_a_headline_says_an_amount_what_it_is_and_what_stands_beside_it() -> None:
    root = read(render(headline(123_456, "net, par mois", "Une phrase.", "")))
    assert root.one(class_="poi-figure").words() == "1 234,56 € net, par mois"
    assert [one.words() for one in root.all("p")][1:] == ["Une phrase."]


def test_an_amount_that_no_rate_gives_is_said_with_the_nearest() -> None:
    assert inexact("net avant impôt", None) == ""
    assert inexact("net avant impôt", Solution(40_000, 300_000, 300_000)) == ""
    assert words(inexact("net avant impôt", Solution(40_000, 300_007, 300_000))) == (
        "Aucun tarif ne tombe au centime près : celui-ci donne 3 000,07 € par mois, "
        "pour 3 000,00 € demandés (net avant impôt)."
    )


def test_an_amount_that_was_typed_is_said_to_be_missed_only_where_it_is() -> None:
    def said(amount: str) -> bool:
        entries = {"given": "turnover", "typed": "month", "amount": amount}
        return "Aucun tarif ne tombe" in page("portage", entries).one(class_="poi-headline").words()

    assert said("7 000")
    assert not said("7 200")


def test_what_was_missed_is_named_as_on_the_page() -> None:
    entries = {"given": "turnover", "typed": "month", "amount": "7 000"}
    said = page("portage", entries).one(class_="poi-headline").words()
    assert "demandés (prix payé par le client, hors TVA)" in said


def limits(form_: str, entries: dict[str, str] | None = None, on: date | None = None) -> Node:
    return page(form_, entries, on=on or date(2026, 6, 1)).one("section", class_="poi-limits")


@pytest.mark.parametrize("form_", ["portage", "interim", "comparison", "company"])
def test_a_result_says_its_law_and_what_is_left_out(form_: str) -> None:
    root = limits(form_)
    (law,) = [one for one in root.all("p") if "data-law" in one.attributes]
    assert "Droit en vigueur le 1er juin 2026, vérifié le" in law.words()
    told = [one.text() for one in next(iter(root.all("ul"))).all("li")]
    assert told == list(NOT_COVERED)
    assert "une information, non un conseil" in root.words()


def test_a_day_after_the_last_check_says_that_the_law_may_have_changed() -> None:
    (law,) = [
        one
        for one in limits("portage", on=date(2030, 1, 1)).all("p")
        if "data-law" in one.attributes
    ]
    assert "ce qui a pu changer depuis" in law.words()


def test_the_texts_that_were_not_read_are_counted_and_named() -> None:
    root = limits("comparison")
    fold = next(one for one in root.all("details") if "Textes non lus" in one.text())
    told = re.search(r"Textes non lus : (\d+)", fold.one("summary").words())
    assert told
    names = [one.text() for one in fold.all("li")]
    assert len(names) == int(told[1]) >= 1
    assert len(set(names)) == len(names)


def test_a_text_read_in_a_replaced_version_is_not_told_as_one_that_nobody_read() -> None:
    root = limits("portage")
    unread, replaced = (
        next(one for one in root.all("details") if title in one.one("summary").words())
        for title in ("Textes non lus", "Lus dans une version remplacée : 1, à confirmer")
    )
    assert ["art. 21.3" in one.text() for one in replaced.all("li")] == [True]
    assert "art. 21.3" not in unread.text()


def test_an_exact_number_is_an_exact_number() -> None:
    field = form("portage").field("fee_rate")
    assert field is not None
    assert written(field, Decimal("7.1234")) == "7,1234 %"
