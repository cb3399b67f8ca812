"""What the reader answered, with a way back to each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.questionnaire import UNKNOWN
from calculator.view.html import Element, tag

if TYPE_CHECKING:
    from calculator.decision.assessment import Assessment
    from calculator.decision.questionnaire import Question

__all__ = ["recap"]


def recap(assessment: Assessment) -> Element:
    """Every answer given, and the importance of criteria that the reader changed."""
    answers, importance = assessment.answers, assessment.importance
    questions = answers.questionnaire.questions
    rows = [
        _row(
            questions[id_],
            "Je ne sais pas" if value == UNKNOWN else questions[id_].options[value].label,
        )
        for id_, value in answers.given.items()
    ]
    changed = [
        f"{one.label} : {importance.level(one).label.lower()}"
        for one in answers.questionnaire.criteria.values()
        if one.id in importance.chosen
    ]
    return tag(
        "section",
        tag("h3", "Vos réponses"),
        tag("ul", *rows),
        tag("p", f"Importance que vous donnez : {' ; '.join(changed)}.") if changed else None,
        tag(
            "p",
            tag("button", "Recommencer", type="button", class_="md-button", data_action="restart"),
            class_="poi-actions",
        ),
        class_="poi-recap",
    )


def _row(question: Question, answer: str) -> Element:
    return tag(
        "li",
        tag("strong", question.name),
        f" : {answer} ",
        tag("a", "modifier", href=f"#q-{question.id}", aria_label=f"modifier : {question.name}"),
    )
