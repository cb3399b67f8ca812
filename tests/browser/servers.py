"""The hosts of ``scripts/hosting`` on loopback: nginx, Caddy, an object storage behind Caddy."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
import pytest
from moto.server import ThreadedMotoServer

from scripts.bucket import upload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["CONFIGURATIONS", "Missing", "caddy", "lacking", "nginx", "relayed", "storage"]

CONFIGURATIONS = Path("scripts/hosting").absolute()
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin"))
"""Debian keeps nginx where only root looks."""
_BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_BROTLI_LINE = "brotli_static on;"
_PATIENCE = 20
"""Seconds that a server may take to answer, on a machine that does other things."""


_READ_BY_ALL = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Allow",
            "Principal": "*",
            "Action": "s3:GetObject",
            "Resource": "arn:aws:s3:::seau/*",
        }
    ],
}
"""What a publisher tells a storage: whoever asks may read each file, nobody the list."""


class Missing(Exception):  # noqa: N818  a fact about the machine, no failure
    """The machine has no such program."""


def lacking(package: str) -> None:
    """Skip, but not where everything must have been tried."""
    reason = f"{package} is not on this machine (Debian: apt-get install {package})"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def nginx(root: Path, work: Path, *, brotli: bool = True) -> Iterator[str]:
    """Serve a folder with nginx, as the current user; gives the address.

    Args:
        root: What is published.
        work: An empty folder for what the server writes.
        brotli: Whether with the module that serves ``.br``, as Debian ships it.

    Raises:
        Missing: nginx, or that module, is not on this machine.
    """
    program = _program("nginx", "nginx")
    if brotli and not _BROTLI.is_file():
        raise Missing("libnginx-mod-http-brotli-static")
    port = _free_port()
    shipped = _adapted("nginx.conf", {"listen 80;": f"listen 127.0.0.1:{port};"}, root)
    site = work / "site.conf"
    site.write_text(shipped if brotli else _once(shipped, _BROTLI_LINE, ""), encoding="utf-8")
    temporary = "".join(
        f"    {name}_temp_path {work}/temporary;\n"
        for name in ("client_body", "fastcgi", "proxy", "scgi", "uwsgi")
    )
    main = work / "nginx.conf"
    # What Debian's own nginx.conf does around the site's: load the modules, include the rest.
    main.write_text(
        (f"load_module {_BROTLI};\n" if brotli else "")
        + f"daemon off;\nmaster_process off;\npid {work}/nginx.pid;\nerror_log stderr error;\n"
        + f"events {{}}\nhttp {{\n    access_log off;\n{temporary}    include {site};\n}}\n",
        encoding="utf-8",
    )
    command = [program, "-p", str(work), "-e", "stderr", "-c", str(main)]
    with _running(command, work, port) as url:
        yield url


@contextmanager
def caddy(root: Path, work: Path) -> Iterator[str]:
    """Serve a folder with Caddy, as the current user; gives the address.

    Args:
        root: What is published.
        work: An empty folder for what the server writes.

    Raises:
        Missing: Caddy is not on this machine.
    """
    with _caddy(_adapted("Caddyfile", {}, root), work) as url:
        yield url


@contextmanager
def _caddy(text: str, work: Path) -> Iterator[str]:
    """Caddy, with a shipped configuration whose address is still that of the example."""
    program = _program("caddy", "caddy")
    port = _free_port()
    site = _once(text, "guide.example {", f"http://127.0.0.1:{port} {{")
    (work / "site.caddy").write_text(site, encoding="utf-8")
    main = work / "Caddyfile"
    main.write_text("{\n\tadmin off\n}\nimport site.caddy\n", encoding="utf-8")
    command = [program, "run", "--config", str(main), "--adapter", "caddyfile"]
    with _running(command, work, port) as url:
        yield url


@contextmanager
def storage() -> Iterator[str]:
    """An S3 of this process, with nothing in it; gives the address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        yield "http://{}:{}".format(*server.get_host_and_port())
    finally:
        server.stop()


@contextmanager
def relayed(root: Path, work: Path) -> Iterator[str]:
    """Put a folder into an object storage, and serve it with Caddy before that; gives the address.

    Args:
        root: What is published.
        work: An empty folder for what the server writes.

    Raises:
        Missing: Caddy is not on this machine.
    """
    with storage() as endpoint:
        client = boto3.client(
            "s3",
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id="essai",
            aws_secret_access_key="essai",  # noqa: S106  nobody checks it
        )
        client.create_bucket(Bucket="seau")
        client.put_bucket_policy(Bucket="seau", Policy=json.dumps(_READ_BY_ALL))
        upload(root, "seau", client)
        text = (CONFIGURATIONS / "Caddyfile.relais").read_text(encoding="utf-8")
        # By its host this storage knows the bucket, as Amazon's does.
        text = text.replace("https://seau.stockage.example", endpoint)
        text = text.replace("{upstream_hostport}", "seau.s3.amazonaws.com")
        with _caddy(text, work) as url:
            yield url


def _program(name: str, package: str) -> str:
    found = shutil.which(name, path=_PATH)
    if found is None:
        raise Missing(package)
    return found


def _free_port() -> int:
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _adapted(name: str, changes: dict[str, str], root: Path) -> str:
    """A shipped configuration, with the address and the folder of this test in their places."""
    text = (CONFIGURATIONS / name).read_text(encoding="utf-8")
    for old, new in {**changes, "/srv/guide": str(root)}.items():
        text = _once(text, old, new)
    return text


def _once(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


@contextmanager
def _running(command: Sequence[str], work: Path, port: int) -> Iterator[str]:
    """The address of a server, once it answers; what it complained about, if it does not."""
    homes = {name: str(work) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    log = work / "log.txt"
    with (
        log.open("wb") as said,
        subprocess.Popen(
            command, cwd=work, env={**os.environ, **homes}, stdout=said, stderr=said
        ) as process,
    ):
        try:
            until = time.monotonic() + _PATIENCE
            while not _answers(port):
                told = log.read_text(encoding="utf-8")
                assert process.poll() is None, told
                assert time.monotonic() < until, told
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _answers(port: int) -> bool:
    with closing(socket.socket()) as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
