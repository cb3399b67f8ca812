"""The same questionnaire on paper: circle an answer, add up two columns, read the advice."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.combination import combinations_of
from calculator.decision.gate import gates
from calculator.decision.importance import Importance
from calculator.decision.points import points
from calculator.decision.verdict import thresholds, verdict
from calculator.law.french import number
from calculator.view.html import Element, tag
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES, either

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.combination import Combination, Effect
    from calculator.decision.points import Points
    from calculator.decision.questionnaire import Option, Question, Questionnaire

__all__ = ["grid"]

_MARKS: dict[Effect, str] = {"closes": "✕", "founds": "✓", "unsettles": "?"}


def grid(questionnaire: Questionnaire) -> tuple[Element, ...]:
    """The whole grid: how to use it, the questions, answers that count together."""
    each = points(Importance.check(questionnaire, {}))
    decisive = combinations_of(questionnaire)
    return (
        _rules(questionnaire, each),
        _table(questionnaire, each, decisive),
        _together(questionnaire, [one for one in decisive if len(one.options) > 1]),
    )


def _rules(questionnaire: Questionnaire, each: Points) -> Element:
    limits = thresholds()

    def share(percent: int) -> str:
        needed = number(Decimal(ceil(Fraction(each.most * percent, 100))))
        return f"{percent} % du maximum ({needed} points si tout est répondu)"

    return tag(
        "ol",
        tag("li", "Entourez une réponse par question. Vous ne savez pas ? Passez la question."),
        tag(
            "li",
            "Un ✕ ferme la formule, quel que soit le total : la colonne « Loi » dit pourquoi. "
            "Regardez aussi, après les questions, les réponses qui comptent ensemble.",
        ),
        tag(
            "li",
            f"Additionnez les points de chaque colonne. Le maximum est {number(Decimal(each.most))}"
            ". Pour chaque question passée, retirez-en les points écrits après son titre.",
            *(f" {one}" for one in _twins(questionnaire)),
        ),
        tag("li", f"Les deux formules sont fermées : « {verdict('closed').label} »."),
        tag(
            "li",
            f"Sinon, si le maximum est tombé sous {limits.informed} % de "
            f"{number(Decimal(each.most))} : « {verdict('too_early').label} ».",
        ),
        tag(
            "li",
            f"Une seule est fermée. L’autre est sous {share(limits.floor)} : « "
            f"{verdict('neither').label} ». Sinon : « {verdict('portage_only').label} », ou « "
            f"{verdict('interim_only').label} ».",
        ),
        tag(
            "li",
            "Aucune n’est fermée. Les deux sont sous le même seuil : « "
            f"{verdict('neither').label} ». Sinon, comparez. Écart d’au moins "
            f"{share(limits.clear)} : « {verdict('portage_clear').label} », ou « "
            f"{verdict('interim_clear').label} ». D’au moins {share(limits.rather)} : « "
            f"{verdict('portage_rather').label} », ou « {verdict('interim_rather').label} ». "
            f"Moins : « {verdict('balanced').label} ».",
        ),
        tag("li", _founded(questionnaire)),
        class_="poi-grid-rules",
    )


def _twins(questionnaire: Questionnaire) -> list[str]:
    numbers = _numbers(questionnaire)
    return [
        f"Les questions {' et '.join(str(numbers[one.id]) for one in asked)} vont ensemble : si "
        "une seule a sa réponse, comptez-la double et ne retirez rien."
        for id_ in questionnaire.criteria
        if len(asked := questionnaire.informing(id_)) > 1
    ]


def _founded(questionnaire: Questionnaire) -> str:
    basis = {
        arrangement: ", ".join(
            gate.id
            for gate in gates(questionnaire.id)
            if gate.basis and gate.arrangement == arrangement
        )
        for arrangement in ARRANGEMENTS
    }
    return (
        "« Nettement » et « Reste » demandent que la loi autorise le recours : un ✓ pour chacune "
        f"de ces règles ({basis['portage']} pour le portage, {basis['interim']} pour l’intérim), "
        "et aucun « ? » pour elles. Sinon, « Nettement » devient "
        f"« {verdict('portage_if_lawful').label} », ou « {verdict('interim_if_lawful').label} ». "
        f"« Reste » devient « {verdict('portage_only_if_lawful').label} », ou « "
        f"{verdict('interim_only_if_lawful').label} »."
    )


def _numbers(questionnaire: Questionnaire) -> dict[str, int]:
    return {id_: index for index, id_ in enumerate(questionnaire.questions, 1)}


def _table(questionnaire: Questionnaire, each: Points, decisive: Sequence[Combination]) -> Element:
    body: list[Element] = []
    for id_, index in _numbers(questionnaire).items():
        question = questionnaire.questions[id_]
        full = f" (sur {each.full[id_]})" if each.full[id_] else " (la loi seule)"
        heading = tag("th", f"{index}. {question.ask}{full}", scope="rowgroup", colspan="4")
        rows = [_row(each, question, option, decisive) for option in question.options.values()]
        body.append(tag("tbody", tag("tr", heading), *rows))
    body.append(
        tag(
            "tbody",
            tag(
                "tr",
                tag("th", f"Total (sur {each.most})", scope="row"),
                *(tag("td", "……") for _ in range(3)),
            ),
        )
    )
    return scrollable(
        f"Grille : {questionnaire.title.lower()}",
        tag("caption", f"Grille à imprimer : {questionnaire.title.lower()}"),
        head("Réponse", *(NAMES[one] for one in ARRANGEMENTS), "Loi"),
        *body,
        class_="poi-grid",
        searched=False,
    )


def _row(
    each: Points, question: Question, option: Option, decisive: Sequence[Combination]
) -> Element:
    alone = [one for one in decisive if one.options == {question.id: (option.id,)}]
    closed = {one.gate.arrangement for one in alone if one.effect == "closes"}

    def cell(arrangement: Arrangement) -> str:
        if arrangement in closed:
            return "✕"
        return number(Decimal(each.worth[question.id][option.id][arrangement]))

    return tag(
        "tr",
        tag("td", option.label),
        *(tag("td", cell(one)) for one in ARRANGEMENTS),
        tag("td", " ; ".join(_effect(one) for one in alone)),
    )


def _effect(one: Combination) -> str:
    """« ✕ P-02 (L1254-2) »: a mark, the rule, and the article of one that closes."""
    article = f" ({one.gate.articles[0].key})" if one.effect == "closes" else ""
    return f"{_MARKS[one.effect]} {one.gate.id}{article}"


def _together(questionnaire: Questionnaire, several: Sequence[Combination]) -> Element:
    numbers = _numbers(questionnaire)

    def answers(one: Combination) -> str:
        return " et ".join(
            f"{numbers[id_]}. "
            + either([questionnaire.questions[id_].options[option].label for option in options])
            for id_, options in one.options.items()
        )

    title = f"Réponses qui comptent ensemble : {questionnaire.title.lower()}"
    return scrollable(
        title,
        tag("caption", title),
        head("Si vous avez entouré", "Formule", "Loi"),
        tag(
            "tbody",
            *(
                tag(
                    "tr",
                    tag("td", answers(one)),
                    tag("td", NAMES[one.gate.arrangement]),
                    tag("td", _effect(one)),
                )
                for one in several
            ),
        ),
        class_="poi-grid poi-together",
        searched=False,
    )
