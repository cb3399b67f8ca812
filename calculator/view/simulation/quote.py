"""A quote, figure by figure: what is explained, what is not and by how much, and what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.pay.portage import Portage, least_lawful_rate
from calculator.pay.withholding import withholding
from calculator.view.comparison import finding_figures
from calculator.view.html import Element, tag
from calculator.view.simulation.frame import entered, limits, reserved
from calculator.view.simulation.lawful import (
    branch_minimum,
    equal_pay,
    interim_smic,
    lawful,
    portage_smic,
)
from calculator.view.simulation.shown import Shown
from calculator.view.table import head, scrollable
from calculator.view.wording import MARKS, count, euro

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from calculator.pay.interim import Interim
    from calculator.pay.quote import Finding
    from calculator.simulator.entry import Entries

__all__ = ["quote_shown"]


def quote_shown(
    entries: Entries, found: Sequence[Finding], on: date, month: Portage | Interim
) -> Shown:
    """A quote, checked.

    Args:
        entries: What was copied from it, and what it is based on.
        found: Each figure.
        on: The day whose law applies.
        month: What the quote is about, as it is computed.
    """
    checks = (
        [branch_minimum(month, least_lawful_rate(month.terms)), portage_smic(month)]
        if isinstance(month, Portage)
        else [equal_pay(), interim_smic(month)]
    )
    rests_on = reserved(month) if isinstance(month, Portage) else []
    label, sentence = _verdict(found)

    def parts() -> Sequence[Element]:
        return (
            tag(
                "div",
                tag("p", label, class_="poi-verdict-label"),
                tag("p", sentence),
                class_="poi-headline",
            ),
            *([_findings(found)] if found else []),
            lawful(checks, entries.form, None),
            entered(entries, on),
            tag(
                "p",
                "Une ligne « s’explique » quand elle tombe à dix centimes près : les logiciels de "
                "paie arrondissent chaque ligne. Chaque chiffre est recalculé à partir de ceux qui "
                "le précèdent sur le devis, pour qu’une seule erreur ne fausse pas la suite.",
                class_="poi-hint",
            ),
            limits([(month.payslip, withholding(on))], on, rests_on),
        )

    def figures() -> Mapping[str, object]:
        return {"lines": [finding_figures(one) for one in found]}

    return Shown(label=label, sentence=sentence, parts=parts, figures=figures)


def _verdict(found: Sequence[Finding]) -> tuple[str, str]:
    """In a few words and in a sentence: whether the quote holds."""
    if not found:
        return (
            "Recopiez au moins un chiffre du devis",
            "Chacun sera recalculé ici, avec l’écart en euros et la question à poser.",
        )
    gaps = [one for one in found if not one.explained]
    if not gaps:
        return (
            "Les chiffres recopiés tombent juste",
            "Cela ne dit pas que l’offre est permise : voyez plus bas.",
        )
    total = euro(sum(abs(one.gap) for one in gaps))
    asked = "chiffre ne s’explique pas" if len(gaps) == 1 else "chiffres ne s’expliquent pas"
    return (
        f"{len(gaps)} {asked}",
        f"Écarts : {total} en tout. Ce n’est pas forcément une erreur : demandez d’où cela vient.",
    )


def _findings(found: Sequence[Finding]) -> Element:
    """Each figure: quoted, recomputed, the gap, and the question to ask."""
    caption = f"{count(len(found), 'chiffre')} recopié{'s' if len(found) > 1 else ''}"
    columns = ("Chiffre", "Sur le devis", "Recalculé", "Écart")
    return tag(
        "section",
        tag("h3", "Ligne par ligne"),
        scrollable(
            caption,
            tag("caption", caption),
            head(*columns),
            tag("tbody", *(row for one in found for row in _rows(one))),
            class_="poi-figures",
        ),
        class_="poi-findings",
    )


def _rows(one: Finding) -> tuple[Element, ...]:
    told = finding_figures(one)
    figures = tag(
        "tr",
        tag(
            "th",
            tag("span", MARKS["lawful" if one.explained else "to_verify"], aria_hidden="true"),
            f" {told['label']}",
            scope="row",
        ),
        tag("td", euro(one.quoted)),
        tag("td", euro(one.recomputed)),
        tag("td", "—" if one.explained else ("+ " if one.gap > 0 else "− ") + euro(abs(one.gap))),
        data_figure=one.figure,
        data_explained="yes" if one.explained else "no",
    )
    if one.explained:
        return (figures,)
    words = tag(
        "tr",
        tag(
            "td",
            tag("p", str(told["says"])),
            tag("p", tag("strong", "À demander : "), str(told["ask"])),
            colspan="4",
            class_="poi-ask",
        ),
    )
    return figures, words
