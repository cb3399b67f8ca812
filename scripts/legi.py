"""The codes of law as the package @socialgouv/legi-data holds them: articles and their versions."""

from __future__ import annotations

import hashlib
import html
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "CODES",
    "DATA",
    "Article",
    "Code",
    "LegiError",
    "Version",
    "fingerprint",
    "load",
    "plain",
]

DATA = Path("node_modules/@socialgouv/legi-data/data")
CODES: Mapping[str, str] = {
    "code_du_travail": "LEGITEXT000006072050",
    "code_de_la_securite_sociale": "LEGITEXT000006073189",
}
"""By the name of their file in ``calculator/law/citations``: the name of theirs in the package."""
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  the package counts midnights without a time zone
_STILLBORN = "MODIFIE_MORT_NE"
"""Replaced before its first day. Of all the states, the one that dates may contradict."""


class LegiError(ValueError):
    """The data lack something or are not what they are taken for; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it is worded between two days."""

    id: str
    state: str
    """As the data call it. ABROGE_DIFF is in force until its end: dates decide, not this."""
    since: date
    end: date
    """First day on which it no longer holds; in 2999 where none is known."""
    html: str | None
    """Its text; None where the data hold that of another version only."""

    def holds(self, day: date) -> bool:
        """Whether it is in force on ``day``."""
        return self.since <= day < self.end and self.state != _STILLBORN

    @property
    def sha256(self) -> str | None:
        """The fingerprint of its text, where the data hold it."""
        return None if self.html is None else fingerprint(self.html)


@dataclass(frozen=True, slots=True)
class Article:
    """All versions of an article, oldest first."""

    number: str
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on ``day``, if there is one."""
        # Where two overlap, the data failed to end the older one.
        return next((one for one in reversed(self.versions) if one.holds(day)), None)

    def ended(self, by: date) -> date | None:
        """The last day of ``by`` or before on which a version ended, if one did."""
        return max((one.end for one in self.versions if one.end <= by), default=None)


class Code:
    """A code of law."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        """Take the tree that the package holds."""
        self.title: str = tree["data"]["title"]
        self.day = date.fromisoformat(tree["data"]["dateModif"])
        """Day as of which the data hold it."""
        self._tree = tree

    @cached_property
    def _numbered(self) -> Mapping[str, list[Mapping[str, Any]]]:
        found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for one in _articles(self._tree):
            found[plain(one["num"] or "")].append(one)
        return found

    def articles(self, number: str) -> tuple[Article, ...]:
        """The articles of that number: one, none, or several (every « Annexe »)."""
        return tuple(_article(one) for one in self._numbered.get(plain(number), ()))

    def article(self, number: str, id_: str) -> Article | None:
        """The article of that number, if there is one; of several, the one with that version."""
        found = self.articles(number)
        read = (one for one in found if id_ in {version.id for version in one.versions})
        return next(read, found[0] if found else None)


def _articles(tree: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node["type"] == "article":
            yield node["data"]
        waiting += reversed(node.get("children", ()))


def _article(raw: Mapping[str, Any]) -> Article:
    versions = (
        Version(
            id=one["id"],
            state=one["etat"] or "",
            since=_day(one["dateDebut"]),
            end=_day(one["dateFin"]),
            html=raw["texteHtml"] if one["id"] == raw["id"] else None,
        )
        for one in raw["articleVersions"]
    )
    return Article(raw["num"].strip(), tuple(sorted(versions, key=lambda one: one.since)))


def _day(milliseconds: int) -> date:
    return (_EPOCH + timedelta(milliseconds=milliseconds)).date()


def plain(number: str) -> str:
    """A number without what its spellings differ by: « L. 1251-1 », « R*1233-3-4 »."""
    text = re.sub(r"[\u2010-\u2015]", "-", unicodedata.normalize("NFKC", number))
    return re.sub(r"[\s.*]", "", text).upper()


def fingerprint(text: str) -> str:
    """The hash of the letters and digits of a text in HTML: layout and spaces do not change it."""
    words = unicodedata.normalize("NFKC", html.unescape(re.sub(r"<[^>]*>", "", text))).lower()
    words = words.replace("œ", "oe").replace("æ", "ae")
    return hashlib.sha256("".join(filter(str.isalnum, words)).encode()).hexdigest()


def load(name: str, data: Path = DATA) -> Code:
    """Read a code.

    Args:
        name: As in ``CODES``.
        data: Folder of the package's data.

    Raises:
        LegiError: The data are missing, or not those of a code.
    """
    path = data / f"{CODES[name]}.json"
    try:
        return Code(json.loads(path.read_bytes()))
    except FileNotFoundError:
        raise LegiError(f"{path} manque ; lancez « make build/node.stamp »") from None
    except (KeyError, TypeError, ValueError) as error:
        raise LegiError(
            f"{path} n’a pas la forme attendue ({error}) ; voyez scripts/legi.py"
        ) from None
