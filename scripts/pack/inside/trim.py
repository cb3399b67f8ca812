"""Runs in the shipped runtime: reduce the standard library to the files that were used."""

import importlib
import sys
import zipfile
from pathlib import Path

ARCHIVE = "/lib/python314.zip"
# Imported late, on ways that the exercise may not take: warnings that are shown and not raised,
# text that is not UTF-8, odd tracebacks.
LATE = (
    "codeop",
    "encodings.ascii",
    "encodings.cp437",
    "encodings.latin_1",
    "inspect",
    "keyword",
    "linecache",
    "pyodide.webloop",
    "textwrap",
    "tokenize",
    "traceback",
    "tracemalloc",
)


def use_and_trim(folder: str) -> str:
    """List the library's files that were imported; with a folder, write their archive there."""
    for name in LATE:
        importlib.import_module(name)
    origins = [
        getattr(getattr(module, "__spec__", None), "origin", None)
        for module in list(sys.modules.values())
    ]
    prefix = ARCHIVE + "/"
    used = sorted(
        {origin.removeprefix(prefix) for origin in origins if origin and origin.startswith(prefix)}
    )
    if folder:
        # Written here and not on the host: the host's zlib would decide on the bytes.
        target = Path(folder, "python_stdlib.zip")
        with zipfile.ZipFile(ARCHIVE) as whole, zipfile.ZipFile(target, "w") as trimmed:
            for name in used:
                trimmed.writestr(whole.getinfo(name), whole.read(name), compresslevel=9)
    return "\n".join(used)
