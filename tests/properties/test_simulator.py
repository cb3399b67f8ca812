"""What holds of every simulator, whatever stands in it."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from calculator.api import answer
from calculator.law.citation import codes
from calculator.law.parameter import subjects
from calculator.pay.contribution import contributions
from calculator.pay.withholding import neutral_scale
from calculator.simulator import link
from calculator.simulator.entry import EntryError, check, read_number
from calculator.simulator.form import PERIODS, forms
from calculator.simulator.span import UNITS, Span
from calculator.view.html import render
from calculator.view.simulation.form import simulator
from calculator.view.simulation.journey import STEPS, Path
from tests.properties.strategies import (
    HOSTILE,
    SPACES,
    Filled,
    any_json,
    any_text,
    filled,
    french,
)
from tests.simulated import TODAY, form, simulated
from tests.view.tree import Node, read

KIND = dict(STEPS)
LESS = [name for name, kind in STEPS if kind == "less"]
PARTS = [name for name, kind in STEPS if kind == "part"]
PACKED = {"runtime": "abc", "edition": "def"}
FORMS = st.sampled_from(tuple(forms()))


def places(form_: str) -> set[str]:
    """Where an error can be told beside what is wrong."""
    return {*(one.id for one in form(form_).fields()), *(one.id for one in form(form_).amounts)}


def number_or_refusal(text: str, unit: str) -> Decimal | str:
    try:
        return read_number(text, unit)
    except ValueError as error:
        return str(error)


def asked(do_: str, one: Filled, **more: object) -> dict[str, Any]:
    """The answer, once it is known to be one line of JSON that can be sent."""
    request = {"do": do_, "form": one.form, "on": "2026-11-23", "entries": one.entries, **more}
    line = answer(json.dumps(request))
    assert "\n" not in line
    line.encode("utf-8")
    found = json.loads(line)
    assert isinstance(found, dict)
    return found


class TestNumbersAreReadAsTheyAreWritten:
    @given(
        st.integers(0, 10**12),
        st.sampled_from(SPACES),
        st.sampled_from(["", " €", "\u00a0€", " € par mois", "\u202f€/mois", " euros"]),
        st.booleans(),
    )
    def test_an_amount(self, cents: int, space: str, unit: str, minus: bool) -> None:  # noqa: FBT001
        text = ("−" if minus else "") + french(cents, space) + unit
        assert read_number(text, "€ par mois") == Decimal(-cents if minus else cents) / 100

    @given(st.decimals(0, 10**9, places=4))
    def test_anything_else(self, value: Decimal) -> None:
        for text in (f"{value:f}", f"{value:f}".replace(".", ",")):
            assert read_number(text, "%") == value


class TestAnyTextIsANumberOrRefusedWithASentence:
    @given(
        any_text | st.text("0123456789.,' -−€%hjmoisanpr/\u00a0\u202f", max_size=45),
        st.sampled_from(["€ par mois", "%", "jours", "fois le salaire brut"]),
    )
    @example("0" * 5_000, "%")
    @example("-0", "€ par mois")
    def test_it(self, text: str, unit: str) -> None:
        found = number_or_refusal(text, unit)
        if isinstance(found, str):
            assert found.endswith(".")
            assert len(found) <= 150
        else:
            assert found.is_finite()
            assert abs(found) < 10**15
            assert found == round(found, 4)


class TestAnythingAtAllInAForm:
    """Whatever stands in a field, every error has a place on the page."""

    @given(filled(), st.data())
    def test_a_text(self, one: Filled, data: st.DataObject) -> None:
        names = sorted(places(one.form) | {"given", "typed", "amount"})
        changes = st.dictionaries(
            st.sampled_from(names), any_text | st.sampled_from(HOSTILE), min_size=1, max_size=3
        )
        entries = {**one.entries, **data.draw(changes)}
        found = asked("simulate", Filled(one.form, entries))
        known = places(one.form) | {"given", "typed", "amount"}
        for error in found.get("errors", ()):
            assert error["where"] in known
            assert error["message"].endswith(".")
        assert ("errors" in found) != ("parts" in found)

    @given(filled(), any_json)
    def test_entries_that_are_none(self, one: Filled, value: object) -> None:
        found = asked("simulate", one, entries=value)
        assert len({"error", "errors", "parts"} & set(found)) == 1

    @given(filled(), st.dictionaries(any_text, any_json, min_size=1, max_size=3))
    def test_fields_that_are_none(self, one: Filled, more: dict[str, object]) -> None:
        found = asked("simulate", one, entries={**one.entries, **more})
        unknown = set(more) - places(one.form) - {"given", "typed", "amount"}
        assert unknown <= {error["where"] for error in found.get("errors", ())}

    @given(filled(), st.sampled_from(["form", "on", "answers", "format", "do"]), any_json)
    def test_a_request_that_is_none(self, one: Filled, field: str, value: object) -> None:
        found = asked("simulation_file", one, **{"format": "json", field: value})
        assert len({"error", "errors", "text", "parts"} & set(found)) == 1


class TestWhatPeopleEnterIsAnsweredOrRefusedBesideAField:
    @given(filled())
    def test_it(self, one: Filled) -> None:
        found = asked("simulate", one)
        for error in found.get("errors", ()):
            assert error["where"] in places(one.form)
        if "errors" not in found:
            assert set(found["amounts"]) == {one.id for one in form(one.form).amounts}


class TestALinkGoesThereAndBack:
    @given(filled(), st.dates(date(2024, 1, 1), date(2030, 12, 31)))
    def test_it(self, one: Filled, on: date) -> None:
        before = check(form(one.form), one.entries)
        text = link.write(before, on)
        # What an address holds without being written otherwise.
        assert text.isascii()
        assert text.replace("_", "").replace(".", "").replace("-", "").isalnum()
        found, entries, ignored = link.read(text)
        assert found is before.form
        assert ignored == ()
        after = check(found, entries)
        assert after.values == {**before.values, "date": on}
        assert after.usual == before.usual
        assert (after.given, after.amount, after.typed) == (
            before.given,
            before.amount,
            before.typed,
        )
        assert link.write(after, on) == text

    @given(any_text | st.from_regex(r"1[a-z](_[A-Za-z][0-9A-Za-z.-]{1,8}){0,6}", fullmatch=True))
    def test_any_text_is_read_or_refused_in_words(self, text: str) -> None:
        request = {"do": "open_simulation", "link": text}
        found = json.loads(answer(json.dumps(request)))
        if "error" in found:
            assert found["error"]["where"] == "link"
            assert found["error"]["message"].endswith(".")
            return
        known = places(found["form"]) | {"given", "typed", "amount"}
        assert set(found["entries"]) <= known
        _, entries, ignored = link.read(text)
        assert len(entries) + len(ignored) == text.count("_")
        # A day that no calendar has, an amount that was left out.
        again = asked("simulate", Filled(found["form"], found["entries"]))
        assert {error["where"] for error in again.get("errors", ())} <= known

    @given(filled(), st.data())
    def test_a_link_that_was_cut_never_reads_as_another_value(
        self, one: Filled, data: st.DataObject
    ) -> None:
        text = link.write(check(form(one.form), one.entries), TODAY)
        cut = text[: data.draw(st.integers(0, len(text) - 1))]
        whole = dict(link.read(text)[1])
        try:
            _, entries, _ = link.read(cut)
        except link.LinkError:
            return
        # All but the last part is whole.
        for name, value in list(entries.items())[:-1]:
            assert whole[name] == value


SPANS = st.builds(
    Span,
    st.sampled_from(PERIODS),
    st.integers(1, 12),
    st.integers(1, 3_100).map(lambda one: Fraction(one, 100)),
    st.integers(1, 16_100).map(lambda one: Fraction(one, 100)),
)


class TestAMonthIsThatOfItsPeriod:
    @given(SPANS, st.integers(-(10**6), 10**9))
    def test_there_and_back(self, span: Span, month: int) -> None:
        """What is shown to the cent is as near to the month as a cent of the period is."""
        back = span.month(Decimal(span.of(month)) / 100)
        worth = {
            "month": Fraction(0),
            "year": Fraction(0),
            "day": span.days / 2 + Fraction(1, 2),
            "hour": span.hours / 2 + Fraction(1, 2),
        }[span.period]
        assert abs(back - month) <= worth

    @given(SPANS, st.integers(0, 10**9))
    def test_what_is_typed_is_shown_to_the_cent_of_its_month(self, span: Span, cents: int) -> None:
        shown = span.of(span.month(Decimal(cents) / 100))
        half = {
            "month": Fraction(0),
            "year": Fraction(span.months, 2),
            "day": 1 / span.days / 2,
            "hour": 1 / span.hours / 2,
        }[span.period]
        assert abs(shown - cents) <= half + Fraction(1, 2)

    @given(SPANS)
    def test_a_unit_is_said(self, span: Span) -> None:
        assert span.unit == UNITS[span.period]
        assert span.words.startswith(span.unit.removeprefix("€ "))


def found(one: Filled) -> tuple[Path, ...]:
    try:
        return tuple(simulated(one.form, one.entries).shown.paths)
    except EntryError:
        assume(False)  # noqa: FBT003  told elsewhere
        raise


BOTH = ("portage", "interim", "comparison", "company")


class TestTheWayFromPriceToPocketAddsUp:
    @given(filled(*BOTH), st.sampled_from(PERIODS))
    def test_levels_less_steps_to_the_cent_in_every_period(self, one: Filled, period: str) -> None:
        more = {"period": period} if form(one.form).amounts else {}
        for path in found(Filled(one.form, {**one.entries, **more})):
            at = 0
            for name, kind in STEPS:
                if kind == "level":
                    amount = path.shown(name, kind)
                    assert name == "company_price" or at == amount, name
                    at = amount
                elif kind == "less":
                    at -= path.shown(name, kind)

    @given(filled(*BOTH))
    def test_each_step_over_the_month_is_what_its_row_says(self, one: Filled) -> None:
        for path in found(one):
            month = path.over
            assert month("net", 1) == sum(month(name, 1) for name in PARTS)
            assert month("to_worker", 1) == month("net_after_tax", 1) + month("expenses", 1)
            price = month("company_price", 1)
            assert price - sum(month(name, 1) for name in LESS) == month("net_after_tax", 1)
            for name, _ in STEPS:
                assert path.over(name, path.span.months) == path.span.months * month(name, 1)

    @given(filled("comparison", "company"))
    def test_both_have_the_same_rows(self, one: Filled) -> None:
        shown = simulated_or_not(one).shown
        root = read(render(*shown.parts(), *shown.later()))
        for step in root.one(class_="poi-journey").all("details", class_="poi-step"):
            sides = [row.attributes["data-side"] for row in step.all(class_="poi-step-row")]
            assert sides == ["portage", "interim"]
        for row in root.one(class_="poi-path-table").one("tbody").all("tr"):
            assert len(list(row.all("td"))) == 4

    @given(filled(*BOTH))
    @example(Filled("interim", {"coefficient": "1", "hours": "1", "contract_interim": "cdii"}))
    @example(Filled("interim", {"given": "price", "amount": "0,01"}))
    def test_no_bar_leaves_the_picture(self, one: Filled) -> None:
        paths = found(one)
        most = max(1, *(path.highest for path in paths))
        for path in paths:
            for name, kind in STEPS:
                start, width = path.bar(name, kind, most)
                assert start >= 0
                assert width >= 0
                assert start + width <= 100 + 1e-9


def simulated_or_not(one: Filled) -> Any:  # noqa: ANN401
    try:
        return simulated(one.form, one.entries)
    except EntryError:
        assume(False)  # noqa: FBT003  told elsewhere
        raise


@cache
def anchors(form_: str) -> set[str]:
    usual = simulated(form_)
    root = read(render(simulator(usual.entries, usual.shown, PACKED, "")))
    return {str(one.attributes["id"]) for one in root.all() if "id" in one.attributes}


SOURCES = {
    *(article.url for code in codes().values() for article in code.articles.values()),
    *(
        value.provenance.url
        for subject in subjects().values()
        for parameter in subject.parameters.values()
        for value in parameter.values
    ),
    *(rate.provenance.url for one in contributions() for rate in one.rates),
    *(neutral_scale(date(year, 6, 1)).provenance.url for year in range(2024, 2031)),
}
"""The address of every text that the data cite."""


class TestPage:
    """The result is sound HTML: it carries no code, and its links lead somewhere."""

    @given(filled())
    def test_it(self, one: Filled) -> None:
        answer_ = asked("simulate", one)
        assume("parts" in answer_)
        later = asked("explore", one)["parts"]
        root = read("".join([*answer_["parts"], *later]))
        for node in root.all():
            assert node.tag not in {"script", "style", "iframe", "form"}
            assert "style" not in node.attributes
            assert not [name for name in node.attributes if name.startswith("on")]
        check_links(one.form, root)


def check_links(form_: str, root: Node) -> None:
    for link_ in (str(one.attributes["href"]) for one in root.all("a")):
        inside = link_.startswith("#e-") and link_[1:] in anchors(form_)
        guide = link_.startswith(("../../choisir/", "../../droits/entre-deux-missions/"))
        assert inside or guide or link_ in SOURCES, link_
