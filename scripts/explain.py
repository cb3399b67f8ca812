"""What a data file got wrong, for whoever wrote it: the file, the line, what it is, what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.data import DataError

__all__ = ["WORDS", "explain", "lines"]

WORDS = Path(__file__).with_name("refusals.toml")
_FOLDERS = ("calculator", "scripts")
_PATH = re.compile(r"[\w.\[\]-]+")
_HEAD = re.compile(r"\s*(\[\[|\[)\s*([\w.\"-]+)\s*\]")
_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_STEP = re.compile(r"(?:\.?[^.\[\]]+|\[\d+\])$")
_AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")
_NO_TOML = (
    "ne se lit pas ; mettez un texte entre guillemets droits, un nombre avec un point (12.31), une "
    "date sans guillemets (2026-06-01), et comparez avec les lignes voisines"
)
_GOT = re.compile(r"expected (.+), got (.+)")
_KINDS = {
    "text": ("un texte, entre guillemets droits", "un texte"),
    "date": ("une date, sans guillemets : 2026-06-01", "une date"),
    "number": ("un nombre, sans guillemets, avec un point : 12.31", "un nombre"),
    "whole number": ("un nombre entier, sans guillemets", "un nombre entier"),
    "true or false": ("true ou false, sans guillemets", "true ou false"),
    "list": ("une liste, entre crochets", "une liste"),
    "table": ("un bloc", "un bloc"),
}
"""How each kind of value is written, and called."""


def explain(error: DataError) -> str:
    """One line for a contributor; a problem that has no words here keeps its own."""
    file, _, rest = str(error).partition(": ")
    path, _, problem = rest.partition(": ")
    if not problem or not _PATH.fullmatch(path):
        path, problem = "", rest
    place = _file(file)
    if at := _AT.search(problem):
        return _line(place, int(at[1]) if at[1] else None, f"{_NO_TOML} ({_AT.sub('', problem)})")
    return _line(place, _row(place, path), (f"« {path} » : " if path else "") + _say(problem))


def _line(place: Path, row: int | None, what: str) -> str:
    return f"{place}:{row}: {what}" if row else f"{place} : {what}"


def _say(problem: str) -> str:
    got = _GOT.fullmatch(problem)
    if got and got[1] in _KINDS:
        found = _KINDS.get(got[2], ("", got[2]))[1]
        return f"c’est {found} ; écrivez {_KINDS[got[1]][0]}"
    for one in tomllib.loads(WORDS.read_text(encoding="utf-8"))["refusal"]:
        if known := re.fullmatch(one["problem"], problem):
            return str(one["words"].format(*known.groups()))
    return problem


def _file(name: str) -> Path:
    if Path(name).is_file():
        return Path(name)
    found = (path for folder in _FOLDERS for path in sorted(Path(folder).rglob(Path(name).name)))
    return next((path for path in found if path.as_posix().endswith(name)), Path(name))


def _row(place: Path, path: str) -> int | None:
    """The line of a path, or of what holds it."""
    if not place.is_file():
        return None
    known = lines(place.read_text(encoding="utf-8"))
    while path and path not in known:
        path = _STEP.sub("", path)
    return known.get(path)


def lines(text: str) -> Mapping[str, int]:
    """The line of each block and of each key of a TOML text: ``rate[2].since`` and so on."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    block = ""
    for row, line in enumerate(text.split("\n"), 1):
        if head := _HEAD.match(line):
            block = _block(head[2].replace('"', "").split("."), head[1] == "[[", counts)
            found.setdefault(block, row)
        elif key := _KEY.match(line):
            found.setdefault(f"{block}.{key[1]}".lstrip("."), row)
    return found


def _block(names: list[str], counted: bool, counts: dict[str, int]) -> str:  # noqa: FBT001
    """The full path of a head, each list of blocks at its newest one."""
    block = ""
    for depth, name in enumerate(names, 1):
        block = f"{block}.{name}".lstrip(".")
        if counted and depth == len(names):
            counts[block] = counts.get(block, 0) + 1
        if block in counts:
            block = f"{block}[{counts[block] - 1}]"
    return block
