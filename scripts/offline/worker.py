"""The service worker of a built site: the files that it keeps, and its script."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from scripts.bundle import BundleError, bundled
from scripts.edition import KEPT, WAYS, integrity, places
from scripts.embed import FOLDER as FRAMES
from scripts.search import INDEX, SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "CALCULATOR_LIMIT",
    "EDITIONS_LIMIT",
    "FILES_LIMIT",
    "GUIDE_LIMIT",
    "MISSING",
    "PLACE",
    "OfflineError",
    "calculator",
    "guide",
    "is_local",
    "retired",
    "write",
]

PLACE = "service-worker.js"
"""At the root of an edition, which it then governs whole."""
MISSING = "hors-ligne/"
"""The page that opens in the place of one that the copy does not hold."""
GUIDE_LIMIT = 12_000_000
"""Bytes on the device, uncompressed, that the pages of one edition may take."""
CALCULATOR_LIMIT = 22_000_000
"""Bytes that its calculator may take."""
FILES_LIMIT = 200
"""Files of one edition, calculator included."""
EDITIONS_LIMIT = 2
"""Editions that a device keeps; scripts/offline/worker/editions.mjs holds to it."""

_HERE = Path(__file__).resolve().parent
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_PAGES = frozenset({".html", ".css", ".js", ".mjs"})
_DATA = (f"search/{INDEX}", f"search/{SECTIONS}", "sitemap.xml")
"""What the search and instant navigation ask for."""
_IMAGES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico", ".woff2"})
_CARDS = "assets/images/cartes/"
"""Named by every page, shown by none."""
_STEMMERS = "assets/javascripts/lunr/"
_FRENCH = frozenset({"lunr.fr.min.js", "lunr.stemmer.support.min.js"})
_NOT_READ = frozenset({"runtime", "edition"})
"""Folders of the calculator."""
_NO_PART = frozenset({"404.html", PLACE})
_NAMED = re.compile(r"\.[0-9a-f]{8}(?:\.min)?\.(?:js|css)$")
"""Files named by their content."""
_ADAPTED = "sitemap.xml"
"""A host may write its own address in it: its bytes prove nothing."""


class OfflineError(ValueError):
    """The service worker cannot be written; the message is for whoever builds the site."""


def is_local(address: str) -> bool:
    """Whether a site is built for the machine of whoever writes it: it then keeps no copy."""
    return urlsplit(address).hostname in _LOCAL


def guide(site: Path) -> tuple[Path, ...]:
    """The files with which every page can be read and searched, without the calculator's.

    Args:
        site: The built site, its pages as they will be published.
    """
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    text = "".join(path.read_text(encoding="utf-8") for path in files if path.suffix == ".html")
    return tuple(path for path in files if _is_read(path.relative_to(site), text))


def _is_read(path: Path, pages: str) -> bool:
    name = path.as_posix()
    if path.parts[0] in _NOT_READ or name in _NO_PART or name.startswith(_CARDS):
        return False
    if name.startswith(_STEMMERS):
        return path.name in _FRENCH
    if name.startswith(FRAMES) and name != f"{FRAMES}index.html":
        return False  # what other sites show
    if path.suffix in _IMAGES | {".css"}:
        return path.name in pages
    return path.suffix in _PAGES or name in _DATA


def calculator(manifest: Mapping[str, Any], way: str) -> Iterator[tuple[str, int, str]]:
    """Each file that the calculator starts from: its address from the edition's root, bytes, hash.

    Args:
        manifest: Of the packed runtime.
        way: In which it starts; the browser's engine decides.
    """
    known = json.loads(places(manifest)["files"])
    for role in WAYS[way]:
        yield known[role]["url"], known[role]["bytes"], known[role]["integrity"]


def write(site: Path, manifest: Mapping[str, Any], address: str) -> None:
    """Write the service worker; for a local address, one that removes any other and itself.

    Args:
        site: The built site, complete.
        manifest: Of the packed runtime.
        address: Where the site will be served.

    Raises:
        OfflineError: The copy would be too large, or the script cannot be built.
        PackError: Node is not there.
    """
    script = retired() if is_local(address) else _bundle("edition", _lists(site, manifest))
    (site / PLACE).write_text(script, encoding="utf-8")


def retired() -> str:
    """The script that removes an earlier service worker of its folder, its copy, and itself.

    Raises:
        OfflineError: It cannot be built.
        PackError: Node is not there.
    """
    return _bundle("gone", {})


def _lists(site: Path, manifest: Mapping[str, Any]) -> dict[str, Any]:
    if not (site / MISSING / "index.html").is_file():
        raise OfflineError(f"hors ligne : la page {MISSING} manque, aucune ne la remplace")
    pages, tools = guide(site), {way: tuple(calculator(manifest, way)) for way in KEPT}
    weight = sum(path.stat().st_size for path in pages)
    weights = {way: sum(bytes_ for _, bytes_, _ in found) for way, found in tools.items()}
    _hold("les pages", weight, GUIDE_LIMIT, "octets")
    _hold("le calculateur", max(weights.values()), CALCULATOR_LIMIT, "octets")
    _hold("la copie", len(pages) + max(map(len, tools.values())), FILES_LIMIT, "fichiers")
    return {
        "GUIDE_FILES": [_entry(path, site) for path in pages],
        "GUIDE_BYTES": weight,
        "CALCULATOR_FILES": {
            way: [{"url": url, "integrity": hashed} for url, _, hashed in found]
            for way, found in tools.items()
        },
        "CALCULATOR_BYTES": weights,
        "MISSING_PAGE": f"{MISSING}#absente",
    }


def _hold(what: str, found: int, limit: int, unit: str) -> None:
    if found > limit:
        raise OfflineError(
            f"hors ligne : {what} fait {found} {unit}, pour {limit} au plus ; "
            "allégez, ou relevez la borne dans scripts/offline/worker.py"
        )


def _entry(path: Path, site: Path) -> dict[str, str | None]:
    name = path.relative_to(site).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    # A name given by the content is its own revision: what the first page fetched serves again.
    revision = None if _NAMED.search(name) else digest[:16]
    entry = {"url": quote(name), "revision": revision}
    return entry if name == _ADAPTED else entry | {"integrity": integrity(digest)}


def _bundle(entry: str, lists: Mapping[str, Any]) -> str:
    package = Path("node_modules/workbox-precaching/package.json")
    if not package.is_file():
        raise OfflineError("Workbox n’est pas installé ; lancez make build/node.stamp")
    version = json.loads(package.read_text(encoding="utf-8"))["version"]
    banner = f"/* Portage ou intérim. Workbox {version}: Google LLC, MIT. */"
    values = {**lists, "process.env.NODE_ENV": "production"}
    path = _HERE / "worker" / f"{entry}.mjs"
    try:
        (text,) = bundled([path], format="iife", banner=banner, values=values)
    except BundleError as error:
        raise OfflineError(f"hors ligne : {error}") from None
    return text
