from __future__ import annotations

import pytest

from scripts.editions import UsageError
from scripts.editions.name import Name, read


@pytest.mark.parametrize(
    "text",
    [
        *("2026", "2026.1", "2026.00", "2026.13", "26.11", "1999.11", "2026-11", "2026.11."),
        *("2026.11.0", "2026.11.01", "2026.11.1.1", "v2026.11", " 2026.11", "2026.11\n"),
        *("latest", "../2026.11", "２０２６.11"),
    ],
)
def test_what_is_no_name_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(UsageError, match=r"EDITION=2026\.11") as refused:
        read(text)
    assert f"« {text} »" in str(refused.value)


def test_a_missing_name_is_asked_for() -> None:
    with pytest.raises(UsageError, match="EDITION manque"):
        read("")


@pytest.mark.parametrize("text", ["2026.01", "2026.10", "2026.12", "2026.11.1", "2026.11.12"])
def test_a_name_is_written_as_it_was_read(text: str) -> None:
    assert str(read(text)) == text


def test_names_follow_the_months_and_their_mends_not_the_letters() -> None:
    order = ["2025.12", "2026.01", "2026.01.2", "2026.01.10", "2026.02", "2026.10", "2026.11"]
    assert [str(one) for one in sorted(map(read, reversed(order)))] == order


def test_a_mend_comes_right_after() -> None:
    assert read("2026.11").next_mend == Name(2026, 11, 1)
    assert read("2026.11.1").next_mend == Name(2026, 11, 2)
