"""The requests about the advice: assess, show, export, open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator.api.fields import Fields, RequestError
from calculator.api.money_side import money
from calculator.decision import link
from calculator.decision.answers import AnswerError, Answers
from calculator.decision.arrangement import READERS
from calculator.decision.assessment import assess
from calculator.decision.examination import examine
from calculator.decision.importance import Importance
from calculator.decision.questionnaire import questionnaire
from calculator.view.html import render
from calculator.view.plain import moot, plain, said
from calculator.view.report import reported
from calculator.view.result import priced, result
from calculator.view.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from calculator.decision.assessment import Assessment
    from calculator.decision.examination import Examination

__all__ = ["REQUESTS"]


def _assess(request: Fields) -> Mapping[str, object]:
    request.only("do", "reader", "on", "answers", "importance")
    return plain(*_situation(request))


def _show(request: Fields) -> Mapping[str, object]:
    request.only("do", "reader", "on", "answers", "importance", "pay")
    found, examination = _situation(request)
    entries = request.raw.get("pay", {})
    if not isinstance(entries, dict):
        raise RequestError("pay", "Un objet est attendu : champ, texte.")
    side = money(found, entries) if priced(found) else None
    says = said(found)
    return {
        "do": "show",
        "says": says,
        "report": reported(found.answers.questionnaire.title, says),
        "link": link.write(found.answers, found.importance),
        "moot": moot(examination),
        # Part by part, so that the page need not draw again what has not changed.
        "parts": [render(part) for part in result(found, examination, side)],
    }


def _export(request: Fields) -> Mapping[str, object]:
    request.only("do", "format", "reader", "on", "answers", "importance", "pay")
    format_ = request.raw.get("format")
    if not isinstance(format_, str) or format_ not in _FORMATS:
        raise RequestError("format", f"Format attendu : {' ou '.join(_FORMATS)}.")
    found, examination = _situation(request)
    type_, write = _FORMATS[format_]
    reader = found.answers.questionnaire.id
    return {
        "do": "export",
        "name": f"portage-ou-interim-{reader}-{found.on.isoformat()}.{format_}",
        "type": type_,
        "text": write(found, examination),
    }


def _as_json(found: Assessment, examination: Examination) -> str:
    return json.dumps(plain(found, examination), ensure_ascii=False, indent=2) + "\n"


_FORMATS: Mapping[str, tuple[str, Callable[[Assessment, Examination], str]]] = {
    "csv": ("text/csv;charset=utf-8", spreadsheet),
    "json": ("application/json", _as_json),
}


def _open(request: Fields) -> Mapping[str, object]:
    request.only("do", "link")
    text = request.raw.get("link")
    try:
        found = link.read(text if isinstance(text, str) else "")
        # Every criterion may have been set aside, which leaves nothing to weigh.
        Importance.check(questionnaire(found.reader), found.importance)
    except link.LinkError as error:
        raise RequestError("link", str(error)) from None
    except AnswerError as error:
        raise RequestError("link", error.message) from None
    return {
        "do": "open",
        "reader": found.reader,
        "answers": found.answers,
        "importance": found.importance,
        "ignored": list(found.ignored),
        "says": _opened(found),
    }


def _opened(found: link.Situation) -> str:
    if found.ignored and not found.answers and not found.importance:
        said = "Rien de ce que contenait le lien n’a pu être repris."
    else:
        said = "Voici la situation que contenait le lien. Vous pouvez changer chaque réponse."
    left = " ; ".join(found.ignored)
    return f"{said} Laissé de côté : {left}." if left else said


def _situation(request: Fields) -> tuple[Assessment, Examination]:
    reader = request.raw.get("reader")
    if reader not in READERS:
        raise RequestError("reader", f"Lecteur attendu : {' ou '.join(READERS)}.")
    asked = questionnaire(str(reader))
    raw = request.raw.get("answers")
    if not isinstance(raw, dict):
        raise RequestError("answers", "Un objet est attendu : question, réponse.")
    levels = request.raw.get("importance", {})
    if not isinstance(levels, dict):
        raise RequestError("importance", "Un objet est attendu : critère, importance.")
    on = request.date("on")
    try:
        found = assess(Answers.check(asked, raw), Importance.check(asked, levels), on)
    except AnswerError as error:
        raise RequestError(error.where, error.message) from None
    return found, examine(found)


REQUESTS: Mapping[str, Callable[[Fields], Mapping[str, object]]] = {
    "assess": _assess,
    "show": _show,
    "export": _export,
    "open": _open,
}
