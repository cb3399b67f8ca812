"""A simulator's form and the place of its result, which is there before any script has run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from calculator.law.calendar import FIRST_DAY, LAST_DAY
from calculator.law.french import number
from calculator.pay.money import euros
from calculator.simulator.entry import read_number
from calculator.simulator.form import forms
from calculator.view.html import Element, Node, tag
from calculator.view.panel import keep, loading, notice, unable, use
from calculator.view.report import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.simulator.entry import Entries
    from calculator.simulator.form import Amount, Field, Form
    from calculator.view.simulation.shown import Shown

__all__ = ["simulator"]

_HEADING = "resultat"
_FILES = (("csv", "Tableur (CSV)"), ("json", "Données (JSON)"))
_CURVE = (("svg", "Courbe (SVG)"), ("curve", "Points de la courbe (CSV)"))


def simulator(
    entries: Entries,
    shown: Shown,
    packed: Mapping[str, str],
    report: str,
) -> Element:
    """Form and result, side by side.

    Args:
        entries: The usual values, which stand in the form at first.
        shown: What they come to.
        packed: What the page must know of the packed runtime, as ``data-`` attributes.
        report: Address of the form for a result that seems wrong; blank where the project's
            address is not known.
    """
    form = entries.form
    place = tag(
        "div",
        _form(form, shown),
        _answer(form, shown, packed["edition"], report),
        tag(
            "button",
            tag("span", shown.label, data_label=True),
            tag("span", "Voir le détail"),
            type="button",
            class_="poi-jump",
            hidden=True,
        ),
        class_="poi-calculator poi-simulator",
        data_form=form.id,
        data_reader_of=form.reader,
        data_pages=json.dumps({one.id: f"../{one.page}/" for one in forms().values()}),
    )
    for name, value in packed.items():
        place.set(f"data-{name}", value)
    return place


def _form(form: Form, shown: Shown) -> Element:
    return tag(
        "form",
        tag(
            "noscript",
            tag(
                "p",
                "Sans JavaScript, la page ne peut pas calculer. Le résultat affiché est celui des "
                "valeurs usuelles.",
                class_="poi-notice",
            ),
        ),
        notice(
            {"restart": "Les valeurs usuelles sont de retour."}, "Reprendre mes valeurs d’avant"
        ),
        tag("p", class_="poi-error", data_where="", hidden=True),
        *(_board(form, shown) if form.amounts else ()),
        tag("div", *(_entry(form, one) for one in form.first), class_="poi-first"),
        _copied(form) if form.copied else None,
        _refine(form),
        keep(
            "Garder mes valeurs sur cet appareil",
            "Sans cette case, elles restent dans cet onglet. Rien n’est envoyé : le calcul se fait "
            "dans votre navigateur.",
            "Revenir aux valeurs usuelles",
        ),
        class_="poi-form",
        novalidate=True,
        autocomplete="off",
        aria_label=form.title,
    )


def _board(form: Form, shown: Shown) -> tuple[Element, ...]:
    """The amounts: any of them can be typed, the others follow."""
    first, period = form.amounts[0], cast("Field", form.field("period"))
    return (
        tag("input", type="hidden", name="given", value=first.id),
        tag("input", type="hidden", name="typed", value="month"),
        tag("input", type="hidden", name="amount", value=form.usual),
        tag(
            "fieldset",
            tag("legend", "Tapez l’un de ces montants : les autres suivent"),
            _choices(period),
            *(_amount(one, shown) for one in form.amounts),
            class_="poi-board",
        ),
    )


def _amount(one: Amount, shown: Shown) -> Element:
    amount, unit = shown.amounts[one.id]
    return tag(
        "div",
        tag("label", one.label, for_=f"e-{one.id}"),
        tag(
            "span",
            tag(
                "input",
                id=f"e-{one.id}",
                type="text",
                inputmode="decimal",
                value=number(euros(amount)),
                data_amount=one.id,
                aria_describedby=f"u-{one.id} x-{one.id}",
            ),
            tag("span", unit, id=f"u-{one.id}", data_unit=one.id, class_="poi-unit"),
            class_="poi-value",
        ),
        _error(one.id),
        class_="poi-entry",
        data_entry=one.id,
    )


def _error(id_: str) -> Element:
    return tag("p", class_="poi-error", id=f"x-{id_}", data_where=id_, hidden=True)


def _entry(form: Form, field: Field) -> Element:
    if field.options:
        control: Node = tag(
            "select",
            *(
                tag("option", one.label, value=one.id, selected=one.id == field.usual)
                for one in field.options.values()
            ),
            id=f"e-{field.id}",
            name=field.id,
            aria_describedby=f"h-{field.id} x-{field.id}",
        )
    else:
        usual = _usual(field)
        control = tag(
            "input",
            id=f"e-{field.id}",
            name=field.id,
            type="date" if field.kind == "date" else "text",
            inputmode=None if field.kind == "date" else "decimal",
            min=FIRST_DAY.isoformat() if field.kind == "date" else None,
            max=LAST_DAY.isoformat() if field.kind == "date" else None,
            value=usual or None,
            placeholder=usual or None,
            aria_describedby=f"h-{field.id} x-{field.id}",
        )
    conditions = form.conditions(field)
    return tag(
        "div",
        tag("label", field.label, for_=f"e-{field.id}"),
        tag(
            "span",
            control,
            tag("span", field.unit, class_="poi-unit") if field.unit else None,
            class_="poi-value",
        ),
        _error(field.id),
        tag("p", field.help, class_="poi-help", id=f"h-{field.id}"),
        class_="poi-entry",
        data_entry=field.id,
        data_when=json.dumps(conditions) if conditions else None,
        hidden=not _first_shown(form, field),
    )


def _first_shown(form: Form, field: Field) -> bool:
    """Whether a field matters while the usual values stand in the form."""
    return all(
        (one := form.field(id_)) is not None and one.usual in allowed and _first_shown(form, one)
        for id_, allowed in form.conditions(field).items()
    )


def _usual(field: Field) -> str:
    if field.usual is None:
        return ""
    return number(read_number(field.usual, field.unit))


def _choices(field: Field) -> Element:
    return tag(
        "fieldset",
        tag("legend", field.label),
        *(
            tag(
                "label",
                tag(
                    "input",
                    type="radio",
                    name=field.id,
                    value=one.id,
                    checked=one.id == field.usual,
                ),
                tag("span", one.label),
            )
            for one in field.options.values()
        ),
        id=f"e-{field.id}",
        class_="poi-period",
        data_entry=field.id,
    )


def _copied(form: Form) -> Element:
    return tag(
        "section",
        tag("h2", "Recopiez les chiffres du devis, pour un mois"),
        tag("p", "Tous sont facultatifs : seul ce qui est recopié est vérifié.", class_="poi-help"),
        tag("div", *(_entry(form, one) for one in form.copied), class_="poi-copied"),
    )


def _refine(form: Form) -> Element:
    return tag(
        "details",
        tag("summary", "Affiner : contrat, employeur, impôt, date du droit"),
        tag(
            "p",
            "Ces champs portent déjà des valeurs usuelles. Un champ vide reprend la sienne.",
            class_="poi-help",
        ),
        *(
            tag(
                "section",
                tag("h2", section.title),
                *(_entry(form, one) for one in section.fields),
            )
            for section in form.refine
        ),
        class_="poi-refine",
    )


def _answer(form: Form, shown: Shown, edition: str, address: str) -> Element:
    return tag(
        "section",
        tag("h2", "Le résultat", id=_HEADING, tabindex="-1"),
        tag("p", class_="poi-status", role="status"),
        tag(
            "p",
            # Removed by the page's script: it speaks only where that script is missing.
            "Si rien ne change ici quand vous tapez, le calculateur n’a pas pu démarrer : "
            "rechargez la page.",
            class_="poi-hint",
            data_inert=True,
        ),
        tag(
            "p",
            "Les chiffres ci-dessous datent d’avant votre dernière saisie.",
            class_="poi-notice",
            data_stale=True,
            hidden=True,
        ),
        loading(
            "De 3 à 6 Mo la première fois, selon la connexion. "
            "Vous pouvez continuer à taper pendant ce temps."
        ),
        unable(
            "Le calcul n’a pas pu se faire.",
            "Ce que vous avez tapé est toujours là. Réessayez ; le résultat affiché est ancien.",
        ),
        tag(
            "div",
            tag("div", *shown.parts(), data_now=True),
            # Without scripts it is there to read. With them it is no part of the page until the
            # page's own script comes: the theme goes over each of its folds otherwise, at once.
            tag("div", tag("noscript", *shown.later()) if shown.later else None, data_later=True),
            data_state="result",
        ),
        use(
            "Lien vers ce calcul",
            "Le lien contient vos valeurs, écrites en clair après le signe « # ». Rien n’est "
            "envoyé ; qui reçoit le lien peut les lire.",
            _FILES + (_CURVE if shown.plot is not None else ()),
            f"Portage ou intérim, « {form.title} », édition {edition}. Pour rouvrir ce calcul : ",
            report(
                address,
                "Regardez d’abord « Ce que vous avez indiqué » et « Ce qui n’est pas compté ». Si "
                "l’écart reste, signalez-le : ce texte dit le calcul.",
            ),
        ),
        class_="poi-answer",
        aria_labelledby=_HEADING,
    )
