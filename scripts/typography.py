"""French typography in pages and data: no-break spaces, apostrophes, ellipses.

``python -m scripts.typography`` lists what is wrong, ``--fix`` mends it.
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["files", "main", "mend"]

NBSP = "\u00a0"
NARROW = "\u202f"

# What is no prose: code, link targets, includes, attributes, addresses, table rules, TOML keys.
_PROTECTED = re.compile(
    r"`[^`]*`"
    r"|\{[!:][^}]*\}"
    r"|\{ [^}]*\}"
    r"|\]\([^)]*\)"
    r"|\]\[[^\]]*\]"
    r"|https?://\S+"
    r"|^\s*(?:!!!|\?\?\?\+?|:::?)\s"
    r"|^:\s"
    r"|^\s*[\w.]+\s*=\s"
    r"|<[^>]+>"
    r"|\|?[\s:|-]*-{3,}[\s:|-]*"
)

_RULES = (
    (re.compile(rf"[ {NBSP}](?=[;!?](?:\s|$|[»”)*_\"|]))"), NARROW),
    (re.compile(rf"[ {NARROW}](?=:(?:\s|$|[»)*_\"|]))"), NBSP),
    (re.compile(rf"[ {NARROW}](?=»)"), NBSP),
    (re.compile(rf"(?<=«)[ {NARROW}]"), NBSP),
    # After a figure, or the place of one in a message.
    (re.compile(rf"(?<=[\d}}])[ {NARROW}](?=[€%](?!\w))"), NBSP),
    (re.compile(rf"(?<=\d)[ {NBSP}](?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(r"(?<=\bbac) \+ (?=\d)"), f"{NBSP}+{NBSP}"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«])"), "’"),
    (re.compile(r"(?<=\w)\.\.\.(?!\.)"), "…"),
)


_TEXTS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def mend(line: str) -> str:
    """A line with its spaces, apostrophes and ellipses as French wants them."""
    parts: list[str] = []
    end = 0
    for found in _PROTECTED.finditer(line):
        parts += [_prose(line[end : found.start()]), found[0]]
        end = found.end()
    return "".join((*parts, _prose(line[end:])))


def _prose(text: str) -> str:
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


def files() -> Iterator[Path]:
    """Pages and data that a reader sees."""
    for path in sorted(Path("docs").rglob("*.md")):
        if "generated" not in path.parts:
            yield path
    yield from sorted(Path("calculator").rglob("*.toml"))
    yield from sorted(Path("calculator").rglob("*.py"))
    yield Path("CONTRIBUTING.md")


def _mended_code(text: str) -> str:
    """Python with its one-line texts mended; docstrings speak English."""
    lines = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        # From Python 3.12 on, the texts of an f-string are tokens of their own.
        if token.type in _TEXTS and not token.string.endswith('"""'):
            row = token.start[0] - 1
            lines[row] = lines[row].replace(token.string, mend(token.string))
    return "\n".join(lines)


def _mended(text: str) -> str:
    lines: list[str] = []
    inside = False
    for line in text.split("\n"):
        fence = line.lstrip().startswith(("```", "~~~"))
        inside ^= fence
        lines.append(line if inside or fence else mend(line))
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """List or mend; 1 when something was wrong and was left so."""
    wrong = 0
    for path in files():
        text = path.read_text(encoding="utf-8")
        mended = _mended_code(text) if path.suffix == ".py" else _mended(text)
        if mended == text:
            continue
        if "--fix" in arguments:
            path.write_text(mended, encoding="utf-8")
            continue
        pairs = zip(text.split("\n"), mended.split("\n"), strict=True)
        for number, (before, after) in enumerate(pairs, 1):
            if before != after:
                wrong += 1
                print(f"{path}:{number}: typographie (make fix) : {before.strip()[:90]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
