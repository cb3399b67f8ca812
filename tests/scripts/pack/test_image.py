"""An image holds the pages that a fresh memory does not have, and nothing else."""

from __future__ import annotations

import struct

import pytest

from scripts.pack import PackError
from scripts.pack.image import PAGE, sparse
from tests.scripts.pack.test_wasm import SMALL

HEAD = struct.pack("<4I", 1, 32, 2, 0) + b"{}" + bytes(14)
"""Magic number, length of the head, length of its text; then the text."""


def snapshot(*changes: tuple[int, bytes], pages: int = 3) -> bytes:
    """A snapshot in which some places differ from a fresh memory."""
    held = bytearray(pages * PAGE)
    held[8:10] = b"\xab\xcd"  # the module's own data
    for at, content in changes:
        held[at : at + len(content)] = content
    return HEAD + bytes(held)


def restored(image: bytes) -> bytes:
    """The memory as the page's worker lays it."""
    head, size, count = struct.unpack_from("<3I", image)
    numbers = struct.unpack_from(f"<{count}I", image, 12 + head)
    held = bytearray(size)
    held[8:10] = b"\xab\xcd"
    start = 12 + head + 4 * count
    for at, number in enumerate(numbers):
        held[number * PAGE : (number + 1) * PAGE] = image[start + at * PAGE :][:PAGE]
    return image[12 : 12 + head] + bytes(held)


def test_a_fresh_memory_needs_no_page() -> None:
    assert len(sparse(snapshot(), SMALL)) == 12 + len(HEAD)


@pytest.mark.parametrize(
    "changes",
    [
        ((0, b"x"),),
        ((8, b"\0"),),
        ((PAGE, b"y"), (3 * PAGE - 1, b"z")),
        ((PAGE - 1, b"across"),),
    ],
)
def test_what_differs_comes_back(changes: tuple[tuple[int, bytes], ...]) -> None:
    whole = snapshot(*changes)
    assert restored(sparse(whole, SMALL)) == whole


def test_only_pages_that_differ_are_held() -> None:
    image = sparse(snapshot((2 * PAGE + 5, b"x")), SMALL)
    assert struct.unpack_from("<3I", image)[2] == 1
    assert len(image) == 12 + len(HEAD) + 4 + PAGE


def test_a_snapshot_of_another_kind_is_refused() -> None:
    with pytest.raises(PackError, match="another way"):
        sparse(snapshot() + b"\0", SMALL)
