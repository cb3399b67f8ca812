from __future__ import annotations

from datetime import date

import holidays
import pytest

from calculator.pay.working_year import Holiday, working_year

# Easter at both ends of the calendar, and in the years in which a cycle is corrected.
EASTERS = (
    date(1818, 3, 22),
    date(1943, 4, 25),
    date(1954, 4, 18),
    date(1981, 4, 19),
    date(2000, 4, 23),
    date(2008, 3, 23),
    date(2038, 4, 25),
    date(2049, 4, 18),
)


@pytest.mark.parametrize("year", range(2024, 2031))
def test_the_bank_holidays_are_those_of_a_public_calendar(year: int) -> None:
    known = holidays.country_holidays("FR", years=year)
    assert [one.day for one in working_year(year).holidays] == sorted(known)


@pytest.mark.parametrize("year", range(1901, 2100))
def test_easter_monday_is_that_of_a_public_calendar(year: int) -> None:
    known = holidays.country_holidays("FR", years=year, language="fr")
    assert known[monday(year)] == "Lundi de Pâques"


@pytest.mark.parametrize("easter", EASTERS, ids=str)
def test_easter_is_the_day_before_its_monday(easter: date) -> None:
    assert (monday(easter.year) - easter).days == 1


def monday(year: int) -> date:
    return next(one.day for one in working_year(year).holidays if one.name == "Lundi de Pâques")


def test_a_year_has_eleven_bank_holidays_by_name_in_the_order_of_the_year() -> None:
    assert working_year(2026).holidays == (
        Holiday(date(2026, 1, 1), "Jour de l’An"),
        Holiday(date(2026, 4, 6), "Lundi de Pâques"),
        Holiday(date(2026, 5, 1), "Fête du Travail"),
        Holiday(date(2026, 5, 8), "Victoire de 1945"),
        Holiday(date(2026, 5, 14), "Ascension"),
        Holiday(date(2026, 5, 25), "Lundi de Pentecôte"),
        Holiday(date(2026, 7, 14), "Fête nationale"),
        Holiday(date(2026, 8, 15), "Assomption"),
        Holiday(date(2026, 11, 1), "Toussaint"),
        Holiday(date(2026, 11, 11), "Armistice de 1918"),
        Holiday(date(2026, 12, 25), "Noël"),
    )


@pytest.mark.parametrize(
    ("year", "weekdays", "off", "days"),
    [
        # 366 days from a Monday: 52 weeks, and a Monday and a Tuesday more. Off: 14 July is a
        # Sunday; 262 - 10 - 25.
        (2024, 262, 10, 227),
        # 365 days from a Wednesday to a Wednesday. 1 November is a Saturday; 261 - 10 - 25.
        (2025, 261, 10, 226),
        # From a Thursday to a Thursday. 15 August is a Saturday, 1 November a Sunday.
        (2026, 261, 9, 227),
        # From a Friday to a Friday. 1 and 8 May, 15 August and 25 December fall on weekends.
        (2027, 261, 7, 229),
        # 366 days from a Saturday to a Sunday. 1 January and 11 November are Saturdays.
        (2028, 260, 9, 226),
    ],
)
def test_the_days_of_a_full_time_year(year: int, weekdays: int, off: int, days: int) -> None:
    found = working_year(year)
    assert (found.year, found.weekdays, len(found.on_weekdays)) == (year, weekdays, off)
    assert (found.leave, found.days) == (25, days)


def test_two_holidays_on_one_day_take_one_day() -> None:
    found = working_year(2008)
    assert [one.name for one in found.holidays if one.day == date(2008, 5, 1)] == [
        "Fête du Travail",
        "Ascension",
    ]
    # 366 days from a Tuesday to a Wednesday: 52 weeks and two weekdays more. Off: 1 November is a
    # Saturday; ten on weekdays, of which two on one day.
    assert (found.weekdays, len(found.on_weekdays), found.days) == (262, 10, 262 - 9 - 25)
