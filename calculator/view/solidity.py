"""How solid the advice is: other weights, other answers, open questions, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.arrangement import other
from calculator.decision.questionnaire import UNKNOWN
from calculator.view.html import Element, Node, tag
from calculator.view.wording import ARTICLES, TOWARDS, count, either, percent, points

if TYPE_CHECKING:
    from fractions import Fraction

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.assessment import Assessment
    from calculator.decision.bounds import Range
    from calculator.decision.examination import Examination, Robustness
    from calculator.decision.flip import Change, Flip
    from calculator.decision.questionnaire import Question
    from calculator.decision.tipping import Tipping

__all__ = [
    "flip_list",
    "next_question",
    "noticed",
    "provisional",
    "question_link",
    "robustness",
    "span",
    "stand",
]

_PLURAL = 2
_TIPPINGS = 3
_TO_CLEAR_UP = 3


def question_link(question: Question, text: str | None = None) -> Element:
    """A link to the question in the form."""
    return tag("a", text or question.ask, href=f"#q-{question.id}")


def noticed(examination: Examination, assessment: Assessment) -> Element | None:
    """Contradictions, kindly, each with the way to its questions."""
    if not examination.contradictions:
        return None
    questions = assessment.answers.questionnaire.questions
    return tag(
        "section",
        tag("h3", "Deux réponses à relire"),
        *(
            tag(
                "p",
                one.says,
                " Relire : ",
                *_joined([question_link(questions[id_], questions[id_].name) for id_ in one.when]),
                ".",
                data_contradiction=one.id,
            )
            for one in examination.contradictions
        ),
        class_="poi-contradictions",
    )


def _joined(links: list[Element]) -> list[Node]:
    joined: list[Node] = []
    for index, link in enumerate(links):
        if index:
            joined.append(" · ")
        joined.append(link)
    return joined


def span(lead: Range) -> str:
    """« de 12 points pour l’intérim à 30 points pour le portage »."""
    low, high = _side(lead.low), _side(lead.high)
    return low if low == high else f"de {low} à {high}"


def _side(lead: Fraction) -> str:
    if not round(lead * 10):
        return "l’égalité"
    ahead: Arrangement = "portage" if lead > 0 else "interim"
    noun = "points" if abs(lead) >= _PLURAL else "point"
    return f"{points(abs(lead))} {noun} pour {ARTICLES[ahead]}"


def provisional(examination: Examination, assessment: Assessment) -> Element | None:
    """What the open questions can still do."""
    remaining = len(examination.next)
    if examination.bounds is None or not remaining:
        return None
    if examination.bounds.settled:
        left = (
            "La question restante ne peut plus changer l’avis de sens."
            if remaining == 1
            else f"Les {remaining} questions restantes ne peuvent plus changer l’avis de sens."
        )
        return tag("p", left, class_="poi-settled", data_settled=True)
    if assessment.verdict.direction == "early":
        return None
    return tag(
        "p",
        f"Avis provisoire : {count(remaining, 'question')} sans réponse "
        f"{'peuvent' if remaining > 1 else 'peut'} le changer. "
        f"Écart final possible : {span(examination.bounds.lead)}.",
        class_="poi-provisional",
    )


def next_question(examination: Examination, assessment: Assessment) -> Element | None:
    """The open question that matters most, or what to find out where the reader does not know."""
    if not examination.next or (examination.bounds and examination.bounds.settled):
        return None
    first = examination.next[0]
    if assessment.answers.given.get(first.id) != UNKNOWN:
        return tag(
            "p", "Question la plus utile maintenant : ", question_link(first), class_="poi-next"
        )
    return tag(
        "div",
        tag("p", "Ce qu’il serait le plus utile d’éclaircir :"),
        tag("ul", *(tag("li", question_link(one)) for one in examination.next[:_TO_CLEAR_UP])),
        class_="poi-next",
    )


def stand(robust: Robustness, lead: Fraction) -> str:
    """The acceptability index of the arrangement that leads, in words."""
    everywhere, around = robust.everywhere, robust.around
    if not everywhere.portage and not everywhere.interim:
        return (
            "Les deux formules font jeu égal sur chaque critère renseigné : aucun poids ne les "
            "départage."
        )
    ahead: Arrangement = "portage" if lead >= 0 else "interim"
    name = ARTICLES[ahead].capitalize()
    if everywhere.share(ahead) == 1:
        return (
            f"{name} arrive en tête dans toutes les pondérations possibles : aucun changement de "
            "poids ne peut l’en déloger."
        )
    return (
        f"{name} arrive en tête dans {percent(everywhere.share(ahead))} des pondérations "
        f"possibles, et dans {percent(around.share(ahead))} quand chaque poids varie de moitié, "
        "en plus ou en moins, autour des vôtres."
    )


def robustness(examination: Examination, assessment: Assessment) -> Element | None:
    """What other weights would say, in words and as a small plot."""
    robust = examination.robustness
    if robust is None:
        if assessment.verdict.direction == "early":
            return None
        return _section(tag("p", "La loi a tranché avant les notes : aucun poids n’y change rien."))
    lead = assessment.score.lead()
    tips = [one for one in robust.tippings if one.at is not None and one.at != one.share]
    tips.sort(key=lambda one: one.effort())
    words = [_tip(one, lead) for one in tips[:_TIPPINGS] if lead]
    if not words and robust.tippings and lead:
        ahead: Arrangement = "portage" if lead > 0 else "interim"
        words = [f"Aucun critère seul, quel que soit son poids, ne déloge {ARTICLES[ahead]}."]
    return _section(
        tag("p", stand(robust, lead)),
        tag("ul", *(tag("li", one) for one in words)) if words else None,
        _plot(robust.tippings) if robust.tippings else None,
    )


def _section(*children: Element | None) -> Element:
    return tag("section", tag("h3", "L’avis est-il solide ?"), *children, class_="poi-robustness")


def _tip(one: Tipping, lead: Fraction) -> str:
    assert one.at is not None  # noqa: S101 -- the caller keeps those that tip
    ahead: Arrangement = "interim" if lead > 0 else "portage"
    now, then = points(one.share * 100), points(one.at * 100)
    return (
        f"« {one.criterion.label} » devrait peser {then} % au lieu de {now} % pour que "
        f"{ARTICLES[ahead]} passe devant."
    )


def _plot(tippings: tuple[Tipping, ...]) -> Element:
    rows = tag("ul", class_="poi-plot")
    for one in tippings:
        rows.append(
            tag(
                "li",
                tag("span", one.criterion.label, class_="poi-plot-label"),
                tag("span", _plot_words(one), class_="poi-plot-words"),
                _bar(one),
            )
        )
    return tag(
        "details",
        tag("summary", "Poids de chaque critère, et où l’avis bascule"),
        tag(
            "p",
            "De gauche à droite, le poids du critère va de 0 à 100 %. Bande haute : le portage est "
            "en tête ; bande basse : l’intérim. Le trait noir est le poids actuel.",
            class_="poi-hint",
        ),
        rows,
        class_="poi-sensitivity",
    )


def _plot_words(one: Tipping) -> str:
    now = f"pèse {points(one.share * 100)} %"
    if one.at is not None:
        above: Arrangement = "portage" if one.alone > 0 else "interim"
        return f"{now} ; au-delà de {points(one.at * 100)} %, {ARTICLES[above]} est en tête"
    side = one.without or one.alone
    if not side:
        return f"{now} ; égalité"
    ahead: Arrangement = "portage" if side > 0 else "interim"
    return f"{now} ; {ARTICLES[ahead]} en tête à tout poids"


def _bar(one: Tipping) -> Element:
    cut = 100 * float(one.at) if one.at is not None else 100.0
    first: Arrangement = "portage" if (one.without or one.alone) >= 0 else "interim"
    now = 100 * float(one.share)
    return tag(
        "svg",
        _band(first, 0, cut),
        _band(other(first), cut, 100 - cut) if cut < 100 else None,  # noqa: PLR2004 -- per cent
        tag(
            "rect", class_="poi-plot-now", x=f"{now - 0.4:.1f}%", y="0", width="0.8%", height="100%"
        ),
        class_="poi-plot-bar",
        aria_hidden="true",
        focusable="false",
    )


def _band(arrangement: Arrangement, start: float, width: float) -> Element:
    """Full height for portage, the lower half for intérim: told apart without colours."""
    high = arrangement == "portage"
    return tag(
        "rect",
        class_=f"poi-bar-{arrangement}",
        x=f"{start:.1f}%",
        y="0" if high else "60%",
        width=f"{width:.1f}%",
        height="100%" if high else "40%",
    )


def flip_list(examination: Examination, assessment: Assessment) -> Element | None:
    """What would turn the advice, one sentence each, with the way to the question."""
    found = examination.flips
    if found is None:
        return None
    advised = assessment.verdict.arrangement
    return tag(
        "section",
        tag("h3", "Ce qui changerait l’avis"),
        tag("ul", *(_flip(one) for one in found.shown))
        if found.shown
        else tag("p", "Changer une ou deux réponses ne suffit pas à retourner cet avis."),
        tag(
            "p",
            f"Changer une ou deux réponses ne mène pas {TOWARDS[other(advised)]}.",
            class_="poi-hint",
        )
        if advised and found.shown and not found.reaches_other
        else None,
        class_="poi-flips",
    )


def _flip(one: Flip) -> Element:
    parts: list[Node] = ["Si "]
    for index, change in enumerate(one.changes):
        if index:
            parts.append(", et si ")
        parts += _change(change)
    return tag(
        "li", *parts, f", l’avis deviendrait « {one.verdict.label} ».", data_flip=one.verdict.id
    )


def _change(change: Change) -> list[Node]:
    return [
        "à « ",
        question_link(change.question),
        f" » vous répondiez {either([option.label for option in change.options])}",
    ]
