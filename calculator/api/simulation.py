"""The requests of the simulators' pages: simulate, explore, simulation_file, open_simulation.

``entries`` is what stands in the form, as typed: text by field. All that cannot be read is told at
once, each with its field; what can be read and is refused is told one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from calculator.api.comparison import quote_findings, situation
from calculator.api.encoding import encode
from calculator.api.fields import Fields, RequestError
from calculator.api.pay import (
    MOST_HOURS,
    coefficient,
    daily_rate,
    hourly_rate,
    interim_month,
    paying,
    portage_month,
    tax,
)
from calculator.decision.answers import AnswerError, Answers
from calculator.decision.assessment import assess
from calculator.decision.importance import Importance
from calculator.decision.questionnaire import questionnaire
from calculator.law.french import number
from calculator.pay import curve
from calculator.pay.break_even import even_daily_rate, even_hourly_rate, even_price
from calculator.pay.breakdown import interim_breakdown, portage_breakdown
from calculator.pay.comparison import ranges
from calculator.pay.money import MILLION, euros
from calculator.pay.portage import least_lawful_rate
from calculator.pay.working_year import working_year
from calculator.simulator import link
from calculator.simulator.entry import Entries, EntryError, check
from calculator.simulator.form import forms
from calculator.simulator.span import HOURS_A_DAY, Span
from calculator.view.html import render
from calculator.view.report import reported
from calculator.view.simulation.both import Pair, company_shown, comparison_shown
from calculator.view.simulation.curve import file
from calculator.view.simulation.curve import spreadsheet as curve_spreadsheet
from calculator.view.simulation.journey import Path
from calculator.view.simulation.plots import Crossing, by_idle_months, by_rate
from calculator.view.simulation.quote import quote_shown
from calculator.view.simulation.single import Setting, interim_shown, portage_shown
from calculator.view.simulation.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from calculator.decision.assessment import Assessment
    from calculator.pay.break_even import Measure
    from calculator.pay.comparison import Range, Situation
    from calculator.pay.curve import Point
    from calculator.pay.interim import Interim
    from calculator.pay.portage import Portage
    from calculator.simulator.form import Amount
    from calculator.view.simulation.curve import Plot
    from calculator.view.simulation.shown import Shown

__all__ = ["REQUESTS", "Simulation", "simulation"]

_MONTHS = 12
_POINTS = 200
_LONGEST_NEED = 60
"""Months: above, the figure was mistyped; what the law allows is told beside the price."""
_HUNDREDTH = Decimal("0.01")
_FEWEST_DAYS, _MOST_DAYS = Decimal("0.5"), 23
"""Of a month in which both are compared: 23 days of seven hours are the hours that are computed."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """A simulator's entries, read, and what they come to."""

    entries: Entries
    on: date
    shown: Shown

    @property
    def link(self) -> str:
        """The text that stands for it."""
        return link.write(self.entries, self.on)


def simulation(
    form: str, raw: Mapping[str, object], on: date, assessment: Assessment | None = None
) -> Simulation:
    """What a simulator shows.

    Args:
        form: Its id.
        raw: What stands in it.
        on: The day whose law applies where the form says none.
        assessment: What the questionnaire's answers lead to.

    Raises:
        EntryError: Something in it is refused.
    """
    entries = check(forms()[form], raw)
    fields = Fields(_request(entries, on))
    try:
        day = fields.date("date")
        return Simulation(entries, day, _SHOWN[form](entries, fields, assessment))
    except RequestError as error:
        raise EntryError({_field_of(entries, error.where): error.message}) from None


def _request(entries: Entries, on: date) -> dict[str, object]:
    """The entries as the requests about pay take them."""
    raw: dict[str, object] = {"date": on.isoformat()}
    quoted: dict[str, object] = {}
    for field in entries.form.fields():
        value = entries.values.get(field.id)
        if value is None or not field.sends or value == field.nothing:
            continue
        if field.id.startswith("quote."):
            quoted[field.id.removeprefix("quote.")] = value
        elif field.kind == "flag":
            raw[field.sends] = value == "yes"
        else:
            raw[field.sends] = value.isoformat() if field.kind == "date" else value  # type: ignore[union-attr]
    raw.setdefault("reserve", "none")
    return raw | ({"quote": quoted} if entries.form.copied else {})


def _field_of(entries: Entries, where: str) -> str:
    """The field of the form that stands behind a field of a request."""
    for field in entries.form.fields():
        if field.sends == where and field.id in entries.values:
            return field.id
    return where


def _span(entries: Entries, fields: Fields, days: Fraction, hours: Fraction) -> Span:
    idle = fields.whole("months_without_mission", 0, _MONTHS - 1, 0)
    return Span(entries.period, _MONTHS - idle, days, hours)


def _typed(entries: Entries, fields: Fields, span: Span) -> Fields:
    """The request with the amount that was typed, brought to a month where it is no rate."""
    given = cast("Amount", entries.given)
    month = replace(span, period=entries.typed).month(entries.amount)
    amount = entries.amount if given.unit else euros(month)
    return Fields({**fields.raw, given.id: amount})


def _portage(entries: Entries, fields: Fields, assessment: Assessment | None) -> Shown:
    days = Fraction(entries.number("days"))
    span = _span(entries, fields, days or Fraction(1), days * HOURS_A_DAY or Fraction(1))
    found, solution = portage_month(_typed(entries, fields, span))
    setting = Setting(entries, span, tax(fields), solution, assessment)
    month = portage_breakdown(found, setting.tax)
    return portage_shown(setting, found, month, least_lawful_rate(found.terms))


def _interim(entries: Entries, fields: Fields, assessment: Assessment | None) -> Shown:
    hours = Fraction(entries.number("hours"))
    span = _span(entries, fields, hours / HOURS_A_DAY or Fraction(1), hours or Fraction(1))
    found, solution = interim_month(_typed(entries, fields, span))
    setting = Setting(entries, span, tax(fields), solution, assessment)
    times = coefficient(fields) or MILLION
    return interim_shown(setting, found, interim_breakdown(found, times, 0, setting.tax), times)


def _shared(entries: Entries, fields: Fields, months: int) -> Fields:
    """The request with what both arrangements share: days of a year, and its bank holidays.

    Args:
        entries: What was entered, days by worked month.
        fields: The request.
        months: Worked in the year.
    """
    days = fields.number("days", _FEWEST_DAYS, _MOST_DAYS, "jours par mois")
    raw = {**fields.raw, "days": days * months}
    if "paid_holidays" not in raw:
        fall = Decimal(len(working_year(fields.date("date").year).on_weekdays)) / _MONTHS
        # No more than what a month may hold: beyond, hours are overtime, which is not computed.
        room = max(Decimal(0), MOST_HOURS / max(Decimal(1), entries.number("hours_per_day")) - days)
        raw["paid_holidays"] = (min(fall, room) * months).quantize(_HUNDREDTH, ROUND_DOWN)
    return Fields(raw)


def _agreed(entries: Entries, fields: Fields, basis: str, months: int) -> Situation:
    """The situation, both rates found."""
    agreed = situation(_shared(entries, fields, months))
    agreed = replace(agreed, daily_rate=daily_rate(fields))
    paying(agreed.terms, agreed.daily_rate, fields, "daily_rate")
    if basis == "rates":
        return replace(agreed, hourly_rate=hourly_rate(fields))
    if basis == "net":
        agreed = _same_net(agreed)
        if agreed.hourly_rate is None:
            raise fields.error("daily_rate", "Aucun salaire horaire ne donne autant de net.")
    return agreed


def _same_net(agreed: Situation) -> Situation:
    """The same with the hourly rate that pays as much as portage; without one if none does."""
    found = even_hourly_rate(agreed, "net_before_tax")
    return replace(agreed, hourly_rate=None if found is None else found.at)


def _moved(agreed: Situation, basis: str) -> tuple[Range, ...]:
    """What each assumption moves, as if it had been typed."""

    def again(end: Situation) -> Situation:
        # What the agency alone sets changes no net: the rate is already known.
        return (
            replace(end, hourly_rate=agreed.hourly_rate)
            if end.terms == agreed.terms
            else _same_net(end)
        )

    return ranges(agreed, again) if basis == "net" else ranges(agreed)


def _pair(
    agreed: Situation, spans: tuple[Span, Span], measure: Measure, assessment: Assessment | None
) -> Pair:
    """Both months, and at which rates they come to the same."""
    month, lent = agreed.portage(), agreed.interim()
    expenses = agreed.terms.expenses
    paths = (
        Path("portage", portage_breakdown(month, agreed.withholding), spans[0]),
        Path(
            "interim",
            interim_breakdown(lent, agreed.coefficient, expenses, agreed.withholding),
            spans[1],
        ),
    )
    paid = replace(agreed, hourly_rate=lent.hourly_rate)
    return Pair(
        agreed,
        month,
        lent,
        paths,
        least_lawful_rate(agreed.terms),
        lambda: even_daily_rate(paid, measure),
        assessment,
    )


def _comparison(entries: Entries, fields: Fields, assessment: Assessment | None) -> Shown:
    months = _MONTHS - fields.whole("months_without_mission", 0, _MONTHS - 1, 0)
    basis = entries.choice("basis")
    agreed = _agreed(entries, fields, basis, months)
    a_day = Fraction(entries.number("hours_per_day"))
    days, hours = agreed.terms.days, agreed.mission.hours
    spans = (
        Span(entries.period, months, days, days * a_day),
        # The bank holidays that are paid count among the hours of intérim.
        Span(entries.period, months, hours / a_day, hours),
    )
    pair = _pair(agreed, spans, "net_before_tax", assessment)
    supposed = entries.supposed

    def plot() -> Plot:
        if entries.choice("across") == "idle_months":
            return by_idle_months(curve.by_idle_months(agreed, supposed))
        rate = agreed.daily_rate
        low, high = max(1, rate // 2), max(2, rate * 3 // 2)
        rates = [low + (high - low) * at // (_POINTS - 1) for at in range(_POINTS)]
        points = curve.by_daily_rate(agreed, supposed, rates)
        return by_rate(points, _crossings(agreed, points), budget=basis == "budget")

    return comparison_shown(entries, pair, _moved(agreed, basis), plot)


def _crossings(agreed: Situation, points: Sequence[Point]) -> list[Crossing]:
    """The day rates on the curve from which the other arrangement leaves more net."""
    found = []
    for one, next_ in pairwise(points):
        before, after = (at.portage.net >= at.interim.net for at in (one, next_))
        if before != after:
            rate = even_price(agreed, one.x, next_.x)
            found.append(Crossing(rate, "portage" if after else "interim"))
    return found


def _company(entries: Entries, fields: Fields, assessment: Assessment | None) -> Shown:
    need = fields.whole("months", 1, _LONGEST_NEED)
    basis = entries.choice("company_basis")
    agreed = _agreed(entries, fields, basis, _MONTHS)
    agreed = replace(agreed, months=need)
    span = Span("month", need, agreed.terms.days, agreed.mission.hours, "pour tout le besoin")
    pair = _pair(agreed, (span, span), "company_price", assessment)
    return company_shown(entries, pair, _moved(agreed, basis))


def _quote(entries: Entries, fields: Fields, _: Assessment | None) -> Shown:
    month: Portage | Interim
    if entries.choice("kind") == "portage":
        month, _solution = portage_month(fields)
    else:
        coefficient(fields)  # told where it is refused, even while no price is copied
        month, _solution = interim_month(fields)
    found = quote_findings(fields) if fields.raw["quote"] else ()
    return quote_shown(entries, found, fields.date("date"), month)


_SHOWN: Mapping[str, Callable[[Entries, Fields, Assessment | None], Shown]] = {
    "portage": _portage,
    "interim": _interim,
    "comparison": _comparison,
    "company": _company,
    "quote": _quote,
}


def _asked(request: Fields) -> Simulation:
    """The simulation that a request is about.

    Raises:
        EntryError: Something that was entered is refused.
        RequestError: Something else in the request is.
    """
    form = request.choice("form", forms())
    raw = request.raw.get("entries", {})
    if not isinstance(raw, dict):
        raise request.error("entries", "Un objet est attendu : champ, texte.")
    on = request.date("on")
    return simulation(form, raw, on, _assessed(request, form, on))


def _assessed(request: Fields, form: str, on: date) -> Assessment | None:
    """What the answers that the questionnaire left lead to; None without any that can be read."""
    raw = request.raw.get("answers")
    if not isinstance(raw, dict) or not raw:
        return None
    asked = questionnaire(forms()[form].reader)
    try:
        return assess(Answers.check(asked, raw), Importance.check(asked, {}), on)
    except AnswerError:
        # Answers of another edition: the questionnaire's own page tells which and why.
        return None


def _refused(error: EntryError) -> Mapping[str, object]:
    return {"errors": [{"where": key, "message": said} for key, said in error.errors.items()]}


def _simulate(request: Fields) -> Mapping[str, object]:
    request.only("do", "form", "on", "entries", "answers")
    try:
        found = _asked(request)
    except EntryError as error:
        return _refused(error)
    shown = found.shown
    says = {"label": shown.label, "sentence": shown.sentence}
    return {
        "do": "simulate",
        "says": says,
        "amounts": {
            name: {"text": number(euros(amount)), "unit": unit}
            for name, (amount, unit) in shown.amounts.items()
        },
        "link": found.link,
        "report": reported(found.entries.form.title, says),
        "later": shown.later is not None,
        "parts": [render(part) for part in shown.parts()],
    }


def _explore(request: Fields) -> Mapping[str, object]:
    request.only("do", "form", "on", "entries", "answers")
    try:
        later = _asked(request).shown.later
    except EntryError as error:
        return _refused(error)
    return {"do": "explore", "parts": [render(part) for part in later()] if later else []}


def _file(request: Fields) -> Mapping[str, object]:
    request.only("do", "form", "on", "entries", "answers", "format")
    format_ = request.choice("format", _FORMATS)
    try:
        found = _asked(request)
    except EntryError as error:
        return _refused(error)
    type_, ending, write = _FORMATS[format_]
    page = found.entries.form.page
    return {
        "do": "simulation_file",
        "name": f"portage-ou-interim-{page}-{found.on.isoformat()}{ending}",
        "type": type_,
        "text": write(found, request),
    }


def _plot(found: Simulation, request: Fields) -> Plot:
    if found.shown.plot is None:
        raise request.error("format", "Ce simulateur n’a pas de courbe.")
    return found.shown.plot()


def _plain(found: Simulation) -> str:
    """The result as plain data, to be read by programs: one line, amounts with their cents."""
    entries = found.entries
    given = (
        {} if entries.given is None else {entries.given.id: entries.amount, "typed": entries.typed}
    )
    values = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in entries.values.items()
    }
    plain = {
        "form": entries.form.id,
        "on": found.on.isoformat(),
        "link": found.link,
        "entries": {**given, **values},
        "usual": sorted(entries.usual),
        "result": found.shown.figures(),
    }
    return encode(plain) + "\n"


_CSV = "text/csv;charset=utf-8"
_FORMATS: Mapping[str, tuple[str, str, Callable[[Simulation, Fields], str]]] = {
    "csv": (_CSV, ".csv", lambda found, _: spreadsheet(found.shown, found.entries, found.on)),
    "json": ("application/json", ".json", lambda found, _: _plain(found)),
    "svg": ("image/svg+xml", "-courbe.svg", lambda found, request: file(_plot(found, request))),
    "curve": (
        _CSV,
        "-courbe.csv",
        lambda found, request: curve_spreadsheet(_plot(found, request)),
    ),
}


def _open(request: Fields) -> Mapping[str, object]:
    request.only("do", "link")
    text = request.raw.get("link")
    try:
        form, entries, ignored = link.read(text if isinstance(text, str) else "")
    except link.LinkError as error:
        raise RequestError("link", str(error)) from None
    said = "Voici ce que contenait le lien. Vous pouvez changer chaque valeur."
    return {
        "do": "open_simulation",
        "form": form.id,
        "entries": dict(entries),
        "says": f"{said} Laissé de côté : {' ; '.join(ignored)}." if ignored else said,
    }


REQUESTS: Mapping[str, Callable[[Fields], Mapping[str, object]]] = {
    "simulate": _simulate,
    "explore": _explore,
    "simulation_file": _file,
    "open_simulation": _open,
}
