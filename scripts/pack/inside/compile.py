"""Runs in the shipped runtime: byte code belongs to the very Python that wrote it."""

import importlib
import py_compile
import sys
from functools import partial
from pathlib import Path
from unittest import mock


def compile_folder(tools: str, folder: str, wheel: str) -> None:
    """Write the wheel's entry in the lock, compile wheel and library, mend the entry.

    Args:
        tools: Where pyodide-build and pyodide-lock are mounted.
        folder: Where the wheel, ``python_stdlib.zip`` and ``pyodide-lock.json`` are mounted.
        wheel: The file name of the source wheel.
    """
    sys.path.append(tools)
    lock = str(Path(folder, "pyodide-lock.json"))
    source = Path(folder, wheel)
    # pyodide-lock first: it refuses the tag that py-compile gives the wheel, and py-compile
    # mends the name and the hash in the lock afterwards.
    add = ["add-wheels", str(source), "--input", lock, "--output", lock]
    importlib.import_module("pyodide_lock.cli").main(add, standalone_mode=False)
    # Stored: whoever compresses on the way does it better on the whole than on each file.
    compile_all = ["--keep", "--silent", "--compression-level", "0", folder]
    # As Python's -OO does, for which py-compile has no option: no docstring, no assert.
    with mock.patch.object(py_compile, "compile", partial(py_compile.compile, optimize=2)):
        importlib.import_module("pyodide_build.cli.py_compile").main(
            compile_all, standalone_mode=False
        )
