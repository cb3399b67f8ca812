"""Real requests to other sites, patient and polite."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from requests import RequestException, Session
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.watch.links import Fetch

__all__ = ["connect"]

_AGENT = "portage-ou-interim (link check of a public guide)"
_TIMEOUT = (10, 30)
_BAD = 400
_RETRY = Retry(
    total=3,
    backoff_factor=1,
    backoff_jitter=0.5,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods=("HEAD", "GET"),
    raise_on_status=False,
    retry_after_max=60,
)


@contextmanager
def connect(retry: Retry = _RETRY) -> Iterator[Fetch]:
    """Open what gives the status of addresses, for one thread."""
    with Session() as session:
        session.headers["User-Agent"] = _AGENT
        session.mount("https://", HTTPAdapter(max_retries=retry))
        session.mount("http://", HTTPAdapter(max_retries=retry))

        def fetch(address: str) -> int | None:
            try:
                status = session.head(address, timeout=_TIMEOUT, allow_redirects=True).status_code
                if status < _BAD:
                    return status
                # Some sites answer only to a reader's own method; the text itself is not wanted.
                with session.get(address, timeout=_TIMEOUT, stream=True) as answer:
                    return answer.status_code
            except RequestException:
                return None

        yield fetch
