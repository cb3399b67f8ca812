"""From gross pay to net pay and to the employer's cost, line by line.

Each side's total is the exact sum of its contributions, rounded once; the lines are rounded so
that they add up to it, which moves some by one cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING

from calculator.pay.money import MILLION, rounded
from calculator.pay.scale import DERIVED, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from calculator.law.provenance import Provenance
    from calculator.pay.scale import Sums

__all__ = ["Line", "Payslip", "cost", "net", "payslip"]

_FINE = 10_000
"""Parts of a cent in which bases are kept."""
_UNIT = _FINE * MILLION
"""Parts of a cent in which contributions are kept: a base times a rate."""

_KEPT = 9825
"""Ten-thousandths of activity income kept, up to four ceilings. Source: CSS, art. L136-2, I."""


@dataclass(frozen=True, slots=True)
class Line:
    """One contribution, as printed. Amounts in cents, rates in millionths."""

    id: str
    label: str
    explain: str
    """What it pays for or gives right to, in plain words."""
    base: int
    employer_rate: int
    employee_rate: int
    employer: int
    employee: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Payslip:
    """One month, in cents."""

    scale: Scale
    gross: int
    exact: tuple[tuple[int, int, int], ...]
    """For each contribution owed: its base, the employer's and the employee's part, unrounded."""
    employer_before_reduction: int
    reduction: int
    employee: int
    """What is withheld from the gross pay."""
    taxable: int
    """Net taxable pay: CSG not deducted, CRDS and the employer's part of the mutuelle added."""

    @property
    def employer(self) -> int:
        """The employer's contributions, less the general reduction."""
        return self.employer_before_reduction - self.reduction

    @property
    def net(self) -> int:
        """Net pay before tax; also the « montant net social »."""
        return self.gross - self.employee

    @property
    def cost(self) -> int:
        """What the employer spends."""
        return self.gross + self.employer

    def lines(self) -> Iterator[Line]:
        """The contributions, in the order of the payslip; those on a base of nothing are left out.

        The general reduction is no line: it is set off against several of them.
        """
        employers = _adding_up([row[1] for row in self.exact], self.employer_before_reduction)
        employees = _adding_up([row[2] for row in self.exact], self.employee)
        for owed, row, employer, employee in zip(
            self.scale.owed, self.exact, employers, employees, strict=True
        ):
            if row[0]:
                yield Line(
                    id=owed.contribution.id,
                    label=owed.contribution.label,
                    explain=owed.contribution.explain,
                    base=rounded(row[0], _FINE),
                    employer_rate=owed.employer_rate(self.gross),
                    employee_rate=owed.employee,
                    employer=employer,
                    employee=employee,
                    provenance=owed.rate.provenance,
                )


def payslip(scale: Scale, gross: int) -> Payslip:
    """The payslip of a gross pay.

    Args:
        scale: The rates that apply.
        gross: All that is subject to contributions, indemnities included, in cents.
    """
    bases = _bases(scale, gross)
    exact = []
    cover = employers = employees = added = 0
    for owed in scale.owed:
        if owed.base >= DERIVED and len(bases) == DERIVED:
            bases += _derived(scale, gross, cover)
        base = bases[owed.base]
        employer = base * (owed.reduced if gross <= owed.reduced_up_to else owed.employer)
        employee = base * owed.employee
        exact.append((base, employer, employee))
        employers += employer
        employees += employee
        kind = owed.contribution
        if kind.cover:
            cover += employer
        if kind.taxable:
            added += employee
        if kind.benefit:
            added += employer
    total = rounded(employers, _UNIT)
    return Payslip(
        scale=scale,
        gross=gross,
        exact=tuple(exact),
        employer_before_reduction=total,
        reduction=scale.reduction.amount(gross, total),
        employee=rounded(employees, _UNIT),
        taxable=rounded(gross * _UNIT - employees + added, _UNIT),
    )


def cost(scale: Scale, gross: int) -> int:
    """What the employer spends on a gross pay: the cost of its payslip, in less than half the time.

    Rates are added up by base before they are multiplied, which changes nothing: the total is exact
    until it is rounded.

    Args:
        scale: The rates that apply.
        gross: Cents, as for the payslip.
    """
    bases, sums = _summed(scale, gross)
    total = rounded(sum(map(mul, bases, sums.employer)), _UNIT)
    return gross + total - scale.reduction.amount(gross, total)


def net(scale: Scale, gross: int) -> int:
    """The net pay before tax of a gross pay: that of its payslip, in less than half the time.

    Args:
        scale: The rates that apply.
        gross: Cents, as for the payslip.
    """
    bases, sums = _summed(scale, gross)
    return gross - rounded(sum(map(mul, bases, sums.employee)), _UNIT)


def _summed(scale: Scale, gross: int) -> tuple[list[int], Sums]:
    """All bases, and the rates that are taken on them, added up."""
    bases = _bases(scale, gross)
    sums = next(one for one in scale.sums if gross <= one.up_to)
    bases += _derived(scale, gross, sum(map(mul, bases, sums.cover)))
    return bases, sums


def _bases(scale: Scale, gross: int) -> list[int]:
    """What contributions are taken on, but for the bases that depend on others."""
    ceiling = scale.ceiling
    to_8 = min(gross, 8 * ceiling)
    return [
        gross * _FINE,
        min(gross, ceiling) * _FINE,
        min(gross, 4 * ceiling) * _FINE,
        max(0, to_8 - ceiling) * _FINE,
        to_8 * _FINE if gross > ceiling else 0,
        scale.employment.mutuelle * _FINE,
    ]


def _derived(scale: Scale, gross: int, paid: int) -> list[int]:
    """The bases that depend on what the employer pays for the cover, unrounded."""
    cover = paid // MILLION
    to_4 = min(gross, 4 * scale.ceiling)
    # CSS, art. L136-2: the allowance is for pay, not for the employer's cover.
    return [to_4 * _KEPT + (gross - to_4) * _FINE + cover, cover]


def _adding_up(exact: Sequence[int], total: int) -> list[int]:
    """Round each amount, then move by one cent those that rounding changed most."""
    found = [rounded(one, _UNIT) for one in exact]
    short = total - sum(found)
    step = 1 if short > 0 else -1
    gain = [step * (one - cents * _UNIT) for one, cents in zip(exact, found, strict=True)]
    for index in sorted(range(len(found)), key=gain.__getitem__, reverse=True)[: abs(short)]:
        found[index] += step
    return found
