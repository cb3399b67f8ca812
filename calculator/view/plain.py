"""The advice as plain data, for the command line and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.link import write
from calculator.view.result import scored
from calculator.view.solidity import stand
from calculator.view.source import checked_between

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from calculator.decision.assessment import Assessment
    from calculator.decision.bounds import Bounds
    from calculator.decision.examination import Examination, Robustness
    from calculator.decision.flip import Flips
    from calculator.decision.robustness import Acceptability
    from calculator.law.citation import Citation

__all__ = ["plain"]

MOOT = {
    "closed": "La loi ferme déjà les deux formules : cette réponse n’y change rien.",
    "idle": "D’après vos autres réponses, celle-ci ne change plus rien.",
}
"""Why a question no longer matters."""


def said(assessment: Assessment) -> Mapping[str, str]:
    """The verdict in words for its reader."""
    verdict, reader = assessment.verdict, assessment.answers.questionnaire.id
    return {"id": verdict.id, "label": verdict.label, "sentence": verdict.sentence[reader]}


def moot(examination: Examination) -> Mapping[str, Mapping[str, str]]:
    """By question that no longer matters, why."""
    return {
        one.question.id: {"because": one.because, "says": MOOT[one.because]}
        for one in examination.moot
    }


def plain(assessment: Assessment, examination: Examination) -> Mapping[str, object]:
    """Everything that the advice holds, ids kept, words in French, points to a tenth."""
    score = assessment.score
    reader = assessment.answers.questionnaire.id
    shown = {one: score.shown(one) for one in ARRANGEMENTS}
    weights = score.weights()
    return {
        "do": "assess",
        "reader": reader,
        "on": assessment.on.isoformat(),
        "checked_on": checked_between(assessment.cited())[0].isoformat(),
        "answers": dict(assessment.answers.given),
        "importance": dict(assessment.importance.chosen),
        "link": write(assessment.answers, assessment.importance),
        "verdict": {**said(assessment), "arrangement": assessment.verdict.arrangement},
        "law": {one: assessment.outcome(one) for one in ARRANGEMENTS},
        "scores": {one: _points(sum(shown[one])) for one in ARRANGEMENTS}
        if scored(assessment)
        else None,
        "informed": _points(score.informed * 100),
        "contributions": [
            {
                "criterion": one.criterion.id,
                "label": one.criterion.label,
                "weight": _points(weights[index]),
                **{arrangement: _points(shown[arrangement][index]) for arrangement in ARRANGEMENTS},
                "questions": list(one.questions),
            }
            for index, one in enumerate(score.contributions)
        ],
        "gates": [
            {
                "id": gate.id,
                "arrangement": gate.arrangement,
                "title": gate.title,
                "outcome": finding.outcome,
                "says": gate.says[finding.outcome].on(assessment.on),
                "because": list(finding.because),
                "articles": [_article(one) for one in gate.articles],
            }
            for gate, finding in assessment.findings
        ],
        "reasons": {
            one: [
                {"question": question.id, "option": option.id, "explain": option.explain}
                for question, option in assessment.reasons(one)
            ]
            for one in ARRANGEMENTS
        },
        "contradictions": [
            {"id": one.id, "says": one.says, "questions": list(one.when)}
            for one in examination.contradictions
        ],
        "robustness": _robustness(examination.robustness, score.lead()),
        "flips": _flips(examination.flips),
        "bounds": _bounds(examination.bounds),
        "next": [one.id for one in examination.next],
        "moot": moot(examination),
        "unanswered": [one.id for one in assessment.answers.open()],
        "alternatives": [
            {
                "id": one.id,
                "label": one.label,
                "text": one.text,
                "verified": bool(one.articles),
                "articles": [_article(article) for article in one.articles],
            }
            for one in assessment.alternatives
        ],
    }


def _robustness(found: Robustness | None, lead: Fraction) -> Mapping[str, object] | None:
    if found is None:
        return None
    return {
        "says": stand(found, lead),
        "everywhere": _shares(found.everywhere),
        "around": _shares(found.around),
        "tipping": {
            one.criterion.id: {
                "weight": _points(one.share * 100),
                "at": None if one.at is None else _points(one.at * 100),
            }
            for one in found.tippings
        },
    }


def _shares(found: Acceptability) -> Mapping[str, float]:
    """Shares in %, to a hundredth."""
    return {one: round(float(found.share(one)) * 100, 2) for one in ARRANGEMENTS}


def _flips(found: Flips | None) -> Mapping[str, object] | None:
    if found is None:
        return None
    return {
        "reaches_other": found.reaches_other,
        "shown": [
            {
                "changes": {
                    change.question.id: [option.id for option in change.options]
                    for change in one.changes
                },
                "verdict": one.verdict.id,
                "label": one.verdict.label,
            }
            for one in found.shown
        ],
    }


def _bounds(found: Bounds | None) -> Mapping[str, object] | None:
    if found is None:
        return None
    return {
        "low": _points(found.lead.low),
        "high": _points(found.lead.high),
        "directions": sorted(found.directions),
        "settled": found.settled,
    }


def _points(value: Fraction | int) -> float:
    return round(float(value), 1)


def _article(article: Citation) -> Mapping[str, str]:
    return {
        "key": article.key,
        "label": article.label,
        "url": article.url,
        "since": article.since.isoformat(),
        "checked_on": article.checked_on.isoformat(),
        "status": article.status,
    }
