"""The questionnaire as a picture: which question informs which criterion and which rule of law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.decision.gate import gates as gates_of
from calculator.decision.ruling import readers_of
from calculator.view.html import Element, tag
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.decision.questionnaire import Questionnaire

__all__ = ["drawing"]

_WIDTH = 680
_ROW = 26
_BOX = 300
_LABEL = 140
_TOP = 34


def drawing(questionnaire: Questionnaire) -> tuple[Element, Element]:
    """The picture, and the same as a table for those who do not see it."""
    return _picture(questionnaire), _table(questionnaire)


def _picture(questionnaire: Questionnaire) -> Element:
    reads = readers_of(questionnaire.id)
    gates = gates_of(questionnaire.id)
    right = [*questionnaire.criteria, *(gate.id for gate in gates)]
    height = _TOP + _ROW * max(len(questionnaire.questions), len(right) + 1) + 10
    left = _places(list(questionnaire.questions), height)
    # A gap parts the criteria from the law.
    places = {
        id_: _TOP + _ROW * (index + (index >= len(questionnaire.criteria)))
        for index, id_ in enumerate(right)
    }
    picture = tag(
        "svg",
        _head("Questions", 0),
        _head("Critères et leur poids (traits pleins)", _WIDTH - _BOX),
        _head(
            "Règles de la loi (tirets)",
            _WIDTH - _BOX,
            _TOP + _ROW * (len(questionnaire.criteria) + 1) - 16,
        ),
        viewBox=f"0 0 {_WIDTH} {height}",
        width=str(_WIDTH),
        height=str(height),
        class_="poi-map",
        role="img",
        aria_label=(
            f"Le questionnaire « {questionnaire.title} » : les questions à gauche, les critères et "
            "les règles de la loi à droite. Le tableau qui suit dit les mêmes liens."
        ),
    )
    for question in questionnaire.questions.values():
        for id_ in question.criteria:
            picture.append(_line(left[question.id], places[id_], "poi-map-criterion"))
        for gate in reads[question.id]:
            picture.append(_line(left[question.id], places[gate.id], "poi-map-gate"))
    for question in questionnaire.questions.values():
        picture.append(_label(question.name, 0, left[question.id]))
    for one in questionnaire.criteria.values():
        text = f"{one.label} ({one.weight})"
        picture.append(_label(text, _WIDTH - _BOX, places[one.id]))
    for gate in gates:
        picture.append(_label(f"{gate.id} {gate.title}", _WIDTH - _BOX, places[gate.id]))
    return tag(
        "div",
        picture,
        class_="poi-scroll",
        tabindex="0",
        role="region",
        aria_label=f"Image : {questionnaire.title}",
    )


def _places(ids: list[str], height: int) -> Mapping[str, int]:
    """Spread over the height, in order."""
    step = (height - _TOP - _ROW) // max(1, len(ids) - 1)
    return {id_: _TOP + step * index for index, id_ in enumerate(ids)}


def _head(text: str, x: int, y: int = 16) -> Element:
    return tag("text", text, x=str(x), y=str(y), class_="poi-map-head")


def _label(text: str, x: int, y: int) -> Element:
    return tag("text", text, x=str(x), y=str(y + 4), class_="poi-map-label")


def _line(start: int, end: int, class_: str) -> Element:
    first, last = _LABEL, _WIDTH - _BOX - 8
    middle = (first + last) // 2
    return tag(
        "path",
        d=f"M{first} {start} C{middle} {start} {middle} {end} {last} {end}",
        class_=class_,
    )


def _table(questionnaire: Questionnaire) -> Element:
    reads = readers_of(questionnaire.id)
    caption = f"Ce que chaque question éclaire : {questionnaire.title.lower()}"
    return tag(
        "details",
        tag("summary", "Les mêmes liens, en tableau"),
        scrollable(
            caption,
            tag("caption", caption),
            head("Question", "Critères", "Règles"),
            tag(
                "tbody",
                *(
                    tag(
                        "tr",
                        tag("th", question.ask, scope="row"),
                        tag(
                            "td",
                            ", ".join(
                                questionnaire.criteria[id_].label for id_ in question.criteria
                            )
                            or "aucun",
                        ),
                        tag(
                            "td",
                            ", ".join(
                                f"{gate.id} ({NAMES[gate.arrangement].lower()})"
                                for gate in reads[question.id]
                            )
                            or "aucune",
                        ),
                    )
                    for question in questionnaire.questions.values()
                ),
            ),
        ),
    )
