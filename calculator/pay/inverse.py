"""From what should come out of a payslip back to what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from calculator.pay.solver import Solution, first, least, reaching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from calculator.pay.payslip import Payslip
    from calculator.pay.withholding import Withholding

__all__ = ["GROSS", "NET", "Reading", "after_tax", "arguments", "inverse"]


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount on a payslip, in cents. It falls only where the gross pay passes the ceiling."""

    amount: Callable[[Payslip], int]
    steps: tuple[int, ...] = ()
    """Taxable net pays in cents at which it falls too."""


GROSS = Reading(lambda slip: slip.gross)
NET = Reading(lambda slip: slip.net)
"""Before tax."""


def after_tax(tax: Withholding) -> Reading:
    """The net pay after tax, which falls where the rate of a scale jumps."""
    return Reading(lambda slip: slip.net - tax.amount(slip.taxable), tax.steps)


def arguments(
    slip: Callable[[int], Payslip], reading: Reading, wanted: int, high: int
) -> Iterator[int]:
    """What may give an amount: see ``solver.reaching``.

    Args:
        slip: The payslip that an argument makes; its gross pay rises with it.
        reading: The amount on it.
        wanted: Cents.
        high: Last argument that is looked at.
    """

    def passes(step: int) -> int:
        return first(lambda one: slip(one).taxable >= step, 0, high)

    def beyond(one: int) -> bool:
        month = slip(one)
        return month.gross > month.scale.ceiling

    falls = [
        # The technical balance contribution starts on the whole pay (CET): the net pay falls.
        first(beyond, 0, high),
        *(passes(step) for step in reading.steps),
    ]
    return reaching(lambda one: reading.amount(slip(one)), wanted, 0, high, falls)


def inverse(
    slip: Callable[[int], Payslip], reading: Reading, wanted: int, high: int
) -> Solution | None:
    """What gives an amount to the cent, else the least that gives more; None if nothing does."""
    return least(
        lambda one: reading.amount(slip(one)), wanted, arguments(slip, reading, wanted, high)
    )
