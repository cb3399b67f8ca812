"""Where text enters a built page; the rest of the page stays as it is, to the byte."""

from __future__ import annotations

__all__ = ["PageError", "after_heading", "in_head"]

_HEADING = "</h1>"
_HEAD = "</head>"


class PageError(ValueError):
    """A built page breaks a rule of the site."""


def in_head(html: str, text: str) -> str:
    """The page with a text at the end of its head.

    Raises:
        PageError: The page has no head.
    """
    before, found, after = html.partition(_HEAD)
    if not found:
        raise PageError(f"aucun {_HEAD} : la page est à écrire avec le thème du site")
    return before + text + found + after


def after_heading(html: str, text: str) -> str:
    """The page with a text right after its first heading.

    Raises:
        PageError: The page has no first heading.
    """
    before, found, after = html.partition(_HEADING)
    if not found:
        raise PageError(f"aucun {_HEADING} : la page attend un titre « # … »")
    return before + found + text + after
