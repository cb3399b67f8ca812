"""Hostile inputs through the calculator, the command line and the pages, told in one report."""

from __future__ import annotations

import re
import time
from itertools import islice
from typing import TYPE_CHECKING

from calculator.api import answer
from scripts.exercise import lines
from scripts.hostile.answers import faults
from scripts.hostile.command import run
from scripts.hostile.fragments import fragments
from scripts.hostile.requests import huge, requests
from scripts.hostile.texts import TEXTS, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from random import Random

    from scripts.hostile.page import Visit
    from scripts.hostile.report import Report

__all__ = [
    "STORED",
    "alive",
    "drawn",
    "large",
    "open_fragments",
    "recall",
    "send",
    "through_calculator",
    "through_command",
    "type_everywhere",
]

_SLOWEST = 20
"""Seconds of the processor for one answer: more is a hang, whatever the machine."""
_SLOWEST_IN_PAGE = 10_000
"""Milliseconds, on a machine that may be shared."""
_BATCH = 200

STORED = (
    *("", "[]", "null", "1", '"x"', "{", "[[1]]", '{"a":1,"__proto__":{"b":2},"constructor":1}'),
    '{"given":"\\"]\'","amount":"<b data-canary>","typed":"x","days":{"a":1},"hours":[1]}',
    '{"given":"daily_rate","amount":null,"days":[1,2],"toString":"x","length":3,"name":"q"}',
    '{"activity":"gone","importance.need":"gone","importance.__proto__":"x","duration":{}}',
    '{"e-days":"x","":"y","period":"<b>","level":"zz","date":"2026-99-99","basis":"x"}',
    '{"days":"' + "[" * 5_000 + '","activity":"' + "{" * 5_000 + '"}',
    '{"days":' * 5_000 + "1" + "}" * 5_000,
)
"""What a page may find where it remembers what was typed."""


def drawn(random: Random, count: int) -> list[tuple[str, str]]:
    """So many lines for the calculator, each with its kind."""
    return list(islice(requests(random), count))


def large() -> list[tuple[str, str]]:
    """The largest and the deepest, with their kind."""
    return [("huge", one) for one in huge()]


def through_calculator(report: Report, asked: Iterable[tuple[str, str]]) -> list[str]:
    """Each line through the function that the page's worker calls; what it answered."""
    answers = []
    for kind, line in asked:
        start = time.process_time()
        found = answer(line)
        took = time.process_time() - start
        wrong = faults(found)
        if took > _SLOWEST:
            wrong.append(f"{took:.1f} s")
        report.add("fonction", kind, line, wrong)
        answers.append(found)
    return answers


def through_command(report: Report, asked: Sequence[tuple[str, str]]) -> None:
    """All lines through one process of the command line."""
    ran = run([line for _, line in asked])
    there = [(kind, line) for kind, line in asked if line.strip()]
    ended = [f"code {ran.code}"] if ran.code not in (0, 2) else []
    if "Traceback" in ran.told:
        ended.append(ran.told[ran.told.index("Traceback") :][:2_000])
    if len(ran.answers) != len(there):
        ended.append(f"{len(ran.answers)} réponses à {len(there)} lignes")
    refused = any(one.startswith(('{"error":', '{"errors":')) for one in ran.answers)
    if refused != (ran.code == 2):  # noqa: PLR2004  the code that says so
        ended.append(f"code {ran.code}, une ligne refusée : {refused}")
    report.add("commande", "fin", "", ended)
    for (kind, line), found in zip(there, ran.answers, strict=False):
        report.add("commande", kind, line, faults(found))


def send(report: Report, visit: Visit, asked: Sequence[tuple[str, str]]) -> None:
    """Lines to the page's client: answered as here, in time, by a calculator that lives."""
    for at in range(0, len(asked), _BATCH):
        batch = asked[at : at + _BATCH]
        for (kind, line), reply in zip(batch, visit.send([one for _, one in batch]), strict=True):
            wrong = [reply.failure] if reply.failure else []
            if not reply.failure and _same(reply.answer) != _same(answer(line)):
                wrong.append(f"autre réponse que la fonction : {ascii(reply.answer)[:200]}")
            if reply.took > _SLOWEST_IN_PAGE:
                wrong.append(f"{reply.took:.0f} ms")
            report.add("client", kind, line, wrong)


def _same(found: str) -> str:
    """An answer but for the place in what is no JSON: Python's editions count it otherwise."""
    return re.sub(r"\(caractère [0-9]+\)", "", found)


def open_fragments(report: Report, visit: Visit, random: Random, count: int) -> None:
    """Fragments in the address of the page as it stands, and one in that of a page that loads."""
    for kind, one in islice(fragments(random), count):
        report.add("adresse", kind, one, visit.open(one))
    _, last = next(fragments(random))
    visit.load(last)
    report.add("adresse", "chargée", last, visit.faults())
    visit.load()


def type_everywhere(report: Report, visit: Visit, random: Random, count: int) -> None:
    """So many values of every kind in every field of the page."""
    for place, name in enumerate(visit.fields()):
        values = {text(random, kind): kind for kind in TEXTS for _ in range(count)}
        wrong = dict(visit.type_in(place, list(values)))
        wrong[""] = wrong.get("", []) + visit.faults()
        for value, kind in values.items():
            report.add("champ", kind, f"{name} = {value}", wrong.pop(value, ()))
        report.found += [f"champ : {name} : {one}" for left in wrong.values() for one in left]


def recall(
    report: Report, visit: Visit, keys: Iterable[str], stored: Sequence[str] = STORED
) -> None:
    """What is stored where the page remembers what was typed."""
    for key in keys:
        for one in stored:
            report.add("mémoire", "stockage", f"{key} = {one}", visit.recall(key, one))


def alive(report: Report, visit: Visit) -> None:
    """The page still answers a plain request, and needed no other calculator for it."""
    plain = lines()[0]
    (reply,) = visit.send([plain])
    wrong = [] if reply.answer == answer(plain) else [f"la page ne répond plus : {reply.failure}"]
    # One of the page's own, one that the requests went to.
    if (started := visit.workers()) > 2:  # noqa: PLR2004
        wrong.append(f"{started} calculateurs démarrés")
    report.add("page", "vivante", visit.path, [*wrong, *visit.faults()])
