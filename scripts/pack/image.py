"""The memory of a started calculator, reduced to the pages that a fresh one does not have."""

from __future__ import annotations

import struct

from scripts.pack import PackError
from scripts.pack.wasm import memory

__all__ = ["PAGE", "sparse"]

PAGE = 1024
"""Bytes; docs/assets/javascripts/image.mjs reads pages of this size."""
_ALIGNED = 4


def sparse(snapshot: bytes, wasm: bytes) -> bytes:
    """Pyodide's snapshot without the pages that the module itself fills, or that stay empty.

    What comes out, in numbers of four bytes, the lowest first: the length of Pyodide's own head,
    the bytes of the memory, the count of pages; the head; the number of each page; the pages.

    Args:
        snapshot: As ``makeMemorySnapshot`` gives it.
        wasm: The module that it belongs to.

    Raises:
        PackError: It is no snapshot.
    """
    # Pyodide's head: a magic number, its own length, the length of a JSON text, and that text.
    (start,) = struct.unpack_from("<4xI", snapshot)
    head, held = snapshot[:start], snapshot[start:]
    if start % _ALIGNED or len(held) % PAGE:
        raise PackError("Pyodide writes its snapshot in another way than image.py knows")
    first = memory(wasm, len(held))
    pages = [
        at // PAGE
        for at in range(0, len(held), PAGE)
        if held[at : at + PAGE] != first[at : at + PAGE]
    ]
    numbers = struct.pack(f"<3I{len(pages)}I", start, len(held), len(pages), *pages)
    return b"".join(
        (
            numbers[:12],
            head,
            numbers[12:],
            *(held[page * PAGE : (page + 1) * PAGE] for page in pages),
        )
    )
