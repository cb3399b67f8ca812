"""Dead links, dead anchors and orphan pages of the built site: ``python -m scripts.links``."""

from __future__ import annotations

import posixpath
import re
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["faults", "main"]

SITE = Path("site")
_SHARED = re.compile(r"1[a-z_]|(?:simulation|situation)=")
"""What a link to a situation starts with: the calculator reads it, it is no place in a page."""
_BY_SCRIPT = frozenset({"__search"})
"""Places that the theme's script opens."""
_ENTRANCES = frozenset({"index.html", "404.html"})
_ADDRESSES = (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src"))
_ELSEWHERE = frozenset({"preconnect", "canonical"})


class _Read(HTMLParser):
    """What a page leads to, from where, and the places in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, int, bool]] = []
        self.places: set[str] = set()
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        self.places |= {names[name] for name in ("id", "name") if names.get(name)}
        self._inside += tag == "article"
        if names.get("rel") in _ELSEWHERE:
            return
        for element, name in _ADDRESSES:
            if tag == element and name in names:
                self.links.append((names[name], self.getpos()[0], bool(self._inside)))

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"


@dataclass(frozen=True, slots=True)
class _Page:
    links: Sequence[tuple[str, int, bool]]
    places: set[str]
    led_to: set[str] = field(default_factory=set)


def _read(path: Path) -> _Page:
    reader = _Read()
    reader.feed(path.read_text(encoding="utf-8"))
    return _Page(reader.links, reader.places)


def faults(site: Path = SITE) -> Iterator[str]:
    """What leads nowhere and what nothing leads to, one line each."""
    pages = {
        path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))
    }
    for name, page in pages.items():
        if name == "404.html":
            continue  # its addresses start from the root of the published site
        for address, line, told in page.links:
            yield from _followed(site, pages, name, address, line, told=told)
    led_to = {target for page in pages.values() for target in page.led_to}
    for name in sorted(set(pages) - led_to - _ENTRANCES):
        yield f"{site / name}: aucune page n’y mène dans son texte ; ajoutez un lien"


def _followed(  # noqa: PLR0913  the link and where it stands
    site: Path, pages: Mapping[str, _Page], name: str, address: str, line: int, *, told: bool
) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return
    path = unquote(parts.path)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path and (path.endswith(("/", ".")) or (site / target).is_dir()):
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    if not (site / target).is_file():
        yield f"{site / name}:{line}: « {address} » ne mène à rien"
        return
    if told and target != name:
        pages[name].led_to.add(target)
    place = unquote(parts.fragment)
    if not place or place in _BY_SCRIPT or _SHARED.match(place) or target not in pages:
        return
    if place not in pages[target].places:
        yield f"{site / name}:{line}: « {address} » : pas d’endroit « {place} » dans cette page"


def main(arguments: Sequence[str]) -> int:
    """Check the built site, or the one that is named; 1 when a link is dead or a page orphan."""
    found = list(faults(Path(arguments[0]) if arguments else SITE))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
