"""Look outside and report: ``python -m scripts.watch``. It needs the network."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.data import DataError
from calculator.law.french import day
from scripts.citations import files
from scripts.legi import CODES, LegiError, load
from scripts.page import DOCS, FrontMatterError, pages
from scripts.review import DATA as VALUES
from scripts.review import data_files
from scripts.watch import dependencies, links, network, release
from scripts.watch.addresses import addresses
from scripts.watch.days import due
from scripts.watch.law import news
from scripts.watch.report import Section, report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scripts.citations import File

__all__ = ["Outside", "main"]

_KEPT = Path("build/watch")


@dataclass(frozen=True, slots=True)
class Outside:
    """All that the watch asks of the network."""

    npm: release.Npm = release.npm
    connect: links.Open = network.connect
    audit: dependencies.Run = dependencies.run


def _law(cited: Sequence[File], outside: Outside, on: date) -> Iterator[Section]:
    known = newer = {name: load(name) for name in CODES}
    held = release.installed()
    try:
        newest = release.newest(outside.npm)
        if release.newer(newest, held):
            yield _data(f"{release.PACKAGE} {newest} est parue ; le guide est comparé à {held}.")
            folder = release.download(outside.npm, newest, _KEPT)
            newer, held = {name: load(name, folder) for name in CODES}, newest
    except (release.NpmError, LegiError) as error:
        print(error, file=sys.stderr)
        yield _data(
            "Les données les plus récentes n’ont pas pu être lues (npm ne répond pas, ou leur "
            f"forme a changé) : on ne sait pas ce qui a changé depuis {held}."
        )
    yield Section(f"Articles cités, d’après les données {held}", news(cited, known, newer, on))


def _data(line: str) -> Section:
    return Section("Données des codes", (line,))


def _sections(outside: Outside, on: date) -> Iterator[Section]:
    cited = files()
    yield from _law(cited, outside, on)
    yield from due(pages(), data_files(), on)
    places = addresses(DOCS, VALUES, cited)
    yield links.section(places, links.answers(places, outside.connect))
    yield dependencies.section(outside.audit)


def main(arguments: Sequence[str], outside: Outside | None = None) -> int:
    """Print the report; 1 where there is something to do."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.watch",
        description="Cherche ce qui a changé dehors : textes, liens, dates.",
    )
    parser.add_argument("--out", type=Path, help="fichier du rapport, vide s’il n’y a rien à faire")
    parser.add_argument("--on", type=date.fromisoformat, help="jour (aujourd’hui par défaut)")
    asked = parser.parse_args(arguments)
    on = asked.on or date.today()  # noqa: DTZ011  the day of whoever watches, where they are
    try:
        text = report(_sections(outside or Outside(), on), on)
    except (DataError, FrontMatterError, LegiError) as error:
        print(error, file=sys.stderr)
        return 1
    if asked.out:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(text, encoding="utf-8")
    print(text or f"Rien à faire le {day(on)}.")
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
