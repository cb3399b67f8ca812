"""``python -m calculator``: JSON Lines in, JSON Lines out; exit code 2 if a line was refused."""

from __future__ import annotations

import sys
from typing import TextIO

from calculator.api import answer

__all__ = ["main"]


def main(lines: TextIO, out: TextIO) -> int:
    """Answer each line; a bad one is answered with its error and the others go on.

    Args:
        lines: JSON requests, one a line; blank lines are passed over.
        out: Where the answers go, one a line.

    Returns:
        0, or 2 if a line was refused.
    """
    refused = False
    for line in lines:
        if line.strip():
            found = answer(line.rstrip("\r\n"))
            refused = refused or found.startswith('{"error"')
            out.write(found + "\n")
            out.flush()
    return 2 if refused else 0


if __name__ == "__main__":
    # Files saved by a spreadsheet start with a byte order mark; broken bytes are shown, not fatal.
    with (
        open(0, encoding="utf-8-sig", errors="replace", closefd=False) as stdin,
        open(1, "w", encoding="utf-8", newline="\n", closefd=False) as stdout,
    ):
        sys.exit(main(stdin, stdout))
