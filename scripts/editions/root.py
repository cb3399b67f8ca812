"""What stands at the root of the branch, beside the editions: the way in, what hosts look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import Element, render, tag
from scripts.editions.name import LATEST
from scripts.policy import source_hash
from scripts.security import PLACE as SECURITY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["entrance", "files"]

_TAKEN = ("404.html", "robots.txt")
"""Hosts and robots look for them here. They are those of the latest edition, as they are."""

_SCRIPT = f'location.replace("{LATEST}/" + location.search + location.hash);'
_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"script-src {source_hash(_SCRIPT)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
)


def entrance(site_url: str) -> str:
    """The page that leads to the latest edition, with the query and the fragment it was given."""
    script = Element("script")
    script.text = _SCRIPT
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", **{"http-equiv": "Content-Security-Policy"}, content=_POLICY),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("title", "Portage ou intérim"),
        tag("link", rel="canonical", href=f"{site_url}{LATEST}/"),
        # A script keeps what follows the address; without one, the rest leads there all the same.
        tag("noscript", tag("meta", **{"http-equiv": "refresh"}, content=f"0; url={LATEST}/")),
        script,
    )
    body = tag(
        "body",
        tag("p", tag("a", "Portage ou intérim : la dernière édition du guide", href=f"{LATEST}/")),
    )
    return f"<!doctype html>\n{render(tag('html', head, body, lang='fr'))}\n"


def files(site: Path, site_url: str) -> Mapping[str, bytes]:
    """The files of the root, by path.

    Args:
        site: The latest edition, built.
        site_url: Address of the root of all editions.
    """
    found = {"index.html": entrance(site_url).encode()}
    found |= {name: (site / name).read_bytes() for name in _TAKEN if (site / name).is_file()}
    notice = site / SECURITY
    if notice.is_file():
        found[SECURITY.as_posix()] = _here(notice.read_bytes(), site_url)
    return found


def _here(notice: bytes, site_url: str) -> bytes:
    """The notice, said to stand where it is read: elsewhere it is not to be believed (RFC 9116)."""
    place = SECURITY.as_posix()
    return notice.replace(f"{site_url}{LATEST}/{place}".encode(), f"{site_url}{place}".encode())
