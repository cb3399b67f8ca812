"""The requests of the simulators' pages: what they answer, and where they refuse."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from calculator.api import RequestError, answer, respond
from calculator.simulator.form import PERIODS, Form, forms
from tests.properties.strategies import HOSTILE
from tests.simulated import form
from tests.view.tree import Node, read, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ON = "2026-11-23"
COPIED: dict[str, object] = {"quote.turnover": "7 200", "quote.fee": "600"}


def asked(
    do: str, form_: str, entries: Mapping[str, object] | None = None, **more: object
) -> dict[str, Any]:
    request = {"do": do, "form": form_, "on": ON, "entries": dict(entries or {}), **more}
    found = json.loads(answer(json.dumps(request)), parse_float=Decimal)
    assert isinstance(found, dict)
    return found


def simulated(
    form_: str, entries: Mapping[str, object] | None = None, **more: object
) -> dict[str, Any]:
    found = asked("simulate", form_, entries, **more)
    assert found.get("do") == "simulate", found
    return found


def page(form_: str, entries: Mapping[str, object] | None = None, **more: object) -> Node:
    later = asked("explore", form_, entries, **more)["parts"]
    return read("".join([*simulated(form_, entries, **more)["parts"], *later]))


def errors(
    form_: str, entries: Mapping[str, object], do: str = "simulate", **more: object
) -> dict[str, str]:
    found = asked(do, form_, entries, **more)
    assert list(found) == ["errors"], found
    return {one["where"]: words(one["message"]) for one in found["errors"]}


# What is typed back.


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("form_", "amount"),
    [(one.id, amount.id) for one in forms().values() for amount in one.amounts],
)
@pytest.mark.parametrize("more", [{}, {"months_without_mission": "3"}])
def test_an_amount_typed_back_as_it_was_shown_gives_it_back(
    form_: str, amount: str, period: str, more: dict[str, str]
) -> None:
    entries = {"amount": "412,37" if form_ == "portage" else "17,43", "period": period, **more}
    first = simulated(form_, entries)["amounts"]
    text, unit = first[amount]["text"], first[amount]["unit"]
    back = {"given": amount, "typed": period, "amount": f"{text} {unit}"}
    again = simulated(form_, {**entries, **back})["amounts"]
    assert again[amount]["text"] == text
    rate, price = form(form_).amounts[0].id, "turnover" if form_ == "portage" else "price"
    if amount == rate or period in ("month", "year"):
        # A cent of a month, or of a year, is worth no step of a rate.
        assert again == first
    else:
        # Half a cent of a day, or of an hour, is that of as many days or hours of the month.
        worked = Decimal("18" if form_ == "portage" else "151.67")
        days = worked if form_ == "portage" else worked / 7
        cents = (days if period == "day" else 7 * days) / 2 + 1
        share = decimal(text) / decimal(first[price]["text"])
        one, other = (decimal(found[rate]["text"]) for found in (first, again))
        assert abs(other - one) <= (cents / (worked * share) + 1) / 100


def decimal(text: str) -> Decimal:
    return Decimal(words(text).replace(" ", "").replace(",", "."))


# What is refused.


def test_everything_that_cannot_be_read_is_told_at_once() -> None:
    wrong = {"days": "x", "fee_rate": "y", "given": "turnover", "amount": "z", "tjm": "1"}
    for do, more in (("simulate", {}), ("explore", {}), ("simulation_file", {"format": "csv"})):
        assert set(errors("portage", wrong, do, **more)) == {"days", "fee_rate", "turnover", "tjm"}


TOO_MUCH: dict[str, tuple[str, ...]] = {
    "days": ("0", "-1", "32", "18,333"),
    "hours": ("0", "162", "151,667"),
    "daily_rate": ("0", "-400", "10000,01", "999999999"),
    "hourly_rate": ("0", "1000,01"),
    "need_months": ("0", "61", "2,5"),
    "expenses": ("-1", "1000001"),
    "fee_rate": ("-1", "50,01", "100"),
    "coefficient": ("0,99", "10,01"),
    "headcount": ("0", "1000001", "10,5"),
    "atmp_rate": ("-1", "30,01"),
    "mutuelle": ("-1", "400,01"),
    "months_without_mission": ("-1", "12", "1,5"),
    "hours_per_day": ("0", "0,5", "7,01"),
    "paid_holidays": ("-1", "11,01"),
    "withholding_rate": ("-1", "100,01"),
    "date": ("2023-12-31", "2031-01-01"),
}


def fields() -> Iterator[tuple[str, str, str]]:
    """Every field of every form, with what is too much or too little for it."""
    for one in forms().values():
        for field in one.fields():
            if not field.options:
                texts = ("-1", "10000001") if field.id.startswith("quote.") else TOO_MUCH[field.id]
                for text in texts:
                    yield one.id, field.id, text


@pytest.mark.parametrize(("form_", "field", "text"), list(fields()))
def test_what_the_engine_refuses_is_told_beside_its_field(
    form_: str, field: str, text: str
) -> None:
    one = form(form_).field(field)
    assert one is not None
    # So that the field matters.
    needed = {id_: allowed[0] for id_, allowed in form(form_).conditions(one).items()}
    found = errors(form_, {**needed, field: text})
    assert list(found) == [field]
    assert found[field].endswith(".")


@pytest.mark.parametrize("typed", PERIODS)
@pytest.mark.parametrize("text", ["0", "-5", "999999999"])
@pytest.mark.parametrize(
    ("form_", "amount"),
    [(one.id, amount.id) for one in forms().values() for amount in one.amounts],
)
def test_an_amount_that_nothing_gives_is_told_beside_it(
    form_: str, amount: str, text: str, typed: str
) -> None:
    found = errors(form_, {"given": amount, "typed": typed, "amount": text})
    assert list(found) == [amount]


@pytest.mark.parametrize(
    ("form_", "entries", "where"),
    [
        ("portage", {"level": "first_level", "date": "2024-07-16"}, "level"),
        ("portage", {"level": "expert", "date": "2024-01-01"}, "level"),
        ("portage", {"amount": "10", "expenses": "500"}, "daily_rate"),
        ("portage", {"given": "turnover", "amount": "100", "expenses": "500"}, "turnover"),
        ("portage", {"given": "net_after_tax", "amount": "900 000"}, "net_after_tax"),
        ("interim", {"given": "net_before_tax", "amount": "900 000"}, "net_before_tax"),
        ("comparison", {"daily_rate": "10", "expenses": "500"}, "daily_rate"),
        (
            "comparison",
            {"basis": "net", "daily_rate": "10 000", "hours_per_day": "1"},
            "daily_rate",
        ),
        (
            "comparison",
            {"days": "20", "paid_holidays": "11", "months_without_mission": "9"},
            "paid_holidays",
        ),
        ("company", {"days": "23", "paid_holidays": "1"}, "paid_holidays"),
        ("company", {"level": "expert", "date": "2024-01-01"}, "level"),
        ("quote", {**COPIED, "daily_rate": "10", "expenses": "500"}, "daily_rate"),
        ("quote", {**COPIED, "level": "expert", "date": "2024-01-01"}, "level"),
    ],
)
def test_what_does_not_go_together_is_told_beside_one_of_both(
    form_: str, entries: dict[str, object], where: str
) -> None:
    assert list(errors(form_, entries)) == [where]


@pytest.mark.parametrize(
    ("entries", "where"),
    [
        ({"days": "32"}, "days"),
        ({"daily_rate": "0"}, "daily_rate"),
        ({"fee_rate": "900"}, "fee_rate"),
        ({"kind": "interim", "hourly_rate": "-5"}, "hourly_rate"),
        ({"kind": "interim", "coefficient": "0,5"}, "coefficient"),
    ],
)
def test_what_a_quote_rests_on_is_checked_before_a_figure_is_copied(
    entries: dict[str, object], where: str
) -> None:
    assert list(errors("quote", entries)) == [where]


@pytest.mark.parametrize("form_", ["comparison", "company"])
@pytest.mark.parametrize("days", ["0", "0,49", "23,01", "24", "31", "1000"])
def test_days_are_refused_by_the_month_as_they_are_asked(form_: str, days: str) -> None:
    assert errors(form_, {"days": days}) == {
        "days": "Un nombre entre 0,50 et 23 jours par mois est attendu."
    }


@pytest.mark.parametrize("do", ["simulate", "explore", "simulation_file"])
@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"form": "payroll"}, "form"),
        ({"form": None}, "form"),
        ({"form": ["portage"]}, "form"),
        ({"entries": []}, "entries"),
        ({"entries": "days"}, "entries"),
        ({"on": "demain"}, "on"),
        ({"on": "2023-12-31"}, "on"),
        ({"reader": "salarie"}, "reader"),
    ],
)
def test_a_request_that_is_none_is_refused_by_name(
    do: str, changes: dict[str, object], where: str
) -> None:
    more = {"format": "csv"} if do == "simulation_file" else {}
    request = {"do": do, "form": "portage", "on": ON, "entries": {}, **more, **changes}
    with pytest.raises(RequestError) as refused:
        respond(request)
    assert refused.value.where == where


def test_entries_may_be_left_out() -> None:
    request = {"do": "simulate", "form": "portage", "on": ON}
    assert respond(request) == respond({**request, "entries": {}})


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_no_text_of_a_reader_s_comes_back_as_markup(one: Form, hostile: str) -> None:
    names = ["given", "typed", "amount"] if one.amounts else []
    for name in [*names, *(field.id for field in one.fields())]:
        field = one.field(name)
        needed = {} if field is None else {k: v[0] for k, v in one.conditions(field).items()}
        for do, more in (("simulate", {}), ("simulation_file", {"format": "csv"})):
            found = asked(do, one.id, {**needed, name: hostile}, **more)
            assert list(found) == ["errors"], name
            for error in found["errors"]:
                assert hostile not in error["where"]
                # The start of what was typed is quoted, as a text: the page never parses it.
                assert error["message"].endswith(".")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_the_name_of_a_field_comes_back_as_the_place_of_its_error_only(hostile: str) -> None:
    assert errors("portage", {hostile: "1"}) == {
        hostile: "Ce champ n’existe pas dans cette édition."
    }


# What the questionnaire's answers close.


SERVICES = {"activity": "personal_services", "work_nature": "expertise"}


@pytest.mark.parametrize("form_", ["portage", "interim", "comparison"])
def test_what_the_answers_close_is_said_first(form_: str) -> None:
    root = page(form_, answers=SERVICES)
    first = root.one(class_="poi-lawful-first")
    (closed,) = [one for one in first.all() if "data-closed" in one.attributes]
    assert closed.attributes["data-closed"] == "portage"
    assert "le portage vous est fermé" in closed.words()
    assert next(one.text() for one in closed.all("a")).endswith("L1254-5")
    # Before it, nothing but the heading.
    assert [one.tag for one in first.children if isinstance(one, Node)][:2] == ["h3", "div"]


def test_both_may_be_closed() -> None:
    root = page("comparison", answers={"activity": "dangerous_work"})
    closed = [
        one.attributes["data-closed"] for one in root.all() if "data-closed" in one.attributes
    ]
    assert closed == ["portage", "interim"]


def test_answers_of_a_company_are_read_with_its_own_questions() -> None:
    root = page("company", answers={"duration": "over_36"})
    closed = [
        one.attributes["data-closed"] for one in root.all() if "data-closed" in one.attributes
    ]
    assert closed == ["portage", "interim"]
    assert "../../choisir/entreprise/" in [one.attributes["href"] for one in root.all("a")]


def test_without_an_answer_the_questionnaire_is_offered_and_with_some_its_verdict_told() -> None:
    offered = page("portage").one(class_="poi-hand-over")
    assert offered.one("a").text() == "Répondre au questionnaire"
    told_ = page("portage", answers={"work_nature": "expertise"}).one(class_="poi-hand-over")
    assert "Vos réponses au questionnaire mènent à" in told_.words()


@pytest.mark.parametrize(
    "answers",
    [
        None,
        {},
        [],
        "personal_services",
        3,
        {"activity": "x"},
        {"activity": ["personal_services"]},
        {"activity": 1},
        {"of_another_edition": "yes"},
        {"strike": "yes"},
        {"": ""},
        {"<b>": "<b>"},
    ],
)
def test_answers_that_cannot_be_read_are_left_aside(answers: object) -> None:
    assert simulated("portage", answers=answers) == simulated("portage")


# The curve.


@pytest.mark.parametrize("form_", forms())
def test_what_comes_later_is_announced_and_holds_the_curve_of_the_comparison(form_: str) -> None:
    parts = asked("explore", form_)["parts"]
    assert simulated(form_)["later"] == bool(parts)
    curves = [one for part in parts for one in read(part).all() if "data-curve" in one.attributes]
    assert len(curves) == (form_ == "comparison")


def test_the_curve_of_the_lowest_rate_is_drawn() -> None:
    entries = {"daily_rate": "0,01", "fee_rate": "0", "mutuelle": "0"}
    assert "data-curve" in "".join(asked("explore", "comparison", entries)["parts"])


# Files.


def file(form_: str, format_: str, entries: Mapping[str, object] | None = None) -> dict[str, Any]:
    found = asked("simulation_file", form_, entries, format=format_)
    assert found["do"] == "simulation_file"
    return found


@pytest.mark.parametrize(
    ("format_", "type_", "ending"),
    [
        ("csv", "text/csv;charset=utf-8", ".csv"),
        ("json", "application/json", ".json"),
        ("svg", "image/svg+xml", "-courbe.svg"),
        ("curve", "text/csv;charset=utf-8", "-courbe.csv"),
    ],
)
def test_a_file_has_a_name_that_says_what_it_holds_and_its_type(
    format_: str, type_: str, ending: str
) -> None:
    found = file("comparison", format_, {"date": "2025-03-01"})
    assert found["name"] == f"portage-ou-interim-face-a-face-2025-03-01{ending}"
    assert found["type"] == type_


@pytest.mark.parametrize("form_", [one for one in forms() if one != "comparison"])
@pytest.mark.parametrize("format_", ["svg", "curve"])
def test_a_simulator_without_a_curve_says_so(form_: str, format_: str) -> None:
    found = asked("simulation_file", form_, format=format_)
    assert found["error"] == {
        "where": "format",
        "message": "Ce simulateur n’a pas de courbe.",
    }


@pytest.mark.parametrize("format_", ["pdf", None, 1])
def test_an_unknown_format_is_refused(format_: object) -> None:
    assert asked("simulation_file", "portage", format=format_)["error"]["where"] == "format"


def test_a_file_of_data_says_what_it_is_about_and_how_to_come_back() -> None:
    entries = {"given": "net_before_tax", "typed": "year", "amount": "36 000", "fee_rate": "6"}
    found = json.loads(file("portage", "json", entries)["text"], parse_float=Decimal)
    assert list(found) == ["form", "on", "link", "entries", "usual", "result"]
    assert (found["form"], found["on"]) == ("portage", ON)
    assert found["link"] == simulated("portage", entries)["link"]
    assert found["entries"]["net_before_tax"] == 36_000
    assert found["entries"]["typed"] == "year"
    assert found["entries"]["fee_rate"] == 6
    assert found["entries"]["contract_portage"] == "cdi"
    assert "fee_rate" not in found["usual"]
    assert "days" in found["usual"]
    dated = json.loads(file("company", "json", {"date": "2025-03-01"})["text"])
    assert dated["entries"]["date"] == dated["on"] == "2025-03-01"
    assert "typed" not in dated["entries"]


# Links.


def test_a_link_is_opened_and_what_is_not_known_is_named() -> None:
    found = dict(respond({"do": "open_simulation", "link": "1p_j17_Q3_cz"}))
    assert found["form"] == "portage"
    assert found["entries"] == {"days": "17"}
    said = words(str(found["says"]))
    assert "Laissé de côté : la valeur « Q3 », qui n’existe pas dans cette édition ; la" in said


@pytest.mark.parametrize("link", ["", "1p_", "2p_j18", None, 3, ["1p"], "<b>"])
def test_a_link_that_cannot_be_read_is_refused_in_words(link: object) -> None:
    with pytest.raises(RequestError) as refused:
        respond({"do": "open_simulation", "link": link})
    assert refused.value.where == "link"
    assert "valeurs usuelles" in refused.value.message


def test_what_else_is_asked_of_a_link_is_refused() -> None:
    with pytest.raises(RequestError) as refused:
        respond({"do": "open_simulation", "link": "1p", "form": "portage"})
    assert refused.value.where == "form"
