"""The requests that set portage beside intérim, or a quote beside the calculation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.api.pay import (
    MISSION_FIELDS,
    TERMS_FIELDS,
    coefficient,
    contract,
    daily_rate,
    fee_rate,
    hourly_rate,
    hours,
    mission,
    month_days,
    paying,
    tax,
    terms,
)
from calculator.pay.assumption import assumptions
from calculator.pay.break_even import MEASURES, even_daily_rate, even_hourly_rate
from calculator.pay.comparison import Situation, interim_year, portage_year, ranges
from calculator.pay.money import euros, millionths
from calculator.pay.portage import least_lawful_rate
from calculator.pay.quote import INTERIM_FIGURES, PORTAGE_FIGURES, check_interim, check_portage
from calculator.view.comparison import even, finding_figures, range_figures, year_rows
from calculator.view.figures import interim_figures, portage_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.api.fields import Fields
    from calculator.pay.solver import Solution

__all__ = ["REQUESTS"]

_MONTHS = 12
_MOST_DAYS_A_MONTH = 23
_MOST_DAYS = _MONTHS * _MOST_DAYS_A_MONTH
_HOURS_A_DAY = 7
_MOST_FIGURE = 10_000_000

_FIELDS = (
    *TERMS_FIELDS,
    "months_without_mission",
    "hours_per_day",
    "coefficient",
    "agency_headcount",
    "agency_atmp_rate",
    "without_ifm",
)


def _situation(fields: Fields) -> Situation:
    """The situation, with usual values where nothing is said of fee and coefficient, no rates."""
    usual = {name: one.usual for name, one in assumptions().items()}
    months = _MONTHS - fields.whole("months_without_mission", 0, _MONTHS - 1, 0)
    days = fields.fraction("days", Decimal("0.5"), _MOST_DAYS, "jours par an") / months
    if days > _MOST_DAYS_A_MONTH:
        raise fields.error(
            "days",
            f"Plus de {_MOST_DAYS_A_MONTH} jours par mois travaillé : réduisez les jours, "
            "ou les mois sans mission.",
        )
    a_day = fields.number("hours_per_day", 1, _HOURS_A_DAY, "heures", default=_HOURS_A_DAY)
    fee = fee_rate(fields) if "fee_rate" in fields else millionths(usual["fee_rate"])
    given = coefficient(fields)
    return Situation(
        terms=terms(fields, days, fee),
        mission=mission(fields, Fraction(a_day) * days, "mission"),
        coefficient=millionths(usual["coefficient"] * 100) if given is None else given,
        months=months,
        daily_rate=0,
        hourly_rate=None,
        withholding=tax(fields),
    )


def _assumed(fields: Fields) -> list[str]:
    """The fields in whose place usual values stand."""
    return [name for name in ("fee_rate", "coefficient") if name not in fields]


def _compare(fields: Fields) -> Mapping[str, object]:
    fields.only("do", *_FIELDS, "daily_rate", "hourly_rate", "budget")
    situation = _situation(fields)
    field = fields.one_of("daily_rate", "budget")
    if field == "budget" and "hourly_rate" in fields:
        raise fields.error(
            "hourly_rate", "Le salaire horaire suit du budget : donnez l’un ou l’autre."
        )
    situation = replace(
        situation,
        daily_rate=daily_rate(fields, field),
        hourly_rate=hourly_rate(fields) if field == "daily_rate" else None,
    )
    month = paying(situation.terms, situation.daily_rate, fields, field)
    left, right = portage_year(situation), interim_year(situation)
    moved = ranges(situation)
    return {
        "do": "compare",
        "months_worked": situation.months,
        "daily_rate": euros(situation.daily_rate),
        "hourly_rate": euros(situation.paid_by_the_hour),
        "assumed": _assumed(fields),
        "rows": year_rows(left, right),
        "difference": {
            "net_before_tax": euros(left.net - right.net),
            "net_after_tax": euros(left.net_after_tax - right.net_after_tax),
            "company_price": euros(left.company_price - right.company_price),
        },
        "ranges": range_figures(moved),
        "moves_most": moved[0].assumption,
        "portage_month": portage_figures(
            month, situation.withholding, least_lawful_rate(situation.terms)
        ),
        "interim_month": interim_figures(
            situation.interim(), situation.withholding, situation.coefficient
        ),
    }


def _break_even(fields: Fields) -> Mapping[str, object]:
    fields.only("do", *_FIELDS, "daily_rate", "hourly_rate", "measure")
    situation = _situation(fields)
    measure = fields.choice("measure", MEASURES, "net_before_tax")
    given = fields.one_of("daily_rate", "hourly_rate")
    found: Solution | None
    if given == "hourly_rate":
        wanted, rate = "daily_rate", hourly_rate(fields)
        situation = replace(situation, hourly_rate=rate)
        found = even_daily_rate(situation, measure)
    else:
        wanted, rate = "hourly_rate", daily_rate(fields)
        situation = replace(situation, daily_rate=rate)
        paying(situation.terms, rate, fields, given)
        found = even_hourly_rate(situation, measure)
    if found is None:
        raise fields.error(given, "Aucun tarif ne mène à égalité, même très élevé.")
    return {
        "do": "break_even",
        "measure": measure,
        "given": {given: euros(rate)},
        "wanted": wanted,
        "assumed": _assumed(fields),
        **even(found),
    }


def _check_quote(fields: Fields) -> Mapping[str, object]:
    kind = fields.choice("kind", ("portage", "interim"))
    if kind == "portage":
        fields.only("do", "kind", "quote", *TERMS_FIELDS, "daily_rate")
        quoted = _quoted(fields, PORTAGE_FIGURES)
        agreed = terms(fields, month_days(fields), fee_rate(fields))
        rate = daily_rate(fields)
        paying(agreed, rate, fields, "daily_rate")
        findings = check_portage(agreed, rate, quoted)
    else:
        fields.only("do", "kind", "quote", *MISSION_FIELDS, "hourly_rate")
        quoted = _quoted(fields, INTERIM_FIGURES)
        lent = mission(fields, hours(fields), contract(fields))
        times = coefficient(fields)
        if times is None and "price" in quoted:
            raise fields.error("coefficient", "Pour vérifier le prix, il faut le coefficient.")
        findings = check_interim(lent, hourly_rate(fields), times, quoted)
    gaps = [one for one in findings if not one.explained]
    return {
        "do": "check_quote",
        "kind": kind,
        "lines": [finding_figures(one) for one in findings],
        "unexplained": [one.figure for one in gaps],
        "unexplained_total": euros(sum(abs(one.gap) for one in gaps)),
    }


def _quoted(fields: Fields, figures: tuple[str, ...]) -> Mapping[str, int]:
    quote = fields.table("quote")
    quote.only(*figures)
    found = {
        one: quote.money(one, 0, _MOST_FIGURE, "€ par mois") for one in figures if one in quote
    }
    if not found:
        raise fields.error("quote", f"Aucun chiffre à vérifier ; connus : {', '.join(figures)}.")
    return found


REQUESTS: Mapping[str, Callable[[Fields], Mapping[str, object]]] = {
    "compare": _compare,
    "break_even": _break_even,
    "check_quote": _check_quote,
}
