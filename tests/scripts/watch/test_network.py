"""Requests are patient with a site of this machine; no test leaves it."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

from urllib3.util import Retry

from scripts.watch.network import connect

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = Retry(total=2, backoff_factor=0, status_forcelist=(503,), raise_on_status=False)


@contextmanager
def site(**statuses: list[int]) -> Iterator[tuple[str, list[str]]]:
    """A site whose answers, by method, are used up one after the other but for the last."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            seen.append(f"{self.command} {self.headers['User-Agent']}")
            left = statuses[self.command]
            self.send_response(left.pop(0) if len(left) > 1 else left[0])
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET = answer  # noqa: N815  the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", seen
        finally:
            server.shutdown()
            thread.join()


def test_the_head_is_enough_where_it_is_answered() -> None:
    with site(HEAD=[200]) as (address, seen), connect(QUICK) as fetch:
        assert fetch(address) == 200
    assert seen == ["HEAD portage-ou-interim (link check of a public guide)"]


def test_a_site_that_knows_no_head_is_asked_for_the_page() -> None:
    with site(HEAD=[405], GET=[200]) as (address, seen), connect(QUICK) as fetch:
        assert fetch(address) == 200
    assert [one.split()[0] for one in seen] == ["HEAD", "GET"]


def test_what_is_gone_is_gone_both_ways() -> None:
    with site(HEAD=[404], GET=[404]) as (address, _), connect(QUICK) as fetch:
        assert fetch(address) == 404


def test_a_site_that_is_busy_is_asked_again() -> None:
    with site(HEAD=[503, 503, 200]) as (address, seen), connect(QUICK) as fetch:
        assert fetch(address) == 200
    assert len(seen) == 3


def test_a_site_that_stays_busy_gives_its_last_status() -> None:
    with site(HEAD=[503], GET=[503]) as (address, _), connect(QUICK) as fetch:
        assert fetch(address) == 503


def test_a_port_where_nothing_listens_gives_no_status() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        with connect(QUICK) as fetch:
            assert fetch(address) is None
