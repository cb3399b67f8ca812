"""What an edition says of how it was built, so that anyone can build it again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from scripts.editions import EditionError, UsageError

__all__ = ["PLACE", "Record", "address", "read"]

PLACE = "edition.json"
"""At the root of the edition."""


@dataclass(frozen=True, slots=True)
class Record:
    """All that the bytes of an edition hang on, beside the tools that its locks name."""

    edition: str
    commit: str
    site_url: str
    """Address of the root of all editions, with a slash at the end."""
    repo_url: str
    """Where the project lives: the pencil and the forms lead there; blank where it is not told."""
    report_url: str
    """Address of the form for wrong results; blank where there is none."""
    source_date_epoch: str
    """The date that archives carry, in seconds since 1970."""

    def text(self) -> str:
        """The file's content."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def read(text: str) -> Record:
    """What a file says.

    Raises:
        EditionError: It is no such file.
    """
    try:
        return Record(**json.loads(text))
    except (TypeError, ValueError):
        raise EditionError(f"{PLACE} : ce fichier n’est pas lisible") from None


def address(text: str) -> str:
    """An address of a site, with its slash at the end.

    Raises:
        UsageError: It is none.
    """
    if not text.startswith(("https://", "http://")) or {"?", "#", " "} & set(text):
        raise UsageError(
            f"SITE_URL : « {text} » n’est pas l’adresse d’un site ; écrivez celle où se trouvent "
            "toutes les éditions, par exemple https://exemple.fr/guide/"
        )
    return text.rstrip("/") + "/"
