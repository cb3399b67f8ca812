"""Where the packed runtime and this edition's own files stand in the site."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["SHARED", "edition", "install", "places"]

SHARED = frozenset({"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"})
"""Files that several editions may share, in a folder named by their content."""

_LENGTH = 8
"""People read it on paper, and copy it."""


def edition(manifest: Mapping[str, Any]) -> str:
    """This edition's name: the one that it is published under, or that of its lock and wheel."""
    if name := os.environ.get("EDITION"):
        return name
    own = {name: file for name, file in manifest["files"].items() if name not in SHARED}
    text = json.dumps(own, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]


def places(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """What the page must know: both folders, and the size and hash of each large file.

    A published edition (``EDITION`` says its name) has the runtime beside it, shared with others.
    """
    packed = manifest["files"]
    files = {
        name: {
            "bytes": packed[name]["bytes"],
            "integrity": "sha256-"
            + base64.b64encode(bytes.fromhex(packed[name]["sha256"])).decode(),
        }
        for name in ("pyodide.asm.wasm", "python_stdlib.zip")
    }
    return {
        "runtime": f"{'../' if os.environ.get('EDITION') else ''}runtime/{manifest['runtime']}/",
        "edition": edition(manifest),
        "files": json.dumps(files),
    }


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
        shutil.copyfile(packed / name, folder / name)
