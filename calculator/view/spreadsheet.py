"""The advice as a spreadsheet that French software opens at once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.questionnaire import UNKNOWN
from calculator.law.french import day
from calculator.view.result import scored
from calculator.view.sheet import sheet
from calculator.view.solidity import span, stand
from calculator.view.source import checked_between
from calculator.view.wording import NAMES, OUTCOME_WORDS, either, points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.decision.assessment import Assessment
    from calculator.decision.examination import Examination

__all__ = ["spreadsheet"]

_COLUMNS = ("Rubrique", "Intitulé", "Détail", *NAMES.values(), "Textes")

_Row = tuple[str, str, str, str, str, str]


def spreadsheet(assessment: Assessment, examination: Examination) -> str:
    """The advice, part by part, as CSV.

    No cell is a formula to a spreadsheet: no text in it is the reader's.
    """
    parts = (_advice, _answers, _weights, _law, _reasons, _solidity)
    return sheet([_COLUMNS, *(row for part in parts for row in part(assessment, examination))])


def _line(part: str, name: str, detail: str = "", *points_: str, texts: str = "") -> _Row:
    portage, interim = points_ or ("", "")
    return (part, name, detail, portage, interim, texts)


def _advice(assessment: Assessment, examination: Examination) -> Iterator[_Row]:
    reader = assessment.answers.questionnaire
    yield _line("Avis", reader.title, assessment.verdict.label)
    yield _line("Avis", "Explication", assessment.verdict.sentence[reader.id])
    yield _line("Avis", "Date de l’avis", day(assessment.on))
    first, last = checked_between(assessment.cited())
    yield _line("Avis", "Textes vérifiés", f"du {day(first)} au {day(last)}")
    yield _line("Avis", "Portée", "Information, non conseil juridique.")
    for one in examination.contradictions:
        yield _line("Avis", "À relire", one.says)


def _answers(assessment: Assessment, _: Examination) -> Iterator[_Row]:
    questions = assessment.answers.questionnaire.questions
    for id_, value in assessment.answers.given.items():
        options = questions[id_].options
        said = "Je ne sais pas" if value == UNKNOWN else options[value].label
        yield _line("Réponse", questions[id_].ask, said)


def _weights(assessment: Assessment, _: Examination) -> Iterator[_Row]:
    if not scored(assessment):
        return
    score = assessment.score
    shown = [score.shown(one) for one in ARRANGEMENTS]
    for index, (one, weight) in enumerate(zip(score.contributions, score.weights(), strict=True)):
        yield _line(
            "Critère",
            one.criterion.label,
            f"poids {points(weight)} %",
            *(points(column[index]) for column in shown),
        )
    yield _line(
        "Critère", "Total sur 100", "", *(points(sum(column, Fraction(0))) for column in shown)
    )


def _law(assessment: Assessment, _: Examination) -> Iterator[_Row]:
    for gate, finding in assessment.findings:
        word = OUTCOME_WORDS[finding.outcome]
        yield _line(
            f"Règle {gate.id}",
            gate.title,
            gate.says[finding.outcome].on(assessment.on),
            *(word if gate.arrangement == one else "" for one in ARRANGEMENTS),
            texts=" ; ".join(one.label for one in gate.articles),
        )


def _reasons(assessment: Assessment, _: Examination) -> Iterator[_Row]:
    if scored(assessment):
        for arrangement in ARRANGEMENTS:
            for _question, option in assessment.reasons(arrangement):
                yield _line("Raison", NAMES[arrangement], option.explain)


def _solidity(assessment: Assessment, examination: Examination) -> Iterator[_Row]:
    if examination.robustness:
        yield _line(
            "Solidité", "Autres poids", stand(examination.robustness, assessment.score.lead())
        )
    if examination.bounds:
        yield _line("Solidité", "Écart final possible", span(examination.bounds.lead))
    for flip in examination.flips.shown if examination.flips else ():
        changes = " et ".join(
            f"{change.question.name} : {either([option.label for option in change.options])}"
            for change in flip.changes
        )
        yield _line("Ce qui changerait l’avis", changes, flip.verdict.label)
