"""The requests about pay: payroll, portage, interim.

Amounts in euros, rates in percent. One amount is given, and the others follow from it: the gross
pay, a rate, or what should come out of it.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.law.calendar import NotInForce
from calculator.law.french import day
from calculator.pay.employment import FULL_TIME, LEGAL_WEEK, Contract, Employment, monthly_hours
from calculator.pay.interim import HIGHEST_RATE as HIGHEST_HOURLY_RATE
from calculator.pay.interim import (
    WITHOUT_IFM,
    Mission,
    hourly_rate_for,
    hourly_rate_within,
    interim,
)
from calculator.pay.inverse import GROSS, NET, Reading, after_tax
from calculator.pay.minimum import LEVELS, minimum
from calculator.pay.money import euros, millionths
from calculator.pay.payroll import Payroll, gross_for, gross_within, payroll
from calculator.pay.portage import HIGHEST_RATE as HIGHEST_DAILY_RATE
from calculator.pay.portage import (
    Portage,
    Terms,
    daily_rate_for,
    daily_rate_within,
    least_lawful_rate,
    portage,
)
from calculator.pay.solver import Solution
from calculator.pay.withholding import withholding
from calculator.view.figures import (
    interim_figures,
    minimum_wage,
    payslip_figures,
    portage_figures,
    reached,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.api.fields import Fields
    from calculator.pay.interim import Interim
    from calculator.pay.withholding import Withholding

__all__ = [
    "MISSION_FIELDS",
    "MOST_HOURS",
    "REQUESTS",
    "TERMS_FIELDS",
    "coefficient",
    "contract",
    "daily_rate",
    "fee_rate",
    "hourly_rate",
    "hours",
    "interim_month",
    "mission",
    "month_days",
    "paying",
    "portage_month",
    "tax",
    "terms",
]

_CENT = Decimal("0.01")
_MOST_PAY = 1_000_000
"""€ a month: above, a figure was mistyped."""
_MOST_HEADCOUNT = 1_000_000
_MOST_ATMP = 30
_MOST_MUTUELLE = 400
"""€ a month. Above, the employer's half may exceed what is exempt (CSS, art. D242-1)."""
_MOST_FEE = 50
_MOST_DAYS = 31
MOST_HOURS = 161
"""23 days of seven hours: more than that in a month is overtime, which is not computed."""
_MOST_COEFFICIENT = 10

_NETS = ("net_before_tax", "net_after_tax")
_EMPLOYMENT = ("date", "contract", "cadre", "headcount", "atmp_rate", "mutuelle")
TERMS_FIELDS = (
    *_EMPLOYMENT,
    "days",
    "fee_rate",
    "reserve",
    "expenses",
    "branch_levies",
    "level",
    "withholding_rate",
)
MISSION_FIELDS = (
    "date",
    "contract",
    "headcount",
    "atmp_rate",
    "mutuelle",
    "hours",
    "branch_levies",
    "without_ifm",
    "coefficient",
    "withholding_rate",
)


def tax(fields: Fields) -> Withholding:
    """How tax is withheld: ``withholding_rate`` in percent, the neutral scale without it."""
    own = fields.percent("withholding_rate", 0, 100) if "withholding_rate" in fields else None
    return withholding(fields.date("date"), own)


def _reading(field: str, withheld: Withholding) -> Reading:
    return {"net_before_tax": NET, "net_after_tax": after_tax(withheld)}.get(field, GROSS)


def _found(fields: Fields, field: str, found: Solution | None) -> Solution:
    if found is None:
        raise fields.error(field, "Aucun tarif ne donne ce montant, même très élevé.")
    return found


def _no_branch_levies(fields: Fields) -> None:
    if fields.flag("branch_levies", default=False):
        raise fields.error(
            "branch_levies",
            "Les contributions de branche (prévoyance, paritarisme) ne sont pas calculées : "
            "leurs taux n’ont pas pu être vérifiés. Indiquez false.",
        )


def _employment(fields: Fields, weekly: Fraction) -> Employment:
    """A contract with a company that is no agency, of so many hours a week."""
    return Employment(
        day=fields.date("date"),
        contract=fields.choice("contract", ("cdi", "cdd")),
        cadre=fields.flag("cadre"),
        headcount=fields.whole("headcount", 1, _MOST_HEADCOUNT),
        atmp_rate=fields.percent("atmp_rate", 0, _MOST_ATMP),
        mutuelle=fields.money("mutuelle", 0, _MOST_MUTUELLE, "€ par mois"),
        hours=monthly_hours(weekly),
        ceiling_share=weekly / LEGAL_WEEK,
    )


def _payroll(fields: Fields) -> Mapping[str, object]:
    fields.only(
        "do",
        *_EMPLOYMENT,
        "gross",
        *_NETS,
        "employer_cost",
        "weekly_hours",
        "end_of_contract_indemnity",
        "paid_leave_indemnity",
        "withholding_rate",
    )
    weekly = Fraction(fields.number("weekly_hours", 1, LEGAL_WEEK, "heures", default=LEGAL_WEEK))
    setting = Payroll(
        employment=_employment(fields, weekly),
        end_of_contract=fields.flag("end_of_contract_indemnity", default=False),
        paid_leave=fields.flag("paid_leave_indemnity", default=False),
    )
    withheld = tax(fields)
    field = fields.one_of("gross", *_NETS, "employer_cost")
    amount = fields.money(field, _CENT, _MOST_PAY, "€ par mois")
    wanted: Mapping[str, object] = {}
    gross = amount
    if field != "gross":
        solution = _found(
            fields,
            field,
            gross_within(setting, amount)
            if field == "employer_cost"
            else gross_for(setting, _reading(field, withheld), amount),
        )
        gross = solution.at
        wanted = {"wanted": reached(field, solution)}
    found = payroll(setting, gross)
    return {
        "do": "payroll",
        **wanted,
        "gross": euros(found.gross),
        "end_of_contract_indemnity": euros(found.end_of_contract),
        "paid_leave_indemnity": euros(found.paid_leave),
        "minimum_wage": minimum_wage(found.payslip, found.gross),
        **payslip_figures(found.payslip, withheld),
    }


def terms(fields: Fields, days: Fraction, fee_rate: int) -> Terms:
    """The terms of one month of portage, but for its rate."""
    _no_branch_levies(fields)
    found = Terms(
        employment=_employment(fields, Fraction(LEGAL_WEEK)),
        days=days,
        fee_rate=fee_rate,
        reserve=fields.choice("reserve", ("none", "provisioned", "paid")),
        expenses=fields.money("expenses", 0, _MOST_PAY, "€ par mois", 0),
        level=fields.choice("level", LEVELS, "junior"),
    )
    try:
        minimum(found.level, days, found.employment.day)
    except NotInForce as error:
        raise fields.error(
            "level", f"Cet échelon n’existe que depuis le {day(error.since)}."
        ) from None
    return found


def month_days(fields: Fields) -> Fraction:
    """Days worked in a month."""
    return fields.fraction("days", _CENT, _MOST_DAYS, "jours par mois")


def daily_rate(fields: Fields, key: str = "daily_rate") -> int:
    """The price of a day, in cents."""
    return fields.money(key, _CENT, HIGHEST_DAILY_RATE // 100, "€ par jour")


def hourly_rate(fields: Fields) -> int:
    """The pay of an hour, in cents."""
    return fields.money("hourly_rate", _CENT, HIGHEST_HOURLY_RATE // 100, "€ par heure")


def fee_rate(fields: Fields) -> int:
    """What the portage company keeps of the price, in millionths."""
    return fields.percent("fee_rate", 0, _MOST_FEE)


def paying(terms: Terms, rate: int, fields: Fields, field: str) -> Portage:
    """The month of a day rate in cents.

    Raises:
        RequestError: The price leaves nothing to pay with.
    """
    found = portage(terms, rate)
    if found.payslip.cost > found.budget:
        raise fields.error(
            field, "Une fois les frais de gestion et les frais remboursés pris, il ne reste rien."
        )
    return found


def _price(fields: Fields, field: str) -> int:
    """The price of a month, in cents."""
    return fields.money(field, _CENT, _MOST_PAY, "€ par mois")


def portage_month(fields: Fields) -> tuple[Portage, Solution | None]:
    """The month of portage that is asked for, and what was solved to find its rate.

    Raises:
        RequestError: A field is missing or refused, or nothing gives what is wanted.
    """
    agreed = terms(fields, month_days(fields), fee_rate(fields))
    field = fields.one_of("daily_rate", "turnover", "gross_total", *_NETS)
    solution = None
    if field == "daily_rate":
        rate = daily_rate(fields)
    elif field == "turnover":
        wanted = _price(fields, field)
        rate = daily_rate_within(agreed, wanted)
        solution = Solution(rate, agreed.turnover(rate), wanted)
    else:
        amount = fields.money(field, _CENT, _MOST_PAY, "€ par mois")
        reading = _reading(field, tax(fields))
        solution = _found(fields, field, daily_rate_for(agreed, reading, amount))
        rate = solution.at
    return paying(agreed, rate, fields, field), solution


def _wanted(fields: Fields, solution: Solution | None, *named: str) -> Mapping[str, object]:
    """What was asked for and what it came to, where it is no rate."""
    return {} if solution is None else {"wanted": reached(fields.one_of(*named), solution)}


def _portage(fields: Fields) -> Mapping[str, object]:
    named = ("turnover", "gross_total", *_NETS)
    fields.only("do", *TERMS_FIELDS, "daily_rate", *named)
    found, solution = portage_month(fields)
    return {
        "do": "portage",
        **_wanted(fields, solution, *named),
        **portage_figures(found, tax(fields), least_lawful_rate(found.terms)),
    }


def hours(fields: Fields) -> Fraction:
    """Hours of a month."""
    return fields.fraction("hours", _CENT, MOST_HOURS, "heures par mois")


def contract(fields: Fields) -> Contract:
    """A mission, or an open-ended intérim contract."""
    found: Contract = fields.choice("contract", ("mission", "cdii"), "mission")
    return found


def mission(fields: Fields, hours: Fraction, contract: Contract) -> Mission:
    """One month of a mission, but for its rate.

    An ``agency_headcount`` and an ``agency_atmp_rate`` go before those that both employers share.
    """
    _no_branch_levies(fields)
    headcount, atmp_rate = (
        f"agency_{name}" if f"agency_{name}" in fields else name
        for name in ("headcount", "atmp_rate")
    )
    if "without_ifm" in fields and contract == "cdii":
        raise fields.error(
            "without_ifm", "Un CDI intérimaire n’a jamais d’indemnité de fin de mission."
        )
    return Mission(
        employment=Employment(
            day=fields.date("date"),
            contract=contract,
            cadre=False,
            headcount=fields.whole(headcount, 1, _MOST_HEADCOUNT),
            atmp_rate=fields.percent(atmp_rate, 0, _MOST_ATMP),
            mutuelle=fields.money("mutuelle", 0, _MOST_MUTUELLE, "€ par mois"),
            # A CDII guarantees the whole month (CSS, art. D241-7, V); a mission is paid by hour.
            hours=FULL_TIME if contract == "cdii" else hours,
        ),
        hours=hours,
        without_ifm=fields.choice("without_ifm", WITHOUT_IFM) if "without_ifm" in fields else None,
    )


def coefficient(fields: Fields) -> int | None:
    """What the agency multiplies the pay by, in millionths, if it is given."""
    if "coefficient" not in fields:
        return None
    return millionths(fields.number("coefficient", 1, _MOST_COEFFICIENT, "", decimals=4) * 100)


def interim_month(fields: Fields) -> tuple[Interim, Solution | None]:
    """The month of intérim that is asked for, and what was solved to find its rate.

    Raises:
        RequestError: A field is missing or refused, or nothing gives what is wanted.
    """
    agreed = mission(fields, hours(fields), contract(fields))
    field = fields.one_of("hourly_rate", "price", "gross_total", *_NETS)
    if field == "hourly_rate":
        return interim(agreed, hourly_rate(fields)), None
    if field == "price":
        times = coefficient(fields)
        if times is None:
            raise fields.error("coefficient", "Pour partir du prix, il faut le coefficient.")
        wanted = _price(fields, field)
        rate = hourly_rate_within(agreed, times, wanted)
        if not rate:
            raise fields.error(field, "Ce prix est trop bas pour payer une heure.")
        found = interim(agreed, rate)
        return found, Solution(found.hourly_rate, found.price(times), wanted)
    amount = fields.money(field, _CENT, _MOST_PAY, "€ par mois")
    reading = _reading(field, tax(fields))
    solution = _found(fields, field, hourly_rate_for(agreed, reading, amount))
    return interim(agreed, solution.at), solution


def _interim(fields: Fields) -> Mapping[str, object]:
    named = ("price", "gross_total", *_NETS)
    fields.only("do", *MISSION_FIELDS, "hourly_rate", *named)
    found, solution = interim_month(fields)
    return {
        "do": "interim",
        **_wanted(fields, solution, *named),
        **interim_figures(found, tax(fields), coefficient(fields)),
    }


REQUESTS: Mapping[str, Callable[[Fields], Mapping[str, object]]] = {
    "payroll": _payroll,
    "portage": _portage,
    "interim": _interim,
}
