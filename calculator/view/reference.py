"""Tables and lists that pages bring in: criteria, gates, thresholds, texts, dated values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.contradiction import contradictions
from calculator.decision.gate import gates
from calculator.decision.importance import levels
from calculator.decision.verdict import thresholds
from calculator.law.citation import codes
from calculator.law.french import day, quantity
from calculator.law.parameter import subjects
from calculator.view.html import Element, tag
from calculator.view.source import STATUS, cite_all
from calculator.view.table import scrollable
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from calculator.decision.questionnaire import Questionnaire
    from calculator.law.parameter import Parameter, Value

__all__ = [
    "articles",
    "contradiction_list",
    "criteria",
    "gate_table",
    "importance",
    "threshold_list",
    "values",
]


def _table(caption: str, columns: tuple[str, ...], rows: list[Element]) -> Element:
    return scrollable(
        caption,
        tag("caption", caption),
        tag("thead", tag("tr", *(tag("th", one, scope="col") for one in columns))),
        tag("tbody", *rows),
    )


def criteria(questionnaire: Questionnaire) -> Element:
    """Each criterion with its weight, the reason, and the questions that inform it."""
    total = sum(one.weight for one in questionnaire.criteria.values())
    return _table(
        f"Critères et poids : {questionnaire.title.lower()}",
        ("Critère", "Poids", "Pourquoi ce poids", "Questions"),
        [
            tag(
                "tr",
                tag("th", one.label, scope="row"),
                tag("td", f"{one.weight} sur {total}"),
                tag("td", one.because),
                tag("td", " ".join(asked.ask for asked in questionnaire.informing(one.id))),
            )
            for one in questionnaire.criteria.values()
        ],
    )


def gate_table() -> Element:
    """Every legal condition, what closes it, and its articles."""
    rows = []
    for gate in gates():
        closing = tag("td", cite_all(gate.articles))
        rows.append(
            tag(
                "tr",
                tag("th", f"{gate.id} · {NAMES[gate.arrangement]}", scope="row"),
                tag("td", gate.title),
                closing,
            )
        )
    return _table("Conditions de la loi", ("Règle", "Ce qu’elle vérifie", "Textes"), rows)


def importance() -> Element:
    """What each level of importance does to a default weight."""
    return _table(
        "Importance d’un critère",
        ("Ce que vous dites", "Effet sur le poids par défaut"),
        [
            tag("tr", tag("th", one.label, scope="row"), tag("td", f"× {one.factor}"))
            for one in levels().values()
        ],
    )


def contradiction_list() -> Element:
    """What is pointed out where answers hardly go together."""
    return tag("ul", *(tag("li", one.says) for one in contradictions()))


def threshold_list() -> Element:
    """Where the words of the verdict change."""
    limits = thresholds()
    basis = ", ".join(gate.id for gate in gates() if gate.basis)
    return tag(
        "ul",
        tag(
            "li",
            f"Écart de {limits.clear} points ou plus : « nettement ». Si une condition qui fonde "
            f"le recours ({basis}) n’est pas remplie, l’avis le dit à la place : « si les "
            "conditions sont remplies », ou « si le motif le permet ».",
        ),
        tag("li", f"Écart de {limits.rather} à {limits.clear} points : « plutôt »."),
        tag("li", f"Écart de moins de {limits.rather} points : « les deux se valent »."),
        tag(
            "li",
            f"Aucune formule n’atteint {limits.floor} points : « ni l’un ni l’autre ». De même "
            "quand la loi ferme l’une et que l’autre reste sous ce seuil ; au-dessus, « reste » "
            "celle que la loi laisse ouverte.",
        ),
        tag("li", "La loi ferme les deux : l’avis le dit, quelles que soient les notes."),
        tag(
            "li",
            f"Moins de {limits.informed}\u00a0% du poids des critères connu : pas encore d’avis.",
        ),
    )


def articles() -> tuple[Element, ...]:
    """Every article that was read, code by code."""
    return tuple(
        _table(
            f"{one.title} : {len(one.articles)} articles, lus au {day(one.read_on)}, "
            f"vérifiés le {day(one.checked_on)}",
            ("Article", "Objet", "Version du", "État"),
            [
                tag(
                    "tr",
                    tag(
                        "th",
                        tag("a", article.key, href=article.url),
                        scope="row",
                        id=f"art-{article.key.replace(' ', '-')}",
                    ),
                    tag("td", article.subject),
                    tag("td", day(article.since)),
                    tag("td", STATUS[article.status] or "inchangé depuis la lecture"),
                )
                for article in one.articles.values()
            ],
        )
        for one in codes().values()
    )


def values() -> tuple[Element, ...]:
    """Every dated value, subject by subject, newest first."""
    return tuple(
        _table(
            f"{one.title} (vérifié le {day(one.checked_on)})",
            ("Valeur", "Depuis le", "Montant", "Texte", "État"),
            [
                _value(parameter, value)
                for parameter in one.parameters.values()
                for value in parameter.values
            ],
        )
        for one in subjects().values()
    )


def _value(parameter: Parameter, value: Value) -> Element:
    return tag(
        "tr",
        tag("th", parameter.label, scope="row"),
        tag("td", day(value.since)),
        tag("td", quantity(value.amount, parameter.unit)),
        tag("td", tag("a", value.source, href=value.url)),
        tag("td", "texte lu" if value.verified else "à confirmer : texte non lu"),
    )
