"""The one stylesheet that every page awaits before it shows anything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.pack import node

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["WRITERS", "trimmed"]

WRITERS = ("calculator/**/*.py", "scripts/**/*.py")
"""What writes HTML that no page holds yet: answers of the calculator, pages to embed."""


def trimmed(theme: str, own: str, site: Path, writers: Sequence[str] = WRITERS) -> str:
    """The theme's styles without what nothing on the site meets, and all of our own after them.

    A theme serves every site. A word of a page, of a script or of what writes HTML is enough for a
    rule to stay. Our own rules stay: some are for names that are put together as a page is written.

    Args:
        theme: Its styles.
        own: Ours.
        site: The built site.
        writers: Where else to look, as patterns.

    Raises:
        PackError: It cannot be read.
    """
    content = [f"{site}/**/*.{kind}" for kind in ("html", "js", "mjs")]
    job = {"theme": theme, "own": own, "content": [*content, *writers]}
    code: str = json.loads(node.said(str(Path(__file__).with_suffix(".mjs")), job))
    return code
