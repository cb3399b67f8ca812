"""A quote of a portage company or an agency, each figure recomputed from the quote's own others.

A figure is recomputed from those above it as the quote gives them, so that one wrong line does not
make the next ones wrong too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, get_args

from calculator.pay.interim import indemnity_rates, interim
from calculator.pay.money import share
from calculator.pay.payslip import payslip
from calculator.pay.portage import pay_within, portage
from calculator.pay.scale import scale

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from calculator.pay.interim import Mission
    from calculator.pay.payslip import Payslip
    from calculator.pay.portage import Terms

__all__ = [
    "CAUSES",
    "FIGURES",
    "INTERIM_FIGURES",
    "KINDS",
    "PORTAGE_FIGURES",
    "TOLERANCE",
    "WAYS",
    "Finding",
    "Kind",
    "Way",
    "check_interim",
    "check_portage",
]

TOLERANCE = 10
"""Cents. Software rounds each line, up to half a cent each way; some twenty lines make a total."""

_FIFTH = 200_000
"""In millionths."""

_NAMED_TOLERANCE = 100
"""Cents within which a gap is said to be a sum of other figures."""

_PAYSLIP_FIGURES = (
    "gross_total",
    "employee_contributions",
    "net_before_tax",
    "taxable_net",
    "employer_contributions",
    "employer_cost",
)
PORTAGE_FIGURES = ("turnover", "fee", "budget", *_PAYSLIP_FIGURES, "reserve")
INTERIM_FIGURES = ("base", "ifm", "iccp", *_PAYSLIP_FIGURES, "price")

Kind = Literal["portage", "interim"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FIGURES: Mapping[Kind, tuple[str, ...]] = {"portage": PORTAGE_FIGURES, "interim": INTERIM_FIGURES}
CAUSES: Mapping[Kind, tuple[str, ...]] = {
    "portage": ("expenses", "reserve", "reserve_charges", "fee", "fee_on_top", "fifth"),
    "interim": ("ifm", "iccp", "iccp_on_ifm", "guarantee_top_up", "fifth"),
}
"""What a gap may come to. iccp_on_ifm: the IFM forgotten in the base of paid leave. fee_on_top: the
fee of the price that was agreed, added to it. fifth: of the price, as a VAT of 20 % would be."""

_OF_THE_PRICE = ("fee_on_top", "fifth")
"""Causes that explain a price, and no other figure."""

_PRICES = ("turnover", "price")

Way = Literal["more", "less", "missing"]
WAYS: tuple[Way, ...] = get_args(Way)
"""How a quote departs from the calculation; missing: it says nothing is due where something is."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One figure of a quote, in cents."""

    kind: Kind
    """Whose quote: a portage company's or an agency's."""
    figure: str
    quoted: int
    recomputed: int
    because: tuple[str, ...]
    """Other figures that together come to the gap, if any do."""
    share_of: int = 0
    """What a fee is a share of; 0 for any other figure."""

    @property
    def gap(self) -> int:
        """What is quoted less what is recomputed."""
        return self.quoted - self.recomputed

    @property
    def explained(self) -> bool:
        """Whether rounding explains the gap."""
        return abs(self.gap) <= TOLERANCE

    @property
    def way(self) -> Way:
        """How the quote departs from the calculation, where it does."""
        if self.gap > 0:
            return "more"
        return "less" if self.quoted else "missing"


def check_portage(terms: Terms, daily_rate: int, quoted: Mapping[str, int]) -> tuple[Finding, ...]:
    """Check a simulation of a portage company.

    Args:
        terms: What it is based on.
        daily_rate: Cents.
        quoted: Its figures, in cents.
    """
    month = portage(terms, daily_rate)
    scales = scale(terms.employment)
    turnover = quoted.get("turnover", month.turnover)
    fee = quoted.get("fee", terms.fee(turnover))
    budget = quoted.get("budget", turnover - fee - terms.expenses)
    due = pay_within(terms, budget).payslip.gross
    gross = quoted.get("gross_total", due)
    recomputed = {
        "turnover": month.turnover,
        "fee": terms.fee(turnover),
        "budget": turnover - fee - terms.expenses,
        "gross_total": due,
        **_payslip_figures(payslip(scales, gross), quoted),
        "reserve": month.parts.reserve,
    }
    causes = (
        terms.expenses,
        month.parts.reserve,
        month.reserve_charges,
        fee,
        terms.fee(month.turnover),
        share(month.turnover, _FIFTH),
    )
    return _findings("portage", quoted, recomputed, causes, turnover)


def check_interim(
    mission: Mission, hourly_rate: int, coefficient: int | None, quoted: Mapping[str, int]
) -> tuple[Finding, ...]:
    """Check an offer of an agency.

    Args:
        mission: What it is based on.
        hourly_rate: Cents.
        coefficient: What the agency multiplies the pay by, in millionths, if it says so.
        quoted: Its figures, in cents.
    """
    month = interim(mission, hourly_rate)
    base = quoted.get("base", month.base)
    ifm_rate, iccp_rate = indemnity_rates(mission)
    ifm = quoted.get("ifm", share(base, ifm_rate))
    iccp = quoted.get("iccp", share(base + ifm, iccp_rate))
    due = base + month.top_up + ifm + iccp
    gross = quoted.get("gross_total", due)
    recomputed = {
        "base": month.base,
        "ifm": share(base, ifm_rate),
        "iccp": share(base + ifm, iccp_rate),
        "gross_total": due,
        **_payslip_figures(payslip(scale(mission.employment), gross), quoted),
    }
    if coefficient is not None:
        recomputed["price"] = share(base, coefficient)
    causes = (
        month.ifm,
        month.iccp,
        share(month.ifm, iccp_rate),
        month.top_up,
        share(recomputed.get("price", 0), _FIFTH),
    )
    return _findings("interim", quoted, recomputed, causes)


def _payslip_figures(slip: Payslip, quoted: Mapping[str, int]) -> Mapping[str, int]:
    employee = quoted.get("employee_contributions", slip.employee)
    employer = quoted.get("employer_contributions", slip.employer)
    return {
        "employee_contributions": slip.employee,
        "net_before_tax": slip.gross - employee,
        "taxable_net": slip.taxable,
        "employer_contributions": slip.employer,
        "employer_cost": slip.gross + employer,
    }


def _findings(
    kind: Kind,
    quoted: Mapping[str, int],
    recomputed: Mapping[str, int],
    causes: Iterable[int],
    turnover: int = 0,
) -> tuple[Finding, ...]:
    named = dict(zip(CAUSES[kind], causes, strict=True))
    return tuple(
        Finding(
            kind,
            one,
            quoted[one],
            recomputed[one],
            _because(one, quoted, recomputed, named),
            turnover if one == "fee" else 0,
        )
        for one in FIGURES[kind]
        if one in quoted and one in recomputed
    )


def _because(
    figure: str, quoted: Mapping[str, int], recomputed: Mapping[str, int], named: Mapping[str, int]
) -> tuple[str, ...]:
    gap = abs(quoted[figure] - recomputed[figure])
    if gap <= TOLERANCE:
        return ()
    known = {
        name: amount
        for name, amount in named.items()
        if amount and name != figure and (figure in _PRICES or name not in _OF_THE_PRICE)
    }

    def near(names: tuple[str, ...]) -> int:
        return abs(sum(known[name] for name in names) - gap)

    sets = [names for size in (1, 2) for names in combinations(known, size)]
    best = min(sets, key=near, default=())
    return best if best and near(best) <= _NAMED_TOLERANCE else ()
