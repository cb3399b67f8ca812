"""The comparison, the break-even and the check of a quote as plain data, in French beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from calculator.law.french import number, quantity
from calculator.pay.assumption import assumptions
from calculator.pay.money import euros
from calculator.pay.question import question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.pay.breakdown import Breakdown
    from calculator.pay.comparison import Range
    from calculator.pay.quote import Finding
    from calculator.pay.solver import Solution

__all__ = ["ROWS", "even", "finding_figures", "range_figures", "year_rows"]

ROWS: Mapping[str, str] = {
    "company_price": "Ce que paie l’entreprise, hors TVA",
    "kept": "Frais de gestion, ou marge de l’agence",
    "employer_contributions": "Cotisations de l’employeur",
    "gross": "Salaire brut",
    "salary": "dont travail et apport d’affaire",
    "paid_leave": "dont congés payés",
    "end_indemnity": "dont indemnité de fin de contrat ou de mission",
    "reserve_paid": "dont réserve versée",
    "employee_contributions": "Cotisations du salarié",
    "net": "Net avant impôt",
    "net_salary": "dont payé pour le travail",
    "net_paid_leave": "dont congés payés",
    "net_end_indemnity": "dont indemnité de fin",
    "net_reserve_paid": "dont réserve versée",
    "tax": "Impôt retenu à la source",
    "net_after_tax": "Net après impôt",
    "expenses": "Frais remboursés",
    "to_worker": "Arrivé sur votre compte, frais remboursés compris",
    "reserve_set_aside": "Réserve gardée pour la fin de la mission, brute",
    "reserve_charges": "Cotisations gardées avec la réserve",
    "unspent": "Reste que le salaire ne peut pas utiliser",
}

_FIGURES: Mapping[str, str] = {
    "turnover": "Chiffre d’affaires",
    "fee": "Frais de gestion",
    "budget": "Disponible",
    "gross_total": "Salaire brut",
    "employee_contributions": "Cotisations du salarié",
    "net_before_tax": "Net avant impôt",
    "taxable_net": "Net imposable",
    "employer_contributions": "Cotisations de l’employeur",
    "employer_cost": "Coût pour l’employeur",
    "reserve": "Réserve",
    "base": "Salaire de base",
    "ifm": "Indemnité de fin de mission",
    "iccp": "Indemnité de congés payés",
    "price": "Prix pour l’entreprise",
}

_NAMED: Mapping[str, str] = {
    "expenses": "les frais remboursés",
    "reserve": "la réserve",
    "reserve_charges": "les cotisations de la réserve",
    "fee": "les frais de gestion",
    "ifm": "l’indemnité de fin de mission",
    "iccp": "l’indemnité de congés payés",
    "iccp_on_ifm": "les congés payés dus sur l’indemnité de fin de mission",
    "guarantee_top_up": "le complément de la garantie du CDI intérimaire",
    "fee_on_top": "les frais de gestion ajoutés au prix convenu",
    "fifth": "un cinquième du prix, comme une TVA à 20 %",
}


def year_rows(portage: Breakdown, interim: Breakdown) -> list[Mapping[str, object]]:
    """Both years, row by row, in euros."""
    return [
        {
            "id": name,
            "label": label,
            "portage": euros(getattr(portage, name)),
            "interim": euros(getattr(interim, name)),
        }
        for name, label in ROWS.items()
    ]


def range_figures(found: Iterable[Range]) -> list[Mapping[str, object]]:
    """What each assumption moves, that which moves most first."""
    known = assumptions()
    return [
        {
            "id": one.assumption,
            "label": known[one.assumption].label,
            "low": known[one.assumption].low,
            "high": known[one.assumption].high,
            "worker_at_low": euros(one.worker[0]),
            "worker_at_high": euros(one.worker[1]),
            "company_at_low": euros(one.company[0]),
            "company_at_high": euros(one.company[1]),
            "moves": euros(one.moves),
            "because": known[one.assumption].because,
        }
        for one in found
    ]


def even(found: Solution) -> Mapping[str, object]:
    """A rate at which both come to the same, or the least that comes to more."""
    return {
        "rate": euros(found.at),
        "exact": found.exact,
        "difference": euros(found.value - found.wanted),
    }


def finding_figures(one: Finding) -> Mapping[str, object]:
    """One figure of a quote, with a sentence, and what to ask about it."""
    return {
        "id": one.figure,
        "label": _FIGURES[one.figure],
        "quoted": euros(one.quoted),
        "recomputed": euros(one.recomputed),
        "unexplained": euros(0 if one.explained else one.gap),
        "because": list(one.because),
        "says": _says(one),
        "ask": question(one),
    }


def _says(one: Finding) -> str:
    label = _FIGURES[one.figure]
    if one.explained:
        return f"{label} : le calcul donne la même somme, aux arrondis près."
    size, way = number(abs(euros(one.gap))), "de plus" if one.gap > 0 else "de moins"
    told = f"{label} : {size}\u00a0€ {way} que le calcul."
    if one.because:
        names = " et ".join(_NAMED[name] for name in one.because)
        return f"{told} C’est, à un euro près : {names}."
    if one.share_of and one.quoted:
        taken = (Decimal(one.quoted) / one.share_of).scaleb(2)
        return f"{told} Ils font {quantity(taken, '%')} du chiffre d’affaires : est-ce leur taux ?"
    return f"{told} Le calcul ne l’explique pas : demandez d’où vient cette somme."
