"""The year as it is: weekdays, bank holidays, leave, months without a mission."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.law.citation import citation
from calculator.law.french import day, number
from calculator.pay.working_year import working_year
from calculator.view.html import Element, tag
from calculator.view.simulation.side import side_by_side
from calculator.view.source import cite_all
from calculator.view.table import scrollable
from calculator.view.wording import NAMES, euro

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from calculator.simulator.span import Span
    from calculator.view.simulation.journey import Path

__all__ = ["true_year"]

_MONTHS = 12


def true_year(
    on: date, span: Span, paths: Sequence[Path], guaranteed: int | None = None
) -> Element:
    """What a year holds, what is counted here, and what falls between two missions.

    Args:
        on: A day of the year.
        span: Worked months, and days of a month.
        paths: One arrangement, or both.
        guaranteed: Net pay before tax of a month without a mission, in cents, where it is paid all
            the same (CDII).
    """
    year = working_year(on.year)
    possible = Fraction(year.days * span.months, _MONTHS)
    counted = span.days * span.months
    holidays = ", ".join(f"{one.name} ({day(one.day)})" for one in year.on_weekdays)
    rows = [
        ("Jours du lundi au vendredi", _number(Fraction(year.weekdays))),
        ("Jours fériés qui tombent ces jours-là", f"− {len(year.on_weekdays)}"),
        ("Congés payés : cinq semaines", f"− {year.leave}"),
        ("Jours que l’année peut compter", _number(Fraction(year.days))),
        (f"Pour {span.worked}", _number(possible)),
        ("Jours que vous comptez", _number(counted)),
    ]
    caption = f"L’année {on.year}, en jours"
    return tag(
        "details",
        tag("summary", f"L’année {on.year} telle qu’elle est"),
        tag(
            "p",
            tag("strong", "Vous comptez plus de jours que l’année n’en a. "),
            "Le montant de l’année est trop haut : réduisez les jours, ou les mois travaillés.",
            class_="poi-notice",
            data_too_many=True,
        )
        if counted > possible and guaranteed is None
        else None,
        scrollable(
            caption,
            tag("caption", caption),
            tag(
                "tbody",
                *(
                    tag("tr", tag("th", name, scope="row"), tag("td", value))
                    for name, value in rows
                ),
            ),
            class_="poi-figures",
        ),
        tag("p", f"Jours fériés en semaine : {holidays}.", class_="poi-hint"),
        cite_all((citation("L3133-1"), citation("L3141-3"))),
        tag("h4", "Net avant impôt de l’année"),
        tag("ul", *(_net(one, guaranteed) for one in paths)),
        tag("h4", "Entre deux missions"),
        side_by_side(
            "Ce qui se passe entre deux missions", "between", [one.arrangement for one in paths]
        ),
        tag(
            "p",
            "L’allocation chômage n’est pas estimée : ses règles ne sont pas toutes vérifiées. ",
            tag("a", "Vos droits entre deux missions", href="../../droits/entre-deux-missions/"),
            ".",
        ),
        class_="poi-year",
    )


def _number(value: Fraction) -> str:
    """« 216 » or « 204,75 »."""
    return number(Decimal(value.numerator) / value.denominator)


def _net(path: Path, guaranteed: int | None) -> Element:
    months = path.span.months
    worked = f" pour {path.span.worked}."
    kept = path.over("set_aside", months)
    if months == _MONTHS:
        rest = " pour douze mois travaillés, sans congé pris : une part de ce net paie les congés."
    elif guaranteed is not None:
        idle = _MONTHS - months
        total = path.over("net", months) + guaranteed * idle
        rest = (
            f"{worked} Un mois sans mission est payé à la garantie : {euro(guaranteed)} net avant "
            f"impôt (C. trav., art. L1251-58-3). Avec {idle} mois ainsi payés, {euro(total)} sur "
            "l’année."
        )
    else:
        rest = f"{worked} Aucune paie n’est comptée les autres mois."
    return tag(
        "li",
        tag("strong", f"{NAMES[path.arrangement]} : {euro(path.over('net', months))}"),
        rest,
        f" La réserve ajouterait {euro(path.over('reserve_set_aside', months))} bruts, versés plus "
        "tard."
        if kept
        else None,
    )
