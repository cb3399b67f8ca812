"""Scripts with all that they import, each in one file: what is far away is asked for once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scripts.pack import PackError, node

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["ENTRIES", "FOLDER", "BundleError", "bundled", "install"]

FOLDER = "assets/javascripts"
ENTRIES = (
    *("page.mjs", "calculator.mjs", "embed.mjs", "interest.mjs", "frame.mjs"),
    *("lost.mjs", "worker.mjs"),
)
"""In that folder, what pages, workers and scripts themselves ask for by name."""


class BundleError(ValueError):
    """A script cannot be put together; the message is for whoever builds the site."""


def bundled(
    entries: Sequence[Path],
    *,
    format: Literal["esm", "iife"] = "esm",  # noqa: A002  esbuild's word
    banner: str = "",
    values: Mapping[str, Any] | None = None,
) -> list[str]:
    """The text of each script, with what it imports in it.

    What two of them import stands in both: it has to keep nothing to itself.

    Args:
        entries: The scripts. What one imports as it goes has to be another one.
        format: Modules, or scripts for a worker that knows none.
        banner: What each begins with.
        values: What stands in the place of these names.

    Raises:
        BundleError: esbuild refuses one; the message says why.
    """
    job = {
        "entries": [str(entry) for entry in entries],
        "format": format,
        "banner": banner,
        "values": dict(values or {}),
    }
    try:
        texts: list[str] = json.loads(node.said(str(Path(__file__).with_suffix(".mjs")), job))
    except PackError as error:
        names = ", ".join(entry.name for entry in entries)
        raise BundleError(f"esbuild a refusé {names} : {error}") from None
    return texts


def install(site: Path) -> None:
    """Put what the pages run in few files, in the place of the many that it is written in.

    Raises:
        BundleError: A script is missing, or cannot be put together.
    """
    folder = site / FOLDER
    texts = bundled([folder / name for name in ENTRIES])
    for path in folder.glob("*.mjs"):
        path.unlink()
    for name, text in zip(ENTRIES, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
