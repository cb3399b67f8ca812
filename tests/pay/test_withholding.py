from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.law.calendar import NotInForce
from calculator.pay.withholding import neutral_scale, read_scales, withholding

FILE = "withholding.toml"
SCALES = """
title      = "Taux neutre"
checked_on = 2026-10-01

[[scale]]
since  = 2026-05-01
source = "CGI, art. 204 H"
url    = "https://example.org/2026"
status = "unverified"
brackets = [{ below = 1635, rate = 0 }, { below = 1698, rate = 0.5 }, { rate = 1.3 }]

[[scale]]
since  = 2025-05-01
source = "CGI, art. 204 H"
url    = "https://example.org/2025"
status = "unverified"
brackets = [{ below = 1620, rate = 0 }, { rate = 0.5 }]
"""


def test_a_rate_applies_to_the_whole_pay_from_the_first_amount_of_its_bracket() -> None:
    newest, _ = read_scales(parse(SCALES, FILE))
    assert [newest.rate(cents) for cents in (0, 163_499, 163_500, 169_799, 169_800, 10**9)] == [
        0,
        0,
        5_000,
        5_000,
        13_000,
        13_000,
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("since  = 2025-05-01", "since = 2026-05-01", "scale[1].since: scales stand newest first"),
        (
            "{ below = 1698, rate = 0.5 }",
            "{ below = 1600, rate = 0.5 }",
            "scale[0].brackets: amoun",
        ),
        (
            "{ below = 1698, rate = 0.5 }",
            "{ below = 1698, rate = 0 }",
            "scale[0].brackets: amounts",
        ),
        ("{ rate = 1.3 }", "{ below = 2000, rate = 1.3 }", "scale[0].brackets[2].below: unknown k"),
        ("{ below = 1635, rate = 0 }", "{ rate = 0 }", "scale[0].brackets[0].below: missing"),
        (
            "{ below = 1635, rate = 0 }",
            "{ below = 1635, rate = 0, x = 1 }",
            "scale[0].brackets[0].x: unknown key",
        ),
        (
            'status = "unverified"\nbrackets = [{ below = 1635',
            "x = 1\nbrackets = [{ below = 1635",
            "scale[0].x: unkn",
        ),
    ],
)
def test_a_broken_file_says_where(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        read_scales(parse(SCALES.replace(old, new), FILE))
    assert str(error.value).startswith(f"{FILE}: {message}")


def test_the_scale_of_2026_starts_in_may_not_in_january() -> None:
    assert neutral_scale(date(2026, 4, 30)).starts[0] == 162_000
    assert neutral_scale(date(2026, 5, 1)).starts[0] == 163_500
    with pytest.raises(NotInForce):
        neutral_scale(date(2023, 12, 31))


def test_each_scale_has_twenty_rates_from_nothing_to_43_percent() -> None:
    for day in (date(2024, 1, 1), date(2025, 5, 1), date(2026, 5, 1)):
        scale = neutral_scale(day)
        assert len(scale.rates) == 20
        assert (scale.rates[0], scale.rates[-1]) == (0, 430_000)


def test_the_reader_s_own_rate_has_no_steps() -> None:
    own = withholding(date(2026, 11, 23), 32_000)
    assert (own.steps, own.amount(287_032)) == ((), 9_185)
    neutral = withholding(date(2026, 11, 23))
    assert neutral.steps == neutral_scale(date(2026, 11, 23)).starts
    assert neutral.amount(287_032) == 21_527
