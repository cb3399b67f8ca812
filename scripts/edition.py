"""Where the packed runtime and this edition's own files stand in the site."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

from scripts.pack.manifest import (
    COPY,
    GLUE,
    IMAGE,
    LEAN,
    LEAN_GLUE,
    LIBRARY,
    LOADER,
    LOCK,
    RUNTIME,
    WASM,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["KEPT", "SHARED", "WAYS", "edition", "files", "install", "integrity", "places"]

SHARED = frozenset(RUNTIME)
"""Files that several editions may share, in a folder named by their content."""
NAMES = {
    "start": LOADER,
    "glue": GLUE,
    "leanGlue": LEAN_GLUE,
    "whole": WASM,
    "lean": LEAN,
    "library": LIBRARY,
    "lock": LOCK,
    "image": IMAGE,
}
"""What docs/assets/javascripts/client.mjs calls each file; the wheel bears its version."""
WAYS = {
    "image": ("start", "leanGlue", "lean", "lock", "image"),
    "code": ("start", "leanGlue", "lean", "library", "lock", "wheel"),
    "whole": ("start", "glue", "whole", "library", "lock", "wheel"),
}
"""What each way of starting needs; docs/assets/javascripts/worker.mjs says what it makes of it."""
KEPT = ("image", "code")
"""Ways of starting of which a device keeps one; docs/assets/javascripts/bears.mjs says which."""

_LATE = frozenset({"wheel"})
"""What Python needs only once it has started, which takes longer than this takes to come."""
_LENGTH = 8
"""People read it on paper, and copy it."""


def edition(manifest: Mapping[str, Any]) -> str:
    """This edition's name: the one that it is published under, or that of its lock and wheel."""
    if name := os.environ.get("EDITION"):
        return name
    own = {name: file for name, file in manifest["files"].items() if name not in SHARED}
    text = json.dumps(own, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def files(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """The name of each file, by what it is to the calculator."""
    (wheel,) = (name for name in manifest["files"] if name.endswith(".whl"))
    return NAMES | {"wheel": wheel}


def places(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """What the page must know: both folders, and the address, size and hash of each file.

    A published edition (``EDITION`` says its name) has the runtime beside it, shared with others.
    """
    packed, own = manifest["files"], edition(manifest)
    runtime = f"{'../' if os.environ.get('EDITION') else ''}runtime/{manifest['runtime']}/"
    found = {
        role: {
            "url": (runtime if name in SHARED else f"edition/{own}/") + name,
            "bytes": packed[name]["bytes"],
            "integrity": integrity(packed[name]["sha256"]),
            "late": role in _LATE,
        }
        for role, name in files(manifest).items()
    }
    return {
        "runtime": runtime,
        "edition": own,
        "files": json.dumps(found),
        "ways": json.dumps(WAYS),
    }


def integrity(digest: str) -> str:
    """A hash as browsers write it.

    Args:
        digest: SHA-256, in hexadecimal.
    """
    return f"sha256-{base64.b64encode(bytes.fromhex(digest)).decode()}"


def install(packed: Path, site: Path) -> None:
    """Copy the packed runtime into the site: what is shared by its content, the rest by edition."""
    manifest = json.loads((packed / "manifest.json").read_text(encoding="utf-8"))
    for name in manifest["files"]:
        folder = (
            site / "runtime" / manifest["runtime"]
            if name in SHARED
            else site / "edition" / edition(manifest)
        )
        folder.mkdir(parents=True, exist_ok=True)
        for path in (packed / name, packed / (name + COPY)):
            if path.is_file():
                shutil.copyfile(path, folder / path.name)
