"""A static host on this machine, as plain as the one that will publish the site."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.compress import BROTLI, GZIP, SUFFIXES
from scripts.website import PUBLISHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["Host", "host"]


@dataclass
class Host:
    """A running host: where it answers, what it was asked, and what it is told to break."""

    url: str = ""
    port: int = 0
    prefix: str = "/"
    asked: list[str] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    """File names that are answered with 404."""
    cut: set[str] = field(default_factory=set)
    """File names of which half is sent: the connection then ends."""
    torn: set[str] = field(default_factory=set)
    """File names that are answered with something else, as if it were the file."""
    held: dict[str, float] = field(default_factory=dict)
    """File names that are answered so many seconds later."""
    headers: dict[str, str] = field(default_factory=dict)
    """Headers added to every answer."""
    packed: bool = False
    """Whether files travel compressed, by their brotli copy if there is one, and connections stay
    open, as a good host has it."""


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012  the base class has it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    disable_nagle_algorithm = True  # the body would wait for the head to be acknowledged

    def __init__(self, *arguments: object, state: Host, **options: object) -> None:
        self.state = state
        if state.packed:
            self.protocol_version = "HTTP/1.1"
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.state.asked.append(path)
        if not path.startswith(self.state.prefix) or path.rpartition("/")[2] in self.state.missing:
            self.send_error(404)
            return
        self.path = "/" + self.path.removeprefix(self.state.prefix)
        if self.path == "/sitemap.xml":
            self._send_sitemap()
            return
        name = self.path.partition("?")[0].rpartition("/")[2]
        time.sleep(self.state.held.get(name, 0))
        with suppress(ConnectionError):  # the browser left the page
            if name in self.state.torn:
                self._send(HTTPStatus.OK, self.guess_type(name), b"not what was built")
            elif name in self.state.cut:
                self._send_half(Path(self.translate_path(self.path)))
            elif self.state.packed and (file := self._asked_for()):
                self._send_packed(file)
            else:
                super().do_GET()

    def _send_half(self, path: Path) -> None:
        body = path.read_bytes()
        self._head(HTTPStatus.OK, self.guess_type(path), len(body))
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _asked_for(self) -> Path | None:
        """The file that is asked for, if it is there and shrinks."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if self.path.partition("?")[0].endswith("/") else path
        return path if path.suffix in SUFFIXES and path.is_file() else None

    def _send_packed(self, path: Path) -> None:
        copy = BROTLI.beside(path)
        if "br" in self.headers.get("Accept-Encoding", "") and copy.is_file():
            body, how = copy.read_bytes(), "br"
        else:
            body, how = _packed(path, path.stat().st_mtime_ns), "gzip"
        told = {"Content-Encoding": how, "Cache-Control": "max-age=600"}
        self._head(HTTPStatus.OK, self.guess_type(path), len(body), told)
        self.wfile.write(body)

    def _send_sitemap(self) -> None:
        # Instant navigation follows the sitemap, which holds the address of the publisher.
        text = (Path(self.directory) / "sitemap.xml").read_text(encoding="utf-8")
        body = text.replace(PUBLISHER, self.state.url).encode()
        self._send(HTTPStatus.OK, "application/xml", body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self._send(code, "text/html", page.read_bytes())

    def _send(self, code: int, kind: str, body: bytes) -> None:
        self._head(code, kind, len(body))
        self.wfile.write(body)

    def _head(
        self, code: int, kind: str, length: int, more: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def end_headers(self) -> None:
        for name, value in self.state.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def handle(self) -> None:
        with suppress(ConnectionError):  # the browser is gone
            super().handle()

    def log_message(self, *_: object) -> None:
        """Stay silent."""


@cache
def _packed(path: Path, _: int) -> bytes:
    """A file as it travels, compressed once for each time that it is written."""
    return GZIP.compress(path.read_bytes())


@contextmanager
def host(folder: Path, prefix: str = "/", port: int = 0, *, packed: bool = False) -> Iterator[Host]:
    """Serve a folder under a path, on loopback.

    Args:
        folder: What is served.
        prefix: The path.
        port: A free one if it is 0, else the one of an earlier host.
        packed: Whether texts travel compressed.
    """
    state = Host(prefix=prefix, packed=packed)
    handler = partial(_Handler, state=state, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        state.port = server.server_port
        state.url = f"http://127.0.0.1:{server.server_port}{prefix}"
        # It looks so often, in seconds, whether it is to stop.
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()
