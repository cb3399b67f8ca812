from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator.law.french import day, number, quantity


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 6, 1), "1er\u00a0juin\u00a02026"),
        (date(2026, 11, 23), "23\u00a0novembre\u00a02026"),
        (date(2024, 2, 29), "29\u00a0février\u00a02024"),
        (date(2026, 8, 20), "20\u00a0août\u00a02026"),
    ],
)
def test_a_day_is_written_in_full_and_does_not_break(value: date, expected: str) -> None:
    assert day(value) == expected


def test_every_month_has_its_name() -> None:
    names = {day(date(2026, month, 2)).split("\u00a0")[1] for month in range(1, 13)}
    assert len(names) == 12


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("18", "18"),
        ("18.00", "18"),
        ("12.3", "12,30"),
        ("12.31", "12,31"),
        ("1867.02", "1\u202f867,02"),
        ("48060", "48\u202f060"),
        ("1234567.8", "1\u202f234\u202f567,80"),
        ("0.005", "0,01"),
        ("0.0049", "0"),
        ("2.995", "3"),
    ],
)
def test_a_number_has_two_decimals_or_none(value: str, expected: str) -> None:
    assert number(Decimal(value)) == expected


def test_a_quantity_has_its_unit_after_a_no_break_space() -> None:
    assert quantity(Decimal("12.31"), "EUR/hour") == "12,31\u00a0€ par heure"
    assert quantity(Decimal(4005), "EUR/month") == "4\u202f005\u00a0€ par mois"
    assert quantity(Decimal(10), "%") == "10\u00a0%"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("0", "0\u00a0an"), ("1", "1\u00a0an"), ("1.5", "1,5\u00a0an"), ("2", "2\u00a0ans")],
)
def test_the_plural_starts_at_two(value: str, expected: str) -> None:
    assert quantity(Decimal(value), "years") == expected


def test_a_length_of_time_has_no_zero_at_its_end() -> None:
    assert quantity(Decimal("2.5"), "working_days") == "2,5\u00a0jours ouvrables"
    assert quantity(Decimal(10), "hours") == "10\u00a0heures"
    assert quantity(Decimal("2.25"), "weeks") == "2,25\u00a0semaines"


def test_a_count_has_no_unit() -> None:
    assert quantity(Decimal(2), "count") == "2"
