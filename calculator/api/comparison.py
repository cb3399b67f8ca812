"""The requests that set portage beside intérim, or a quote beside the calculation."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.api.pay import (
    MISSION_FIELDS,
    MOST_HOURS,
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
    from calculator.pay.quote import Finding
    from calculator.pay.solver import Solution

__all__ = ["REQUESTS", "quote_findings", "situation"]

_MONTHS = 12
_MOST_DAYS_A_MONTH = 23
_MOST_DAYS = _MONTHS * _MOST_DAYS_A_MONTH
_HOURS_A_DAY = 7
_MOST_HOLIDAYS = 11
"""Source: C. trav., art. L3133-1."""
_MOST_FIGURE = 10_000_000

_FIELDS = (
    *TERMS_FIELDS,
    "months_without_mission",
    "hours_per_day",
    "paid_holidays",
    "coefficient",
    "agency_headcount",
    "agency_atmp_rate",
    "without_ifm",
)


def situation(fields: Fields) -> Situation:
    """The situation, with usual values where nothing is said of fee and coefficient, no rates.

    ``days`` and ``paid_holidays`` are of the year, and spread evenly over the worked months. A bank
    holiday that the company pays to its own employees is paid to a temporary worker too, whatever
    the seniority; in portage, it is no day that the company is billed for.

    Source: C. trav., art. L1251-18.
    """
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
    holidays = fields.number("paid_holidays", 0, _MOST_HOLIDAYS, "jours par an", default=0)
    paid_hours = Fraction(a_day) * (days + Fraction(holidays) / months)
    if paid_hours > MOST_HOURS:
        raise fields.error(
            "paid_holidays",
            f"Plus de {MOST_HOURS} heures payées par mois travaillé : réduisez les jours fériés "
            "payés, ou les jours.",
        )
    fee = fee_rate(fields) if "fee_rate" in fields else millionths(usual["fee_rate"])
    given = coefficient(fields)
    return Situation(
        terms=terms(fields, days, fee),
        mission=mission(fields, paid_hours, "mission"),
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
    agreed = situation(fields)
    field = fields.one_of("daily_rate", "budget")
    if field == "budget" and "hourly_rate" in fields:
        raise fields.error(
            "hourly_rate", "Le salaire horaire suit du budget : donnez l’un ou l’autre."
        )
    agreed = replace(
        agreed,
        daily_rate=daily_rate(fields, field),
        hourly_rate=hourly_rate(fields) if field == "daily_rate" else None,
    )
    month = paying(agreed.terms, agreed.daily_rate, fields, field)
    left, right = portage_year(agreed), interim_year(agreed)
    moved = ranges(agreed)
    return {
        "do": "compare",
        "months_worked": agreed.months,
        "daily_rate": euros(agreed.daily_rate),
        "hourly_rate": euros(agreed.paid_by_the_hour),
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
            month, agreed.withholding, least_lawful_rate(agreed.terms)
        ),
        "interim_month": interim_figures(agreed.interim(), agreed.withholding, agreed.coefficient),
    }


def _break_even(fields: Fields) -> Mapping[str, object]:
    fields.only("do", *_FIELDS, "daily_rate", "hourly_rate", "measure")
    agreed = situation(fields)
    measure = fields.choice("measure", MEASURES, "net_before_tax")
    given = fields.one_of("daily_rate", "hourly_rate")
    found: Solution | None
    if given == "hourly_rate":
        wanted, rate = "daily_rate", hourly_rate(fields)
        agreed = replace(agreed, hourly_rate=rate)
        found = even_daily_rate(agreed, measure)
    else:
        wanted, rate = "hourly_rate", daily_rate(fields)
        agreed = replace(agreed, daily_rate=rate)
        paying(agreed.terms, rate, fields, given)
        found = even_hourly_rate(agreed, measure)
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


def quote_findings(fields: Fields) -> tuple[Finding, ...]:
    """Each figure of a quote, beside what it should be.

    Raises:
        RequestError: What the quote is based on is missing or refused, or it has no figure.
    """
    if fields.choice("kind", ("portage", "interim")) == "portage":
        quoted = _quoted(fields, PORTAGE_FIGURES)
        agreed = terms(fields, month_days(fields), fee_rate(fields))
        rate = daily_rate(fields)
        paying(agreed, rate, fields, "daily_rate")
        return check_portage(agreed, rate, quoted)
    quoted = _quoted(fields, INTERIM_FIGURES)
    lent = mission(fields, hours(fields), contract(fields))
    times = coefficient(fields)
    if times is None and "price" in quoted:
        raise fields.error("coefficient", "Pour vérifier le prix, il faut le coefficient.")
    return check_interim(lent, hourly_rate(fields), times, quoted)


def _check_quote(fields: Fields) -> Mapping[str, object]:
    kind = fields.choice("kind", ("portage", "interim"))
    own = (*TERMS_FIELDS, "daily_rate") if kind == "portage" else (*MISSION_FIELDS, "hourly_rate")
    fields.only("do", "kind", "quote", *own)
    findings = quote_findings(fields)
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
