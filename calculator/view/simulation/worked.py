"""One month worked out row by row, each part of the gross pay apart: how, how much, which text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from calculator.law.citation import citation
from calculator.law.french import number, quantity
from calculator.law.parameter import parameter
from calculator.pay.interim import indemnity_rates
from calculator.view.html import Element, tag
from calculator.view.source import cite_all
from calculator.view.table import head, scrollable
from calculator.view.wording import euro, rate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from calculator.pay.breakdown import Breakdown
    from calculator.pay.interim import Interim
    from calculator.pay.payslip import Payslip
    from calculator.pay.portage import Portage
    from calculator.pay.withholding import Withholding

__all__ = ["Row", "interim_rows", "portage_rows", "worked"]

Kind = Literal["level", "less", "part", "more"]
_SIGNS: dict[Kind, str] = {"level": "= ", "less": "− ", "part": "", "more": "+ "}


@dataclass(frozen=True, slots=True)
class Row:
    """One step from the price to the account, or one part of the step above it."""

    kind: Kind
    label: str
    how: str
    """In words, how the amount is found."""
    amount: int
    """Cents."""
    articles: tuple[str, ...] = ()
    """Keys of what it rests on."""


def worked(caption: str, rows: Sequence[Row]) -> Element:
    """The rows as a table.

    Args:
        caption: What it is of.
        rows: From the price to the account.
    """
    return scrollable(
        caption,
        tag("caption", caption),
        head("Ligne", "Montant", "Comment"),
        tag("tbody", *(_row(one, first=one is rows[0]) for one in rows)),
        class_="poi-figures poi-worked",
    )


def _row(one: Row, *, first: bool) -> Element:
    sign = "" if first else _SIGNS[one.kind]
    # An agency whose price does not cover the pay keeps less than nothing.
    if one.kind == "less" and one.amount < 0:
        sign = "+ "
    return tag(
        "tr",
        tag("th", one.label, scope="row"),
        tag("td", f"{sign}{euro(abs(one.amount))}"),
        tag(
            "td",
            one.how,
            cite_all(tuple(map(citation, one.articles))) if one.articles else None,
            class_="poi-ask",
        ),
        class_="poi-level" if one.kind == "level" else None,
    )


def portage_rows(found: Portage, month: Breakdown, tax: Withholding) -> Iterator[Row]:
    """One month of portage.

    Args:
        found: The month.
        month: The same, from the price to the account.
        tax: How tax is withheld.
    """
    terms, parts, slip = found.terms, found.parts, found.payslip

    def percent(name: str) -> str:
        known = parameter(f"portage.{name}")
        return quantity(known.on(terms.employment.day).amount, known.unit)

    yield Row(
        "level",
        "Prix payé, hors TVA",
        f"{_plain(terms.days)} jours × {euro(found.daily_rate)}",
        month.company_price,
        ("L1254-2", "L1254-23"),
    )
    yield Row(
        "less",
        "Frais de gestion",
        f"{rate(terms.fee_rate)} du prix",
        month.kept,
        ("L1254-15", "L1254-25", "CC 21"),
    )
    yield from _some(
        "less", "Frais remboursés", "pris sur le prix, rendus plus bas", month.expenses
    )
    yield from _some(
        "less",
        "Réserve mise de côté",
        f"{percent('reserve_rate')} du salaire de base (taux à confirmer), et ses congés payés",
        month.reserve_set_aside,
        "CC 21",
    )
    yield from _some(
        "less",
        "Cotisations gardées avec la réserve",
        "celles que l’employeur paiera le jour où il la versera",
        month.reserve_charges,
    )
    yield from _some(
        "less",
        "Reste que le salaire ne peut pas utiliser",
        "un centime de brut en plus dépasserait le budget",
        month.unspent,
    )
    yield _employer(slip)
    yield Row("level", "Salaire brut", "tout ce que le reste du prix permet de payer", month.gross)
    yield Row(
        "part",
        "dont salaire de base",
        "au plus celui du minimum de branche, pour ces jours (à confirmer)",
        parts.base,
        ("L1254-2", "CC 21"),
    )
    yield Row(
        "part",
        "dont apport d’affaire",
        f"{percent('business_indemnity_rate')} du salaire de base",
        parts.business_indemnity,
        ("L1254-9",),
    )
    yield from _some(
        "part", "dont complément", "ce que le prix permet au-delà", parts.complement, "CC 21"
    )
    yield from _some(
        "part",
        "dont apport d’affaire sur le complément",
        f"{percent('business_indemnity_rate')} du complément",
        parts.complement_indemnity,
        "L1254-9",
    )
    yield from _some(
        "part",
        "dont indemnité de fin de contrat",
        f"{percent('end_of_contract_rate')} des lignes qui précèdent",
        parts.end_of_contract,
        "L1254-18",
        "L1243-8",
    )
    fixed_term = terms.employment.contract == "cdd"
    yield Row(
        "part",
        "dont congés payés",
        f"{percent('leave_rate' if fixed_term else 'paid_leave_rate')} des lignes qui précèdent",
        parts.paid_leave,
        ("L1254-18", "L1242-16") if fixed_term else ("CC 28", "L3141-24"),
    )
    yield from _some(
        "part",
        "dont réserve versée tout de suite",
        f"{percent('reserve_rate')} du salaire de base (taux à confirmer), et ses congés payés",
        month.reserve_paid,
        "CC 21",
    )
    yield from _to_the_account(slip, tax, month.expenses)


def interim_rows(
    found: Interim, month: Breakdown, tax: Withholding, coefficient: int
) -> Iterator[Row]:
    """One month of intérim.

    Args:
        found: The month.
        month: The same, from the price to the account.
        tax: How tax is withheld.
        coefficient: What the agency multiplies the pay by, in millionths.
    """
    ifm_rate, iccp_rate = indemnity_rates(found.mission)
    # A coefficient may have four decimals.
    times = f"{Decimal(coefficient).scaleb(-6).normalize():f}".replace(".", ",")
    yield Row(
        "level",
        "Prix payé, hors TVA",
        f"salaire de base × {times}, le coefficient : un usage, sans texte",
        month.company_price,
    )
    yield Row(
        "less",
        "Ce que garde l’agence",
        "le reste du prix : sa marge et ses autres dépenses ; aucun texte lu ne la fixe",
        month.kept,
    )
    yield _employer(found.payslip)
    yield Row("level", "Salaire brut", "les lignes qui suivent, ensemble", month.gross)
    yield Row(
        "part",
        "dont salaire de base",
        f"{_plain(found.mission.hours)} heures × {euro(found.hourly_rate)}",
        found.base,
        ("L1251-18", "L1251-43"),
    )
    yield from _some(
        "part",
        "dont complément jusqu’à la paie garantie",
        "celle du CDI intérimaire",
        found.top_up,
        "L1251-58-3",
    )
    yield from _some(
        "part",
        "dont indemnité de fin de mission (IFM)",
        f"{rate(ifm_rate)} de la rémunération brute, ici le salaire de base",
        found.ifm,
        "L1251-32",
    )
    yield from _some(
        "part",
        "dont indemnité de congés payés (ICCP)",
        f"{rate(iccp_rate)} du salaire de base et de l’IFM ensemble, comme le lit le ministère du "
        "Travail",
        found.iccp,
        "L1251-19",
    )
    yield from _to_the_account(found.payslip, tax, month.expenses)


def _plain(value: Fraction) -> str:
    return number(Decimal(value.numerator) / value.denominator)


def _some(kind: Kind, label: str, how: str, amount: int, *articles: str) -> Iterator[Row]:
    """A row, where there is something in it."""
    if amount:
        yield Row(kind, label, how, amount, articles)


def _employer(slip: Payslip) -> Row:
    return Row(
        "less",
        "Cotisations de l’employeur",
        f"réduction générale de {euro(slip.reduction)} déjà ôtée ; le détail est plus bas"
        if slip.reduction
        else "sans réduction générale à ce salaire ; le détail est plus bas",
        slip.employer,
        ("CSS L311-2", "L5422-13"),
    )


def _to_the_account(slip: Payslip, tax: Withholding, expenses: int) -> Iterator[Row]:
    withheld = tax.amount(slip.taxable)
    yield Row(
        "less",
        "Cotisations du salarié",
        "le détail est plus bas",
        slip.employee,
        ("CSS L311-2",),
    )
    yield Row(
        "level", "Net avant impôt", "le montant qui se compare d’une offre à l’autre", slip.net
    )
    yield Row(
        "less",
        "Impôt à la source",
        f"{rate(tax.rate(slip.taxable))} du net imposable, {euro(slip.taxable)}",
        withheld,
    )
    yield Row("level", "Net versé", "la paie, après impôt", slip.net - withheld)
    yield from _some(
        "more", "Frais remboursés", "des dépenses déjà faites : ce n’est pas une paie", expenses
    )
    if expenses:
        yield Row(
            "level",
            "Reçu sur le compte",
            "la paie et les frais, à ne pas appeler « net »",
            slip.net - withheld + expenses,
        )
