from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from calculator.law.calendar import FIRST_DAY, LAST_DAY
from calculator.simulator.entry import check
from calculator.simulator.form import Form, forms
from calculator.view.html import render
from calculator.view.panel import FAILURES, PROGRESS
from calculator.view.simulation.form import simulator
from tests.simulated import simulated
from tests.view.tree import Node, read

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMS = pytest.mark.parametrize("form", forms().values(), ids=lambda one: one.id)
PACKED = {"runtime": "abc", "edition": "0123456789"}


@cache
def page(form_: str, report: str = "") -> Node:
    found = simulated(form_)
    root = read(render(simulator(found.entries, found.shown, PACKED, report)))
    return root.one(class_="poi-simulator")


def has(node: Node, name: str) -> list[Node]:
    return [one for one in node.all() if name in one.attributes]


def controls(form_: str) -> Mapping[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for one in page(form_).one("form").all():
        if one.tag in ("input", "select") and "name" in one.attributes:
            found.setdefault(str(one.attributes["name"]), []).append(one)
    return found


def value(form_: str, name: str) -> str:
    """What a browser sends of a control as the page was built."""
    own = controls(form_)[name]
    if own[0].tag == "select":
        own = [one for one in own[0].all("option") if "selected" in one.attributes]
    elif own[0].attributes["type"] == "radio":
        own = [one for one in own if "checked" in one.attributes]
    (one,) = own
    return str(one.attributes.get("value") or "")


@FORMS
def test_the_place_knows_its_form_its_runtime_and_the_pages_of_the_others(form: Form) -> None:
    found = page(form.id).attributes
    assert found["data-form"] == form.id
    assert found["data-reader-of"] == form.reader
    assert (found["data-runtime"], found["data-edition"]) == ("abc", "0123456789")
    assert json.loads(str(found["data-pages"])) == {
        one.id: f"../{one.page}/" for one in forms().values()
    }


@FORMS
def test_every_field_is_asked_once_with_the_value_that_is_usual(form: Form) -> None:
    names = [field.id for field in form.fields()]
    own = ["given", "typed", "amount"] if form.amounts else []
    assert sorted(controls(form.id)) == sorted([*own, *names])
    for field in form.fields():
        shown = value(form.id, field.id)
        if field.options:
            assert shown == field.usual
        else:
            assert (shown == "") == (field.usual is None)


@FORMS
def test_the_form_as_it_is_built_holds_the_usual_values_and_nothing_else(form: Form) -> None:
    raw = {name: value(form.id, name) for name in controls(form.id)}
    found, usual = check(form, raw), simulated(form.id).entries
    assert found.values == usual.values
    assert found.usual == usual.usual
    assert (found.given, found.amount, found.typed) == (usual.given, usual.amount, usual.typed)


@FORMS
def test_a_choice_offers_its_options_in_order(form: Form) -> None:
    for field in form.fields():
        control = controls(form.id)[field.id]
        if field.options and control[0].tag == "select":
            told = [(one.attributes["value"], one.text()) for one in control[0].all("option")]
            assert told == [(one.id, one.label) for one in field.options.values()]


@FORMS
def test_a_field_has_its_label_its_unit_its_help_and_a_place_for_its_error(form: Form) -> None:
    root = page(form.id).one("form")
    for field in form.fields():
        if field.id == "period":
            continue
        entry = root.one(data_entry=field.id)
        label = entry.one("label")
        assert label.text() == field.label
        assert label.attributes["for"] == f"e-{field.id}"
        if field.unit:
            assert entry.one(class_="poi-unit").text() == field.unit
        control = entry.one(id=f"e-{field.id}")
        texts = [root.one(id=id_) for id_ in str(control.attributes["aria-describedby"]).split()]
        assert texts[0].text() == field.help
        assert texts[1].attributes["data-where"] == field.id
        assert "hidden" in texts[1].attributes


@FORMS
def test_no_id_stands_twice_and_every_way_back_leads_to_a_field(form: Form) -> None:
    root = page(form.id)
    ids = [str(one.attributes["id"]) for one in has(root, "id")]
    assert len(ids) == len(set(ids))
    links = [str(one.attributes["href"]) for one in root.one(class_="poi-recap").all("a")]
    assert len(links) >= 5
    assert {one.removeprefix("#") for one in links} <= set(ids)


@FORMS
def test_a_field_shows_only_where_the_usual_values_make_it_matter(form: Form) -> None:
    relevant = simulated(form.id).entries.values
    for field in form.fields():
        if field.id == "period":
            continue
        entry = page(form.id).one("form").one(data_entry=field.id)
        optional = not field.options and field.usual is None
        if not optional:
            assert ("hidden" in entry.attributes) == (field.id not in relevant), field.id
        conditions = entry.attributes.get("data-when")
        own = form.conditions(field)
        assert (conditions is None) == (not own)
        if conditions is not None:
            assert json.loads(conditions) == {one: list(values) for one, values in own.items()}


def test_an_optional_figure_of_the_other_kind_of_quote_is_hidden() -> None:
    root = page("quote").one("form")
    assert "hidden" in root.one(data_entry="quote.ifm").attributes
    assert "hidden" not in root.one(data_entry="quote.turnover").attributes
    assert "hidden" not in root.one(data_entry="quote.net_before_tax").attributes


@FORMS
def test_any_amount_can_be_typed_and_shows_what_the_usual_values_come_to(form: Form) -> None:
    shown = simulated(form.id).shown
    fields = has(page(form.id).one("form"), "data-amount")
    assert [one.attributes["data-amount"] for one in fields] == [one.id for one in form.amounts]
    for field, amount in zip(fields, form.amounts, strict=True):
        assert "name" not in field.attributes, "the hidden fields say which one was typed"
        texts = str(field.attributes["aria-describedby"]).split()
        unit, error = (page(form.id).one(id=id_) for id_ in texts)
        assert unit.text() == shown.amounts[amount.id][1]
        assert error.attributes["data-where"] == amount.id
        given = {"given": amount.id, "typed": "month", "amount": str(field.attributes["value"])}
        again = simulated(form.id, given).shown
        assert again.amounts[amount.id] == shown.amounts[amount.id]


def test_the_period_is_one_of_a_group_that_says_what_it_is() -> None:
    group = page("portage").one("fieldset", id="e-period")
    assert group.one("legend").text() == "Montants affichés"
    assert [one.text() for one in group.all("label")] == [
        "par mois",
        "par an",
        "par jour",
        "par heure",
    ]
    assert not list(page("company").all("fieldset"))


def test_a_day_of_the_law_is_one_that_can_be_answered_for() -> None:
    field = page("portage").one("input", id="e-date").attributes
    assert field["type"] == "date"
    assert (field["min"], field["max"]) == (FIRST_DAY.isoformat(), LAST_DAY.isoformat())


@FORMS
def test_what_is_refined_stands_folded_section_by_section(form: Form) -> None:
    fold = page(form.id).one("details", class_="poi-refine")
    assert [one.text() for one in fold.all("h2")] == [one.title for one in form.refine]
    assert [one.attributes["data-entry"] for one in has(fold, "data-entry")] == [
        field.id for section in form.refine for field in section.fields
    ]


def test_the_figures_of_a_quote_stand_apart() -> None:
    copied = page("quote").one(class_="poi-copied")
    assert [one.attributes["data-entry"] for one in has(copied, "data-entry")] == [
        field.id for field in forms()["quote"].copied
    ]
    assert not list(page("portage").all(class_="poi-copied"))


@FORMS
def test_the_result_of_the_usual_values_is_there_before_any_script(form: Form) -> None:
    root, shown = page(form.id), simulated(form.id).shown
    (now,) = has(root, "data-now")
    assert now.text() == read(render(*shown.parts())).text()
    (later,) = has(root, "data-later")
    assert later.text() == read(render(*(shown.later() if shown.later else ()))).text()
    (label,) = has(root, "data-label")
    assert label.text() == shown.label
    assert "hidden" not in root.one(data_state="result").attributes
    assert "valeurs usuelles" in next(iter(root.all("noscript"))).text()


@FORMS
def test_what_only_a_script_can_do_is_hidden_until_there_is_one(form: Form) -> None:
    root = page(form.id)
    hidden = [
        root.one("button", class_="poi-jump"),
        root.one(class_="poi-use"),
        *(one for name in ("data-notice", "data-stale", "data-copied") for one in has(root, name)),
    ]
    assert all("hidden" in one.attributes for one in hidden)
    (inert,) = has(root, "data-inert")
    assert "hidden" not in inert.attributes


@FORMS
def test_each_step_of_the_start_and_each_failure_has_its_words(form: Form) -> None:
    root = page(form.id)
    steps = {str(one.attributes["data-step"]): one.text() for one in has(root, "data-step")}
    assert steps == PROGRESS
    causes = {str(one.attributes["data-cause"]): one.text() for one in has(root, "data-cause")}
    assert causes == FAILURES
    states = [str(one.attributes["data-state"]) for one in has(root, "data-state")]
    assert states == ["loading", "failure", "result"]


@FORMS
def test_every_file_that_can_be_asked_for_has_a_button(form: Form) -> None:
    actions = [one.attributes["data-action"] for one in has(page(form.id), "data-action")]
    curve = ["svg", "curve"] if form.id == "comparison" else []
    assert [one for one in actions if one not in ("undo", "retry")] == [
        "copy",
        "print",
        "csv",
        "json",
        *curve,
        "copy-report",
    ]


def test_paper_says_which_simulator_and_which_edition() -> None:
    paper = page("interim").one(class_="poi-paper").text()
    assert forms()["interim"].title in paper
    assert "édition 0123456789." in paper


def test_a_report_is_offered_where_it_can_be_sent_and_written_by_hand_elsewhere() -> None:
    (link,) = has(page("portage"), "data-report-link")
    assert "hidden" in link.attributes
    assert link.attributes["href"] == "#signalement"
    assert page("portage").one("textarea", id="signalement")
    (link,) = has(page("portage", "https://example.org/new?t=r"), "data-report-link")
    assert "hidden" not in link.attributes
    assert link.attributes["href"] == link.attributes["data-base"] == "https://example.org/new?t=r"


@FORMS
def test_the_landmark_and_the_jump_lead_to_the_result(form: Form) -> None:
    root = page(form.id)
    assert root.one("section", class_="poi-answer").attributes["aria-labelledby"] == "resultat"
    assert root.one("h2", id="resultat").attributes["tabindex"] == "-1"
    assert root.one("form").attributes["aria-label"] == form.title
    assert root.one("button", class_="poi-jump").attributes["type"] == "button"


@FORMS
def test_every_button_says_that_it_sends_nothing(form: Form) -> None:
    types = {str(one.attributes.get("type")) for one in page(form.id).all("button")}
    assert types == {"button", "reset"}
