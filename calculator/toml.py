"""The TOML files that come with the package, as Python values, numbers exact.

The packed wheel has another module in the place of this one, which holds what these files say as
byte code: ``scripts/pack/inside/tables.py`` writes it, with the same ``load`` and ``names``.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files

__all__ = ["load", "loads", "names"]


def loads(text: str) -> dict[str, object]:
    """Read TOML.

    Raises:
        ValueError: It is no TOML.
    """
    return tomllib.loads(text, parse_float=Decimal)


def load(package: str, name: str) -> dict[str, object]:
    """Read a TOML file of a package, for instance ``calculator.law``, ``parameters/smic.toml``.

    Raises:
        ValueError: It is no TOML.
    """
    return loads((files(package) / name).read_text(encoding="utf-8"))


def names(package: str, folder: str) -> list[str]:
    """The TOML files in a folder of a package, in order, each as ``load`` takes it."""
    found = (item.name for item in (files(package) / folder).iterdir())
    return sorted(f"{folder}/{name}" for name in found if name.endswith(".toml"))
