"""Runs in the shipped runtime: the data files of the wheel, as Python values."""

import tomllib
import zipfile
from decimal import Decimal

READER = "calculator/toml.py"
"""The one module that reads them."""
WRITTEN = """import datetime
from decimal import Decimal

TABLES = {tables!r}


def load(package, name):
    return TABLES[package.replace(".", "/") + "/" + name]


def names(package, folder):
    within = package.replace(".", "/") + "/"
    return [name.removeprefix(within) for name in TABLES if name.startswith(within + folder + "/")]
"""


def write_tables(wheel: str) -> None:
    """Put a module that holds what they say in the place of the one that reads them.

    Reading TOML takes Python about as long as all the rest of a first answer.

    Args:
        wheel: Where the source wheel is; it is written anew.

    Raises:
        ValueError: The wheel has no such module.
    """
    with zipfile.ZipFile(wheel) as archive:
        contents = {info: archive.read(info) for info in archive.infolist()}
    tables = {
        info.filename: tomllib.loads(content.decode(), parse_float=Decimal)
        for info, content in sorted(contents.items(), key=lambda item: item[0].filename)
        if info.filename.endswith(".toml")
    }
    (reader,) = (info for info in contents if info.filename == READER)
    contents[reader] = WRITTEN.format(tables=tables).encode()
    with zipfile.ZipFile(wheel, "w") as archive:
        for info, content in contents.items():
            if info.filename not in tables:
                archive.writestr(info, content)
