"""WebAssembly without the functions that are never called, and what its memory holds at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pack import PackError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Set as AbstractSet

__all__ = ["exporting", "lean", "memory"]

_PREAMBLE = 8
_IMPORT, _EXPORT, _CODE, _DATA = 2, 7, 10, 11
_FUNCTION = 0
_UNREACHABLE = b"\x03\x00\x00\x0b"
"""A whole body: its length, no local, ``unreachable``, ``end``."""
_I32_CONST, _END = 0x41, 0x0B
_MORE, _LOW, _SIGN = 0x80, 0x7F, 0x40
_BITS = 7
_LIMITS = {1: 1, 2: 0}
"""Kinds of import that carry limits, and the bytes before these: table, memory."""
_FIXED = {3: 2}
"""Kinds whose description has one length: global."""
_TAG = 4


class _Reader:
    """Reads numbers one after the other."""

    def __init__(self, data: bytes, at: int = 0) -> None:
        self.data = data
        self.at = at

    def byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def number(self) -> int:
        """Unsigned LEB128."""
        found = shift = 0
        while True:
            byte = self.byte()
            found |= (byte & _LOW) << shift
            shift += _BITS
            if not byte & _MORE:
                return found

    def signed(self) -> int:
        """Signed LEB128."""
        start = self.at
        found = self.number()
        bits = (self.at - start) * _BITS
        return found - (1 << bits) if self.data[self.at - 1] & _SIGN else found

    def skip(self, count: int) -> None:
        self.at += count


def _written(number: int) -> bytes:
    """Unsigned LEB128."""
    found = bytearray()
    while number > _LOW:
        found.append(number & _LOW | _MORE)
        number >>= _BITS
    found.append(number)
    return bytes(found)


def _sections(wasm: bytes) -> Iterator[tuple[int, bytes]]:
    if wasm[:4] != b"\0asm":
        raise PackError("not WebAssembly")
    reader = _Reader(wasm, _PREAMBLE)
    while reader.at < len(wasm):
        kind = reader.byte()
        size = reader.number()
        yield kind, wasm[reader.at : reader.at + size]
        reader.skip(size)


def _imported(section: bytes) -> int:
    """How many functions are imported: they come first in the numbering."""
    reader, found = _Reader(section), 0
    for _ in range(reader.number()):
        for _name in range(2):
            reader.skip(reader.number())
        kind = reader.byte()
        if kind == _FUNCTION:
            found += 1
            reader.number()
        elif kind in _LIMITS:
            reader.skip(_LIMITS[kind])
            has_most = reader.byte() & 1
            reader.number()
            if has_most:
                reader.number()
        elif kind in _FIXED:
            reader.skip(_FIXED[kind])
        elif kind == _TAG:
            reader.byte()
            reader.number()
        else:
            raise PackError(f"unknown kind of import: {kind}")
    return found


def lean(wasm: bytes, called: AbstractSet[int]) -> bytes:
    """The same module, in which a function that is not called ends the program.

    All keep their numbers, so that nothing else changes. What calls one that is not there stops at
    once: it never goes on with a wrong result.

    Args:
        wasm: The whole module.
        called: The functions that stay, by their numbers.

    Raises:
        PackError: It is no module, or one that this does not know how to read.
    """
    imported = sum(_imported(section) for kind, section in _sections(wasm) if kind == _IMPORT)
    return _with(wasm, _CODE, lambda section: _without(section, imported, called))


def _with(wasm: bytes, changed: int, change: Callable[[bytes], bytes]) -> bytes:
    """The same module, with one kind of its sections changed."""
    found = [wasm[:_PREAMBLE]]
    for kind, section in _sections(wasm):
        content = change(section) if kind == changed else section
        found += [bytes([kind]), _written(len(content)), content]
    return b"".join(found)


def _without(section: bytes, imported: int, called: AbstractSet[int]) -> bytes:
    reader = _Reader(section)
    count = reader.number()
    found = [_written(count)]
    for number in range(imported, imported + count):
        start = reader.at
        reader.skip(reader.number())
        found.append(section[start : reader.at] if number in called else _UNREACHABLE)
    return b"".join(found)


def exporting(wasm: bytes, names: AbstractSet[str]) -> bytes:
    """The same module, which exports these names alone: each export takes time at every start.

    Raises:
        PackError: It is no module, or lacks one of them.
    """
    given = [section for kind, section in _sections(wasm) if kind == _EXPORT]
    if missing := names - {name for section in given for name, _ in _exports(section)}:
        raise PackError(f"the module does not export {', '.join(sorted(missing))}")
    return _with(wasm, _EXPORT, lambda section: _only(section, names))


def _only(section: bytes, names: AbstractSet[str]) -> bytes:
    kept = [entry for name, entry in _exports(section) if name in names]
    return _written(len(kept)) + b"".join(kept)


def _exports(section: bytes) -> Iterator[tuple[str, bytes]]:
    """Each name, and the whole entry."""
    reader = _Reader(section)
    for _ in range(reader.number()):
        start = reader.at
        length = reader.number()
        name = section[reader.at : reader.at + length].decode()
        reader.skip(length + 1)  # and one byte that says what it is
        reader.number()
        yield name, section[start : reader.at]


def memory(wasm: bytes, size: int) -> bytes:
    """What so many bytes of memory hold before the module runs.

    Raises:
        PackError: The module places its data in another way than this one knows.
    """
    found = bytearray(size)
    for kind, section in _sections(wasm):
        if kind != _DATA:
            continue
        reader = _Reader(section)
        for _ in range(reader.number()):
            if reader.number() or reader.byte() != _I32_CONST:
                raise PackError("data whose place is not a number")
            start = reader.signed()
            if reader.byte() != _END:
                raise PackError("data whose place is not a number")
            length = reader.number()
            found[start : start + length] = section[reader.at : reader.at + length]
            reader.skip(length)
    return bytes(found)
