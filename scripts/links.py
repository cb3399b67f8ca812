"""Dead links, dead anchors and orphan pages of the built site: ``python -m scripts.links``."""

from __future__ import annotations

import posixpath
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from calculator.decision import link as situation_link
from calculator.simulator import link as simulator_link
from scripts.verdict import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

__all__ = ["faults", "main"]

SITE = Path("site")
_SHARED: Mapping[str, Callable[[str], Sequence[str]]] = {
    "simulation=": lambda text: simulator_link.read(text)[2],
    "situation=": lambda text: situation_link.read(text).ignored,
}
"""What a fragment starts with that is no place in a page, and what the calculator ignores in it."""
_BY_SCRIPT = frozenset({"__search"})
"""Places that the theme's script opens."""
_HOME, _MISSING = "index.html", "404.html"
_ADDRESSES = frozenset(
    (
        *((tag, "href") for tag in ("a", "area", "image", "link", "use")),
        *((tag, "src") for tag in ("audio", "embed", "iframe", "img", "script", "source", "video")),
    )
)
_ELSEWHERE = frozenset({"preconnect", "canonical"})


class _Read(HTMLParser):
    """What a page leads to, from where, and the places in it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[tuple[str, int, bool]] = []
        self.places: set[str] = set()
        self.root = "/"
        self._inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        self.places |= {names[name] for name in ("id", "name") if names.get(name)}
        self._inside += tag == "article"
        if names.get("rel") == "canonical":
            self.root = urlsplit(names["href"]).path
        if names.get("rel") in _ELSEWHERE:
            return
        self.links += [
            (address, self.getpos()[0], bool(self._inside))
            for name, address in names.items()
            if (tag, name) in _ADDRESSES
        ]

    def handle_endtag(self, tag: str) -> None:
        self._inside -= tag == "article"


@dataclass(frozen=True, slots=True)
class _Page:
    links: Sequence[tuple[str, int, bool]]
    places: set[str]
    root: str
    """Path of its published address."""


def _read(path: Path) -> _Page:
    reader = _Read()
    reader.feed(path.read_text(encoding="utf-8"))
    return _Page(reader.links, reader.places, reader.root)


def faults(site: Path = SITE) -> Iterator[str]:
    """What leads nowhere and what nothing leads to, one line each."""
    pages = {
        path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))
    }
    if _HOME not in pages:
        yield f"{site / _HOME}: le site n’est pas construit ; lancez make site"
        return
    for name, page in pages.items():
        for address, line, _ in page.links:
            if problem := _wrong(site, pages, name, address):
                yield f"{site / name}:{line}: « {address} »{problem}"
    for name in sorted(set(pages) - _reached(site, pages) - {_MISSING}):
        yield (
            f"{site / name}: aucune page n’y mène dans son texte depuis l’accueil ; ajoutez un lien"
        )


def _reached(site: Path, pages: Mapping[str, _Page]) -> set[str]:
    """The pages that a reader comes to from the home by the links of the texts, menus aside."""
    reached, left = {_HOME}, [_HOME]
    while left:
        name = left.pop()
        paths = (_path(address) for address, _, told in pages[name].links if told)
        targets = {_target(site, pages, name, path) for path in paths if path is not None}
        found = (targets & set(pages)) - reached
        reached |= found
        left += found
    return reached


def _path(address: str) -> str | None:
    """The path of an address of the site; None for one elsewhere."""
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else unquote(parts.path)


def _wrong(site: Path, pages: Mapping[str, _Page], name: str, address: str) -> str:
    """What is wrong with a link of a page; nothing, if it leads somewhere."""
    path = _path(address)
    if path is None:
        return ""
    target = _target(site, pages, name, path)
    if not target:
        return " ne mène à rien"
    place = unquote(urlsplit(address).fragment)
    if not place or place in _BY_SCRIPT or target not in pages:
        return ""
    for start, ignored in _SHARED.items():
        if place.startswith(start):
            return _opened(ignored, place.removeprefix(start))
    if place not in pages[target].places:
        return f" : pas d’endroit « {place} » dans cette page"
    return ""


def _target(site: Path, pages: Mapping[str, _Page], name: str, path: str) -> str:
    """The file of the site that a path leads to from a page; none, if it leads out or nowhere."""
    if not path:
        return name
    root = pages[_HOME].root
    if path.startswith("/") and not path.startswith(root):
        return ""
    # The page of what is missing is shown at any address: its links start from the site's root.
    start = "" if path.startswith("/") else posixpath.dirname(name)
    target = posixpath.normpath(posixpath.join(start, path.removeprefix(root)))
    if (site / target).is_dir():
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target if (site / target).is_file() and not target.startswith("..") else ""


def _opened(ignored: Callable[[str], Sequence[str]], text: str) -> str:
    """What is wrong with a shared link, for whoever opens it."""
    try:
        unknown = ignored(text)
    except (simulator_link.LinkError, situation_link.LinkError):
        return " : le calculateur ne sait pas lire ce lien ; refaites-le"
    return f" : le calculateur ignore {unknown[0]} ; refaites ce lien" if unknown else ""


def main(arguments: Sequence[str]) -> int:
    """Check the built site, or the one that is named; 1 when a link is dead or a page orphan."""
    return tell(faults(Path(arguments[0]) if arguments else SITE))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
