"""What must hold of every answer: one line of JSON, words, no markup of the input's."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from calculator.api import answer
from scripts.exercise import lines
from scripts.hostile.texts import CANARY

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["faults", "markup", "written"]

_SAID = 700
"""Signs of an error's sentence, at most: some list the fields of a request."""
_LEADS = ("https://", "#", "../")
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_LINKS = frozenset({"href", "src", "xlink:href"})


def faults(line: str) -> list[str]:
    """What is wrong with an answer, as the calculator wrote it."""
    if "\n" in line or "\r" in line:
        return ["more than one line"]
    try:
        found = json.loads(line, parse_constant=_no_number)
    except ValueError as error:
        return [f"no JSON: {error}"]
    if not isinstance(found, dict):
        return ["no object"]
    if "error" in found or "errors" in found:
        return [one for error in _errors(found) for one in _wordless(error)]
    return [one for part in _parts(found) for one in markup(part)]


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _errors(found: dict[str, object]) -> Iterable[object]:
    errors = found.get("errors", [found.get("error")])
    return errors if isinstance(errors, list) and errors else [None]


def _wordless(error: object) -> Iterable[str]:
    if not isinstance(error, dict) or set(error) != {"where", "message"}:
        yield f"an error without a place or words: {error}"
        return
    said = error["message"]
    if not isinstance(said, str) or not said.endswith(".") or len(said) > _SAID:
        yield f"an error that is no sentence: {said!r}"


def _parts(found: dict[str, Any]) -> list[str]:
    """The markup in an answer: of the page, or of a drawing to keep."""
    parts: list[str] = found.get("parts", [])
    if str(found.get("type", "")).startswith("image/svg"):
        return [*parts, found["text"].removeprefix(_XML)]
    return parts


@dataclass
class _Reader(HTMLParser):
    """Every tag and attribute of a markup, and what is in it that no text of ours has."""

    names: set[tuple[str, str]] = field(default_factory=set)
    strange: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {(tag, ""), *((tag, name) for name, _ in attrs)}
        for name, value in attrs:
            text = value or ""
            if CANARY in text or "__pwned" in text:
                self.strange.append(f"<{tag} {name}> holds the input: {text[:80]!r}")
            if name in _LINKS and not text.startswith(_LEADS):
                self.strange.append(f"<{tag} {name}> leads to {text[:80]!r}")

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"a comment: {data[:80]!r}")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"a declaration: {decl[:80]!r}")

    def unknown_decl(self, data: str) -> None:
        self.strange.append(f"a declaration: {data[:80]!r}")

    def handle_pi(self, data: str) -> None:
        self.strange.append(f"an instruction: {data[:80]!r}")


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


@cache
def written() -> frozenset[tuple[str, str]]:
    """Every tag and its attributes that the calculator writes for the requests of the exercise."""
    names: set[tuple[str, str]] = set()
    for request in lines():
        for part in _parts(json.loads(answer(request))):
            names |= _read(part).names
    return frozenset(names)


def markup(html: str) -> list[str]:
    """What a markup holds that the calculator never writes."""
    reader = _read(html)
    unknown = sorted(reader.names - written())
    return [*reader.strange, *(f"never written: <{tag} {name}>" for tag, name in unknown)]
