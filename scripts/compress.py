"""Compressed copies beside the files of a folder, for hosts that serve them as they are.

``python -m scripts.compress FOLDER`` writes ``page.html.br`` and ``page.html.gz`` beside
``page.html`` where that saves enough, and removes the copies that stand for nothing any more.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = [
    "BROTLI",
    "CACHE",
    "COPIES",
    "GZIP",
    "SUFFIXES",
    "Copy",
    "Weight",
    "compress",
    "main",
    "originals",
    "weigh",
]

CACHE = Path("build/compressed")
"""What was compressed before, by content: the largest file takes half a minute."""
SUFFIXES = frozenset(
    {
        *(".bin", ".css", ".csv", ".html", ".ics", ".js", ".json", ".mjs", ".svg", ".txt"),
        *(".wasm", ".webmanifest", ".whl", ".xml", ".zip"),
    }
)
"""Files that may gain; images, fonts and PDF are compressed already."""
_SMALLEST = 1024
"""Bytes under which a file travels in one packet anyway."""
_SHARE = 0.9
"""A copy that is not lighter than this share of its source is not worth its place."""
_SHOWN = 10
"""The largest files are named, the others counted."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One way to compress."""

    suffix: str
    """What the copy is called after its source."""
    version: str
    """Who compresses: another one writes other bytes."""
    compress: Callable[[bytes], bytes]

    def beside(self, path: Path) -> Path:
        """Where the copy of a file stands."""
        return path.with_name(path.name + self.suffix)


_GZIP_HEADER = 31
"""How zlib is told to write gzip, with the largest window."""


def _gzip(content: bytes) -> bytes:
    # The header that zlib writes by itself tells no time and no name: same content, same bytes.
    return zlib.compress(content, 9, wbits=_GZIP_HEADER)


def _brotli(content: bytes) -> bytes:
    return bytes(brotli.compress(content, quality=11))


GZIP = Copy(".gz", f"gzip-9-{zlib.ZLIB_RUNTIME_VERSION}", _gzip)
BROTLI = Copy(".br", f"brotli-11-{brotli.__version__}", _brotli)
COPIES = (GZIP, BROTLI)
"""In the order in which they are tried: what the first cannot shrink, the next cannot either."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a file weighs on the way: as it is, and where the host serves a copy of it."""

    raw: int = 0
    gzip: int = 0
    brotli: int = 0

    def __add__(self, other: Weight) -> Weight:
        """Both together."""
        return Weight(self.raw + other.raw, self.gzip + other.gzip, self.brotli + other.brotli)


class _Store:
    """Compressed contents on disk; what a run did not ask for is dropped at its end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: set[Path] = set()

    def get(self, copy: Copy, content: bytes) -> bytes:
        """The content, compressed now or before."""
        name = hashlib.sha256(content).hexdigest() + copy.suffix
        path = self.folder / copy.version / name
        self.asked.add(path)
        with suppress(FileNotFoundError):  # or one that another run has just dropped
            return path.read_bytes()
        packed = copy.compress(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        # A run that is stopped halfway leaves no half of a file under the final name.
        unfinished = path.with_name(f"{name}.{os.getpid()}.{get_ident()}")
        unfinished.write_bytes(packed)
        unfinished.replace(path)
        return packed

    def drop_the_rest(self) -> None:
        """Forget what was not asked for."""
        for path in self.folder.rglob("*"):
            if path.is_file() and path not in self.asked:
                path.unlink(missing_ok=True)


def weigh(
    files: Sequence[Path], cache: Path = CACHE, copies: Sequence[Copy] | None = None
) -> Mapping[Path, Weight]:
    """What each file weighs, compressed or not; nothing is written beside them.

    Args:
        files: Any.
        cache: Where compressed contents are kept from one run to the next.
        copies: The ways to compress that are asked for, all by default.
    """
    store = _Store(cache)
    return {path: weight for path, (weight, _) in _each(files, store, copies or COPIES).items()}


def compress(folder: Path, cache: Path = CACHE) -> Mapping[Path, Weight]:
    """Write the copies of all files of a folder, and remove the stale ones.

    Args:
        folder: What is going to be published.
        cache: Where compressed contents are kept from one run to the next.

    Returns:
        Every file of the folder but the copies, by path, and what it weighs.
    """
    store = _Store(cache)
    done = _each(originals(folder), store, COPIES)
    written: set[Path] = set()
    for path, (_, copies) in done.items():
        for copy, packed in copies.items():
            target = copy.beside(path)
            _write(target, packed, path)
            written.add(target)
    for path in sorted(folder.rglob("*")):
        if _is_copy(path) and path not in written:
            path.unlink()
    store.drop_the_rest()
    return {path: weight for path, (weight, _) in done.items()}


def originals(folder: Path) -> Sequence[Path]:
    """The files of a folder that are no copies."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_copy(path)]


def _is_copy(path: Path) -> bool:
    """Whether that is a name which only this command gives: ``page.html.gz``, not ``data.gz``."""
    return path.suffix in {copy.suffix for copy in COPIES} and path.with_suffix("").suffix in (
        SUFFIXES
    )


def _each(
    files: Sequence[Path], store: _Store, ways: Sequence[Copy]
) -> Mapping[Path, tuple[Weight, Mapping[Copy, bytes]]]:
    """Both libraries work outside the interpreter's lock; the largest file sets out first."""
    largest_first = sorted(files, key=lambda path: (-path.stat().st_size, path))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(
            zip(
                largest_first,
                pool.map(lambda path: _one(path, store, ways), largest_first),
                strict=True,
            )
        )
    return {path: found[path] for path in files}


def _one(path: Path, store: _Store, ways: Sequence[Copy]) -> tuple[Weight, Mapping[Copy, bytes]]:
    content = path.read_bytes()
    raw = len(content)
    copies: dict[Copy, bytes] = {}
    if path.suffix in SUFFIXES and raw >= _SMALLEST:
        for copy in ways:
            packed = store.get(copy, content)
            if len(packed) > _SHARE * raw:
                break
            copies[copy] = packed
    gzip = len(copies.get(GZIP, content))
    return Weight(raw, gzip, len(copies[BROTLI]) if BROTLI in copies else gzip), copies


def _write(target: Path, packed: bytes, source: Path) -> None:
    """Write a copy, of the same age as its source: hosts tell their age to browsers."""
    if not target.is_file() or target.read_bytes() != packed:
        target.write_bytes(packed)
    was = source.stat()
    os.utime(target, ns=(was.st_atime_ns, was.st_mtime_ns))


def main(arguments: Sequence[str]) -> int:
    """Compress a folder and say what came out; 2 where there is none."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.compress",
        description="Écrit à côté de chaque fichier sa copie compressée (.br, .gz).",
    )
    parser.add_argument("folder", type=Path, help="dossier à publier")
    parser.add_argument("--cache", type=Path, default=CACHE, help="par défaut : %(default)s")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        parser.error(f"{asked.folder} : pas de dossier à cet endroit ; lancez make site d’abord")
    weights = compress(asked.folder, asked.cache)
    total = sum(weights.values(), Weight())
    print(f"{'octets':>12} {'gzip':>12} {'brotli':>12}")
    for path, one in sorted(weights.items(), key=lambda item: -item[1].raw)[:_SHOWN]:
        print(_line(one, path.relative_to(asked.folder).as_posix()))
    print(_line(total, f"en tout, {len(weights)} fichiers"))
    return 0


def _line(weight: Weight, name: str) -> str:
    return f"{weight.raw:>12} {weight.gzip:>12} {weight.brotli:>12}  {name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
