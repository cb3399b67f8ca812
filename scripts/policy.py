"""What the pages may load and run, in a content security policy that each of them carries."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lxml import etree

from scripts.edition import integrity
from scripts.insertion import PageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["inline_scripts", "policy", "protect", "source_hash"]

_CHARSET = '<meta charset="utf-8">'
_DATA = frozenset({"application/json", "application/ld+json"})
"""Scripts that no browser runs, so that no policy concerns them."""

_STYLED = etree.XPath("//style | //*[@style]")
_ACTING = etree.XPath("//*[@*[starts-with(name(), 'on')]]")
_INLINE = etree.XPath("//script[not(@src)]")
_NEXT = re.compile(r'<link rel="next" href="[^"]*">')


def inline_scripts(html: str) -> list[str]:
    """The inline scripts of a page.

    Raises:
        PageError: An element carries a style or a script of its own, which the policy blocks.
    """
    tree = etree.fromstring(html, etree.HTMLParser(huge_tree=True))
    if tree is None:  # an empty page
        return []
    for one in _STYLED(tree):
        raise PageError(f"<{one.tag}> porte un style, à retirer : {one.get('style')}")
    for one in _ACTING(tree):
        handlers = ", ".join(name for name in one.attrib if name.startswith("on"))
        raise PageError(f"<{one.tag}> porte un script, à retirer : {handlers}")
    return [one.text or "" for one in _INLINE(tree) if one.get("type") not in _DATA]


def source_hash(script: str) -> str:
    """How a policy names one inline script."""
    return f"'{integrity(hashlib.sha256(script.encode()).hexdigest())}'"


def policy(scripts: Iterable[str]) -> str:
    """The content security policy of every page: this site only, and these inline scripts."""
    hashes = sorted(source_hash(one) for one in set(scripts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' {' '.join(hashes)}",
            "style-src 'self'",
            "img-src 'self' data:",  # Material's icons
            "font-src 'self'",
            "connect-src 'self'",
            "frame-src 'self'",  # the preview of what other sites may show
            "worker-src 'self' blob:",  # only a blob worker obeys the page's policy
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


def protect(site: Path) -> int:
    """Write one policy into every page, and return how many pages there are.

    One policy for all: with instant navigation the first page's policy governs the next ones.
    Firefox fetches ahead what a page calls the next one, and complains that the policy forbids it.

    Raises:
        PageError: A page has no charset to put it after, or holds what the policy blocks.
    """
    pages = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    scripts: list[str] = []
    for page, html in pages.items():
        try:
            scripts += inline_scripts(html)
        except PageError as error:
            raise PageError(f"{page}: {error}") from None
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    for page, html in pages.items():
        before, found, after = html.partition(_CHARSET)
        if not found:
            raise PageError(f"{page}: no {_CHARSET}")
        page.write_text(_NEXT.sub("", before + found + meta + after), encoding="utf-8")
    return len(pages)
