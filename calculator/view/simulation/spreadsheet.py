"""A simulator's result as a spreadsheet that French software opens at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from calculator.law.french import day
from calculator.pay.money import euros
from calculator.simulator.statement import statements
from calculator.view.sheet import amount, sheet
from calculator.view.simulation.frame import typed, written
from calculator.view.simulation.journey import STEPS
from calculator.view.wording import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from calculator.simulator.entry import Entries
    from calculator.view.simulation.shown import Shown

__all__ = ["spreadsheet"]

_QUOTED = {"quoted": "Sur le devis", "recomputed": "Recalculé", "unexplained": "Écart"}

_Row = tuple[str, str, str, tuple[str, ...]]
"""What it belongs to, its name, what is said of it, and one amount a column, or none."""


def spreadsheet(shown: Shown, entries: Entries, on: date) -> str:
    """The result, part by part, as CSV.

    No cell is a formula to a spreadsheet: texts are ours, and numbers are written by us.
    """
    columns = list(_QUOTED.values()) if entries.form.copied else list(_columns(shown))
    rows = (*_result(shown, entries, on), *_entered(entries), *_steps(shown))
    quoted = _quoted(shown) if entries.form.copied else ()
    return sheet(
        [
            ("Rubrique", "Intitulé", "Détail", *columns),
            *(
                (part, name, says, *(amounts or [""] * len(columns)))
                for part, name, says, amounts in (*rows, *quoted)
            ),
        ]
    )


def _columns(shown: Shown) -> Iterator[str]:
    for path in shown.paths:
        for when in ("par mois", path.span.whole):
            yield f"{NAMES[path.arrangement]}, {when}"


def _result(shown: Shown, entries: Entries, on: date) -> Iterator[_Row]:
    yield "Résultat", entries.form.title, shown.label, ()
    yield "Résultat", "Précision", shown.sentence, ()
    yield "Résultat", "Droit en vigueur le", day(on), ()
    yield "Résultat", "Portée", "Information, non conseil juridique.", ()


def _entered(entries: Entries) -> Iterator[_Row]:
    if entries.given is not None:
        yield "Indiqué", entries.given.label, typed(entries.given, entries), ()
    for field in entries.form.fields():
        if field.id in entries.values and field.id != "date":
            yield "Indiqué", field.label, written(field, entries.values[field.id]), ()


def _steps(shown: Shown) -> Iterator[_Row]:
    for step, _ in STEPS if shown.paths else ():
        amounts = (
            amount(euros(path.over(step, months)))
            for path in shown.paths
            for months in (1, path.span.months)
        )
        yield "Du prix à la poche", statements("journey")[step].label, "", tuple(amounts)


def _quoted(shown: Shown) -> Iterator[_Row]:
    for line in cast("Sequence[Mapping[str, object]]", shown.figures()["lines"]):
        amounts = (amount(cast("Decimal", line[name])) for name in _QUOTED)
        yield "Devis", str(line["label"]), f"{line['says']} {line['ask']}".rstrip(), tuple(amounts)
