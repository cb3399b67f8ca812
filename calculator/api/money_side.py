"""The money side of an advice: what the questionnaire's answers come to in a simulator."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from calculator.api.simulation import Simulation, simulation
from calculator.decision.arrangement import ARRANGEMENTS
from calculator.law.french import number
from calculator.pay.money import euros
from calculator.simulator.entry import EntryError
from calculator.simulator.form import forms
from calculator.simulator.hand_over import hand_over
from calculator.view.simulation.both import money_side
from calculator.view.wording import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from calculator.decision.arrangement import Arrangement, Reader
    from calculator.decision.assessment import Assessment
    from calculator.view.html import Element

__all__ = ["money"]

_OWN = "Avec les valeurs de votre face à face."
_EXAMPLE = "Avec les valeurs d’exemple du simulateur."
_CLOSED = "D’après vos réponses, la loi ferme {} : ses chiffres ne servent qu’à comparer."


def money(assessment: Assessment, entries: Mapping[str, object]) -> Element:
    """Both arrangements in euros, and the way to the simulator that holds the same values.

    Args:
        assessment: The advice.
        entries: What the reader left in the simulator that compares, if anything.
    """
    reader = cast("Reader", assessment.answers.questionnaire.id)
    value = hand_over(reader).value(assessment.answers)
    texts = tuple((key, text) for key, text in entries.items() if isinstance(text, str))
    closed = next((one for one in ARRANGEMENTS if assessment.outcome(one) == "unlawful"), None)
    return _money(reader, value, texts, assessment.on, closed)


@lru_cache(maxsize=8)
def _money(
    reader: Reader,
    value: str | None,
    entries: tuple[tuple[str, str], ...],
    on: date,
    closed: Arrangement | None,
) -> Element:
    """The same element for the same values: most answers change none of them."""
    handed = hand_over(reader)
    if handed.form == "comparison" and entries:
        try:
            return _shown(simulation(handed.form, dict(entries), on), _OWN, closed)
        except EntryError:
            # The simulator's own page says what is wrong, beside its field.
            pass
    if value is None:
        return _shown(simulation(handed.form, {}, on), _EXAMPLE, closed)
    given = _rate(value, on) if handed.field == "gross" else {handed.field: value}
    says = handed.says.replace("{value}", number(Decimal(value)))
    return _shown(simulation(handed.form, given, on), says, closed)


def _rate(gross: str, on: date) -> Mapping[str, str]:
    """The day rate of portage that pays a gross, and intérim at the same net."""
    wanted = {"given": "gross_total", "typed": "month", "amount": gross}
    amount, _ = simulation("portage", wanted, on).shown.amounts["daily_rate"]
    return {"basis": "net", "daily_rate": number(euros(amount))}


def _shown(found: Simulation, says: str, closed: Arrangement | None) -> Element:
    address = f"../../calculer/{forms()[found.entries.form.id].page}/#simulation={found.link}"
    if closed:
        says += f" {_CLOSED.format(ARTICLES[closed])}"
    return money_side(found.shown, says, address)
