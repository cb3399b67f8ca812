"""Compare what the guide cites with the codes: ``python -m scripts.citations``.

``--lock L1234-5 --code code_du_travail`` prints the block of an article, to be added to its file.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.data import DataError, parse
from calculator.law.citation import code as read_code
from calculator.law.french import day
from calculator.law.parameter import subjects
from scripts.explain import lines
from scripts.legi import CODES, DATA, LegiError, load, plain
from scripts.page import DOCS, sources
from scripts.references import faults as reference_faults
from scripts.verdict import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from calculator.law.citation import Citation
    from scripts.legi import Article, Code, Version

__all__ = ["CITATIONS", "Cited", "File", "article_faults", "files", "main", "page_faults"]

CITATIONS = Path("calculator/law/citations")
_BLOCK = """\
[[article]]
number  = "{}"
id      = "{}"
since   = {}
subject = ""
sha256  = "{}"\
"""
_OF_A_CODE = "https://www.legifrance.gouv.fr/codes/"


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as the guide read it, and where that is written."""

    citation: Citation
    lines: Mapping[str, int]
    """Line of each of its fields, by name."""

    @property
    def id(self) -> str:
        """Which version was read."""
        return self.citation.url.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class File:
    """A file of citations."""

    path: Path
    title: str
    read_on: date
    articles: tuple[Cited, ...]

    @property
    def name(self) -> str:
        """Which code it is: ``code_du_travail``, of ``code_du_travail_2026_03.toml`` too."""
        stem = self.path.stem
        return next((name for name in CODES if stem.startswith(name)), stem)

    @property
    def held(self) -> bool:
        """Whether it is of a code of law, as the package has them, and of no agreement."""
        return any(one.citation.url.startswith(_OF_A_CODE) for one in self.articles)


@dataclass(frozen=True, slots=True)
class _Fault:
    field: str
    problem: str
    remedy: str


def files(folder: Path = CITATIONS) -> tuple[File, ...]:
    """The files of citations, by name.

    Raises:
        DataError: One breaks the rules of its kind.
    """
    return tuple(_file(path) for path in sorted(folder.glob("*.toml")))


def _file(path: Path) -> File:
    text = path.read_text(encoding="utf-8")
    found = read_code(parse(text, path.as_posix()))
    places = lines(text)
    return File(
        path,
        found.title,
        found.read_on,
        tuple(
            Cited(one, _fields(places, index)) for index, one in enumerate(found.articles.values())
        ),
    )


def _fields(places: Mapping[str, int], index: int) -> Mapping[str, int]:
    """The line of each field of one article."""
    block = f"article[{index}]."
    return {key.removeprefix(block): at for key, at in places.items() if key.startswith(block)}


def article_faults(file: File, code: Code) -> Iterator[str]:
    """What no longer agrees between a file and its code: one line each, for a contributor."""
    if code.day < file.read_on:
        yield (
            f"{file.path} : lu au {day(file.read_on)}, mais les données s’arrêtent au "
            f"{day(code.day)} ; « read_on » est le jour des données lues"
        )
        return
    for cited in file.articles:
        if fault := _fault(cited, file, code):
            line = cited.lines[fault.field]
            yield f"{file.path}:{line}: {cited.citation.key} : {fault.problem} ; {fault.remedy}"


def _fault(cited: Cited, file: File, code: Code) -> _Fault | None:
    article = code.article(cited.citation.number, cited.id)
    if article is None:
        return _Fault(
            "number",
            f"n’existe pas ({file.title.lower()} au {day(code.day)})",
            "corrigez le numéro, ou retirez l’article",
        )
    return _as_read(cited, article, file) or _since(cited, article, file, code)


def _as_read(cited: Cited, article: Article, file: File) -> _Fault | None:
    """What is wrong with the version that the guide says it read."""
    version = article.on(file.read_on)
    if version is None:
        return _gone(article, file.read_on)
    again = _again(cited, file)
    if version.id != cited.id:
        other = _named(version)
        return _Fault("id", f"autre version en vigueur le {day(file.read_on)}, {other}", again)
    if version.since != cited.citation.since:
        problem = f"la version citée commence le {day(version.since)}"
        return _Fault("since", problem, f"écrivez since = {version.since}")
    if version.sha256 is not None and version.sha256 != cited.citation.sha256:
        return _Fault("sha256", "texte changé depuis la lecture, sous le même identifiant", again)
    return None


def _since(cited: Cited, article: Article, file: File, code: Code) -> _Fault | None:
    """What has happened to the article between the reading and the day of the data."""
    if cited.citation.status != "current":
        return None
    version = article.on(code.day)
    if version is None:
        return _gone(article, code.day)
    if version.id != cited.id:
        remedy = f'{_again(cited, file)}, ou ajoutez status = "changed"'
        return _Fault("id", f"texte changé depuis la lecture, {_named(version)}", remedy)
    return None


def _gone(article: Article, on: date) -> _Fault:
    ended = article.ended(on)
    if ended is None:
        first = day(article.versions[0].since)
        return _Fault("number", f"pas encore en vigueur, il commence le {first}", "retirez-le")
    return _Fault(
        "number",
        f"abrogé le {day(ended)}",
        "retirez-le, avec ce qui le cite dans les pages et les règles",
    )


def _named(version: Version) -> str:
    return f"{version.id} depuis le {day(version.since)}"


def _again(cited: Cited, file: File) -> str:
    """What to do where another text must be read."""
    command = f"python -m scripts.citations --lock {cited.citation.number} --code {file.name}"
    return f"relisez l’article puis refaites son bloc ({command})"


def page_faults(docs: Path, citations: Sequence[File]) -> Iterator[str]:
    """What is wrong in the references of the pages: one line each, for their author."""
    statuses = {
        one.citation.key: one.citation.status for file in citations for one in file.articles
    }
    values = {id_ for one in subjects().values() for id_ in one.parameters}
    for path in sources(docs):
        for line, fault in reference_faults(path.read_text(encoding="utf-8"), statuses, values):
            yield f"{path}:{line}: {fault}"


def _faults(data: Path, docs: Path, folder: Path) -> Iterator[str]:
    known = files(folder)
    for file in known:
        if file.name in CODES:
            yield from article_faults(file, load(file.name, data))
        elif file.held:
            yield f"{file.path} : code inconnu ; ajoutez son identifiant dans scripts/legi.py"
    yield from page_faults(docs, known)


def _block(number: str, name: str, data: Path, folder: Path) -> str:
    """What to add to a file of citations for an article, but its subject.

    Raises:
        LegiError: No such article is in force.
    """
    file = next((one for one in files(folder) if one.name == name), None)
    code = load(name, data)
    on = file.read_on if file else code.day
    versions = [(one.number, one.on(on)) for one in code.articles(number)]
    for written, version in versions:
        if version and version.sha256:
            return _BLOCK.format(plain(written), version.id, version.since, version.sha256)
    why = "n’existe pas dans ce code" if not versions else f"sans texte en vigueur le {day(on)}"
    raise LegiError(f"{number} : {why} ; vérifiez le numéro sur Légifrance")


def main(arguments: Sequence[str]) -> int:
    """Check, or print a block; 1 when something is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.citations",
        description="Compare les articles cités aux codes, ou prépare le bloc d’un article.",
    )
    parser.add_argument("--data", type=Path, default=DATA, help="données de @socialgouv/legi-data")
    parser.add_argument("--docs", type=Path, default=DOCS, help="pages du guide")
    parser.add_argument("--citations", type=Path, default=CITATIONS, help="articles cités")
    parser.add_argument("--lock", metavar="ARTICLE", help="article dont préparer le bloc")
    parser.add_argument("--code", choices=tuple(CODES), default="code_du_travail")
    asked = parser.parse_args(arguments)
    try:
        if asked.lock:
            print(_block(asked.lock, asked.code, asked.data, asked.citations))
            return 0
        return tell(_faults(asked.data, asked.docs, asked.citations))
    except (DataError, LegiError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
