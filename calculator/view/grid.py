"""The same questionnaire on paper: circle an answer, add up two columns."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, lcm
from typing import TYPE_CHECKING

from calculator.decision.answers import Answers
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.gate import gates
from calculator.decision.verdict import thresholds
from calculator.law.french import number
from calculator.view.html import Element, tag
from calculator.view.table import scrollable
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from calculator.decision.arrangement import Arrangement
    from calculator.decision.questionnaire import Option, Question, Questionnaire

__all__ = ["grid", "paper_points", "scale"]

_UNIT = 10
"""Ten points of worth make one point on paper, times the weight."""


def _raw_points(questionnaire: Questionnaire, option: Option, arrangement: Arrangement) -> Fraction:
    return sum(
        (
            Fraction(
                questionnaire.criteria[criterion].weight * worth[arrangement],
                _UNIT * len(questionnaire.informing(criterion)),
            )
            for criterion, worth in option.worth.items()
        ),
        start=Fraction(0),
    )


def _whole(questionnaire: Questionnaire) -> int:
    """By what to multiply so that all points are whole: nobody adds halves with a pencil."""
    return lcm(
        *(
            _raw_points(questionnaire, option, arrangement).denominator
            for question in questionnaire.questions.values()
            for option in question.options.values()
            for arrangement in ARRANGEMENTS
        )
    )


def scale(questionnaire: Questionnaire) -> int:
    """Most points that an arrangement can have on paper."""
    weights = sum(one.weight for one in questionnaire.criteria.values())
    return _UNIT * weights * _whole(questionnaire)


def paper_points(questionnaire: Questionnaire, option: Option, arrangement: Arrangement) -> int:
    """Points of an answer on paper; all answered, they rank the arrangements as the score does."""
    return int(_raw_points(questionnaire, option, arrangement) * _whole(questionnaire))


def grid(questionnaire: Questionnaire) -> tuple[Element, ...]:
    """The whole grid: how to use it, the questions, the total."""
    return (_rules(questionnaire), _table(questionnaire))


def _rules(questionnaire: Questionnaire) -> Element:
    limits = thresholds()
    most = scale(questionnaire)
    basis = ", ".join(gate.id for gate in gates(questionnaire.id) if gate.basis)
    return tag(
        "ol",
        tag("li", "Entourez une réponse par question. Vous ne savez pas ? Passez la question."),
        tag(
            "li",
            "Un ✕ ferme la formule, quel que soit le total : la colonne « Loi » dit pourquoi.",
        ),
        tag("li", "Additionnez les points de chaque colonne."),
        tag(
            "li",
            f"Comparez : un écart de {_points(most, limits.clear)} points ou plus rend l’avis "
            f"net ; de {_points(most, limits.rather)} points ou plus, une formule passe devant ; "
            "en dessous, les deux se valent.",
        ),
        tag(
            "li",
            f"Sous {_points(most, limits.floor)} points, une formule convient mal. Si ce qui "
            "reste ouvert est dessous, cherchez une autre voie.",
        ),
        tag(
            "li",
            f"Ce qui autorise le recours ({basis}) n’est pas établi ? Un avis net devient un avis "
            "sous réserve : vérifiez d’abord ce point.",
        ),
        tag(
            "li",
            "Ces repères valent quand tout est répondu. Avec des questions passées, gardez l’ordre "
            "et méfiez-vous des petits écarts.",
        ),
    )


def _points(most: int, percent: int) -> str:
    return number(Decimal(ceil(Fraction(most * percent, 100))))


def _table(questionnaire: Questionnaire) -> Element:
    body: list[Element] = []
    for index, question in enumerate(questionnaire.questions.values(), 1):
        rows = [_row(questionnaire, question, option) for option in question.options.values()]
        heading = tag("th", f"{index}. {question.ask}", scope="rowgroup", colspan="4")
        body.append(tag("tbody", tag("tr", heading), *rows))
    body.append(
        tag(
            "tbody",
            tag(
                "tr",
                tag("th", f"Total (sur {scale(questionnaire)})", scope="row"),
                tag("td", "……"),
                tag("td", "……"),
                tag("td", "……"),
            ),
        )
    )
    return scrollable(
        f"Grille : {questionnaire.title.lower()}",
        tag("caption", f"Grille à imprimer : {questionnaire.title.lower()}"),
        tag(
            "thead",
            tag(
                "tr",
                tag("th", "Réponse", scope="col"),
                *(tag("th", NAMES[one], scope="col") for one in ARRANGEMENTS),
                tag("th", "Loi", scope="col"),
            ),
        ),
        *body,
        class_="poi-grid",
        searched=False,
    )


def _row(questionnaire: Questionnaire, question: Question, option: Option) -> Element:
    closed = _closed(questionnaire, question, option)
    return tag(
        "tr",
        tag("td", option.label),
        *(
            tag(
                "td",
                "✕"
                if any(arrangement == one for arrangement, _ in closed)
                else number(Decimal(paper_points(questionnaire, option, one))),
            )
            for one in ARRANGEMENTS
        ),
        tag("td", " ; ".join(text for _, text in closed)),
    )


def _closed(
    questionnaire: Questionnaire, question: Question, option: Option
) -> list[tuple[Arrangement, str]]:
    """What this one answer closes by itself; what two answers close together is told apart."""
    alone = Answers(questionnaire, {question.id: option.id})
    return [
        (gate.arrangement, f"{gate.id} ({gate.articles[0].number})")
        for gate in gates(questionnaire.id)
        if gate.find(alone).outcome == "unlawful"
    ]
