from __future__ import annotations

import json

import pytest

from scripts.editions import EditionError, UsageError
from scripts.editions.record import Record, address, read

RECORD = Record("2026.11", "0" * 40, "https://guide.example/", "", "", "1767225600")


def test_a_record_is_read_as_it_was_written() -> None:
    assert read(RECORD.text()) == RECORD
    assert json.loads(RECORD.text())["edition"] == "2026.11"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"edition": "2026.11"}', "null"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(EditionError, match=r"edition\.json"):
        read(text)


@pytest.mark.parametrize("text", ["https://guide.example/sub", "https://guide.example/sub/"])
def test_an_address_ends_with_one_slash(text: str) -> None:
    assert address(text) == "https://guide.example/sub/"


@pytest.mark.parametrize(
    "text",
    ["guide.example", "/sub/", "https://a.example/?x", "https://a.example/#x", "https://a b"],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="SITE_URL"):
        address(text)
