"""The payslip, line by line: base, rate, amount, what it is for, and the text that sets it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from calculator.law.french import number
from calculator.view.html import Element, Node, tag
from calculator.view.source import origin
from calculator.view.table import head, scrollable
from calculator.view.wording import euro, rate

if TYPE_CHECKING:
    from calculator.law.provenance import Provenance
    from calculator.pay.payslip import Line, Payslip
    from calculator.pay.reduction import Reduction
    from calculator.pay.withholding import Withholding

__all__ = ["slip"]

_TEN_THOUSAND = 10_000
"""Parts in which the coefficient of the general reduction is kept."""

_TAXABLE = (
    "Le net, plus la part de CSG et de CRDS que l’impôt ne déduit pas, plus ce que l’employeur "
    "paie pour la mutuelle du salarié."
)
_TAX = (
    "L’impôt sur le revenu, retenu chaque mois par l’employeur. Le barème neutre sert quand aucun "
    "taux n’est donné ; l’impôt final dépend du foyer."
)


def slip(title: str, found: Payslip, tax: Withholding) -> Element:
    """One month's payslip, folded.

    Args:
        title: What it is of.
        found: The payslip.
        tax: How tax is withheld.
    """
    return tag(
        "details",
        tag("summary", title),
        tag(
            "p",
            "Un mois, chaque ligne arrondie au centime pour que les totaux tombent juste. "
            "« Expliquer » dit à quoi sert une ligne, et quel texte la fixe.",
            class_="poi-hint",
        ),
        scrollable(
            title,
            tag("caption", title),
            head("Ligne", "Assiette", "Salarié", "Employeur"),
            tag("tbody", *(_line(one) for one in found.lines()), _reduction(found)),
            tag("tfoot", *_totals(found, tax)),
            class_="poi-figures poi-payslip",
        ),
        class_="poi-slip",
    )


def _line(one: Line) -> Element:
    return tag(
        "tr",
        tag("th", one.label, _explain(one.explain, one.provenance), scope="row"),
        tag("td", euro(one.base)),
        _share(one.employee_rate, one.employee),
        _share(one.employer_rate, one.employer),
        data_line=one.id,
    )


def _share(millionths: int, cents: int) -> Element:
    if not millionths:
        return tag("td", "—")
    return tag("td", euro(cents), tag("span", rate(millionths), class_="poi-rate"))


def _explain(text: str, *texts: Provenance) -> Element:
    return tag(
        "details",
        tag("summary", "expliquer"),
        tag("p", text),
        *(origin(one) for one in texts),
        class_="poi-explain",
    )


def _reduction(found: Payslip) -> Element | None:
    reduction = found.scale.reduction
    if not found.reduction:
        return None
    applied = f"{reduction.coefficient(found.gross) / _TEN_THOUSAND:.4f}".replace(".", ",")
    times, of = reduction.factor
    # What an agency's reduction is multiplied by, without which the line cannot be worked again.
    more = f" × {number(Decimal(times) / of)}" if times != of else ""
    texts = tuple(dict.fromkeys(one.provenance for one in reduction.sources))
    return tag(
        "tr",
        tag("th", "Réduction générale", _explain(_reduction_says(reduction), *texts), scope="row"),
        tag("td", euro(found.gross)),
        tag("td", "—"),
        tag(
            "td",
            f"− {euro(found.reduction)}",
            tag("span", f"coefficient {applied}{more}", class_="poi-rate"),
        ),
        data_line="general_reduction",
    )


def _reduction_says(reduction: Reduction) -> str:
    times, of = reduction.multiple
    return (
        "Ce que l’État retire des cotisations de l’employeur sur les salaires inférieurs à "
        f"{number(Decimal(times) / of)} SMIC. Plus le salaire est bas, plus elle est forte."
    )


def _totals(found: Payslip, tax: Withholding) -> list[Element]:
    withheld = tax.amount(found.taxable)
    neutral = () if tax.own is not None else (tax.scale.provenance,)
    applied = f"taux {rate(tax.rate(found.taxable))}"
    return [
        _total("Total des cotisations", None, found.employee, found.employer),
        _total("Salaire brut, et coût pour l’employeur", None, found.gross, found.cost),
        _total("Net avant impôt (égal ici au « montant net social »)", None, found.net, None),
        _total("Net imposable", _explain(_TAXABLE), found.taxable, None),
        tag(
            "tr",
            tag("th", "Impôt à la source", _explain(_TAX, *neutral), scope="row"),
            tag("td", euro(found.taxable)),
            tag("td", f"− {euro(withheld)}", tag("span", applied, class_="poi-rate")),
            tag("td", "—"),
        ),
        _total("Net après impôt", None, found.net - withheld, None),
    ]


def _total(label: str, more: Node, employee: int, employer: int | None) -> Element:
    return tag(
        "tr",
        tag("th", label, more, scope="row"),
        tag("td", "—"),
        tag("td", euro(employee)),
        tag("td", "—" if employer is None else euro(employer)),
    )
