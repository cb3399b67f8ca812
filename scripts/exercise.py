"""Requests that take every way through the calculator, one a line, for packing and parity."""

from __future__ import annotations

import json

from calculator.decision.arrangement import READERS
from calculator.decision.profile import profiles
from scripts.cases import cases
from scripts.pay_cases import golden, reference

__all__ = ["PAID", "REFUSED", "UNPAID", "lines"]

_EMPTY = {"do": "show", "on": "2026-11-23", "answers": {}}

REFUSED = (
    "{",
    "[]",
    "null",
    "9" * 5000,
    '{"do": "guess"}',
    '{"do": "assess"}',
    '{"do": "assess", "reader": "robot"}',
    '{"do": "assess", "reader": "salarie", "answers": []}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "demain"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2023-12-31"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "on": "2026-11-23", "x": 1}',
    '{"do": "assess", "reader": "salarie", "answers": {"\\ud800": "é"}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "salarie", "answers": {"duration": NaN}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "entreprise", "answers": {"strike": "x"}, "on": "2026-11-23"}',
    '{"do": "assess", "reader": "salarie", "answers": {}, "importance": [], "on": "2026-11-23"}',
    '{"do":"assess","reader":"salarie","answers":{},"importance":{"x": 1}, "on": "2026-11-23"}',
    '{"do":"assess","reader":"salarie","answers":{},"importance":{"need":1},"on":"2026-11-23"}',
    '{"do": "export", "format": "pdf", "reader": "salarie", "answers": {}, "on": "2026-11-23"}',
    '{"do": "payroll", "gross": NaN}',
    '{"do": "payroll", "gross": 1e99999999999999999999}',
    '{"do": "open"}',
    '{"do": "open", "link": "1s-n"}',
    '{"do": "open", "link": "9s-n1"}',
    '{"do": "open", "link": "1s-.n0b0c0p0f0q0m0v0d0g0e0"}',
)
"""What must be refused with a sentence."""


_PERSON = {"date": "2026-11-23", "headcount": 30, "atmp_rate": 1, "mutuelle": 40}
_PORTED = {**_PERSON, "cadre": True, "contract": "cdi", "reserve": "provisioned", "expenses": 100}
_TERMS = {**_PORTED, "do": "portage", "days": 18, "fee_rate": 7.5}
_MISSION = {**_PERSON, "do": "interim", "hours": 151.67}
_COMPARE = {**_PORTED, "do": "compare", "days": 200, "reserve": "paid"}

PAID: tuple[dict[str, object], ...] = (
    {**_PERSON, "do": "payroll", "gross": 5000, "cadre": True, "contract": "cdi"},
    {**_PERSON, "do": "payroll", "employer_cost": 7780, "cadre": True, "contract": "cdi"},
    {**_TERMS, "daily_rate": 400, "withholding_rate": 5.5},
    {**_TERMS, "net_before_tax": 3000},
    {**_TERMS, "net_after_tax": 3000, "contract": "cdd", "level": "expert"},
    {**_TERMS, "gross_total": 4000, "reserve": "none"},
    {**_MISSION, "hourly_rate": 15, "coefficient": 2},
    {**_MISSION, "net_after_tax": 1800, "without_ifm": "training"},
    {**_MISSION, "hourly_rate": 13, "hours": 100, "contract": "cdii"},
    {**_COMPARE, "budget": 400, "agency_atmp_rate": 3, "agency_headcount": 500},
    {**_COMPARE, "daily_rate": 400, "hourly_rate": 25, "months_without_mission": 2},
    {**_COMPARE, "budget": 400, "paid_holidays": 8.25, "months_without_mission": 1},
    *(
        {**_COMPARE, "do": "break_even", given: rate, "measure": measure}
        for given, rate in (("daily_rate", 400), ("hourly_rate", 25))
        for measure in ("net_before_tax", "net_after_tax", "company_price")
    ),
    {
        **_TERMS,
        "do": "check_quote",
        "kind": "portage",
        "daily_rate": 400,
        "quote": {"turnover": 7200, "fee": 600, "budget": 6500, "net_before_tax": 3950},
    },
    {
        **_MISSION,
        "do": "check_quote",
        "kind": "interim",
        "hourly_rate": 15,
        "coefficient": 2,
        "quote": {"base": 2275.05, "ifm": 227.51, "iccp": 227.51, "price": 4600},
    },
)
"""Every request about pay, every way round."""

UNPAID: tuple[dict[str, object], ...] = (
    {**_TERMS, "daily_rate": 400, "branch_levies": True},
    {**_TERMS, "daily_rate": 400, "net_before_tax": 3000},
    {**_TERMS, "daily_rate": 400, "level": "expert", "date": "2024-01-01"},
    {**_TERMS, "daily_rate": 400, "date": "2031-01-01"},
    {**_TERMS, "daily_rate": 400, "cadre": 1},
    {**_TERMS, "daily_rate": 400, "reserve": "some"},
    {**_TERMS, "daily_rate": 5},
    {**_TERMS, "net_before_tax": 900_000},
    {**_MISSION, "hourly_rate": 15.005},
    {**_MISSION, "hourly_rate": "15"},
    {**_MISSION, "hourly_rate": -15},
    {**_MISSION, "hourly_rate": 15, "hours": 200},
    {**_MISSION, "hourly_rate": 15, "headcount": 30.5},
    {**_MISSION, "hourly_rate": 15, "contract": "cdii", "without_ifm": "hired"},
    {**_MISSION},
    {**_COMPARE, "budget": 400, "hourly_rate": 25},
    {**_COMPARE, "budget": 400, "months_without_mission": 9},
    {**_COMPARE, "budget": 400, "days": 270, "paid_holidays": 11},
    {**_COMPARE, "do": "break_even", "hourly_rate": 1000, "fee_rate": 50},
    {**_TERMS, "do": "check_quote", "kind": "portage", "daily_rate": 400, "quote": {}},
    {**_TERMS, "do": "check_quote", "kind": "portage", "daily_rate": 400, "quote": []},
    {
        **_MISSION,
        "do": "check_quote",
        "kind": "interim",
        "hourly_rate": 15,
        "quote": {"price": 4600},
    },
)
"""Requests about pay that must be refused with a sentence."""

LINKS = ("1s-", "1e-r1c2.b3p0", "1s-n1zzn2r9.n3xxn9n2")
"""What is opened, the last with everything in it that is left aside."""


def lines() -> list[str]:
    """Every case and example, as data and as shown; exports, links, pay, and what is refused."""
    known = list(cases())
    asked = [case.request(do) for case in known for do in ("assess", "show")]
    exported = [
        json.dumps({**json.loads(case.request()), "do": "export", "format": format_})
        for case in known[::7]
        for format_ in ("csv", "json")
    ]
    examples = [
        json.dumps({**_EMPTY, "reader": reader, "answers": dict(one.answers.given)})
        for reader in READERS
        for one in profiles(reader)
    ]
    empty = [json.dumps({**_EMPTY, "reader": reader}) for reader in READERS]
    opened = [json.dumps({"do": "open", "link": text}) for text in LINKS]
    paid = [case.line() for case in (*golden(), *reference())]
    paid += [json.dumps(one) for one in (*PAID, *UNPAID)]
    return [*asked, *exported, *examples, *empty, *opened, *paid, *REFUSED]


if __name__ == "__main__":
    print("\n".join(lines()))
