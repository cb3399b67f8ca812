"""The results of the simulators of one arrangement: portage, intérim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from calculator.pay.assumption import assumptions
from calculator.pay.interim import idle_month
from calculator.pay.sensitivity import interim_sensitivity, portage_sensitivity
from calculator.view.figures import interim_figures, portage_figures
from calculator.view.simulation.frame import entered, headline, inexact, limits, reserved
from calculator.view.simulation.journey import Path, journey, journey_table
from calculator.view.simulation.lawful import (
    branch_minimum,
    equal_pay,
    interim_smic,
    lawful,
    portage_smic,
)
from calculator.view.simulation.ranges import Moved, ranges
from calculator.view.simulation.shown import Shown
from calculator.view.simulation.slip import slip
from calculator.view.simulation.worked import interim_rows, portage_rows, worked
from calculator.view.simulation.working_year import true_year
from calculator.view.wording import euro

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from calculator.decision.assessment import Assessment
    from calculator.law.provenance import Provenance
    from calculator.pay.breakdown import Breakdown
    from calculator.pay.interim import Interim
    from calculator.pay.payslip import Payslip
    from calculator.pay.portage import Portage
    from calculator.pay.sensitivity import Sensitivity
    from calculator.pay.solver import Solution
    from calculator.pay.withholding import Withholding
    from calculator.simulator.entry import Entries
    from calculator.simulator.span import Span
    from calculator.view.html import Element
    from calculator.view.simulation.worked import Row

__all__ = ["Setting", "interim_shown", "portage_shown"]

_FEW = 12
"""Days a month under which the month's whole minimum wage and ceiling distort the result."""

_FEW_DAYS = (
    "Peu de jours : le calcul prend le SMIC et le plafond d’un mois entier, et ce net est trop "
    "haut."
)
_SLIP = "Le bulletin de paie, ligne par ligne"
_WORKED = {"portage": "Un mois de portage", "interim": "Un mois d’intérim"}
_AT_THE_END = (
    "Indemnités de fin et de congés comprises : elles sont versées à la fin de la mission ou du "
    "contrat."
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What was asked, and how it is shown."""

    entries: Entries
    span: Span
    tax: Withholding
    solution: Solution | None
    """What was solved to find the rate; None where the rate was given."""
    assessment: Assessment | None
    """What the questionnaire's answers lead to."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What only one arrangement has."""

    rates: Mapping[str, tuple[int, str]]
    checks: Callable[[], Sequence[Element]]
    """What the law says of the month."""
    moved: Callable[[], Element]
    """What may move it."""
    figures: Callable[[], Mapping[str, object]]
    rows: Callable[[], Iterable[Row]]
    """Every row of the month."""
    rests_on: Sequence[Provenance]
    """What the month rests on beside its payslip."""
    noted: str
    """What a reader must know of the first figure."""
    guaranteed: int | None
    """Net pay before tax of a month without a mission, in cents, where it is paid all the same."""


def portage_shown(setting: Setting, found: Portage, month: Breakdown, least: int | None) -> Shown:
    """One month of portage.

    Args:
        setting: What was asked.
        found: The month.
        month: The same, from the price to the pocket.
        least: The least day rate that reaches the branch minimum, in cents.
    """
    span = setting.span
    own = _Own(
        rates={
            "daily_rate": (found.daily_rate, "€ par jour"),
            "turnover": (span.of(found.turnover), span.unit),
        },
        checks=lambda: [
            branch_minimum(found, least),
            portage_smic(found),
        ],
        moved=lambda: ranges(
            "le net du mois",
            _moved(portage_sensitivity(found.terms, found.daily_rate)),
            setting.entries.supposed,
        ),
        figures=lambda: portage_figures(found, setting.tax, least),
        rows=lambda: portage_rows(found, month, setting.tax),
        rests_on=reserved(found),
        noted=_FEW_DAYS
        if found.terms.days < _FEW
        else _AT_THE_END
        if found.parts.end_of_contract
        else "",
        guaranteed=None,
    )
    return _shown(setting, Path("portage", month, span), found.payslip, own)


def interim_shown(setting: Setting, found: Interim, month: Breakdown, coefficient: int) -> Shown:
    """One month of intérim.

    Args:
        setting: What was asked.
        found: The month.
        month: The same, from the price to the pocket.
        coefficient: What the agency multiplies the pay by, in millionths.
    """
    span = setting.span
    own = _Own(
        rates={
            "hourly_rate": (found.hourly_rate, "€ par heure"),
            "price": (span.of(month.company_price), span.unit),
        },
        checks=lambda: [equal_pay(), interim_smic(found)],
        moved=lambda: ranges(
            "ce que garde l’agence chaque mois",
            _moved(interim_sensitivity(found.mission, found.hourly_rate, coefficient)),
            setting.entries.supposed,
        ),
        figures=lambda: interim_figures(found, setting.tax, coefficient),
        rows=lambda: interim_rows(found, month, setting.tax, coefficient),
        rests_on=(),
        noted=_AT_THE_END if found.iccp else "",
        guaranteed=idle_month(found.mission).net if found.mission.open_ended else None,
    )
    return _shown(setting, Path("interim", month, span), found.payslip, own)


def _shown(setting: Setting, path: Path, paid: Payslip, own: _Own) -> Shown:
    span, tax, entries = setting.span, setting.tax, setting.entries
    on = paid.scale.employment.day
    amounts = {
        "gross_total": paid.gross,
        "net_before_tax": paid.net,
        "net_after_tax": paid.net - tax.amount(paid.taxable),
    }

    given = entries.given
    if given is not None and given.unit is None:
        # What was asked for stays as it was asked for; the headline says what it came to.
        wanted = replace(span, period=entries.typed).month(entries.amount)
        asked = {given.id: (span.of(wanted), span.unit)}
    else:
        asked = {}

    def parts() -> Sequence[Element]:
        return (
            _headline(path, paid, setting, own.noted),
            lawful(own.checks(), entries.form, setting.assessment),
            journey([path]),
        )

    def later() -> Sequence[Element]:
        return (
            journey_table([path]),
            slip(_SLIP, paid, tax),
            true_year(on, span, [path], guaranteed=own.guaranteed),
            own.moved(),
            entered(entries, on),
            limits([(paid, tax)], on, own.rests_on),
        )

    return Shown(
        label=f"{euro(span.of(paid.net))} net {span.words}",
        sentence=f"Avant impôt. Après impôt : {euro(span.of(amounts['net_after_tax']))}.",
        parts=parts,
        later=later,
        figures=own.figures,
        paths=[path],
        worked=lambda: (
            worked(f"{_WORKED[path.arrangement]}, du prix au compte", list(own.rows())),
            slip(_SLIP, paid, tax),
        ),
        amounts={
            **own.rates,
            **{name: (span.of(amount), span.unit) for name, amount in amounts.items()},
            **asked,
        },
    )


def _headline(path: Path, paid: Payslip, setting: Setting, noted: str) -> Element:
    span, given = setting.span, setting.entries.given
    after = span.of(paid.net - setting.tax.amount(paid.taxable))
    return headline(
        span.of(paid.net),
        f"net avant impôt, {span.words}",
        f"{euro(after)} après impôt. Salaire brut : {euro(span.of(paid.gross))}. "
        f"Prix payé : {euro(span.of(path.month.company_price))}, hors TVA.",
        inexact(given.label if given else "", setting.solution),
        noted,
    )


def _moved(found: Sequence[Sensitivity]) -> list[Moved]:
    known = assumptions()
    return [Moved(known[one.assumption], one.low, one.high) for one in found]
