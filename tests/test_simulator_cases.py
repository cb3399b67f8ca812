"""The simulators show what the requests about pay say, for every case."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree as ET

import pytest

from calculator.api import answer, respond
from calculator.law.french import number
from calculator.pay.assumption import assumptions
from calculator.simulator.entry import Entries, check
from calculator.simulator.form import forms
from calculator.view.wording import euro
from scripts.simulator_cases import SimulatorCase, cases
from tests.simulated import form
from tests.view.tree import Node, read, words

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = tuple(cases())


def of(form_: str) -> list[SimulatorCase]:
    return [case for case in CASES if case.form == form_]


def by_id(one: SimulatorCase) -> str:
    return one.id


@cache
def answered(request: str) -> str:
    """The same question has the same answer; many tests look at it."""
    return answer(request)


def told(case: SimulatorCase) -> dict[str, Any]:
    found = json.loads(answered(case.request()), parse_float=Decimal)
    assert isinstance(found, dict)
    assert found.get("do") == "simulate", found
    return found


def shown(case: SimulatorCase) -> Node:
    """What the page shows, what comes later last."""
    later = json.loads(answered(case.request("explore")))["parts"]
    return read("".join([*told(case)["parts"], *later]))


# The same values as the requests about pay take them, written out field by field.


def engine(do: str, request: Mapping[str, object]) -> dict[str, Any]:
    return dict(respond({"do": do, **request}))


def day(case: SimulatorCase, entries: Entries) -> str:
    own = entries.values.get("date")
    return (own if isinstance(own, date) else case.on).isoformat()


def person(case: SimulatorCase, entries: Entries) -> dict[str, object]:
    """What every request says of an employer, and of the tax."""
    own = entries.values.get("withholding") == "own"
    return {
        "date": day(case, entries),
        "headcount": entries.number("headcount"),
        "atmp_rate": entries.number("atmp_rate"),
        "mutuelle": entries.number("mutuelle"),
        **({"withholding_rate": entries.number("withholding_rate")} if own else {}),
    }


def ported(case: SimulatorCase, entries: Entries) -> dict[str, object]:
    return {
        **person(case, entries),
        "contract": entries.choice("contract_portage"),
        "level": entries.choice("level"),
        "cadre": entries.choice("cadre") == "yes",
        "expenses": entries.number("expenses"),
        "fee_rate": entries.number("fee_rate"),
        "reserve": entries.values.get("reserve", "none"),
    }


def lent(case: SimulatorCase, entries: Entries) -> dict[str, object]:
    without = entries.values.get("without_ifm", "due")
    return {
        **person(case, entries),
        "contract": entries.choice("contract_interim"),
        "coefficient": entries.number("coefficient"),
        "hours": entries.number("hours"),
        **({} if without == "due" else {"without_ifm": without}),
    }


def cent(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def times(entries: Entries, period: str) -> tuple[Decimal, Decimal]:
    """How often a period holds a month, as a fraction."""
    months = 12 - entries.number("months_without_mission")
    if entries.form.id == "portage":
        days = entries.number("days")
        hours = 7 * days
    else:
        hours = entries.number("hours")
        days = hours / 7
    one = Decimal(1)
    return {"month": (one, one), "year": (months, one), "day": (one, days), "hour": (one, hours)}[
        period
    ]


def in_period(entries: Entries, month: Decimal) -> Decimal:
    up, down = times(entries, entries.period)
    return cent(month * up / down)


def given(entries: Entries) -> dict[str, object]:
    """The amount that was typed, of a month where it is no rate."""
    one = entries.given
    assert one is not None
    if one.unit is not None:
        return {one.id: entries.amount}
    up, down = times(entries, entries.typed)
    return {one.id: cent(entries.amount * down / up)}


SINGLE = {"portage": ported, "interim": lent}


def month_of(case: SimulatorCase, entries: Entries) -> dict[str, Any]:
    request = SINGLE[case.form](case, entries)
    if case.form == "portage":
        request["days"] = entries.number("days")
    return engine(case.form, {**request, **given(entries)})


@pytest.mark.parametrize("case", [*of("portage"), *of("interim")], ids=by_id)
def test_one_arrangement_shows_the_amounts_of_the_engine(case: SimulatorCase) -> None:
    entries = check(form(case.form), case.entries)
    month, found = month_of(case, entries), told(case)
    price = "turnover" if case.form == "portage" else "price"
    rate = "daily_rate" if case.form == "portage" else "hourly_rate"
    expected = {
        rate: month[rate],
        **{
            name: in_period(entries, month[name])
            for name in (price, "gross_total", "net_before_tax", "net_after_tax")
        },
    }
    one = entries.given
    assert one is not None
    if one.unit is None:
        # What was asked for stays as it was asked for.
        up, down = times(entries, entries.typed)
        expected[one.id] = in_period(entries, cent(entries.amount * down / up))
    assert {name: amount["text"] for name, amount in found["amounts"].items()} == {
        name: number(amount) for name, amount in expected.items()
    }


@pytest.mark.parametrize("case", [*of("portage"), *of("interim")], ids=by_id)
def test_one_arrangement_headlines_the_net_of_the_engine_in_the_period_shown(
    case: SimulatorCase,
) -> None:
    entries = check(form(case.form), case.entries)
    month, found = month_of(case, entries), told(case)
    net, after, gross = (
        words(euro(int(in_period(entries, month[name]) * 100)))
        for name in ("net_before_tax", "net_after_tax", "gross_total")
    )
    period = {"month": "mois", "year": "an", "day": "jour", "hour": "heure"}[entries.period]
    assert words(found["says"]["label"]).startswith(f"{net} net par {period}")
    assert after in words(found["says"]["sentence"])
    head = read(found["parts"][0])
    assert head.one(class_="poi-figure").one("strong").words() == net
    assert f"net avant impôt, par {period}" in head.words()
    assert f"{after} après impôt" in head.words()
    assert f"Salaire brut : {gross}" in head.words()


@pytest.mark.parametrize("case", [*of("portage"), *of("interim")], ids=by_id)
def test_the_payslip_shows_each_line_of_the_engine(case: SimulatorCase) -> None:
    month = month_of(case, check(form(case.form), case.entries))
    slip = shown(case).one(class_="poi-slip")
    lines = {str(row.attributes["data-line"]): row for row in slip.all("tr") if is_line(row)}
    reduced = lines.pop("general_reduction", None)
    assert list(lines) == [line["id"] for line in month["lines"]]
    for line in month["lines"]:
        employee, employer = list(lines[line["id"]].all("td"))[1:]
        for cell, side in ((employee, "employee"), (employer, "employer")):
            amount = words(euro(int(line[f"{side}_amount"] * 100)))
            assert cell.words().startswith(amount if line[f"{side}_rate"] else "—"), line["id"]
    assert (reduced is None) == (month["general_reduction"] == 0)
    if reduced is not None:
        told_ = words(euro(int(month["general_reduction"] * 100)))
        assert f"− {told_}" in reduced.words()


def is_line(row: Node) -> bool:
    return "data-line" in row.attributes


def year(case: SimulatorCase, entries: Entries, months: Decimal) -> dict[str, object]:
    """A comparison as its request takes it: days and bank holidays of the year."""
    request = {**ported(case, entries), "coefficient": entries.number("coefficient")}
    days, a_day = entries.number("days"), entries.number("hours_per_day")
    holidays = entries.values.get("paid_holidays")
    if holidays is None:
        fall = Decimal(weekday_holidays(date.fromisoformat(day(case, entries)).year)) / 12
        # As many as the hours of a month, 161 at most, leave room for.
        most = min(fall, max(Decimal(0), Decimal(161) / a_day - days)) * months
        holidays = Decimal(int(most * 100)) / 100
    return {
        **request,
        "days": days * months,
        "hours_per_day": a_day,
        "paid_holidays": holidays,
        "months_without_mission": 12 - months,
    }


def weekday_holidays(of_year: int) -> int:
    """As a calendar on paper says: bank holidays that fall from Monday to Friday."""
    return {2024: 10, 2025: 10, 2026: 9}[of_year]


def compared(case: SimulatorCase, entries: Entries) -> dict[str, Any]:
    basis = entries.values.get("basis") or entries.values["company_basis"]
    months = (
        Decimal(12)
        if case.form == "company"
        else 12 - cast("Decimal", entries.values["months_without_mission"])
    )
    request, rate = year(case, entries, months), entries.number("daily_rate")
    if basis == "budget":
        return engine("compare", {**request, "budget": rate})
    if basis == "rates":
        hourly = entries.number("hourly_rate")
    else:
        hourly = engine("break_even", {**request, "daily_rate": rate, "measure": "net_before_tax"})[
            "rate"
        ]
    return engine("compare", {**request, "daily_rate": rate, "hourly_rate": hourly})


def rows(node: Node) -> dict[str, list[str]]:
    """A table's cells by the head of their row."""
    return {
        row.one("th").words(): [cell.words() for cell in row.all("td")]
        for row in node.one(class_="poi-pair").one("tbody").all("tr")
    }


def money(amount: Decimal) -> str:
    return words(euro(int(cent(amount) * 100)))


def sides(found: dict[str, Any], name: str, months: Decimal = Decimal(1)) -> list[str]:
    """A row of a year's comparison, for so many of its worked months."""
    (row,) = (one for one in found["rows"] if one["id"] == name)
    worked = Decimal(found["months_worked"])
    return [money(row[side] / worked * months) for side in ("portage", "interim")]


@pytest.mark.parametrize("case", of("comparison"), ids=by_id)
def test_both_arrangements_show_the_amounts_of_the_engine(case: SimulatorCase) -> None:
    entries = check(form(case.form), case.entries)
    found, said = compared(case, entries), told(case)
    months = Decimal(found["months_worked"])
    table = rows(shown(case))
    assert table["Tarif"] == [
        f"{money(found['daily_rate'])} par jour",
        f"{money(found['hourly_rate'])} par heure, brut",
    ]
    assert table["Net avant impôt, par mois"] == sides(found, "net")
    assert table["Net après impôt, par mois"] == sides(found, "net_after_tax")
    assert table[f"Net avant impôt, par an ({months:f} mois)"] == sides(found, "net", months)
    assert table["Réserve mise de côté, par mois, brute"] == sides(found, "reserve_set_aside")
    assert table["Prix pour l’entreprise, par mois, hors TVA"] == sides(found, "company_price")
    label = words(said["says"]["label"])
    if same_net(case):
        for amount in sides(found, "company_price"):
            assert amount in label
        dearer = abs(found["difference"]["company_price"]) / months
        assert f"coûte {money(dearer)} de plus" in words(said["says"]["sentence"])
        return
    for amount in sides(found, "net"):
        assert amount in label
    gap = found["difference"]["net_before_tax"] / months
    if gap:
        ahead = "Le portage" if gap > 0 else "L’intérim"
        assert f"{ahead} laisse {money(abs(gap))} net de plus" in words(said["says"]["sentence"])
    else:
        assert "laissent le même net" in said["says"]["sentence"]


def same_net(case: SimulatorCase) -> bool:
    """Whether what the company pays is what is compared."""
    return case.form == "comparison" and case.entries.get("basis") == "net"


@pytest.mark.parametrize("case", of("company"), ids=by_id)
def test_a_need_shows_the_prices_of_the_engine(case: SimulatorCase) -> None:
    entries = check(form(case.form), case.entries)
    found, months = compared(case, entries), entries.number("need_months")
    table = rows(shown(case))
    prices = sides(found, "company_price", months)
    assert table[f"Prix pour tout le besoin ({months:f} mois)"] == prices
    assert table["Prix par mois"] == sides(found, "company_price")
    assert table["Frais de gestion, ou marge de l’agence, par mois"] == sides(found, "kept")
    assert table["Net de la personne, avant impôt, par mois"] == sides(found, "net")
    label = words(told(case)["says"]["label"])
    for amount in prices:
        assert amount in label


@pytest.mark.parametrize("case", [*of("comparison"), *of("company")], ids=by_id)
def test_the_rate_at_which_both_come_to_the_same_is_that_of_the_engine(
    case: SimulatorCase,
) -> None:
    entries = check(form(case.form), case.entries)
    found = compared(case, entries)
    months = Decimal(found["months_worked"])
    measure = "net_before_tax" if case.form == "comparison" else "company_price"
    even = engine(
        "break_even",
        {
            **year(case, entries, months),
            "hourly_rate": found["hourly_rate"],
            "measure": measure,
        },
    )
    lines = [one for one in shown(case).all("p") if "data-even" in one.attributes]
    if same_net(case):
        assert lines == []
        return
    (line,) = lines
    assert f"{money(even['rate'])} par jour" in line.words()
    assert f"À {money(found['hourly_rate'])} de l’heure" in line.words()


@pytest.mark.parametrize("case", [*of("comparison"), *of("company")], ids=by_id)
def test_what_each_assumption_moves_is_what_typing_its_ends_gives(case: SimulatorCase) -> None:
    measure = (
        "net_before_tax" if case.form == "comparison" and not same_net(case) else "company_price"
    )
    part = Decimal(12 if case.form == "comparison" else told_months(case)) / 12
    lines = {
        str(one.attributes["data-assumption"]): one.one(class_="poi-plot-words").words()
        for one in shown(case).one(class_="poi-ranges").all("li")
    }
    assert sorted(lines) == sorted(assumptions())
    for one in assumptions().values():
        ends = []
        for value in (one.low, one.high):
            typed = check(form(case.form), {**case.entries, one.id: number(value)})
            ends.append(compared(case, typed)["difference"][measure] * part)
        expected = (
            " → ".join(money(end) for end in ends) if ends[0] != ends[1] else "ne change rien"
        )
        assert lines[one.id] == expected


def told_months(case: SimulatorCase) -> Decimal:
    return check(form(case.form), case.entries).number("need_months")


def checked(case: SimulatorCase, entries: Entries) -> dict[str, Any]:
    kind = entries.choice("kind")
    quoted = {
        name.removeprefix("quote."): value
        for name, value in entries.values.items()
        if name.startswith("quote.")
    }
    if not quoted:
        return {"lines": [], "unexplained_total": Decimal(0)}
    if kind == "portage":
        base, rate = {**ported(case, entries), "days": entries.number("days")}, "daily_rate"
    else:
        base, rate = lent(case, entries), "hourly_rate"
    request = {**base, "kind": kind, rate: entries.number(rate), "quote": quoted}
    return engine("check_quote", request)


@pytest.mark.parametrize("case", of("quote"), ids=by_id)
def test_a_quote_is_checked_as_the_engine_does(case: SimulatorCase) -> None:
    found = checked(case, check(form(case.form), case.entries))
    root, says = shown(case), told(case)["says"]
    lines = {str(one.attributes["data-figure"]): one for one in root.all("tr") if is_figure(one)}
    assert list(lines) == [line["id"] for line in found["lines"]]
    for line in found["lines"]:
        row, gap = lines[line["id"]], line["unexplained"]
        cells = [cell.words() for cell in row.all("td")]
        assert cells[:2] == [money(line["quoted"]), money(line["recomputed"])]
        assert row.attributes["data-explained"] == ("no" if gap else "yes")
        assert cells[2] == (f"{'+' if gap > 0 else '−'} {money(abs(gap))}" if gap else "—")
    asks = [one.words() for one in root.all("td", class_="poi-ask")]
    gaps = [line for line in found["lines"] if line["unexplained"]]
    assert len(asks) == len(gaps)
    for said, line in zip(asks, gaps, strict=True):
        assert words(line["says"]) in said
        assert words(line["ask"]) in said
    nothing = (
        "Les chiffres recopiés tombent juste" if lines else "Recopiez au moins un chiffre du devis"
    )
    assert words(says["label"]).startswith(str(len(gaps)) if gaps else nothing)
    if gaps:
        assert money(found["unexplained_total"]) in words(says["sentence"])


def is_figure(row: Node) -> bool:
    return "data-figure" in row.attributes


def test_there_are_enough_cases_of_every_simulator_and_none_stands_twice() -> None:
    assert len(CASES) >= 60
    assert {case.form for case in CASES} == set(forms())
    assert all(len(of(one)) >= 10 for one in forms())
    assert len({case.id for case in CASES}) == len(CASES)
    assert len({case.request() for case in CASES}) == len(CASES)
    assert all(case.why.endswith((".", "?")) for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_the_link_of_a_case_opens_what_leads_to_the_same_answer(case: SimulatorCase) -> None:
    found = told(case)
    opened = json.loads(answer(json.dumps({"do": "open_simulation", "link": found["link"]})))
    assert opened["form"] == case.form
    assert opened["says"] == ("Voici ce que contenait le lien. Vous pouvez changer chaque valeur.")
    again = {"do": "simulate", "form": case.form, "on": "2024-01-01", "entries": opened["entries"]}
    assert json.loads(answer(json.dumps(again)), parse_float=Decimal) == found


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_the_same_question_has_the_same_answer(case: SimulatorCase) -> None:
    # Parts of a page are kept from one answer to the next: none may grow.
    assert answer(case.request()) == answer(case.request())


@pytest.mark.parametrize("case", CASES, ids=by_id)
def test_a_file_of_data_holds_the_figures_of_the_engine(case: SimulatorCase) -> None:
    entries = check(form(case.form), case.entries)
    text = json.loads(answered(case.request("simulation_file", format="json")))["text"]
    assert text.endswith("}\n")
    found = json.loads(text, parse_float=Decimal)["result"]
    if case.form == "quote":
        assert found["lines"] == plain(checked(case, entries)["lines"])
    elif case.form in SINGLE:
        month = month_of(case, entries)
        assert found == plain({name: month[name] for name in month if name not in ("do", "wanted")})
    else:
        both = compared(case, entries)
        assert found == plain({one: both[f"{one}_month"] for one in ("portage", "interim")})


def plain(value: object) -> object:
    """As JSON has it."""
    return json.loads(json.dumps(value, default=float), parse_float=Decimal)


@pytest.mark.parametrize("case", of("comparison"), ids=by_id)
def test_a_picture_stands_alone_and_carries_no_code(case: SimulatorCase) -> None:
    text = json.loads(answered(case.request("simulation_file", format="svg")))["text"]
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    root = ET.fromstring(text)  # noqa: S314  our own
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    seen = {one.tag.rpartition("}")[2] for one in root.iter()}
    assert seen <= {"svg", "title", "line", "text", "polygon", "polyline"}
    for one in root.iter():
        for name, value in one.attrib.items():
            assert not name.startswith("on")
            assert name not in ("style", "href")
            assert "://" not in value
            assert "url(" not in value
    assert re.findall(r"https?://[^\"]+", text) == ["http://www.w3.org/2000/svg"]


def curve(case: SimulatorCase) -> tuple[list[str], list[list[Decimal]]]:
    text = json.loads(answered(case.request("simulation_file", format="curve")))["text"]
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    head, *lines = csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";")
    return head, [[Decimal(cell.replace(",", ".")) for cell in line] for line in lines]


@pytest.mark.parametrize("case", of("comparison"), ids=by_id)
def test_the_points_of_the_curve_are_those_of_the_engine(case: SimulatorCase) -> None:
    entries = check(form(case.form), case.entries)
    head, points = curve(case)
    assert len(head) == 7
    months = 12 - entries.number("months_without_mission")
    if entries.choice("across") == "idle_months":
        assert [point[0] for point in points] == list(range(12))
        at = compared(case, entries)
        (net,) = (row for row in at["rows"] if row["id"] == "net")
        for point in points:
            assert point[1] == net["portage"] / months * (12 - point[0])
            assert point[4] == net["interim"]
        return
    assert len(points) == 200
    rate = entries.number("daily_rate")
    assert abs(points[0][0] - rate / 2) < Decimal("0.01")
    assert abs(points[-1][0] - rate * 3 / 2) < Decimal("0.01")
    basis = entries.choice("basis")
    hourly = compared(case, entries)["hourly_rate"]
    for point in points[:: 199 // 3]:
        request = year(case, entries, months)
        given_ = (
            {"budget": point[0]}
            if basis == "budget"
            else {"daily_rate": point[0], "hourly_rate": hourly}
        )
        (net,) = (r for r in engine("compare", {**request, **given_})["rows"] if r["id"] == "net")
        assert (point[1], point[4]) == (net["portage"], net["interim"])


@pytest.mark.parametrize("case", of("comparison"), ids=by_id)
def test_a_band_holds_its_curve_and_is_nothing_where_nothing_is_supposed(
    case: SimulatorCase,
) -> None:
    supposed = check(form(case.form), case.entries).supposed
    _, points = curve(case)
    for _, *nets in points:
        for net, low, high in (nets[:3], nets[3:]):
            assert low <= net <= high
            assert supposed or low == high


@pytest.mark.parametrize("case", of("comparison"), ids=by_id)
def test_what_is_said_of_the_curve_is_so(case: SimulatorCase) -> None:
    (said,) = [one.words() for one in shown(case).all("p") if "data-break-even" in one.attributes]
    _, points = curve(case)
    ahead = [net >= other for _, net, _, _, other, *_ in points]
    changes = [at for at in range(1, len(ahead)) if ahead[at] != ahead[at - 1]]
    if check(form(case.form), case.entries).choice("across") == "idle_months":
        idle = re.search(r"Jusqu’à (\d+) mois|^(Sans) mois creux", said)
        assert ([int(idle[1] or 0) + 1] if idle else []) == changes
        return
    rates = [decimal(text) for text in re.findall(r"à partir de ([\d ,]+) €", said)]
    assert len(rates) == len(changes)
    for at, rate in zip(changes, rates, strict=True):
        assert points[at - 1][0] < rate <= points[at][0]
    names = re.findall(r"(?:à partir de [^,]+,\d+ €, )(le portage|l’intérim)", said)
    assert names == ["le portage" if ahead[at] else "l’intérim" for at in changes]
    if not changes:
        assert "Pas d’égalité" in said
        assert ("le portage laisse partout" in said) == ahead[0]


def decimal(text: str) -> Decimal:
    return Decimal(words(text).replace(" ", "").replace(",", "."))
