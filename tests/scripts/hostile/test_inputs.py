"""What is drawn: the same from the same seed, and as hostile as it is meant to be."""

from __future__ import annotations

import json
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from scripts.hostile.fragments import fragments
from scripts.hostile.requests import LITERALS, huge, requests
from scripts.hostile.texts import CANARY, MARKUP, TEXTS, long_text, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def seeded(seed: int = 1) -> Random:
    return Random(seed)  # noqa: S311  draws inputs, keeps no secret


@pytest.mark.parametrize("drawn", [requests, fragments])
def test_the_same_seed_draws_the_same_and_another_others(
    drawn: Callable[[Random], Iterator[tuple[str, str]]],
) -> None:
    first, same, other = (list(islice(drawn(seeded(at)), 200)) for at in (1, 1, 2))
    assert first == same
    assert first != other


def test_a_request_is_one_line() -> None:
    assert not any("\n" in line or "\r" in line for _, line in islice(requests(seeded()), 1_000))


def test_every_kind_of_request_is_drawn() -> None:
    kinds = {kind for kind, _ in islice(requests(seeded()), 300)}
    assert kinds == {"json", "bounds", "link", *TEXTS}


def test_a_good_part_of_the_requests_is_json_so_that_more_than_the_reader_of_it_is_tried() -> None:
    def read(line: str) -> bool:
        try:
            json.loads(line)
        except ValueError:
            return False
        return True

    drawn = [read(line) for _, line in islice(requests(seeded()), 1_000)]
    assert 600 < sum(drawn) < 1_000


def test_fragments_lead_to_both_kinds_of_pages_and_to_none() -> None:
    found = [one for _, one in islice(fragments(seeded()), 200)]
    assert any(one.startswith("situation=1") for one in found)
    assert any(one.startswith("simulation=1") for one in found)
    assert any("=" not in one for one in found)


def test_most_markup_carries_the_canary() -> None:
    assert sum(CANARY in one for one in MARKUP) > len(MARKUP) / 2


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_is_drawn_of_its_kind_and_may_be_long(kind: str) -> None:
    random = seeded()
    assert {text(random, kind) for _ in range(100)} & set(TEXTS[kind])
    assert max(len(long_text(random, kind)) for _ in range(20)) > 5_000


def test_literals_and_the_largest_are_there_once() -> None:
    assert len(set(LITERALS)) == len(LITERALS)
    assert len(set(huge())) == len(huge())
    assert max(map(len, huge())) > 1_000_000
