"""Serve the site on this machine, build it anew when a source changes, reload the page."""

from __future__ import annotations

import logging
import re
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from scripts.policy import source_hash

__all__ = ["main", "missing"]

PORT = 8000
SITE = Path("site")
SOURCES = ("docs", "calculator", "scripts", "mkdocs.yml")


class _Server(LiveReloadServer):
    """MkDocs's own server; its reload script is let through the page's policy by its hash."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        served: bytes = super()._inject_js_into_html(content, epoch)
        added = served[len(content.partition(b"</body>")[0]) :]
        script = re.search(rb"<script>(.*?)</script>", added, re.DOTALL)
        if script is None:
            return served
        allowed = f"script-src 'self' {source_hash(script[1].decode())}"
        return served.replace(b"script-src 'self'", allowed.encode(), 1)


def missing(code: int, site: Path = SITE) -> bytes | None:
    """The site's own page for an address that leads nowhere, as hosts send it; else None."""
    page = site / "404.html"
    return page.read_bytes() if code == HTTPStatus.NOT_FOUND and page.is_file() else None


def _build() -> None:
    if subprocess.run(["make", "--silent", "site"], check=False).returncode:
        print("La construction a échoué ; la version précédente reste servie.", file=sys.stderr)


def main() -> int:
    """Serve until interrupted."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        server = _Server(builder=_build, host="127.0.0.1", port=PORT, root=str(SITE))
    except OSError as error:
        print(f"Le port {PORT} est déjà pris ({error}).", file=sys.stderr)
        return 1
    server.error_handler = missing
    for source in SOURCES:
        server.watch(source)
    print(f"http://127.0.0.1:{PORT}/", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
