"""A built site into an object storage (S3), each file with what a server would say of it.

Such a storage sends a file in the one form in which it was put: text and programs go compressed,
from the copies that ``make compressed`` wrote. ``make upload BUCKET=guide ENDPOINT=https://…``.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from scripts.compress import GZIP, originals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from botocore.client import BaseClient

__all__ = ["KEPT", "main", "upload"]

_TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
    ".zip": "application/zip",
}
"""What a browser must be told of each kind of file, whatever this machine calls it."""
KEPT = re.compile(
    r"/(?:runtime/[0-9a-f]{16}|edition/(?:[0-9a-f]{8}|[0-9]{4}\.[0-9]{2}[0-9.]*))/"
    r"|/assets/.*\.[0-9a-f]{8}(?:\.min)?\.(?:css|js)$"
)
"""What changes its name with its content, as the configurations of the servers have it."""
_HIDDEN = re.compile(r"(?:^|/)(?:\.(?!well-known/)|CNAME$)")
"""What is for machines that build or publish, not for readers."""
_SAID = ("ContentType", "CacheControl", "ContentEncoding")
"""What S3 calls the headers that are chosen here."""
_AT_ONCE = 8
"""Files on their way at the same time."""
_AT_MOST = 1000
"""Keys that S3 takes in one request to delete."""


def upload(folder: Path, bucket: str, client: BaseClient) -> tuple[int, int, int]:
    """Put a site into a bucket, and remove what the site no longer has.

    First what pages ask for, then the pages: whoever reads meanwhile misses nothing.

    Args:
        folder: The site.
        bucket: The bucket's name; nothing else is kept in it.
        client: Of S3.

    Returns:
        How many files were sent, were there already, were removed.

    Raises:
        ValueError: A file is of no known type, or the bucket holds something else than the guide;
            nothing was sent, nothing removed.
    """
    names = {path.relative_to(folder).as_posix(): path for path in originals(folder)}
    plan = {name: _one(name, path) for name, path in names.items() if not _HIDDEN.search(name)}
    there = _listed(bucket, client)
    if there and not any(KEPT.search(f"/{name}") for name in there):
        raise ValueError("il contient déjà autre chose que ce guide, qui serait retiré ; videz-le")

    def put(name: str) -> bool:
        path, told = plan[name]
        body = path.read_bytes()
        mark = hashlib.md5(body, usedforsecurity=False).hexdigest()
        if there.get(name) == mark and _told(bucket, name, client) == told:
            return False
        client.put_object(Bucket=bucket, Key=name, Body=body, **told)
        return True

    sent = 0
    for pages in (False, True):
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            sent += sum(pool.map(put, [one for one in plan if one.endswith(".html") == pages]))
    stale = sorted(there.keys() - plan.keys())
    for start in range(0, len(stale), _AT_MOST):
        keys = [{"Key": name} for name in stale[start : start + _AT_MOST]]
        client.delete_objects(Bucket=bucket, Delete={"Objects": keys, "Quiet": True})
    return sent, len(plan) - sent, len(stale)


def _one(name: str, path: Path) -> tuple[Path, Mapping[str, str]]:
    """Which file is sent under a name, and what S3 is to say with it."""
    suffix = path.suffix
    if suffix not in _TYPES:
        raise ValueError(f"{name} : type inconnu ; ajoutez « {suffix} » à scripts/bucket.py")
    cache = "public, max-age=31536000, immutable" if KEPT.search(f"/{name}") else "no-cache"
    told = {"ContentType": _TYPES[suffix], "CacheControl": cache}
    copy = GZIP.beside(path)
    return (copy, {**told, "ContentEncoding": "gzip"}) if copy.is_file() else (path, told)


def _listed(bucket: str, client: BaseClient) -> dict[str, str]:
    """What is in the bucket: the hash of each object, by its key."""
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {
        one["Key"]: one["ETag"].strip('"') for page in pages for one in page.get("Contents", ())
    }


def _told(bucket: str, name: str, client: BaseClient) -> Mapping[str, str]:
    one = client.head_object(Bucket=bucket, Key=name)
    return {key: one[key] for key in _SAID if key in one}


def _client(endpoint: str | None) -> BaseClient:
    # A checksum of Amazon's own travels as one more encoding, which other services keep and tell.
    plain = "when_required"
    how = Config(request_checksum_calculation=plain, response_checksum_validation=plain)
    region = boto3.Session().region_name or "us-east-1"
    return boto3.client("s3", endpoint_url=endpoint, region_name=region, config=how)


def main(arguments: Sequence[str]) -> int:
    """Upload; 1 where the storage refuses, 2 where the command makes no sense."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.bucket",
        description="Envoie un site construit dans un stockage d’objets (S3).",
        epilog="Les clés se donnent comme pour tout outil S3 : AWS_ACCESS_KEY_ID et "
        "AWS_SECRET_ACCESS_KEY, ou un profil.",
    )
    parser.add_argument("folder", type=Path, help="dossier à publier")
    parser.add_argument("bucket", help="nom du stockage (bucket), réservé à ce site")
    parser.add_argument("--endpoint", help="adresse du service ; celle d’Amazon par défaut")
    asked = parser.parse_args(arguments)
    if not asked.bucket:
        parser.error("dans quel stockage ? make upload BUCKET=… ENDPOINT=https://…")
    if not (asked.folder / "index.html").is_file():
        parser.error(f"{asked.folder} : pas de site à cet endroit ; lancez make compressed d’abord")
    if asked.endpoint and not re.match(r"https?://[^/]", asked.endpoint):
        parser.error(f"--endpoint {asked.endpoint} : une adresse est attendue, https://…")
    try:
        sent, kept, removed = upload(asked.folder, asked.bucket, _client(asked.endpoint))
    except (BotoCoreError, ClientError, ValueError) as error:
        print(f"{asked.bucket} : {error}", file=sys.stderr)
        return 1
    print(f"{sent} fichiers envoyés, {kept} déjà là, {removed} retirés")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
