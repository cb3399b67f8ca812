"""The results of the simulators of both arrangements: face to face, and what a need costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.law.french import number
from calculator.pay.assumption import assumptions
from calculator.view.figures import interim_figures, portage_figures
from calculator.view.html import Element, tag
from calculator.view.simulation.curve import figure
from calculator.view.simulation.frame import entered, limits, reserved
from calculator.view.simulation.journey import Path, journey, journey_table
from calculator.view.simulation.lawful import (
    branch_minimum,
    equal_pay,
    interim_duration,
    interim_smic,
    lawful,
    portage_duration,
    portage_smic,
)
from calculator.view.simulation.ranges import Moved, ranges
from calculator.view.simulation.shown import Shown
from calculator.view.simulation.side import side_by_side
from calculator.view.simulation.slip import slip
from calculator.view.simulation.working_year import true_year
from calculator.view.table import head, scrollable
from calculator.view.wording import NAMES, SHORT, euro

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from calculator.decision.assessment import Assessment
    from calculator.pay.comparison import Range, Situation
    from calculator.pay.interim import Interim
    from calculator.pay.portage import Portage
    from calculator.pay.solver import Solution
    from calculator.simulator.entry import Entries
    from calculator.view.simulation.curve import Plot

__all__ = ["Pair", "company_shown", "comparison_shown", "money_side"]


@dataclass(frozen=True, slots=True)
class Pair:
    """One month in each arrangement, and what is shown of them."""

    situation: Situation
    portage: Portage
    interim: Interim
    paths: tuple[Path, Path]
    least: int | None
    """The least day rate of portage that reaches the branch minimum, in cents."""
    even: Callable[[], Solution | None]
    """The day rate of portage that comes to the same as intérim here, if any does."""
    assessment: Assessment | None

    def figures(self) -> Mapping[str, object]:
        """Both months as plain data."""
        tax = self.situation.withholding
        return {
            "portage": portage_figures(self.portage, tax, self.least),
            "interim": interim_figures(self.interim, tax, self.situation.coefficient),
        }


def comparison_shown(
    entries: Entries, pair: Pair, moved: Sequence[Range], plot: Callable[[], Plot]
) -> Shown:
    """Both arrangements from the worker's side.

    Args:
        entries: What was entered.
        pair: Both months.
        moved: What each assumption does to the difference of the year.
        plot: The curve.
    """
    on = pair.portage.terms.employment.day

    def parts() -> Sequence[Element]:
        return (
            _face_to_face(pair, entries, moved),
            _lawful(pair, entries, ()),
            journey(pair.paths),
        )

    def later() -> Sequence[Element]:
        even = (
            ()
            if _same_net(entries)
            else _even(pair, "laisse le même net avant impôt, réserve non comptée")
        )
        return (
            *even,
            journey_table(pair.paths),
            _moved(
                "l’écart de prix de l’année, portage moins intérim", moved, entries, company=True
            )
            if _same_net(entries)
            else _moved("l’écart de net de l’année, portage moins intérim", moved, entries),
            *_slips(pair),
            true_year(on, pair.paths[0].span, pair.paths),
            figure(plot()),
            entered(entries, on),
            _limits(pair),
        )

    step, what = ("company_price", "prix") if _same_net(entries) else ("net", "net")
    figures = [f"{SHORT[one.arrangement]} {euro(one.over(step, 1))}" for one in pair.paths]
    return Shown(
        label=f"{' · '.join(figures)}, {what} par mois",
        sentence=_said(pair, entries),
        parts=parts,
        figures=pair.figures,
        paths=pair.paths,
        plot=plot,
        later=later,
    )


def company_shown(entries: Entries, pair: Pair, moved: Sequence[Range]) -> Shown:
    """What a need costs in both arrangements, from the company's side.

    Args:
        entries: What was entered.
        pair: Both months.
        moved: What each assumption does to the difference of price.
    """
    span = pair.paths[0].span
    on = pair.portage.terms.employment.day

    def parts() -> Sequence[Element]:
        durations = [
            portage_duration(pair.portage, span.months),
            interim_duration(pair.interim, span.months),
        ]
        return (
            _cost(pair, entries, moved),
            _lawful(pair, entries, durations),
            journey(pair.paths),
        )

    def later() -> Sequence[Element]:
        return (
            *_even(pair, "coûte le même prix à l’entreprise"),
            journey_table(pair.paths),
            _moved("l’écart de prix, portage moins intérim", moved, entries, company=True),
            _included(),
            *_slips(pair),
            entered(entries, on),
            _limits(pair),
        )

    prices = [
        f"{SHORT[one.arrangement]} {euro(one.over('company_price', span.months))}"
        for one in pair.paths
    ]
    return Shown(
        label=f"{' · '.join(prices)}, hors TVA",
        sentence=f"Pour {span.months} mois.",
        parts=parts,
        figures=pair.figures,
        paths=pair.paths,
        later=later,
    )


def _face_to_face(pair: Pair, entries: Entries, moved: Sequence[Range]) -> Element:
    months = pair.paths[0].span.months
    tax = pair.situation.withholding
    slips = {"portage": pair.portage.payslip, "interim": pair.interim.payslip}
    after = {name: one.net - tax.amount(one.taxable) for name, one in slips.items()}
    return tag(
        "div",
        tag("p", tag("strong", _said(pair, entries)), data_difference=True),
        _doubt(moved, entries, company=_same_net(entries)),
        _columns(
            "Les deux formules, chiffre par chiffre",
            pair,
            [
                ("Tarif", _rates(pair)),
                ("Net avant impôt, par mois", _all(pair, "net", 1)),
                ("Net après impôt, par mois", [euro(after[one.arrangement]) for one in pair.paths]),
                (f"Net avant impôt, par an ({months} mois)", _all(pair, "net", months)),
                ("Réserve mise de côté, par mois, brute", _all(pair, "reserve_set_aside", 1)),
                ("Prix pour l’entreprise, par mois, hors TVA", _all(pair, "company_price", 1)),
            ],
        ),
        class_="poi-headline",
    )


def _cost(pair: Pair, entries: Entries, moved: Sequence[Range]) -> Element:
    months = pair.paths[0].span.months
    return tag(
        "div",
        tag("p", tag("strong", _dearer(pair, months, f"pour {months} mois")), data_difference=True),
        _doubt(moved, entries, company=True),
        _columns(
            "Ce que coûte le besoin, hors TVA",
            pair,
            [
                ("Tarif", _rates(pair)),
                (f"Prix pour tout le besoin ({months} mois)", _all(pair, "company_price", months)),
                ("Prix par mois", _all(pair, "company_price", 1)),
                ("Frais de gestion, ou marge de l’agence, par mois", _all(pair, "kept", 1)),
                ("Net de la personne, avant impôt, par mois", _all(pair, "net", 1)),
            ],
        ),
        class_="poi-headline",
    )


def _doubt(moved: Sequence[Range], entries: Entries, *, company: bool) -> Element | None:
    """That what was left at its usual value is enough to turn the result round."""
    known = assumptions()
    turning = [
        known[one.assumption]
        for one in moved
        if one.assumption in entries.supposed
        and min(ends := one.company if company else one.worker) < 0 < max(ends)
    ]
    if not turning:
        return None
    first = turning[0]
    unit = " %" if first.unit == "%" else ""
    return tag(
        "p",
        f"Ce résultat peut s’inverser : « {first.label[0].lower()}{first.label[1:]} », laissé à sa "
        f"valeur usuelle, peut aller de {number(first.low)} à {number(first.high)}{unit}.",
        class_="poi-doubt",
        data_doubt=first.id,
    )


def _even(pair: Pair, what: str) -> tuple[Element, ...]:
    """The day rate of portage at which both come to the same, if there is one."""
    even = pair.even()
    if even is None:
        return ()
    return (
        tag(
            "section",
            tag("h3", "À quel tarif les deux se valent"),
            tag(
                "p",
                f"À {euro(pair.interim.hourly_rate)} de l’heure en intérim, c’est un portage à "
                f"{euro(even.at)} par jour qui {what}.",
                data_even=True,
            ),
        ),
    )


def _same_net(entries: Entries) -> bool:
    """Whether the worker is paid the same: the prices are then what differs."""
    return entries.values.get("basis") == "net"


def _said(pair: Pair, entries: Entries) -> str:
    return _dearer(pair, 1, "par mois") if _same_net(entries) else _difference(pair)


def _dearer(pair: Pair, months: int, when: str) -> str:
    portage, interim = (one.over("company_price", months) for one in pair.paths)
    gap = portage - interim
    if not gap:
        return "Les deux coûtent autant à l’entreprise."
    more = "Le portage" if gap > 0 else "L’intérim"
    return f"{more} coûte {euro(abs(gap))} de plus à l’entreprise, hors TVA, {when}."


def _difference(pair: Pair) -> str:
    portage, interim = (one.over("net", 1) for one in pair.paths)
    gap = portage - interim
    if not gap:
        return "Les deux laissent le même net avant impôt."
    more, less = ("Le portage", "l’intérim") if gap > 0 else ("L’intérim", "le portage")
    return f"{more} laisse {euro(abs(gap))} net de plus par mois que {less}."


def _rates(pair: Pair) -> list[str]:
    return [
        f"{euro(pair.portage.daily_rate)} par jour",
        f"{euro(pair.interim.hourly_rate)} par heure, brut",
    ]


def _all(pair: Pair, step: str, months: int) -> list[str]:
    return [euro(one.over(step, months)) for one in pair.paths]


def _columns(caption: str, pair: Pair, rows: Sequence[tuple[str, Sequence[str]]]) -> Element:
    return scrollable(
        caption,
        tag("caption", caption),
        head("Chiffre", *(NAMES[one.arrangement] for one in pair.paths)),
        tag(
            "tbody",
            *(
                tag("tr", tag("th", name, scope="row"), *(tag("td", value) for value in values))
                for name, values in rows
            ),
        ),
        class_="poi-figures poi-pair",
    )


def _lawful(pair: Pair, entries: Entries, more: Sequence[Element]) -> Element:
    checks = [
        branch_minimum(pair.portage, pair.least),
        portage_smic(pair.portage),
        interim_smic(pair.interim),
        equal_pay(),
        *more,
    ]
    return lawful(checks, entries.form, pair.assessment)


def _slips(pair: Pair) -> tuple[Element, Element]:
    tax = pair.situation.withholding
    return (
        slip("Le bulletin de paie en portage", pair.portage.payslip, tax),
        slip("Le bulletin de paie en intérim", pair.interim.payslip, tax),
    )


def _moved(
    what: str, found: Sequence[Range], entries: Entries, *, company: bool = False
) -> Element:
    known = assumptions()
    moved = [
        Moved(known[one.assumption], *(one.company if company else one.worker)) for one in found
    ]
    moved.sort(key=lambda one: one.moves, reverse=True)
    return ranges(what, moved, entries.supposed)


def _limits(pair: Pair) -> Element:
    tax = pair.situation.withholding
    slips = [(one.payslip, tax) for one in (pair.portage, pair.interim)]
    return limits(slips, pair.portage.terms.employment.day, reserved(pair.portage))


def _included() -> Element:
    caption = "Ce que le prix comprend, et ce qu’il ne comprend pas"
    return tag(
        "details",
        tag("summary", caption),
        side_by_side(caption, "included", ("portage", "interim")),
        class_="poi-included",
    )


def money_side(shown: Shown, says: str, address: str) -> Element:
    """What an advice shows of money: the first figures, and the way to the simulator.

    Args:
        shown: A comparison, or what a need costs.
        says: Where its values come from.
        address: The simulator with these values, relative to the questionnaire's page.
    """
    return tag(
        "section",
        tag("h3", "Côté argent"),
        tag("p", says, class_="poi-hint"),
        shown.parts()[0],
        tag("p", tag("a", "Ouvrir ce calcul et le changer", href=address)),
        class_="poi-money",
    )
