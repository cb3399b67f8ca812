"""The money side of an advice: what the questionnaire's answers come to in a simulator."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from calculator.api.simulation import Simulation, simulation
from calculator.law.french import number
from calculator.pay.money import euros
from calculator.simulator.entry import EntryError
from calculator.simulator.form import forms
from calculator.simulator.hand_over import hand_over
from calculator.view.simulation.both import money_side

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calculator.decision.arrangement import Reader
    from calculator.decision.assessment import Assessment
    from calculator.view.html import Element

__all__ = ["money"]

_OWN = "Avec les valeurs de votre face à face."
_EXAMPLE = "Avec les valeurs d’exemple du simulateur."


def money(assessment: Assessment, entries: Mapping[str, object]) -> Element:
    """Both arrangements in euros, and the way to the simulator that holds the same values.

    Args:
        assessment: The advice.
        entries: What the reader left in the simulator that compares, if anything.
    """
    reader = cast("Reader", assessment.answers.questionnaire.id)
    value = hand_over(reader).value(assessment.answers)
    texts = tuple((key, text) for key, text in entries.items() if isinstance(text, str))
    return _money(reader, value, texts, assessment.on)


@lru_cache(maxsize=8)
def _money(
    reader: Reader, value: str | None, entries: tuple[tuple[str, str], ...], on: date
) -> Element:
    """The same element for the same values: most answers change none of them."""
    handed = hand_over(reader)
    if handed.form == "comparison" and entries:
        try:
            return _shown(simulation(handed.form, dict(entries), on), _OWN)
        except EntryError:
            # The simulator's own page says what is wrong, beside its field.
            pass
    if value is None:
        return _shown(simulation(handed.form, {}, on), _EXAMPLE)
    given = _rate(value, on) if handed.field == "gross" else {handed.field: value}
    return _shown(simulation(handed.form, given, on), handed.says)


def _rate(gross: str, on: date) -> Mapping[str, str]:
    """The day rate of portage that pays a gross, and intérim at the same net."""
    wanted = {"given": "gross_total", "typed": "month", "amount": gross}
    amount, _ = simulation("portage", wanted, on).shown.amounts["daily_rate"]
    return {"basis": "net", "daily_rate": number(euros(amount))}


def _shown(found: Simulation, says: str) -> Element:
    address = f"../../calculer/{forms()[found.entries.form.id].page}/#simulation={found.link}"
    return money_side(found.shown, says, address)
