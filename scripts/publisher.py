"""Who publishes this copy of the site and who hosts it, as the legal notice prints them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from calculator.data import Table, parse
from calculator.view.html import tag
from calculator.view.table import head, scrollable

if TYPE_CHECKING:
    from calculator.view.html import Element

__all__ = ["SETTINGS", "blank_or_text", "notice", "read"]

SETTINGS = Path(__file__).with_name("publisher.toml")
_MISSING = "À renseigner par l’éditeur du site"
_INCOMPLETE = (
    "Tant qu’une ligne porte « à renseigner », cette copie du site n’est pas prête à être publiée."
)


def notice(settings: Path = SETTINGS) -> tuple[Element, ...]:
    """The table of the legal notice, and a line that says when something is missing in it.

    Raises:
        DataError: A mention is not of the form of the others.
    """
    mentions = [
        (one.text("label"), blank_or_text(one, "value")) for one in read(settings).tables("mention")
    ]
    rows = [
        tag("tr", tag("th", label, scope="row"), tag("td", value or _MISSING))
        for label, value in mentions
    ]
    table = scrollable("Éditeur et hébergeur", head("Mention", "Valeur"), tag("tbody", *rows))
    complete = all(value for _, value in mentions)
    return (table,) if complete else (table, tag("p", tag("strong", _INCOMPLETE)))


def read(settings: Path = SETTINGS) -> Table:
    """What the publisher says of itself.

    Raises:
        DataError: It is no TOML.
    """
    return parse(settings.read_text(encoding="utf-8"), settings.as_posix())


def blank_or_text(row: Table, key: str) -> str:
    """What the publisher wrote in the place of a blank, trimmed.

    Raises:
        DataError: The line is missing, or holds no text.
    """
    value = row.raw.get(key)
    if not isinstance(value, str):
        raise row.error(key, "missing" if value is None else "expected text")
    return value.strip()
