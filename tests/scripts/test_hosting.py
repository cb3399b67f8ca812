"""The configurations for other hosts: they say the same, and forbid nothing that a page needs."""

from __future__ import annotations

import re
from pathlib import Path

from scripts.finish import policy

NGINX = Path("scripts/hosting/nginx.conf").read_text(encoding="utf-8")
CADDY = Path("scripts/hosting/Caddyfile").read_text(encoding="utf-8")


def nginx_headers() -> dict[str, str]:
    found = re.findall(r"^    add_header (\S+) (\"[^\"]*\"|\S+) always;$", NGINX, re.MULTILINE)
    return {name: value.strip('"').replace("$guide_", "$") for name, value in found}


def caddy_headers() -> dict[str, str]:
    block = re.search(r"^\theader \{\n(.*?)^\t\}$", CADDY, re.MULTILINE | re.DOTALL)
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
    assert found == {name: one for name, one in caddy_headers().items() if name != "Content-Type"}


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


def test_both_servers_keep_the_same_files_for_ever() -> None:
    for pattern in ("/(?:runtime|edition)/[0-9a-f]{16}/", r"\.[0-9a-f]{8}\.min\.(?:css|js)$"):
        assert pattern in NGINX
        assert pattern.replace("?:", "") in CADDY
