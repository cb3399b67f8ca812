"""Where text enters a built page; the rest of the page stays as it is, to the byte."""

from __future__ import annotations

__all__ = ["PageError", "after_end", "after_heading", "in_head"]

_HEADING = "</h1>"
_HEAD = "</head>"
_END = 'class="poi-end"'
"""What the line at the end of every page carries."""


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


def after_end(html: str, text: str) -> str:
    """The page with a text right after the line that ends it.

    Raises:
        PageError: The page has no such line.
    """
    before, found, after = html.partition(_END)
    line, closed, rest = after.partition("</p>")
    if not found or not closed:
        raise PageError("sa dernière ligne manque : {!generated/fin_de_page.md!}")
    return before + found + line + closed + text + rest
