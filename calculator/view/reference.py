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
from calculator.pay.assumption import assumptions
from calculator.pay.contribution import contributions
from calculator.pay.money import percent
from calculator.view.html import Element, tag
from calculator.view.source import STATUS, cite_all, doubt, since
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.questionnaire import Questionnaire
    from calculator.law.parameter import Parameter, Value
    from calculator.law.provenance import Provenance
    from calculator.pay.contribution import Contribution, Rate

__all__ = [
    "articles",
    "assumption_table",
    "contradiction_list",
    "contribution_table",
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
        head(*columns),
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


_BASES: Mapping[str, str] = {
    "gross": "tout le brut",
    "up_to_1_ceiling": "jusqu’au plafond",
    "up_to_4_ceilings": "jusqu’à 4 plafonds",
    "from_1_to_8_ceilings": "de 1 à 8 plafonds",
    "up_to_8_if_above_1": "jusqu’à 8 plafonds, si le brut dépasse le plafond",
    "mutuelle": "prix de la mutuelle",
    "activity_income": "98,25 % du brut jusqu’à 4 plafonds, tout au-delà, et la couverture payée "
    "par l’employeur",
    "employer_cover": "mutuelle et prévoyance payées par l’employeur",
}


def contribution_table() -> Element:
    """Every contribution on a wage, its rates newest first, and the text behind each."""
    return _table(
        "Cotisations et contributions sur un salaire",
        ("Cotisation et assiette", "Depuis le", "Employeur", "Salarié", "Texte et état"),
        [
            tag(
                "tr",
                tag("th", f"{one.label} : {_BASES[one.base]}", scope="row"),
                tag("td", since(rate.provenance)),
                tag("td", _employer(one, rate)),
                tag("td", _percent(rate.employee) if rate.employee else "–"),
                tag(
                    "td",
                    tag("a", rate.provenance.source, href=rate.provenance.url),
                    f" · {_state(rate.provenance)}",
                ),
            )
            for one in contributions()
            for rate in one.rates
        ],
    )


def _employer(one: Contribution, rate: Rate) -> str:
    if one.given:
        return "taux de l’établissement"
    if not rate.employer:
        return "–"
    if rate.reduced is None:
        return _percent(rate.employer)
    limit = quantity(rate.reduced.hourly_limit, "EUR/hour")
    return f"{_percent(rate.reduced.employer)} sous {limit}, {_percent(rate.employer)} au-delà"


def _percent(rate: int) -> str:
    """« 0,036 % »: rates have more decimals than amounts."""
    return f"{percent(rate)}\u00a0%".replace(".", ",")


def assumption_table() -> Element:
    """What no law sets, with usual values."""
    return _table(
        "Hypothèses que la loi ne fixe pas",
        ("Hypothèse", "Bas", "Usuel", "Haut", "Pourquoi"),
        [
            tag(
                "tr",
                tag("th", one.label, scope="row"),
                *(tag("td", quantity(x, one.unit)) for x in (one.low, one.usual, one.high)),
                tag("td", one.because),
            )
            for one in assumptions().values()
        ],
    )


def _state(one: Provenance) -> str:
    return doubt(one) or "texte lu"


def _value(parameter: Parameter, value: Value) -> Element:
    return tag(
        "tr",
        tag("th", parameter.label, scope="row"),
        tag("td", since(value.provenance)),
        tag("td", quantity(value.amount, parameter.unit)),
        tag("td", tag("a", value.provenance.source, href=value.provenance.url)),
        tag("td", _state(value.provenance)),
    )
