"""One function per request: plain data in, plain data out, every error in French."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from calculator.api import advice, comparison, pay, simulation
from calculator.api.decoding import TooDeep, decode
from calculator.api.encoding import encode
from calculator.api.fields import Fields, RequestError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RequestError", "answer", "respond"]

_REQUESTS = {**advice.REQUESTS, **pay.REQUESTS, **comparison.REQUESTS, **simulation.REQUESTS}


def respond(request: object) -> Mapping[str, object]:
    """Answer one request.

    Args:
        request: ``{"do": "assess", "reader": "salarie", "on": "2026-11-23", "answers": {…}}``,
            with ``"importance"`` by criterion where it is not normal. ``"show"`` takes the same and
            gives what the page shows, ``"export"`` besides a ``"format"``, ``csv`` or ``json``, and
            gives a file. ``"open"`` takes the ``"link"`` that ``"assess"`` gives. The requests
            about pay are described where they are read, in ``calculator.api.pay``; those of the
            simulators' pages in ``calculator.api.simulation``.

    Raises:
        RequestError: Something in it is missing, unknown or out of range.
    """
    if not isinstance(request, dict):
        raise RequestError("request", "Une demande est un objet JSON.")
    do = request.get("do")
    if not isinstance(do, str) or do not in _REQUESTS:
        raise RequestError("do", f"Demande inconnue ; sont connues : {', '.join(_REQUESTS)}.")
    return _REQUESTS[do](Fields(request))


def answer(text: str) -> str:
    """Answer one JSON request with one line of JSON; an error is an answer too.

    The same bytes in CPython and in the browser: keys keep their order, accents stay.
    """
    try:
        found = respond(decode(text))
    except RequestError as error:
        found = error.plain()
    except json.JSONDecodeError as error:
        found = RequestError(
            "request", f"Ce n’est pas du JSON (caractère {error.pos + 1})."
        ).plain()
    except TooDeep:
        found = RequestError("request", "Cette demande dépasse ce qui peut être lu.").plain()
    # Half a surrogate pair in a key is legal JSON but no UTF-8: it leaves as it came, escaped.
    return encode(found).encode("utf-8", "backslashreplace").decode("utf-8")
