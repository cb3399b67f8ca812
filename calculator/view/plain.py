"""The advice as plain data, for the command line and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.view.result import scored
from calculator.view.source import checked_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from calculator.decision.assessment import Assessment
    from calculator.law.citation import Citation

__all__ = ["plain"]


def plain(assessment: Assessment) -> Mapping[str, object]:
    """Everything that the advice holds, ids kept, words in French, points to a tenth."""
    score = assessment.score
    reader = assessment.answers.questionnaire.id
    shown = {one: score.shown(one) for one in ARRANGEMENTS}
    weights = score.weights()
    return {
        "do": "assess",
        "reader": reader,
        "on": assessment.on.isoformat(),
        "checked_on": checked_on().isoformat(),
        "verdict": {
            "id": assessment.verdict.id,
            "label": assessment.verdict.label,
            "sentence": assessment.verdict.sentence[reader],
            "arrangement": assessment.verdict.arrangement,
        },
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
