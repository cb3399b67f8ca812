"""Which addresses are dead, which sites refuse a program, which do not answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from scripts.watch.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Answer", "Fetch", "Open", "answers", "section"]

Fetch = Callable[[str], int | None]
"""Gives the HTTP status of an address, None where nothing answers."""
Open = Callable[[], AbstractContextManager[Fetch]]
"""Opens what fetches the addresses of one site."""
Kind = Literal["alive", "dead", "refused", "silent"]
_SITES = 4
"""Sites asked at the same time, each by one connection."""
_STREAK = 3
"""Refusals or silences in a row after which a site is left alone."""
_REFUSED = frozenset({401, 403})
_OFFLINE = (
    "Aucune des {} adresses n’a répondu : cette machine n’a sans doute pas accès au réseau. "
    "Les liens n’ont pas été vérifiés."
)
_TOO_MANY, _BAD, _BROKEN = 429, 400, 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered."""

    kind: Kind
    status: int | None


def _answer(status: int | None) -> Answer:
    if status is None or status == _TOO_MANY or status >= _BROKEN:
        return Answer("silent", status)
    if status in _REFUSED:
        return Answer("refused", status)
    return Answer("dead" if status >= _BAD else "alive", status)


def answers(addresses: Iterable[str], connect: Open) -> Mapping[str, Answer]:
    """Ask each address, a few sites at a time, one address of a site after the other.

    Args:
        addresses: Which.
        connect: Opens what fetches, once for each site.
    """
    sites: defaultdict[str, list[str]] = defaultdict(list)
    for one in addresses:
        sites[_site(one)].append(one)

    def ask(asked: list[str]) -> list[tuple[str, Answer]]:
        with connect() as fetch:
            return list(_one_by_one(asked, fetch))

    with ThreadPoolExecutor(_SITES) as pool:
        return {one: answer for found in pool.map(ask, sites.values()) for one, answer in found}


def _one_by_one(addresses: list[str], fetch: Fetch) -> Iterator[tuple[str, Answer]]:
    streak, last = 0, Answer("alive", None)
    for one in addresses:
        # It would not change its mind, and to insist is no manners.
        answer = last if streak == _STREAK else _answer(fetch(one))
        if streak < _STREAK:
            same = answer.kind == last.kind and answer.kind in ("refused", "silent")
            streak = streak + 1 if same else int(answer.kind in ("refused", "silent"))
        last = answer
        yield one, answer


def _site(address: str) -> str:
    return urlsplit(address).netloc


def section(places: Mapping[str, str], found: Mapping[str, Answer]) -> Section:
    """What the report says of links.

    Args:
        places: Where each address stands.
        found: What each answered.
    """
    title = "Liens externes"
    if found and all(one.kind == "silent" and one.status is None for one in found.values()):
        return Section(title, (_OFFLINE.format(len(found)),))
    dead = (
        f"`{places[one]}` <{one}> : mort ({answer.status})."
        for one, answer in found.items()
        if answer.kind == "dead"
    )
    silent = _by_site(found, "silent", "sans réponse")
    return Section(
        title, (*dead, *silent), tuple(_by_site(found, "refused", "refusé, à vérifier à la main"))
    )


def _by_site(found: Mapping[str, Answer], kind: Kind, words: str) -> Iterator[str]:
    """One line for each site: it refuses or fails as a whole, and is not asked to the end."""
    sites: defaultdict[str, list[str]] = defaultdict(list)
    for one, answer in found.items():
        if answer.kind == kind:
            sites[_site(one)].append(one)
    for site, (first, *others) in sorted(sites.items()):
        more = "autres adresses" if len(others) > 1 else "autre adresse"
        many = f" et {len(others)} {more}" if others else ""
        yield f"{site} : {words} (<{first}>{many})."
