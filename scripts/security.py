"""Where to report a weakness of the site: ``.well-known/security.txt``, as RFC 9116 writes it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import publisher
from scripts.page import months_after
from scripts.publisher import SETTINGS

if TYPE_CHECKING:
    from datetime import date

__all__ = ["PLACE", "install", "notice"]

PLACE = Path(".well-known/security.txt")
"""In the site. A reader's machine looks for it at the root of the host."""
_LASTS = 12
"""Months for which the contact is taken to hold, from the day that the guide was checked."""
_ADDRESS = re.compile(r"mailto:[^\s@]+@[^\s@]+\.[^\s@]+|https://[^\s/]+\.\S+|tel:\+[0-9-]+")


def notice(address: str, on: date, settings: Path = SETTINGS) -> str:
    """The text of the file; empty, where the publisher has given no contact.

    Args:
        address: The site's, with a slash at the end.
        on: Day on which the guide was checked: the file expires from there, whatever the clock.
        settings: The publisher's.

    Raises:
        ValueError: The contact is no address that a program understands.
        DataError: There is no such line, or no text in it.
    """
    contact = publisher.contact(settings)
    if not contact:
        return ""
    if not _ADDRESS.fullmatch(contact):
        raise ValueError(
            f"{settings} : security.contact : « {contact} » n’est pas une adresse ; écrivez "
            "mailto:nom@exemple.fr, https://… ou tel:+33-1-…, ou laissez vide"
        )
    lines = (
        f"Contact: {contact}",
        f"Expires: {months_after(on, _LASTS).isoformat()}T00:00:00Z",
        "Preferred-Languages: fr",
        f"Canonical: {address}{PLACE.as_posix()}",
    )
    return "".join(f"{line}\n" for line in lines)


def install(site: Path, address: str, on: date, settings: Path = SETTINGS) -> str:
    """Write the file into the site, and return what the build has to say of it.

    Raises:
        ValueError: The contact is no address that a program understands.
    """
    text = notice(address, on, settings)
    path = site / PLACE
    # MkDocs leaves what starts with a dot: a file of a build before would stay.
    path.unlink(missing_ok=True)
    if not text:
        return f"pas de security.txt : security.contact est vide dans {settings.name}"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return "security.txt écrit"
