"""The configurations for other hosts: they say the same, and forbid nothing that a page needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.bucket import KEPT
from scripts.policy import policy

NGINX = Path("scripts/hosting/nginx.conf").read_text(encoding="utf-8")
CADDY = Path("scripts/hosting/Caddyfile").read_text(encoding="utf-8")
RELAY = Path("scripts/hosting/Caddyfile.relais").read_text(encoding="utf-8")


def nginx_headers() -> dict[str, str]:
    found = re.findall(r"^    add_header (\S+) (\"[^\"]*\"|\S+) always;$", NGINX, re.MULTILINE)
    return {name: value.strip('"').replace("$guide_", "$") for name, value in found}


def caddy_headers(text: str) -> dict[str, str]:
    block = re.search(r"^\theader \{\n(.*?)^\t\}$", text, re.MULTILINE | re.DOTALL)
    assert block
    found = re.findall(r"^\t\t([A-Z][\w-]+) (\"[^\"]*\"|\S+)$", block[1], re.MULTILINE)
    return {name: re.sub(r"\{(\w+)\}", r"$\1", value.strip('"')) for name, value in found}


def directives(text: str) -> dict[str, set[str]]:
    split = (one.split() for one in text.split("; "))
    return {name: set(sources) for name, *sources in split}


def test_both_servers_send_the_same_headers() -> None:
    found = nginx_headers()
    assert len(found) == 6
    # nginx knows types by itself; Caddy is told them with a header.
    assert found == {
        name: one for name, one in caddy_headers(CADDY).items() if name != "Content-Type"
    }


def test_a_relay_adds_what_a_storage_does_not_say() -> None:
    told = nginx_headers()
    del told["Cache-Control"]  # that one the storage says
    assert caddy_headers(RELAY) == told


def test_the_policy_of_the_servers_lets_through_all_that_the_pages_own_policy_does() -> None:
    """A browser holds both: one that says less would break the page without anything saying so."""
    served = directives(nginx_headers()["Content-Security-Policy"])
    for name, sources in directives(policy(["let one = 1;"])).items():
        hashes = {one for one in sources if one.startswith("'sha256-")}
        assert sources - hashes <= served[name], name
        assert not hashes or "'unsafe-inline'" in served[name]


def test_the_policy_of_the_servers_lets_nothing_in_from_elsewhere() -> None:
    served = directives(nginx_headers()["Content-Security-Policy"])
    assert served.pop("default-src") == {"'none'"}
    assert served.pop("frame-ancestors") == {"$frame"}
    allowed = {"'self'", "'unsafe-inline'", "'wasm-unsafe-eval'", "data:", "blob:"}
    assert set().union(*served.values()) == allowed
    assert [name for name, one in served.items() if "'unsafe-inline'" in one] == ["script-src"]


FROZEN = r"/(?:runtime/[0-9a-f]{16}|edition/(?:[0-9a-f]{8}|[0-9]{4}\.[0-9]{2}[0-9.]*))/"
"""The folders whose name changes with what they hold."""


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/runtime/0123456789abcdef/pyodide.mjs", True),
        ("/guide/edition/0123abcd/calculator.whl", True),
        ("/latest/edition/2026.11/calculator.whl", True),
        ("/2026.10/edition/2026.10.1/calculator.whl", True),
        ("/2026.11/faq/", False),
        ("/edition/", False),
        ("/runtime/", False),
    ],
)
def test_what_is_kept_for_ever_bears_the_name_of_its_content_or_of_a_frozen_edition(
    path: str,
    kept: bool,  # noqa: FBT001  the case's own outcome
) -> None:
    assert bool(re.search(FROZEN, path)) == kept


def test_all_hosts_keep_the_same_files_for_ever() -> None:
    for pattern in (FROZEN, r"\.[0-9a-f]{8}(?:\.min)?\.(?:css|js)$"):
        assert pattern in NGINX
        assert pattern.replace("?:", "") in CADDY
        assert pattern in KEPT.pattern
