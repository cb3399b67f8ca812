"""The advice as the reader sees it: verdict, bars, law, reasons, criteria, what is open."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.questionnaire import UNKNOWN
from calculator.decision.verdict import thresholds, verdict
from calculator.law.french import day
from calculator.view.contributions import chart, table
from calculator.view.html import Element, Node, tag
from calculator.view.recap import recap
from calculator.view.solidity import (
    flip_list,
    next_question,
    noticed,
    provisional,
    question_link,
    robustness,
)
from calculator.view.source import checked_between, cite_all
from calculator.view.wording import ARTICLES, MARKS, NAMES, OUTCOME_WORDS, count, points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from calculator.decision.alternative import Alternative
    from calculator.decision.assessment import Assessment
    from calculator.decision.examination import Examination
    from calculator.decision.gate import Gate
    from calculator.decision.rules import Finding, Outcome

__all__ = ["priced", "result", "scored"]

_SUMMARY: dict[Outcome, str] = {
    "lawful": "permis d’après vos réponses",
    "to_verify": "des points à vérifier",
    "unlawful": "interdit d’après vos réponses",
}

_HEAVIEST = 5
"""Reasons that stand open; the lighter ones are folded."""


def scored(assessment: Assessment) -> bool:
    """Whether enough is answered for the scores to be shown."""
    return bool(assessment.score.contributions) and assessment.verdict != verdict("too_early")


def priced(assessment: Assessment) -> bool:
    """Whether an amount says something: nothing before a first advice, or where both are closed."""
    return scored(assessment) and assessment.verdict != verdict("closed")


def result(
    assessment: Assessment, examination: Examination, money: Element | None = None
) -> tuple[Element, ...]:
    """The whole advice, the most useful first.

    Args:
        assessment: The advice.
        examination: How it stands.
        money: What it comes to in euros, where that says something.
    """
    told = scored(assessment)
    parts: list[Element | None] = [
        _verdict(assessment, examination),
        noticed(examination, assessment),
        _closed(assessment),
        _bars(assessment) if told else None,
        _alternatives(assessment) if _nothing_fits(assessment) else None,
        _reasons(assessment) if told else None,
        flip_list(examination, assessment),
        robustness(examination, assessment),
        chart(assessment) if told else None,
        table(assessment) if told else None,
        _law(assessment),
        money,
        _open(assessment, examination),
        None if _nothing_fits(assessment) else _alternatives(assessment),
        recap(assessment),
        _limits(assessment),
    ]
    return tuple(part for part in parts if part is not None)


def _nothing_fits(assessment: Assessment) -> bool:
    return assessment.verdict.id in ("closed", "neither", "portage_weak", "interim_weak")


def _verdict(assessment: Assessment, examination: Examination) -> Element:
    advice = assessment.verdict
    return tag(
        "div",
        tag("p", advice.label, class_="poi-verdict-label"),
        tag("p", advice.sentence[assessment.answers.questionnaire.id]),
        _unfounded(assessment),
        provisional(examination, assessment),
        next_question(examination, assessment),
        class_="poi-verdict",
        data_verdict=advice.id,
    )


def _unfounded(assessment: Assessment) -> Element | None:
    """What the advised arrangement rests on and no answer settles; of both where they are even."""
    advice = assessment.verdict
    if not scored(assessment) or _nothing_fits(assessment):
        return None
    doubts = [
        f"{gate.title} ({NAMES[gate.arrangement].lower()})"
        for gate, finding in assessment.findings
        if gate.basis
        and finding.outcome == "to_verify"
        and advice.arrangement in (gate.arrangement, None)
    ]
    if not doubts:
        return None
    return tag(
        "p", tag("strong", "À vérifier avant tout : "), f"{', '.join(doubts)}.", class_="poi-doubt"
    )


def _closed(assessment: Assessment) -> Element | None:
    closed = [row for row in assessment.findings if row[1].outcome == "unlawful"]
    if not closed:
        return None
    return tag(
        "section",
        tag("h3", "Ce que la loi ferme"),
        _gate_list(assessment, closed),
        class_="poi-closed",
    )


def _bars(assessment: Assessment) -> Element:
    section = tag("section", tag("h3", "À quel point chaque formule convient"), class_="poi-bars")
    for arrangement in ARRANGEMENTS:
        total = sum(assessment.score.shown(arrangement), Fraction(0))
        outcome = assessment.outcome(arrangement)
        section.append(
            tag(
                "p",
                tag("strong", NAMES[arrangement]),
                f" : {points(total)} sur 100",
                tag("span", f" — {_SUMMARY[outcome]}", class_=f"poi-{outcome}"),
                class_="poi-bar-label",
            )
        )
        section.append(
            tag(
                "svg",
                tag("rect", class_="poi-bar-track", width="100%", height="100%"),
                # A width in a style attribute would break the page's security policy.
                tag(
                    "rect",
                    class_=f"poi-bar-{arrangement}",
                    width=f"{float(total):.1f}%",
                    height="100%",
                ),
                class_="poi-bar",
                aria_hidden="true",
                focusable="false",
            )
        )
    section.append(
        tag(
            "p",
            "Les deux notes sont séparées : les deux formules peuvent convenir, ou aucune. "
            f"Sous {thresholds().floor} sur 100, une formule convient mal ; à partir de "
            f"{thresholds().clear} points d’écart, l’avis est net.",
            class_="poi-hint",
        )
    )
    return section


def _reasons(assessment: Assessment) -> Element:
    columns = tag("div", class_="poi-columns")
    for arrangement in ARRANGEMENTS:
        said = [option.explain for _, option in assessment.reasons(arrangement)]
        columns.append(
            tag(
                "div",
                tag("h4", f"Pour {ARTICLES[arrangement]}"),
                _list(said[:_HEAVIEST])
                if said
                else tag("p", "Aucune de vos réponses ne penche de ce côté."),
                tag(
                    "details",
                    tag("summary", f"{count(len(said) - _HEAVIEST, 'raison')} de moindre poids"),
                    _list(said[_HEAVIEST:]),
                )
                if len(said) > _HEAVIEST
                else None,
            )
        )
    return tag("section", tag("h3", "Les raisons, des deux côtés"), columns, class_="poi-reasons")


def _list(sentences: list[str]) -> Element:
    return tag("ul", *(tag("li", sentence) for sentence in sentences))


def _law(assessment: Assessment) -> Element:
    section = tag("section", tag("h3", "Ce que dit la loi"), class_="poi-law")
    known = {question.id for question, _ in assessment.answers.chosen()}
    for arrangement in ARRANGEMENTS:
        rows = [row for row in assessment.findings if row[0].arrangement == arrangement]
        doubts = [row for row in rows if row[1].outcome == "to_verify"]
        answered = [row for row in doubts if known.issuperset(row[1].because)]
        waiting = [row for row in doubts if row not in answered]
        lawful = [row for row in rows if row[1].outcome == "lawful"]
        section.append(
            tag(
                "h4",
                f"{NAMES[arrangement]} : {_SUMMARY[assessment.outcome(arrangement)]}",
            )
        )
        if answered:
            section.append(_gate_list(assessment, answered))
        for title, class_, group in (
            ("à vérifier, faute de réponse", None, waiting),
            ("sans obstacle", "poi-met", lawful),
        ):
            if group:
                section.append(
                    tag(
                        "details",
                        tag("summary", f"{count(len(group), 'condition')} {title}"),
                        _gate_list(assessment, group),
                        class_=class_,
                    )
                )
    return section


def _gate_list(assessment: Assessment, rows: Iterable[tuple[Gate, Finding]]) -> Element:
    return tag("ul", *(_gate(assessment, *row) for row in rows), class_="poi-gates")


def _gate(assessment: Assessment, gate: Gate, finding: Finding) -> Element:
    questions = assessment.answers.questionnaire.questions
    return tag(
        "li",
        tag(
            "p",
            tag(
                "span",
                tag("span", MARKS[finding.outcome], aria_hidden="true"),
                f" {OUTCOME_WORDS[finding.outcome]}",
                class_=f"poi-badge poi-{finding.outcome}",
            ),
            " ",
            tag("strong", gate.title),
            f" ({NAMES[gate.arrangement].lower()}, règle {gate.id})",
        ),
        tag("p", gate.says[finding.outcome].on(assessment.on)),
        tag(
            "p",
            "D’après votre réponse à : "
            if all(assessment.answers.known(id_) for id_ in finding.because)
            else "Dépend de : ",
            *_join([question_link(questions[id_]) for id_ in finding.because]),
            class_="poi-because",
        ),
        cite_all(gate.articles),
        data_gate=gate.id,
        data_outcome=finding.outcome,
    )


def _join(links: list[Element]) -> list[Node]:
    joined: list[Node] = []
    for index, link in enumerate(links):
        if index:
            joined.append(" ; ")
        joined.append(link)
    return joined


def _open(assessment: Assessment, examination: Examination) -> Element | None:
    remaining = examination.next
    if not remaining:
        return None
    return tag(
        "section",
        tag("h3", f"Ce qui reste sans réponse ({len(remaining)})"),
        tag(
            "ul",
            *(
                tag(
                    "li",
                    question_link(one),
                    " (vous ne savez pas)"
                    if assessment.answers.given.get(one.id) == UNKNOWN
                    else None,
                )
                for one in remaining
            ),
        ),
        class_="poi-open",
    )


def _alternatives(assessment: Assessment) -> Element | None:
    if not assessment.alternatives:
        return None
    return tag(
        "section",
        tag("h3", "Ce qui existe d’autre"),
        tag("ul", *(_alternative(one) for one in assessment.alternatives)),
        class_="poi-alternatives",
    )


def _alternative(one: Alternative) -> Element:
    return tag(
        "li",
        tag("p", tag("strong", one.label), f". {one.text}"),
        cite_all(one.articles)
        if one.articles
        else tag("p", "Texte non lu pour ce guide : à vérifier.", class_="poi-sources"),
        data_alternative=one.id,
    )


def _limits(assessment: Assessment) -> Element:
    first, last = checked_between(assessment.cited())
    later = (
        " Votre date est postérieure : un changement plus récent n’est pas pris en compte."
        if assessment.on > last
        else ""
    )
    return tag(
        "section",
        tag("h3", "Ce que cet avis ne dit pas"),
        tag(
            "p",
            f"Avis au {day(assessment.on)}, sur des textes vérifiés du {day(first)} au "
            f"{day(last)}, chacun au jour écrit à côté de lui.{later} "
            "C’est une information, non un conseil juridique : il ne lit ni votre contrat, ni la "
            "convention collective de l’entreprise, ni les accords qui peuvent changer une durée "
            "ou un montant. En cas de doute, l’inspection du travail renseigne gratuitement.",
        ),
        class_="poi-limits",
    )
