"""One function per request: plain data in, plain data out, every error in French."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from calculator.decision.answers import AnswerError, Answers
from calculator.decision.arrangement import READERS
from calculator.decision.assessment import assess
from calculator.decision.questionnaire import questionnaire
from calculator.law.calendar import FIRST_DAY, NotInForce
from calculator.law.french import day
from calculator.view.html import render
from calculator.view.plain import plain
from calculator.view.result import result

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
            with ``"html": true`` for the result as HTML besides.

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
    _only(request, "do", "reader", "on", "answers", "html")
    reader = request.get("reader")
    if reader not in READERS:
        raise RequestError("reader", f"Lecteur attendu : {' ou '.join(READERS)}.")
    raw = request.get("answers")
    if not isinstance(raw, dict):
        raise RequestError("answers", "Un objet est attendu : question, réponse.")
    html = request.get("html", False)
    if not isinstance(html, bool):
        raise RequestError("html", "true ou false est attendu.")
    on = _day(request)
    try:
        found = assess(Answers.check(questionnaire(str(reader)), raw), on)
    except AnswerError as error:
        raise RequestError(error.where, error.message) from None
    except NotInForce:
        raise RequestError("on", f"Le calculateur répond à partir du {day(FIRST_DAY)}.") from None
    answer = plain(found)
    return {**answer, "html": render(*result(found))} if html else answer


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
