"""What the newest data of the codes say of the articles that the guide cites."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from calculator.law.french import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scripts.citations import Cited, File
    from scripts.legi import Article, Code, Version

__all__ = ["SOON", "news"]

SOON = timedelta(days=90)
_NO_END = date(2999, 1, 1)


def news(
    files: Iterable[File], known: Mapping[str, Code], newest: Mapping[str, Code], on: date
) -> tuple[str, ...]:
    """One line for each article that must be read again, or will soon have to be.

    Args:
        files: What the guide cites.
        known: The codes that it is checked against, by name.
        newest: The same codes, as new as they are to be had.
        on: The day of the watch.
    """
    return tuple(
        f"`{file.path}:{cited.lines['number']}` {cited.citation.key} : {line}"
        + ("" if cited.citation.status == "current" else " (déjà signalé aux lecteurs)")
        for file in files
        if file.name in newest
        for cited in file.articles
        if (line := _news(cited, known[file.name], newest[file.name], on))
    )


def _news(cited: Cited, known: Code, newest: Code, on: date) -> str | None:
    article = newest.article(cited.citation.number, cited.id)
    if article is None:
        return "n’existe plus sous ce numéro."
    version = article.on(on)
    if version is None:
        ended = article.ended(on)
        return f"abrogé le {day(ended)}." if ended else "n’est pas en vigueur."
    if version.id != cited.id:
        return f"nouvelle version depuis le {day(version.since)} ({version.id})."
    return _changed(cited, version, known) or _ending(article, version, on)


def _changed(cited: Cited, version: Version, known: Code) -> str | None:
    """What is no longer the same of the version that was read."""
    if version.sha256 not in (None, cited.citation.sha256):
        return "texte changé sous le même identifiant."
    read = known.article(cited.citation.number, cited.id)
    states = {one.id: one.state for one in read.versions} if read else {}
    before = states.get(cited.id, version.state)
    if before != version.state:
        end = f", jusqu’au {day(version.end - date.resolution)}" if version.end < _NO_END else ""
        return f"état « {before} » devenu « {version.state} »{end}."
    return None


def _ending(article: Article, version: Version, on: date) -> str | None:
    if version.end > on + SOON:
        return None
    following = article.on(version.end)
    then = f", remplacé par {following.id}" if following else ""
    return f"prend fin le {day(version.end)}{then}."
