"""One function per request: plain data in, plain data out, every error in French."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from calculator.decision import link
from calculator.decision.answers import AnswerError, Answers
from calculator.decision.arrangement import READERS
from calculator.decision.assessment import assess
from calculator.decision.examination import examine
from calculator.decision.importance import Importance
from calculator.decision.questionnaire import questionnaire
from calculator.law.calendar import FIRST_DAY, NotInForce
from calculator.law.french import day
from calculator.view.html import render
from calculator.view.plain import moot, plain, said
from calculator.view.result import result
from calculator.view.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from calculator.decision.assessment import Assessment
    from calculator.decision.examination import Examination

__all__ = ["RequestError", "answer", "respond"]


class RequestError(ValueError):
    """A request that cannot be answered: where, and a sentence for the reader."""

    def __init__(self, where: str, message: str) -> None:
        """Keep the place apart from the sentence."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message

    def plain(self) -> Mapping[str, object]:
        """The answer that says so."""
        return {"error": {"where": self.where, "message": self.message}}


def respond(request: object) -> Mapping[str, object]:
    """Answer one request.

    Args:
        request: ``{"do": "assess", "reader": "salarie", "on": "2026-11-23", "answers": {…}}``,
            with ``"importance"`` by criterion where it is not normal. ``"show"`` takes the same and
            gives what the page shows, ``"export"`` besides a ``"format"``, ``csv`` or ``json``, and
            gives a file. ``"open"`` takes the ``"link"`` that ``"assess"`` gives.

    Raises:
        RequestError: Something in it is missing, unknown or out of range.
    """
    if not isinstance(request, dict):
        raise RequestError("request", "Une demande est un objet JSON.")
    do = request.get("do")
    if not isinstance(do, str) or do not in _REQUESTS:
        raise RequestError("do", f"Demande inconnue ; sont connues : {', '.join(_REQUESTS)}.")
    return _REQUESTS[do](request)


def _assess(request: Mapping[str, object]) -> Mapping[str, object]:
    _only(request, "do", "reader", "on", "answers", "importance")
    return plain(*_situation(request))


def _show(request: Mapping[str, object]) -> Mapping[str, object]:
    _only(request, "do", "reader", "on", "answers", "importance")
    found, examination = _situation(request)
    return {
        "do": "show",
        "says": said(found),
        "link": link.write(found.answers, found.importance),
        "moot": moot(examination),
        # Part by part, so that the page need not draw again what has not changed.
        "parts": [render(part) for part in result(found, examination)],
    }


def _export(request: Mapping[str, object]) -> Mapping[str, object]:
    _only(request, "do", "format", "reader", "on", "answers", "importance")
    format_ = request.get("format")
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


def _open(request: Mapping[str, object]) -> Mapping[str, object]:
    _only(request, "do", "link")
    text = request.get("link")
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
        "says": _opened(found.ignored),
    }


def _opened(ignored: Sequence[str]) -> str:
    said = "Voici la situation que contenait le lien. Vous pouvez changer chaque réponse."
    return f"{said} Laissé de côté : {' ; '.join(ignored)}." if ignored else said


def _situation(request: Mapping[str, object]) -> tuple[Assessment, Examination]:
    reader = request.get("reader")
    if reader not in READERS:
        raise RequestError("reader", f"Lecteur attendu : {' ou '.join(READERS)}.")
    asked = questionnaire(str(reader))
    raw = request.get("answers")
    if not isinstance(raw, dict):
        raise RequestError("answers", "Un objet est attendu : question, réponse.")
    levels = request.get("importance", {})
    if not isinstance(levels, dict):
        raise RequestError("importance", "Un objet est attendu : critère, importance.")
    on = _day(request)
    try:
        found = assess(Answers.check(asked, raw), Importance.check(asked, levels), on)
    except AnswerError as error:
        raise RequestError(error.where, error.message) from None
    except NotInForce:
        raise RequestError("on", f"Le calculateur répond à partir du {day(FIRST_DAY)}.") from None
    return found, examine(found)


def _only(request: Mapping[str, object], *known: str) -> None:
    for key in request:
        if key not in known:
            raise RequestError(str(key), f"Champ inconnu ; sont connus : {', '.join(known)}.")


def _day(request: Mapping[str, object]) -> date:
    value = request.get("on")
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise RequestError("on", "Une date est attendue, par exemple 2026-11-23.") from None


_REQUESTS: Mapping[str, Callable[[Mapping[str, object]], Mapping[str, object]]] = {
    "assess": _assess,
    "show": _show,
    "export": _export,
    "open": _open,
}


def answer(text: str) -> str:
    """Answer one JSON request with one line of JSON; an error is an answer too.

    The same bytes in CPython and in the browser: keys keep their order, accents stay.
    """
    try:
        found = respond(json.loads(text))
    except RequestError as error:
        found = error.plain()
    except json.JSONDecodeError as error:
        found = RequestError(
            "request", f"Ce n’est pas du JSON (caractère {error.pos + 1})."
        ).plain()
    except (ValueError, RecursionError):
        # Python refuses integers of thousands of digits, and nests only so deep.
        found = RequestError("request", "Cette demande dépasse ce qui peut être lu.").plain()
    line = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair in a key is legal JSON but no UTF-8: it leaves as it came, escaped.
    return line.encode("utf-8", "backslashreplace").decode("utf-8")
