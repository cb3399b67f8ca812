"""French typography in pages and data: no-break spaces, apostrophes, ellipses, quotation marks.

``python -m scripts.typography`` lists what is wrong, ``--fix`` mends it.
"""

from __future__ import annotations

import io
import re
import sys
import tokenize
from typing import TYPE_CHECKING

from scripts.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

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
    r"|&#?\w+;"
    r"|\|?[\s:|-]*-{3,}[\s:|-]*"
)

# Stands for what is protected while the prose around it is mended.
_MASK = "\ue000"

_RULES = (
    (re.compile(rf"[ {NBSP}](?=[;!?](?:\s|$|[»”)*_\"|{_MASK}]))"), NARROW),
    (re.compile(rf"[ {NARROW}](?=:(?:\s|$|[»)*_\"|{_MASK}]))"), NBSP),
    (re.compile(rf"[ {NARROW}](?=»)"), NBSP),
    (re.compile(rf"(?<=«)[ {NARROW}]"), NBSP),
    # After a figure, or the place of one in a message.
    (re.compile(rf"(?<=[\d}}])[ {NARROW}](?=[€%](?!\w))"), NBSP),
    (re.compile(rf"(?<=\d)[ {NBSP}](?=\d{{3}}(?!\d))"), NARROW),
    (re.compile(r"(?<=\bbac) \+ (?=\d)"), f"{NBSP}+{NBSP}"),
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«])"), "’"),
    (re.compile(r"(?<=\w)\.\.\.(?!\.)"), "…"),
)

# Where the space was forgotten. In code the same marks stand tight: `x?`, `{share:.0%}`.
_FORGOTTEN = (
    (re.compile(r"(?<=\S)(?=»)"), NBSP),
    (re.compile(r"(?<=«)(?=\S)"), NBSP),
    (re.compile(rf"(?<=[^\W_]|[»)\]}}{_MASK}…])(\**)(?=[;!?](?:\s|$|[»”)*_\"|]))"), rf"\1{NARROW}"),
    (re.compile(rf"(?<=[^\W_]|[»){_MASK}…])(?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=\d)(?=[€%](?!\w))"), NBSP),
    (re.compile(r"(?<!\.)\.\.\.(?!\.)"), "…"),
)

_DELIMITED = re.compile(r"\s*(?:(?:!!!|\?\?\?\+?|===)\s|[\w.]+\s*=\s)")
"""A line where straight quotes are right: it opens a box, or shows how data is written."""
_FIELD = re.compile(r"\s*(?:- )?[\w-]+:(?: |$)")
"""How a line of YAML starts."""
_BY_HAND = "mettez des guillemets « français »"
_TEXTS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}


def mend(line: str, *, code: bool = False) -> str:
    """A line with its spaces, apostrophes and ellipses as French wants them.

    Args:
        line: Markdown, TOML, or a text of a program.
        code: It is a program's, where a mark may stand tight for a reason: no space is added.
    """
    prose, apart = _masked(line)
    for pattern, replacement in _RULES if code else (*_FORGOTTEN, *_RULES):
        prose = pattern.sub(replacement, prose)
    return _unmasked(prose, apart)


def _masked(line: str) -> tuple[str, list[str]]:
    """The prose of a line, and what is protected in it; a space after that is prose."""
    apart = [found[0].rstrip() for found in _PROTECTED.finditer(line)]
    return _PROTECTED.sub(lambda found: _MASK + found[0][len(found[0].rstrip()) :], line), apart


def _unmasked(prose: str, apart: Sequence[str]) -> str:
    held = iter(apart)
    return re.sub(_MASK, lambda _: next(held), prose)


def _quoted(line: str) -> str:
    """A line of a page with its straight quotes, if each has its pair, made « French »."""
    prose, apart = _masked(line)
    if _DELIMITED.match(line) or _is_alone(line):
        return line
    return _unmasked(re.sub(r'"\s*([^"]*?)\s*"', rf"«{NBSP}\1{NBSP}»", prose), apart)


def _is_alone(line: str) -> bool:
    """Whether a straight quote has no pair on its line: nobody can mend that blindly."""
    return not _DELIMITED.match(line) and _masked(line)[0].count('"') % 2 == 1


def files() -> Iterator[Path]:
    """Pages, data and texts of programs that a reader sees."""
    return texts(programs=True)


def _mended_code(text: str) -> str:
    """Python with its one-line texts mended; docstrings speak English."""
    lines = text.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        # From Python 3.12 on, the texts of an f-string are tokens of their own.
        if token.type in _TEXTS and not token.string.endswith('"""'):
            row = token.start[0] - 1
            lines[row] = lines[row].replace(token.string, mend(token.string, code=True))
    return "\n".join(lines)


def _mended_data(text: str) -> str:
    """TOML with its texts mended; comments may speak English."""
    return "\n".join(
        mend(line, code=True) if line.lstrip().startswith("#") else mend(_unescaped(line))
        for line in text.split("\n")
    )


def _unescaped(line: str) -> str:
    return re.sub(r'\\"([^"\\]*)\\"', rf"«{NBSP}\1{NBSP}»", line)


def _mended_page(text: str) -> str:
    lines: list[str] = []
    for line, kind in _kinds(text):
        if kind == "prose":
            lines.append(mend(_quoted(line)))
        elif kind == "head":
            name, sign, value = line.partition(": ")
            lines.append(name + sign + mend(value))
        else:
            lines.append(line)
    return "\n".join(lines)


def _mended_form(text: str) -> str:
    """A form in YAML with its texts mended; its keys are GitHub's."""
    lines: list[str] = []
    for line in text.split("\n"):
        key = _FIELD.match(line)
        start = key[0] if key else ""
        lines.append(start + mend(line.removeprefix(start)))
    return "\n".join(lines)


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    """Each line of a page with what it is: prose, the head of the page, or code."""
    head = fenced = False
    for number, line in enumerate(text.split("\n")):
        rule = line == "---" and (head or not number)
        fence = not head and line.lstrip().startswith(("```", "~~~"))
        head ^= rule
        fenced ^= fence
        yield line, "head" if head or rule else "code" if fenced or fence else "prose"


_MENDED = {
    ".py": _mended_code,
    ".toml": _mended_data,
    ".md": _mended_page,
    ".yml": _mended_form,
}


def main(arguments: list[str]) -> int:
    """List or mend; 1 when something was wrong and was left so."""
    wrong = 0
    for path in files():
        text = path.read_text(encoding="utf-8")
        mended = _MENDED[path.suffix](text)
        for number, (line, kind) in enumerate(_kinds(text) if path.suffix == ".md" else (), 1):
            if kind == "prose" and _is_alone(line):
                wrong += 1
                print(f"{path}:{number}: guillemet droit sans sa paire ; {_BY_HAND}")
        if "--fix" in arguments and mended != text:
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
