"""The questionnaire as a form that works before any script has run."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from calculator.decision.importance import NORMAL, levels
from calculator.decision.profile import profiles
from calculator.decision.questionnaire import UNKNOWN
from calculator.view.html import Element, tag
from calculator.view.panel import keep, loading, notice, unable, use
from calculator.view.report import report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.profile import Profile
    from calculator.decision.questionnaire import Criterion, Question, Questionnaire

__all__ = ["calculator"]

_ANSWER_ID = "avis"


def calculator(
    questionnaire: Questionnaire, packed: Mapping[str, str], grid: str, other: str, address: str
) -> Element:
    """Form and place of the advice, side by side.

    Args:
        questionnaire: What is asked.
        packed: What the page must know of the packed runtime, as ``data-`` attributes.
        grid: Address of the paper grid, relative to the page.
        other: Address of the other reader's questionnaire, where a link of theirs is opened.
        address: Of the form for a result that seems wrong; blank where the project's own is not
            known.
    """
    place = tag(
        "div",
        _form(questionnaire, grid),
        _answer(grid, packed["edition"], address),
        tag(
            "button",
            tag("span", data_label=True),
            tag("span", "Voir l’avis · ", tag("b", data_progress=True)),
            type="button",
            class_="poi-jump",
            hidden=True,
        ),
        class_="poi-calculator",
        data_reader=questionnaire.id,
        data_other=other,
    )
    for name, value in packed.items():
        place.set(f"data-{name}", value)
    return place


def _form(questionnaire: Questionnaire, grid: str) -> Element:
    form = tag(
        "form",
        tag(
            "noscript",
            tag(
                "p",
                "Sans JavaScript, la page ne peut pas calculer l’avis. Les questions restent "
                "lisibles, et la ",
                tag("a", "grille à imprimer", href=grid),
                " mène au même avis, avec un crayon.",
                class_="poi-notice",
            ),
        ),
        notice(
            {
                "restart": "Vos réponses sont effacées, ici et sur cet appareil.",
                "example": "Exemple : tout est inventé. Changez ce que vous voulez.",
            },
            "Reprendre mes réponses d’avant",
        ),
        # What is wrong and stands in no field: a clock that is years off, values of a simulator.
        tag("p", class_="poi-error", data_where="", hidden=True),
        _examples(profiles(questionnaire.id)),
        class_="poi-form",
        aria_label="Questionnaire",
        novalidate=True,
    )
    numbered = list(enumerate(questionnaire.questions.values(), 1))
    for section, group in groupby(numbered, key=lambda row: row[1].section):
        form.append(
            tag(
                "section",
                tag("h2", section),
                *(_question(number, question) for number, question in group),
            )
        )
    form.append(_importance(questionnaire))
    form.append(
        keep(
            "Garder mes réponses sur cet appareil",
            "Sans cette case, vos réponses restent dans cet onglet : un rechargement ne les perd "
            "pas, la fermeture de l’onglet les efface. Sur un ordinateur partagé, laissez-la vide.",
            "Effacer mes réponses",
            title="Garder ou effacer",
        )
    )
    return form


def _examples(examples: tuple[Profile, ...]) -> Element:
    return tag(
        "details",
        tag("summary", "Essayer avec un exemple"),
        tag("ul", *(_example(one) for one in examples)),
        class_="poi-examples",
    )


def _example(one: Profile) -> Element:
    return tag(
        "li",
        tag(
            "button",
            one.label,
            type="button",
            disabled=True,  # until the page's script has come: nothing would follow
            data_example=json.dumps(dict(one.answers.given)),
        ),
        tag("p", one.shows, class_="poi-help"),
    )


def _importance(questionnaire: Questionnaire) -> Element:
    return tag(
        "details",
        tag("summary", "Ce qui compte le plus pour vous (facultatif)"),
        tag(
            "p",
            "L’importance multiplie le poids du critère dans les notes. Elle ne change rien à ce "
            "que dit la loi.",
            class_="poi-help",
        ),
        tag("p", class_="poi-error", data_where="importance", hidden=True),
        *(part for one in questionnaire.criteria.values() for part in _level(one)),
        class_="poi-importance",
    )


def _level(criterion: Criterion) -> tuple[Element, Element]:
    name = f"importance.{criterion.id}"
    error = f"erreur-{name}"
    choice = tag(
        "p",
        tag("label", criterion.label, for_=name),
        tag(
            "select",
            *(
                tag("option", one.label, value=one.id, selected=one.id == NORMAL)
                for one in levels().values()
            ),
            id=name,
            name=name,
            aria_describedby=error,
        ),
    )
    return choice, tag("p", class_="poi-error", id=error, data_where=name, hidden=True)


def _question(number: int, question: Question) -> Element:
    choices = [(option.id, option.label) for option in question.options.values()]
    return tag(
        "fieldset",
        tag("legend", f"{number}. {question.ask}"),
        tag("p", question.help, class_="poi-help", id=f"aide-{question.id}"),
        tag(
            "p",
            tag("span"),
            " ",
            tag("button", "Voir la question", type="button", data_action="unfold"),
            class_="poi-moot",
            hidden=True,
        ),
        tag(
            "p",
            question.error,
            class_="poi-error",
            id=f"erreur-{question.id}",
            data_where=f"answers.{question.id}",
            hidden=True,
        ),
        tag(
            "div",
            *(
                tag(
                    "label",
                    tag("input", type="radio", name=question.id, value=value),
                    tag("span", label),
                )
                for value, label in (*choices, (UNKNOWN, "Je ne sais pas"))
            ),
            class_="poi-options",
        ),
        id=f"q-{question.id}",
        class_="poi-question",
        aria_describedby=f"aide-{question.id} erreur-{question.id}",
    )


def _answer(grid: str, edition: str, address: str) -> Element:
    return tag(
        "section",
        tag("h2", "Votre avis", id=_ANSWER_ID, tabindex="-1"),
        tag("p", class_="poi-status", role="status"),
        tag(
            "p",
            # Removed by the page's script: it speaks only where that script is missing.
            "Si rien ne change ici quand vous répondez, le calculateur n’a pas pu démarrer : "
            "rechargez la page, ou prenez la ",
            tag("a", "grille à imprimer", href=grid),
            ".",
            class_="poi-hint",
            data_inert=True,
        ),
        tag(
            "div",
            tag(
                "p",
                "Répondez aux questions, dans l’ordre que vous voulez : l’avis apparaît ici, avec "
                "ses raisons et les articles de loi.",
            ),
            tag(
                "p",
                "Le calcul se fait dans votre navigateur. Aucune réponse n’est envoyée.",
                class_="poi-hint",
            ),
            data_state="blank",
        ),
        loading(
            "De 3 à 6 Mo la première fois, selon la connexion. "
            "Vous pouvez continuer à répondre pendant ce temps."
        ),
        tag("div", data_state="result", hidden=True),
        use(
            "Lien vers cette situation",
            "Le lien contient vos réponses, écrites en clair après le signe « # ». Rien n’est "
            "envoyé ; qui reçoit le lien peut les lire.",
            [("csv", "Tableur (CSV)"), ("json", "Données (JSON)")],
            f"Portage ou intérim, édition {edition}. Pour rouvrir cette situation : ",
            report(
                address,
                "Regardez d’abord « Vos réponses », puis ce qui ferait changer l’avis. Si un "
                "point vous semble encore faux, signalez-le : ce texte dit l’avis et vos réponses.",
            ),
        ),
        unable(
            "L’avis n’a pas pu être calculé.",
            "Vos réponses sont toujours là. Réessayez, ou prenez la ",
            tag("a", "grille à imprimer", href=grid),
            " : elle mène au même avis, avec un crayon.",
        ),
        class_="poi-answer",
        aria_labelledby=_ANSWER_ID,
    )
