"""Who publishes this copy of the site and who hosts it, as the pages that say so print them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from calculator.data import Table, parse
from calculator.view.html import tag
from calculator.view.table import head, scrollable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.view.html import Element

__all__ = ["SETTINGS", "Part", "blanks", "contact", "notice"]

Part = Literal["mention", "privacy", "accessibility"]
_CAPTIONS: Mapping[Part, str] = {
    "mention": "Éditeur et hébergeur",
    "privacy": "Le journal de l’hébergeur",
    "accessibility": "À qui signaler un obstacle",
}
"""By what the settings call its lines: the legal notice, privacy, accessibility."""

SETTINGS = Path(__file__).with_name("publisher.toml")
_MISSING = "À renseigner par l’éditeur du site"
_INCOMPLETE = (
    "Tant qu’une ligne porte « à renseigner », cette copie du site n’est pas prête à être publiée."
)


def notice(
    part: Part = "mention", settings: Path = SETTINGS, given: Mapping[str, str] = os.environ
) -> tuple[Element, ...]:
    """The table of a page, and a line that says when something is missing in it.

    Args:
        part: Which page's.
        settings: What the publisher has filled in.
        given: What stands in for a line that names it and is empty, such as ``REPO_URL``.

    Raises:
        DataError: A line is not of the form of the others.
    """
    lines = _lines(part, _read(settings), given)
    rows = [
        tag("tr", tag("th", label, scope="row"), tag("td", value or _MISSING))
        for label, value in lines
    ]
    table = scrollable(_CAPTIONS[part], head("Mention", "Valeur"), tag("tbody", *rows))
    complete = all(value for _, value in lines)
    return (table,) if complete else (table, tag("p", tag("strong", _INCOMPLETE)))


def blanks(settings: Path = SETTINGS, given: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """What is still to be filled in, as the settings call it.

    Raises:
        DataError: A line is not of the form of the others.
    """
    said = _read(settings)
    lines = [line for part in _CAPTIONS for line in _lines(part, said, given)]
    contact_ = ("security.contact", contact(settings))
    return tuple(name for name, value in (*lines, contact_) if not value)


def contact(settings: Path = SETTINGS) -> str:
    """Where to report a weakness of the site; empty, where the publisher has not said it.

    Raises:
        DataError: There is no such line, or no text in it.
    """
    return _blank_or_text(_read(settings).table("security"), "contact")


def _lines(part: Part, said: Table, given: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (one.text("label"), _blank_or_text(one, "value") or given.get(_stand_in(one), ""))
        for one in said.tables(part)
    ]


def _stand_in(line: Table) -> str:
    return line.text("otherwise") if "otherwise" in line.raw else ""


def _read(settings: Path) -> Table:
    """What the publisher says of itself.

    Raises:
        DataError: It is no TOML.
    """
    return parse(settings.read_text(encoding="utf-8"), settings.as_posix())


def _blank_or_text(row: Table, key: str) -> str:
    """What the publisher wrote in the place of a blank, trimmed.

    Raises:
        DataError: The line is missing, or holds no text.
    """
    value = row.raw.get(key)
    if not isinstance(value, str):
        raise row.error(key, "missing" if value is None else "expected text")
    return value.strip()
