"""Short ways to what many tests simulate."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from calculator.api.simulation import Simulation, simulation
from calculator.decision.answers import Answers
from calculator.decision.questionnaire import questionnaire
from calculator.simulator.form import forms
from calculator.view.html import render
from tests.situation import assess
from tests.view.tree import Node, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.simulator.form import Form

__all__ = ["TODAY", "form", "page", "simulated"]

TODAY = date(2026, 11, 23)


def form(id_: str) -> Form:
    """A simulator."""
    return forms()[id_]


def simulated(
    form_: str,
    entries: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    on: date = TODAY,
) -> Simulation:
    """What a simulator comes to, with what the questionnaire's answers lead to if there are any."""
    found = None
    if answers is not None:
        found = assess(Answers.check(questionnaire(form(form_).reader), answers), on)
    return simulation(form_, entries or {}, on, found)


def page(
    form_: str,
    entries: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    on: date = TODAY,
) -> Node:
    """The same as it is shown, all parts under one root, those that come later last."""
    shown = simulated(form_, entries, answers, on).shown
    return read(render(*shown.parts(), *(shown.later() if shown.later else ())))
