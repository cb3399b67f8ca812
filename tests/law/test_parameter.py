from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator.data import DataError, parse
from calculator.law.calendar import NotInForce
from calculator.law.parameter import parameter, subject, subjects

FILE = "parameters/smic.toml"
SMIC = """
title      = "Salaire minimum de croissance"
checked_on = 2026-10-01

[hourly_gross]
label = "SMIC horaire brut"
unit  = "EUR/hour"

[[hourly_gross.value]]
since  = 2026-06-01
amount = 12.31
source = "Arrêté du 22 mai 2026"
url    = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054126589"

[[hourly_gross.value]]
since  = 2024-01-01
since_at_least = false
amount = 11.65
source = "Décret du 20 décembre 2023"
url    = "https://example.org/resume"
status = "unverified"
"""
LASTING = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054126589"


def test_a_subject_keeps_the_history_of_its_values_newest_first() -> None:
    found = subject("smic", parse(SMIC, FILE))
    assert found.title == "Salaire minimum de croissance"
    hourly = found.parameters["smic.hourly_gross"]
    assert (hourly.id, hourly.unit, hourly.checked_on) == (
        "smic.hourly_gross",
        "EUR/hour",
        date(2026, 10, 1),
    )
    assert [
        (value.provenance.since, value.amount, value.provenance.verified) for value in hourly.values
    ] == [
        (date(2026, 6, 1), Decimal("12.31"), True),
        (date(2024, 1, 1), Decimal("11.65"), False),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'unit  = "EUR/hour"',
            'unit = "EUR/hour"\nuntil = 2027-01-01',
            "hourly_gross.until: unkno",
        ),
        ("amount = 12.31", "amount = 12.31\nnote = 1", "hourly_gross.value[0].note: unknown key"),
        (
            'source = "Arrêté du 22 mai 2026"\n',
            "",
            "hourly_gross.value[0].source: missing",
        ),
        (
            "since  = 2024-01-01\n",
            "",
            "hourly_gross.value[1].since: missing",
        ),
        (
            "amount = 12.31",
            'amount = "12,31"',
            "hourly_gross.value[0].amount: expected number, got text",
        ),
        (
            "amount = 12.31",
            "amount = true",
            "hourly_gross.value[0].amount: expected whole number, got true or false",
        ),
        (
            "amount = 12.31",
            "amount = -12.31",
            "hourly_gross.value[0].amount: -12.31 is not a number of zero or more",
        ),
        (
            "amount = 12.31",
            "amount = nan",
            "hourly_gross.value[0].amount: NaN is not a number of zero or more",
        ),
        (
            "since  = 2026-06-01",
            "since = 2026-06-01T00:00:00",
            "hourly_gross.value[0].since: expected date, got date and time",
        ),
        (
            "since  = 2026-06-01",
            'since = "2026-06-01"',
            "hourly_gross.value[0].since: expected date, got text",
        ),
        (
            "since  = 2024-01-01",
            "since = 1945-10-03",
            "hourly_gross.value[1].since: 1945-10-03 is not between 1945-10-04 and 2027-10-02",
        ),
        (
            "since  = 2026-06-01",
            "since = 2027-10-03",
            "hourly_gross.value[0].since: 2027-10-03 is not between 1945-10-04 and 2027-10-02",
        ),
        (
            "since  = 2024-01-01",
            "since = 2026-06-02",
            "hourly_gross.value[1].since: values stand newest first, one a day",
        ),
        (
            "since  = 2024-01-01",
            "since = 2026-06-01",
            "hourly_gross.value[1].since: values stand newest first, one a day",
        ),
        ('label = "SMIC horaire brut"', 'label = "  "', "hourly_gross.label: is empty"),
        (
            'source = "Arrêté du 22 mai 2026"',
            'source = ""',
            "hourly_gross.value[0].source: is empty",
        ),
        (
            LASTING,
            "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054126589;jsessionid=1A2B",
            "hourly_gross.value[0].url: a text that was read needs a lasting Légifrance address",
        ),
        (
            LASTING,
            "https://www.legifrance.gouv.fr/search/all?query=smic",
            "hourly_gross.value[0].url: a text that was read needs a lasting Légifrance address",
        ),
        (
            LASTING,
            "https://example.org/smic",
            "hourly_gross.value[0].url: a text that was read needs a lasting Légifrance address",
        ),
        (
            "https://example.org/resume",
            "http://example.org/resume",
            "hourly_gross.value[1].url: expected an https address",
        ),
        (
            'status = "unverified"',
            'status = "verified"',
            "hourly_gross.value[1].status: 'verified' is not one of replaced, unverified",
        ),
        (
            'unit  = "EUR/hour"',
            'unit  = "EUR/jour"',
            "hourly_gross.unit: 'EUR/jour' is not one of %, EUR, ",
        ),
        ("checked_on = 2026-10-01", "", "checked_on: missing"),
        ("checked_on = 2026-10-01", "checked_on = 2200-01-01", "checked_on: 2200-01-01 is not"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert SMIC.count(old) == 1
    with pytest.raises(DataError) as refused:
        subject("smic", parse(SMIC.replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "T"\nchecked_on = 2026-10-01', "holds no parameter"),
        ('title = "T"\nchecked_on = 2026-10-01\nx = 1', "x: expected table, got whole number"),
        (
            'title = "T"\nchecked_on = 2026-10-01\n[x]\nlabel = "L"\nunit = "%"\nvalue = []',
            "x.value: is empty",
        ),
        (
            'title = "T"\nchecked_on = 2026-10-01\n[x]\nlabel = "L"\nunit = "%"\nvalue = [1]',
            "x.value[0]: expected table",
        ),
    ],
)
def test_a_subject_without_a_value_is_refused(text: str, message: str) -> None:
    with pytest.raises(DataError) as refused:
        subject("t", parse(text, "parameters/t.toml"))
    assert str(refused.value) == f"parameters/t.toml: {message}"


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2024, 1, 1), "11.65"),
        (date(2024, 10, 31), "11.65"),
        (date(2024, 11, 1), "11.88"),
        (date(2025, 12, 31), "11.88"),
        (date(2026, 1, 1), "12.02"),
        (date(2026, 5, 31), "12.02"),
        (date(2026, 6, 1), "12.31"),
        (date(2030, 1, 1), "12.31"),
    ],
)
def test_the_smic_of_a_day_is_the_last_one_that_started(day: date, amount: str) -> None:
    assert parameter("smic.hourly_gross").on(day).amount == Decimal(amount)


def test_a_day_before_the_first_value_is_refused_never_guessed() -> None:
    with pytest.raises(NotInForce) as refused:
        parameter("portage.minimum_expert").on(date(2024, 7, 16))
    assert refused.value.since == date(2024, 7, 17)


@pytest.mark.parametrize("id_", ["smic.monthly", "nothing.at_all", "smic", ""])
def test_an_unknown_parameter_is_no_parameter(id_: str) -> None:
    with pytest.raises(KeyError):
        parameter(id_)


def test_the_subjects_are_read_once() -> None:
    assert subjects() is subjects()
