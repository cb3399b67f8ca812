"""What the theme writes and the site has otherwise: faults of its HTML, its styles, its search."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scripts.insertion import PageError
from scripts.stylesheet import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SEARCH", "STYLES", "dress", "joined", "lead", "led", "mended", "sheet", "styled"]

STYLES = "assets/stylesheets"
SEARCH = "search.js"
"""Under ``assets/javascripts``, what stands before the theme's search."""
_SEARCHES = "THEME_WORKER"
"""In its place there, the address of the theme's own."""

_THEME = ".min.css"
"""How the theme calls its stylesheets, which come before ours."""
_LINK = re.compile(rf'<link rel="stylesheet" href="([^"]*?){STYLES}/([^"/]+)">')
_LEFT_OUT = re.compile(
    r'@charset "UTF-8";|/\*# sourceMappingURL=[^*]*\*/'  # mean something in a file of their own
    r"|\[data-md-color-switching\][^{}]*\{[^{}]*\}",
    re.IGNORECASE,
)
"""The theme says « switching » for a moment of every load: browsers would style all anew, twice."""
_NO_SEARCH = "la recherche du thème est introuvable ; voyez scripts/theme.py"
_NO_STYLE = "aucune feuille de style du thème ; voyez scripts/theme.py"
_WORKER = re.compile(r'("search": "[^"]*?assets/javascripts/)(workers/search\.[^"]+\.js)"')
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
_MENU = re.compile(r'(<nav class="md-nav[^"]*" aria-label=")([^"]*)')
_REGION = re.compile(r'(role="region" aria-label=")([^"]*)')
_WITHOUT_CONTENTS = re.compile(r'(<label class="md-nav__title") for="__toc"')


def mended(html: str) -> str:
    """A page without what HTML does not allow and the theme writes."""
    html = _SWITCH.sub(r"\1", html)
    html = html.replace(' tabindex=""', "")
    if 'id="__toc"' not in html:
        html = _WITHOUT_CONTENTS.sub(r"\1", html)
    return _apart(html)


def _apart(html: str) -> str:
    """Tell places of the same name apart."""
    # The contents stand in the menu and beside the text; one of the two is shown, by the width.
    menus = Counter(name for _, name in _MENU.findall(html))
    html = _MENU.sub(partial(_in_menu, left=menus), html)
    return _REGION.sub(partial(_numbered, seen=Counter()), html)


def _in_menu(found: re.Match[str], left: Counter[str]) -> str:
    left[found[2]] -= 1
    return f"{found[0]}, dans le menu" if left[found[2]] else found[0]


def _numbered(found: re.Match[str], seen: Counter[str]) -> str:
    seen[found[2]] += 1
    return found[0] if seen[found[2]] == 1 else f"{found[0]} ({seen[found[2]]})"


def led(html: str) -> str:
    """A page whose search goes through ours.

    Raises:
        PageError: The page does not say where the theme's search is.
    """
    html, count = _WORKER.subn(rf'\1{SEARCH}"', html)
    if count != 1:
        raise PageError(_NO_SEARCH)
    return html


def _linked(html: str) -> tuple[str, ...]:
    """The stylesheets of a page, by their file names."""
    return tuple(name for _, name in _LINK.findall(html))


def joined(folder: Path, names: Sequence[str]) -> str:
    """These stylesheets as one: each of its own would be asked for before anything is shown.

    Raises:
        PageError: None of them is the theme's.
        PackError: One cannot be read.
    """
    texts = {name: (folder / STYLES / name).read_text(encoding="utf-8") for name in names}
    theme = [_LEFT_OUT.sub("", text) for name, text in texts.items() if name.endswith(_THEME)]
    if not theme:
        raise PageError(_NO_STYLE)
    own = [text for name, text in texts.items() if not name.endswith(_THEME)]
    return '@charset "UTF-8";' + trimmed("".join(theme), "\n".join(own), folder)


def sheet(folder: Path, text: str) -> str:
    """Write a stylesheet, and return its name, which changes when it does."""
    name = f"site.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (folder / STYLES / name).write_text(text, encoding="utf-8")
    return name


def styled(html: str, name: str) -> str:
    """A page with one stylesheet in place of its own ones.

    Raises:
        PageError: The page has none.
    """
    first = _LINK.search(html)
    if first is None:
        raise PageError(_NO_STYLE)
    link = f'<link rel="stylesheet" href="{first[1]}{PurePosixPath(STYLES, name)}">'
    before, after = html[: first.start()], html[first.end() :]
    return before + link + _LINK.sub("", after)


def lead(script: str, html: str) -> str:
    """Our search, told where the theme's is.

    Args:
        script: The text of ``search.js``.
        html: Any page as the theme wrote it.

    Raises:
        PageError: The page does not say it.
    """
    found = _WORKER.search(html)
    if found is None:
        raise PageError(_NO_SEARCH)
    return script.replace(_SEARCHES, found[2])


def dress(folder: Path) -> None:
    """Make every page of the built site as the site has it.

    Raises:
        PageError: A page is not as the theme writes it.
    """
    search = folder / "assets" / "javascripts" / SEARCH
    ours = search.read_text(encoding="utf-8")
    sheets: dict[tuple[str, ...], str] = {}
    for path in sorted(folder.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        names = _linked(html)
        try:
            if names not in sheets:
                sheets[names] = sheet(folder, joined(folder, names))
            ours = lead(ours, html)
            html = styled(led(mended(html)), sheets[names])
        except (PageError, OSError) as error:
            raise PageError(f"{path} : {error}") from None
        path.write_text(html, encoding="utf-8")
    search.write_text(ours, encoding="utf-8")
