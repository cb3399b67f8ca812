"""Requests that take every way through the calculator, one a line, for packing and parity."""

from __future__ import annotations

import json

from calculator.decision.arrangement import READERS
from calculator.decision.profile import profiles
from calculator.simulator.form import forms
from scripts import simulator_cases
from scripts.cases import cases
from scripts.pay_cases import golden, reference

__all__ = ["MISTYPED", "PAID", "REFUSED", "UNPAID", "lines"]

_EMPTY = {"do": "show", "on": "2026-11-23", "answers": {}}

REFUSED = (
    "{",
    "[]",
    "null",
    "9" * 5000,
    "[" * 5000,
    '{"do":' * 5000,
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
    '{"do": "payroll", "gross": 0e999999999}',
    '{"do": "open"}',
    '{"do": "open", "link": "1s-n"}',
    '{"do": "open", "link": "9s-n1"}',
    '{"do": "open", "link": "1s-.n0b0c0p0f0q0m0v0d0g0e0"}',
    '{"do":"show","reader":"salarie","answers":{"reason":"peak"},"pay":[],"on":"2026-11-23"}',
    '{"do": "simulate", "form": "payroll", "entries": {}, "on": "2026-11-23"}',
    '{"do": "simulate", "form": "portage", "entries": [], "on": "2026-11-23"}',
    '{"do": "explore", "form": "portage", "entries": {}, "on": "2023-12-31"}',
    '{"do": "simulation_file", "form": "portage", "format": "pdf", "on": "2026-11-23"}',
    '{"do": "simulation_file", "form": "portage", "format": "svg", "on": "2026-11-23"}',
    '{"do": "open_simulation"}',
    '{"do": "open_simulation", "link": "1p_"}',
    '{"do": "open_simulation", "link": "9p_j18"}',
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

SIMULATIONS = (
    "1p_Gn_Ty_A36000.5_Pa_j17.5_cd_D20250131",
    "1i",
    "1f_bb_d412.5_Xm",
    "1e_N6_x1.985",
    "1d_Ki_o227.51",
    "1p_Gz_Tz_Ax_Q1_cz_jx_j18_j18_D1",
)
"""The same of the simulators."""

MISTYPED: tuple[tuple[str, dict[str, str]], ...] = (
    ("portage", {"days": "x", "amount": "1.500", "level": "chief", "date": "demain", "tjm": "1"}),
    ("portage", {"given": "net_before_tax"}),
    ("portage", {"given": "net_before_tax", "typed": "year", "amount": "36 000 € par mois"}),
    ("portage", {"given": "turnover", "amount": "100", "expenses": "500"}),
    ("interim", {"given": "net_after_tax", "typed": "hour", "amount": "9 999"}),
    ("interim", {"hours": "9" * 5000}),
    ("comparison", {"days": "24"}),
    ("comparison", {"basis": "net", "daily_rate": "10 000", "hours_per_day": "1"}),
    ("company", {"need_months": "1 an", "fee_rate": "7,12345"}),
    ("quote", {"kind": "interim", "coefficient": "45²", "quote.ifm": "=1+1"}),
    ("quote", {"fee_rate": "900"}),
)
"""What stands in a simulator and must be refused beside a field."""

_ANSWERED = {
    "salarie": {
        "work_nature": "expertise",
        "reason": "missing_expertise",
        "subordination": "free",
        "prospecting": "has_clients",
        "target_pay": "3100_4500",
    },
    "entreprise": {
        "reason": "project",
        "control": "milestones",
        "inhouse_expertise": "no",
        "qualification": "expert",
        "duration": "3_9",
    },
}
_CLOSED = {"salarie": {"activity": "personal_services"}, "entreprise": {"duration": "over_36"}}


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
    return [*asked, *exported, *examples, *empty, *opened, *paid, *_simulated(), *REFUSED]


def _simulated() -> list[str]:
    """Every case of the simulators, with what comes later and as files; links, and their money."""
    known = list(simulator_cases.cases())
    asked = [case.request(do) for case in known for do in ("simulate", "explore")]
    files = [
        case.request("simulation_file", format=format_)
        for case in known[::4]
        for format_ in ("csv", "json", *(("svg", "curve") if case.form == "comparison" else ()))
    ]
    closed = [
        case.request("simulate", answers=_CLOSED[forms()[case.form].reader]) for case in known[::9]
    ]
    opened = [json.dumps({"do": "open_simulation", "link": text}) for text in SIMULATIONS]
    wrong = [
        json.dumps({"do": do, "form": form, "on": "2026-11-23", "entries": entries, **more})
        for form, entries in MISTYPED
        for do, more in (("simulate", {}), ("simulation_file", {"format": "csv"}))
    ]
    money = [
        json.dumps({**_EMPTY, "reader": reader, "answers": _ANSWERED[reader], **more})
        for reader in READERS
        for more in ({}, {"pay": {"daily_rate": "777", "days": "15"}}, {"pay": {"days": "x"}})
    ]
    return [*asked, *files, *closed, *opened, *wrong, *money]


if __name__ == "__main__":
    print("\n".join(lines()))
