"""Results about pay as plain data: amounts in euros, rates in percent, the text beside each."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from calculator.law.french import day
from calculator.pay.minimum import minimum_wage as least_wage
from calculator.pay.money import cents, euros, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from calculator.law.provenance import Provenance
    from calculator.pay.interim import Interim
    from calculator.pay.payslip import Line, Payslip
    from calculator.pay.portage import Portage
    from calculator.pay.solver import Solution
    from calculator.pay.withholding import Withholding

__all__ = [
    "NOT_COVERED",
    "interim_figures",
    "law_says",
    "minimum_wage",
    "payslip_figures",
    "portage_figures",
    "reached",
    "rests_on",
]

NOT_COVERED = (
    "Alsace-Moselle, Mayotte et outre-mer : taux et réductions propres.",
    "Heures supplémentaires et complémentaires.",
    "Régularisation annuelle : chaque mois est calculé seul (CSS, art. D241-8 et D241-9).",
    "Plafond réduit d’un mois commencé ou fini en cours de contrat (CSS, art. R242-2).",
    "SMIC et plafond du mois entier, même pour peu de jours (CSS, art. D241-7 et R242-2).",
    "Charges laissées au salarié porté en plus des frais (CC, art. 21, version remplacée).",
    "Versement mobilité ; contributions de branche (prévoyance, paritarisme).",
    "Bonus-malus de l’assurance chômage ; contribution supplémentaire à l’apprentissage.",
    "Abattement du taux neutre pour les contrats de deux mois au plus.",
)
"""What no figure here takes into account."""


def _source(one: Provenance) -> Mapping[str, object]:
    """The text behind a figure."""
    return {
        "source": one.source,
        "url": one.url,
        "since": one.since.isoformat(),
        "since_at_least": one.since_at_least,
        "checked_on": one.checked_on.isoformat(),
        "status": one.status,
    }


def _line(one: Line) -> Mapping[str, object]:
    return {
        "id": one.id,
        "label": one.label,
        "base": euros(one.base),
        "employer_rate": percent(one.employer_rate),
        "employee_rate": percent(one.employee_rate),
        "employer_amount": euros(one.employer),
        "employee_amount": euros(one.employee),
        **_source(one.provenance),
    }


def payslip_figures(slip: Payslip, tax: Withholding) -> Mapping[str, object]:
    """Totals, tax, lines, and what they rest on."""
    reduction = slip.scale.reduction
    lines = tuple(slip.lines())
    withheld = tax.amount(slip.taxable)
    return {
        "gross_total": euros(slip.gross),
        "employee_contributions": euros(slip.employee),
        "net_before_tax": euros(slip.net),
        "net_social": euros(slip.net),
        "taxable_net": euros(slip.taxable),
        "withholding_rate": percent(tax.rate(slip.taxable)),
        "withholding_tax": euros(withheld),
        "net_after_tax": euros(slip.net - withheld),
        "general_reduction": euros(slip.reduction),
        "employer_contributions": euros(slip.employer),
        "employer_cost": euros(slip.cost),
        "lines": [_line(one) for one in lines],
        "reduction": {
            "coefficient": Decimal(reduction.coefficient(slip.gross)).scaleb(-4),
            "factor": Decimal(reduction.factor[0]) / reduction.factor[1],
            "hourly_minimum_wage": euros(cents(reduction.smic.amount)),
            "sources": [_source(one.provenance) for one in reduction.sources],
        },
        "ceiling": {
            "applied": euros(slip.scale.ceiling),
            "amount": euros(cents(slip.scale.ceiling_value.amount)),
            **_source(slip.scale.ceiling_value.provenance),
        },
        "withholding": {
            "scale": "own" if tax.own is not None else "neutral",
            **({} if tax.own is not None else _source(tax.scale.provenance)),
        },
        **_known(slip.scale.employment.day, rests_on(slip, tax)),
        "not_covered": list(NOT_COVERED),
    }


def rests_on(slip: Payslip, tax: Withholding) -> list[tuple[str, Provenance]]:
    """What a payslip rests on, by name, each with its text."""
    reduction = slip.scale.reduction
    return [
        *((one.id, one.provenance) for one in slip.lines()),
        (
            "general_reduction",
            min(
                (one.provenance for one in reduction.sources),
                key=lambda one: (one.verified, one.checked_on),
            ),
        ),
        ("ceiling", slip.scale.ceiling_value.provenance),
        *([] if tax.own is not None else [("withholding", tax.scale.provenance)]),
    ]


def law_says(on: date, checked: date) -> str:
    """On which law a figure stands, and whether that may have changed since.

    Args:
        on: The day whose law applies.
        checked: The earliest day on which what it rests on was checked.
    """
    if on > checked:
        return (
            f"Calculé avec le droit connu au {day(checked)} : ce qui a pu changer depuis "
            "n’est pas pris en compte."
        )
    return f"Droit en vigueur le {day(on)}, vérifié le {day(checked)}."


def _known(on: date, named: Sequence[tuple[str, Provenance]]) -> Mapping[str, object]:
    checked = min(one.checked_on for _, one in named)
    return {
        "law": {
            "on": on.isoformat(),
            "checked_on": checked.isoformat(),
            "later_than_checked": on > checked,
            "says": law_says(on, checked),
        },
        "unverified": [name for name, one in named if not one.verified],
    }


def minimum_wage(slip: Payslip, counted: int) -> Mapping[str, object]:
    """Whether a pay reaches the minimum wage for the hours of the month.

    Args:
        slip: Whose hours and day.
        counted: What counts for it, in cents (C. trav., art. D3231-6).
    """
    due, smic = least_wage(slip.scale.employment)
    return {
        "monthly": euros(due),
        "reached": counted >= due,
        "hourly": euros(cents(smic.amount)),
        **_source(smic.provenance),
    }


def portage_figures(found: Portage, tax: Withholding, least: int | None) -> Mapping[str, object]:
    """One month of portage.

    Args:
        found: The month.
        tax: How tax is withheld.
        least: The least day rate that reaches the branch minimum, in cents.
    """
    parts, terms = found.parts, found.terms
    return {
        "daily_rate": euros(found.daily_rate),
        "turnover": euros(found.turnover),
        "fee": euros(found.fee),
        "expenses": euros(terms.expenses),
        "budget": euros(found.budget),
        "base": euros(parts.base),
        "business_indemnity": euros(parts.business_indemnity),
        "complement": euros(parts.complement),
        "complement_indemnity": euros(parts.complement_indemnity),
        "end_of_contract_indemnity": euros(parts.end_of_contract),
        "paid_leave": euros(parts.paid_leave),
        "reserve_paid": euros(0 if found.provisioned else parts.reserve),
        "reserve": euros(parts.reserve),
        "reserve_charges": euros(found.reserve_charges),
        "unspent": euros(found.unspent),
        "paid_to_worker": euros(found.payslip.net + terms.expenses),
        "minimum": {
            "level": terms.level,
            "amount": euros(found.minimum.amount),
            "reached": found.lawful,
            "least_daily_rate": None if least is None else euros(least),
            "full_time": euros(cents(found.minimum.full_time.amount)),
            **_source(found.minimum.full_time.provenance),
        },
        **payslip_figures(found.payslip, tax),
    }


def interim_figures(
    found: Interim, tax: Withholding, coefficient: int | None
) -> Mapping[str, object]:
    """One month of intérim.

    Args:
        found: The month.
        tax: How tax is withheld.
        coefficient: What the agency multiplies the pay by, in millionths, if it is known.
    """
    slip = found.payslip
    priced: Mapping[str, object] = {}
    if coefficient is not None:
        price = found.price(coefficient)
        priced = {"price": euros(price), "margin": euros(price - slip.cost)}
    return {
        "hourly_rate": euros(found.hourly_rate),
        "base": euros(found.base),
        "guarantee_top_up": euros(found.top_up),
        "ifm": euros(found.ifm),
        "iccp": euros(found.iccp),
        **priced,
        "minimum_wage": minimum_wage(slip, found.base + found.top_up),
        **payslip_figures(slip, tax),
    }


def reached(field: str, found: Solution) -> Mapping[str, object]:
    """What an amount that was asked for came to.

    Args:
        field: Which amount.
        found: Where it is reached.
    """
    return {
        "field": field,
        "amount": euros(found.wanted),
        "exact": found.exact,
        "difference": euros(found.value - found.wanted),
    }
