"""What stands around every result: its headline, what was entered, what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from calculator.law.french import day, number
from calculator.law.parameter import parameter
from calculator.simulator.span import UNITS
from calculator.view.figures import NOT_COVERED, law_says, rests_on
from calculator.view.html import Element, Node, tag
from calculator.view.wording import euro

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from calculator.law.provenance import Provenance, Reading
    from calculator.pay.payslip import Payslip
    from calculator.pay.portage import Portage
    from calculator.pay.solver import Solution
    from calculator.pay.withholding import Withholding
    from calculator.simulator.entry import Entries
    from calculator.simulator.form import Amount, Field

__all__ = ["entered", "headline", "inexact", "limits", "typed", "written"]


def headline(amount: int, what: str, *more: Node) -> Element:
    """The first figure, large, and what stands beside it.

    Args:
        amount: Cents.
        what: « net avant impôt, par mois ».
        *more: Sentences.
    """
    return tag(
        "div",
        tag("p", tag("strong", euro(amount)), f" {what}", class_="poi-figure"),
        *(tag("p", one) for one in more if one),
        class_="poi-headline",
    )


def inexact(wanted: str, found: Solution | None) -> str:
    """That no rate gives an amount to the cent, and what the nearest one gives."""
    if found is None or found.exact:
        return ""
    named = f"{wanted[:1].lower()}{wanted[1:]}"
    return (
        f"Aucun tarif ne tombe au centime près : celui-ci donne {euro(found.value)} par mois, "
        f"pour {euro(found.wanted)} demandés ({named})."
    )


def written(field: Field, value: object) -> str:
    """A value as a reader reads it, with its unit."""
    if isinstance(value, str):
        return field.options[value].label
    return f"{_exact(cast('Decimal', value))} {field.unit}"


def typed(given: Amount, entries: Entries) -> str:
    """The amount that was typed, with the unit in which it was."""
    return f"{_exact(entries.amount)} {given.unit or UNITS[entries.typed]}"


def _exact(value: Decimal) -> str:
    """A number with all its decimals: a coefficient may have four."""
    if value == round(value, 2):
        return number(value)
    return f"{value.normalize():f}".replace(".", ",")


def entered(entries: Entries, on: date) -> Element:
    """Every entry, the usual ones said to be so, with a way back to each."""
    rows = []
    if entries.given is not None:
        given = entries.given
        rows.append(_row(given.id, given.label, typed(given, entries)))
    for field in entries.form.fields():
        if field.id == "date":
            rows.append(_row(field.id, field.label, day(on)))
        elif field.id in entries.values:
            value = written(field, entries.values[field.id])
            usual = " (usuel)" if field.id in entries.usual else ""
            rows.append(_row(field.id, field.label, value + usual))
    return tag(
        "details",
        tag("summary", "Ce que vous avez indiqué"),
        tag("ul", *rows),
        class_="poi-recap",
    )


def _row(id_: str, label: str, value: str) -> Element:
    return tag(
        "li",
        tag("strong", label),
        f" : {value} ",
        tag("a", "modifier", href=f"#e-{id_}", aria_label=f"modifier : {label}"),
    )


def reserved(found: Portage) -> list[Provenance]:
    """What a reserve rests on, where there is one, beside the branch minimum."""
    on = found.terms.employment.day
    rate = [parameter("portage.reserve_rate").on(on).provenance] if found.parts.reserve else []
    return [found.minimum.full_time.provenance, *rate]


def limits(
    slips: Sequence[tuple[Payslip, Withholding]], on: date, more: Sequence[Provenance] = ()
) -> Element:
    """On which law the figures stand, what was not read, and what is left out.

    Args:
        slips: The payslips shown.
        on: The day whose law applies.
        more: What the figures rest on beside them.
    """
    named = [one for slip, tax in slips for one in rests_on(slip, tax)]
    named += [(one.source, one) for one in more]
    checked = min(one.checked_on for _, one in named)
    texts = [one for _, one in named]
    return tag(
        "section",
        tag("h3", "Ce que ce calcul ne dit pas"),
        tag("p", law_says(on, checked), data_law=True),
        tag(
            "p",
            "Les montants sont indicatifs. C’est une information, non un conseil : un contrat, une "
            "convention ou un accord peut les changer.",
        ),
        tag(
            "details",
            tag("summary", "Ce qui n’est pas compté"),
            tag("ul", *(tag("li", one) for one in NOT_COVERED)),
        ),
        _doubts(
            texts,
            "unverified",
            "Textes non lus",
            "Ces valeurs viennent de sources secondaires ; l’une d’elles peut être seule.",
        ),
        _doubts(
            texts,
            "replaced",
            "Lus dans une version remplacée",
            "La version en vigueur n’a pas été lue : ces valeurs ont pu changer.",
        ),
        class_="poi-limits",
    )


def _doubts(
    texts: Sequence[Provenance], status: Reading, title: str, because: str
) -> Element | None:
    """The texts of which no more than that was read."""
    found = sorted({one.source for one in texts if one.status == status})
    if not found:
        return None
    return tag(
        "details",
        tag("summary", f"{title} : {len(found)}, à confirmer"),
        tag("p", because),
        tag("ul", *(tag("li", one) for one in found)),
    )
