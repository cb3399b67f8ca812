"""Pay to the cent: what was worked by hand, and what public engines compute."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculator.api import answer, respond
from scripts.pay_cases import PayCase, golden, reference

GOLDEN = tuple(golden())
REFERENCE = tuple(reference())

EMPLOYER = {"general_reduction", "employer_contributions", "employer_cost"}
INVERTED = {"gross_total", "net_before_tax", "taxable_net"}
THREE_SMIC = Decimal("5469.10")


def tolerance(case: PayCase, name: str) -> Decimal:
    if case.request["do"] == "portage" and name in INVERTED:
        return Decimal("0.30") if case.expect["gross_total"] < THREE_SMIC else Decimal("0.03")
    return Decimal("0.06") if name in EMPLOYER else Decimal("0.03")


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case.id)
def test_the_engine_agrees_with_the_public_engines(case: PayCase) -> None:
    found: dict[str, Any] = dict(respond(dict(case.request)))
    expect = dict(case.expect)
    if most := expect.pop("employer_cost_at_most", None):
        assert found["employer_cost"] <= most
    for name, amount in expect.items():
        assert abs(found[name] - amount) <= tolerance(case, name), name


@pytest.mark.parametrize("case", REFERENCE, ids=lambda case: case.id)
def test_the_engine_is_nearer_than_the_tolerance_asks(case: PayCase) -> None:
    found: dict[str, Any] = dict(respond(dict(case.request)))
    for name in set(case.expect) - {"employer_cost_at_most"}:
        assert abs(found[name] - case.expect[name]) <= Decimal("0.01"), name


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case.id)
def test_the_engine_says_what_was_worked_by_hand(case: PayCase) -> None:
    found: dict[str, Any] = json.loads(answer(case.line()), parse_float=Decimal)
    assert {name: deep(found, name) for name in case.expect} == case.expect
    lines = {
        line["id"]: (line["employer_amount"], line["employee_amount"]) for line in found["lines"]
    }
    nothing = (Decimal(0), Decimal(0))
    assert {name: lines.get(name, nothing) for name in case.lines} == case.lines


def deep(found: dict[str, Any], name: str) -> Decimal:
    """``minimum.amount`` is a field of a field."""
    *outer, last = name.split(".")
    for key in outer:
        found = found[key]
    return Decimal(found[last])


def test_cases_are_as_many_by_hand_as_by_engines_and_none_stands_twice() -> None:
    assert len(GOLDEN) >= len(REFERENCE) >= 65
    assert len({case.id for case in GOLDEN}) == len(GOLDEN)
    assert len({case.line() for case in GOLDEN}) == len(GOLDEN)
    assert all(case.why.endswith(".") for case in GOLDEN)


MONTHS = [date(2024 + month // 12, month % 12 + 1, 1) for month in range(36)]

EVERY_REQUEST: tuple[dict[str, object], ...] = (
    {"do": "payroll", "gross": 3000},
    {"do": "payroll", "net_after_tax": 2500},
    {"do": "portage", "daily_rate": 400, "days": 18, "fee_rate": 7, "reserve": "provisioned"},
    {"do": "portage", "net_before_tax": 3000, "days": 18, "fee_rate": 7, "reserve": "none"},
    {"do": "interim", "hourly_rate": 15, "hours": 151.67, "coefficient": 2},
    {"do": "interim", "hourly_rate": 15, "hours": 100, "contract": "cdii"},
    {"do": "compare", "days": 200, "budget": 400, "reserve": "paid"},
    {"do": "break_even", "days": 200, "hourly_rate": 25, "reserve": "none"},
    {"do": "break_even", "days": 200, "daily_rate": 350, "reserve": "none"},
    {
        "do": "check_quote",
        "kind": "portage",
        "daily_rate": 400,
        "days": 18,
        "fee_rate": 7,
        "reserve": "none",
        "quote": {"net_before_tax": 3500},
    },
)
PERSON: dict[str, object] = {"headcount": 30, "atmp_rate": 1, "mutuelle": 40}


@pytest.mark.parametrize("on", MONTHS, ids=str)
def test_every_request_computes_in_every_month_since_2024(on: date) -> None:
    for request in EVERY_REQUEST:
        agency = request["do"] == "interim"
        employee = {} if agency else {"cadre": True, "contract": "cdi"}
        found = respond({**employee, **PERSON, **request, "date": on.isoformat()})
        assert found["do"] == request["do"]
