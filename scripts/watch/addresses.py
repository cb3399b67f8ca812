"""Addresses outside the guide that its pages and its data send a reader to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from scripts.page import sources
from scripts.passage import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from scripts.citations import File

__all__ = ["addresses"]

_ADDRESS = re.compile(r"https?://[^\s<>\"`\]|{}«»]+")
_NOWHERE = re.compile(r"localhost|127\.0\.0\.1|(?:.*\.)?example(?:\.\w+)?")
"""Hosts that only stand in examples."""


def addresses(docs: Path, data: Path, citations: Iterable[File]) -> Mapping[str, str]:
    """Each address, without its fragment, and where it stands first: ``docs/faq.md:12``.

    Args:
        docs: The folder of the pages.
        data: The folder of the data.
        citations: What the guide cites.
    """
    found: dict[str, str] = {}
    for place, address in (*_in_pages(docs), *_in_data(data), *_of_articles(citations)):
        if not _NOWHERE.fullmatch(urlsplit(address).hostname or "localhost"):
            found.setdefault(urldefrag(address).url, place)
    return found


def _in_pages(docs: Path) -> Iterator[tuple[str, str]]:
    for path in sources(docs):
        for passage in passages(path.read_text(encoding="utf-8")):
            for found in _ADDRESS.finditer(passage.text):
                line = passage.line + passage.text.count("\n", 0, found.start())
                yield f"{path}:{line}", _trimmed(found[0])


def _in_data(data: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(data.rglob("*.toml")):
        for line, text in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            for found in _ADDRESS.finditer(text):
                # A template: the articles of the file fill it in.
                if text[found.end() : found.end() + 1] != "{":
                    yield f"{path}:{line}", _trimmed(found[0])


def _of_articles(citations: Iterable[File]) -> Iterator[tuple[str, str]]:
    for file in citations:
        for one in file.articles:
            yield f"{file.path}:{one.lines['id']}", one.citation.url


def _trimmed(address: str) -> str:
    """An address without the end of the sentence or of the brackets that it stands in."""
    while address[-1] in ".,;:!?…'’*_" or (
        address.endswith(")") and address.count(")") > address.count("(")
    ):
        address = address[:-1]
    return address
