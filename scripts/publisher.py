"""Who publishes this copy of the site and who hosts it, as the legal notice prints them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.view.html import tag
from calculator.view.table import head, scrollable

if TYPE_CHECKING:
    from calculator.view.html import Element

__all__ = ["SETTINGS", "notice"]

SETTINGS = Path(__file__).with_name("publisher.toml")
_MISSING = "À renseigner par l’éditeur du site"
_INCOMPLETE = (
    "Tant qu’une ligne porte « à renseigner », cette copie du site n’est pas prête à être publiée."
)


def notice(settings: Path = SETTINGS) -> tuple[Element, ...]:
    """The table of the legal notice, and a line that says when something is missing in it."""
    with settings.open("rb") as file:
        mentions = tomllib.load(file)["mention"]
    rows = [
        tag("tr", tag("th", one["label"], scope="row"), tag("td", one["value"].strip() or _MISSING))
        for one in mentions
    ]
    table = scrollable("Éditeur et hébergeur", head("Mention", "Valeur"), tag("tbody", *rows))
    complete = all(one["value"].strip() for one in mentions)
    return (table,) if complete else (table, tag("p", tag("strong", _INCOMPLETE)))
