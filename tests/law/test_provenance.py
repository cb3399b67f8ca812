"""Since when a value holds is said no more exactly than it is known, and what was read of it."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, Table, parse
from calculator.law.calendar import FIRST_DAY
from calculator.law.parameter import subjects
from calculator.law.provenance import Provenance, newest_first, provenance
from calculator.pay.contribution import contributions

CHECKED = date(2026, 10, 1)
LASTING = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036679615"


class Held:
    """The least that is dated."""

    def __init__(self, row: Table) -> None:
        self.provenance = provenance(row, CHECKED)


def read(*rows: str) -> tuple[Provenance, ...]:
    text = "".join(f'[[row]]\nsource = "Texte"\nurl = "{LASTING}"\n{row}\n' for row in rows)
    table = parse(text, "f.toml")
    return tuple(one.provenance for one in newest_first(table.tables("row"), Held, "rows"))


def test_the_first_day_of_the_calculator_may_hide_an_older_beginning() -> None:
    new, old = read("since = 2025-01-01", "since = 2024-01-01\nsince_at_least = true")
    assert (new.since_at_least, old.since_at_least) == (False, True)
    (real,) = read("since = 2024-01-01\nsince_at_least = false")
    assert not real.since_at_least


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ("since = 2024-01-01",),
            "row[0].since_at_least: missing: true if it may be older, false if it began that day",
        ),
        (
            ("since = 2025-01-01\nsince_at_least = true", "since = 2023-01-01"),
            "row[0].since_at_least: only the oldest of the rows may have begun earlier",
        ),
        (("since = 2023-01-01\nsince_at_least = 1",), "row[0].since_at_least: expected true or f"),
    ],
)
def test_a_contributor_says_whether_a_value_began_on_that_day(
    rows: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DataError) as refused:
        read(*rows)
    assert str(refused.value).startswith(f"f.toml: {message}")


def test_a_text_was_read_or_not_or_is_another_by_now() -> None:
    read_, unread, replaced = read(
        "since = 2026-01-01",
        'since = 2025-01-01\nstatus = "unverified"',
        'since = 2023-01-01\nstatus = "replaced"',
    )
    assert [one.status for one in (read_, unread, replaced)] == [
        "verified",
        "unverified",
        "replaced",
    ]
    assert [one.verified for one in (read_, unread, replaced)] == [True, False, False]


def test_what_was_read_has_a_lasting_address_even_if_it_was_replaced() -> None:
    text = '[[row]]\nsince = 2023-01-01\nsource = "T"\nurl = "https://example.org"\n'
    for status, refused in (("unverified", False), ("replaced", True)):
        (row,) = parse(f'{text}status = "{status}"', "f.toml").tables("row")
        if refused:
            with pytest.raises(DataError, match="a text that was read needs a lasting"):
                provenance(row, CHECKED)
        else:
            assert provenance(row, CHECKED).url == "https://example.org"


def test_values_with_a_known_beginning_keep_it() -> None:
    found = {
        f"{one.id}": one.values[-1].provenance
        for subject in subjects().values()
        for one in subject.parameters.values()
    }
    known = ("smic.hourly_gross", "plafond.pmss", "plafond.pass")
    assert [(found[id_].since, found[id_].since_at_least) for id_ in known] == [
        (FIRST_DAY, False)
    ] * len(known)
    assert found["reduction.smic_multiple"].since_at_least


def test_a_contribution_older_than_the_calculator_does_not_begin_with_it() -> None:
    oldest = {one.id: one.rates[-1].provenance for one in contributions()}
    assert oldest["csg_deductible"].since_at_least
    # Where the version of the article that was read has a date, that is the beginning.
    assert oldest["health_cover"].since == date(2016, 1, 1)
    assert not oldest["health_cover"].since_at_least
