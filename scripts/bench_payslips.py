"""Payslips a second: the same lines in CPython and, as text, in the runtime that is shipped."""

from __future__ import annotations

import time
from datetime import date

from calculator.pay.employment import Employment
from calculator.pay.payslip import payslip
from calculator.pay.scale import scale

__all__ = ["payslips_a_second"]


def payslips_a_second(times: int) -> float:
    """Compute so many payslips, each a cent of gross pay above the one before."""
    scales = scale(Employment(date(2026, 3, 1), "cdi", cadre=False, headcount=30, atmp_rate=10_000))
    start = time.perf_counter()
    for gross in range(200_000, 200_000 + times):
        payslip(scales, gross)
    return times / (time.perf_counter() - start)
