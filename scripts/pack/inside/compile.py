"""Runs in the shipped runtime: byte code belongs to the very Python that wrote it."""

from __future__ import annotations

import importlib
import py_compile
import sys
from functools import partial
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable
    from types import CodeType

OURS = "calculator/"


def compile_folder(
    tools: str,
    folder: str,
    wheel: str,
    write_tables: Callable[[str], None],
    expand: Callable[[bytes, str], ast.Module],
) -> None:
    """Write the wheel's entry in the lock, compile wheel and library, mend the entry.

    Args:
        tools: Where pyodide-build and pyodide-lock are mounted.
        folder: Where the wheel, ``python_stdlib.zip`` and ``pyodide-lock.json`` are mounted.
        wheel: The file name of the source wheel.
        write_tables: Of ``tables.py``.
        expand: Of ``expand.py``.
    """
    sys.path.append(tools)
    lock = str(Path(folder, "pyodide-lock.json"))
    source = Path(folder, wheel)
    # pyodide-lock first: it refuses the tag that py-compile gives the wheel, and py-compile
    # mends the name and the hash in the lock afterwards.
    add = ["add-wheels", str(source), "--input", lock, "--output", lock]
    importlib.import_module("pyodide_lock.cli").main(add, standalone_mode=False)
    write_tables(str(source))
    plain = SourceFileLoader.source_to_code

    def to_code(loader: SourceFileLoader, text: bytes, path: str, **options: int) -> CodeType:
        written = expand(text, path) if path.startswith(OURS) else text
        return plain(loader, written, path, **options)

    # Stored: whoever compresses on the way does it better on the whole than on each file.
    compile_all = ["--keep", "--silent", "--compression-level", "0", folder]
    # As Python's -OO does, for which py-compile has no option: no docstring, no assert.
    with (
        mock.patch.object(py_compile, "compile", partial(py_compile.compile, optimize=2)),
        mock.patch.object(SourceFileLoader, "source_to_code", to_code),
    ):
        importlib.import_module("pyodide_build.cli.py_compile").main(
            compile_all, standalone_mode=False
        )
