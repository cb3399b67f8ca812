from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest

from calculator.api.decoding import TooDeep, decode


def test_numbers_are_exact() -> None:
    found = decode('[0.1, 1E2, 3, 1e-400, "é", NaN]')
    assert isinstance(found, list)
    assert found[:5] == [Decimal("0.1"), Decimal(100), 3, Decimal("1e-400"), "é"]
    assert found[5].is_nan()


@pytest.mark.parametrize("text", ["{", "", "\ufeff{}", "'1'", '{"a":1,}'])
def test_what_is_no_json_is_told_as_such(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        decode(text)


@pytest.mark.parametrize("text", ["[" * 5_000, '{"a":' * 5_000 + "1" + "}" * 5_000])
def test_what_would_end_the_browsers_runtime_is_not_read(text: str) -> None:
    with pytest.raises(TooDeep):
        decode(text)


def test_as_deep_as_is_read_is_read() -> None:
    assert str(decode("[" * 100 + "]" * 100)) == "[" * 100 + "]" * 100
    with pytest.raises(TooDeep):
        decode("[" * 101 + "]" * 101)


def test_brackets_side_by_side_or_typed_in_a_field_are_not_deep() -> None:
    wide: list[object] = [[]] * 5_000
    assert decode(json.dumps(wide)) == wide
    typed = {"days": "[" * 5_000, "\\": '"{' * 5_000}
    assert decode(json.dumps(typed)) == typed


def test_a_number_of_thousands_of_digits_is_read_to_be_refused_in_its_place() -> None:
    found = decode("9" * 5_000)
    assert isinstance(found, Decimal)
    assert found > 10**4_000


@pytest.mark.parametrize("text", ["0e999999999", "1e-9999999999", "-1E+99999999999999999999"])
def test_an_exponent_that_some_runtimes_cannot_read_makes_no_number_in_any(text: str) -> None:
    found = decode(text)
    assert isinstance(found, Decimal)
    assert found.is_nan()


def test_an_exponent_with_zeros_before_it_is_read() -> None:
    assert decode("1e+0000000001") == 10


def test_a_string_without_an_end_takes_no_time() -> None:
    start = time.process_time()
    with pytest.raises(json.JSONDecodeError):
        decode("[" * 60 + '{"":' * 39 + '"[' + '\\"[' * 500_000)
    assert time.process_time() - start < 1
