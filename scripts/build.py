"""Build the pages with MkDocs, and say what it refuses in French: ``python -m scripts.build``."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.page import DOCS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NOWHERE", "NO_PLACE", "faults", "main"]

NOWHERE = "ne mène à rien ; écrivez le chemin du fichier .md visé, à partir de cette page"
NO_PLACE = (
    "pas d’endroit de ce nom ; un endroit est un titre de la page, en minuscules, avec des tirets"
)

_SAID = re.compile(r"^(?:WARNING|ERROR) +-  (.+(?:\n  - .+)*)", re.MULTILINE)
_LISTED = re.compile(r"\n  - (.+)")
_LINK = re.compile(
    r"Doc file '(?P<page>.+?)' contains (?:a|an unrecognized relative|an absolute) link "
    r"'(?P<text>.+?)'(?P<why>.*)",
    re.DOTALL,
)
_INCLUDE = re.compile(
    r"Error reading page '(?P<page>.+?)': .*No such file or directory: '(?P<path>.+)'"
)
_VALUE = re.compile(r"docs/generated/valeurs/(.+)\.md")
_NAV = re.compile(r"A reference to '(.+)' is included in the 'nav' configuration.*")
_OUTSIDE = "The following pages exist in the docs directory, but are not included"
_SETTINGS = re.compile(r'in ".+/mkdocs\.yml", line (\d+)')


def faults(said: str, docs: Path = DOCS) -> Iterator[str]:
    """One line for each thing that MkDocs refuses, for whoever wrote it.

    Args:
        said: What it printed.
        docs: The folder of the pages.
    """
    for one in _SAID.findall(said):
        yield from _fault(one, docs)
    if at := _SETTINGS.search(said):
        yield f"mkdocs.yml:{at[1]}: ne se lit pas ; vérifiez les retraits et les guillemets"


def _fault(said: str, docs: Path) -> Iterator[str]:
    if link := _LINK.fullmatch(said):
        place = _place(docs / link["page"], link["text"])
        why = NO_PLACE if "anchor" in link["why"] else NOWHERE
        yield f"{place}: « {link['text']} » : {why}"
    elif missing := _INCLUDE.fullmatch(said):
        yield _missing(docs, missing["page"], missing["path"])
    elif nav := _NAV.fullmatch(said):
        place = _place(Path("mkdocs.yml"), nav[1])
        yield f"{place}: « {nav[1]} » n’existe pas dans docs/ ; corrigez le chemin dans « nav »"
    elif said.startswith(_OUTSIDE):
        for page in _LISTED.findall(said):
            yield f"{docs / page} : aucun menu n’y mène ; ajoutez la page à « nav » dans mkdocs.yml"
    else:
        yield f"MkDocs refuse : {said}"


def _missing(docs: Path, page: str, path: str) -> str:
    name = path.removeprefix(f"{docs}/")
    place = _place(docs / page, name)
    if value := _VALUE.fullmatch(path):
        return (
            f"{place}: la valeur « {value[1]} » n’existe pas, ou pas encore ce jour-là ; les noms "
            "sont dans calculator/law/parameters/ : fichier, point, bloc"
        )
    return f"{place}: « {name} » n’existe pas ; corrigez le chemin entre accolades"


def _place(path: Path, text: str) -> str:
    """Where a text stands in a file, as far as it does."""
    rows = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    row = next((row for row, line in enumerate(rows, 1) if text in line), None)
    return f"{path}:{row}" if row else f"{path} "


def main() -> int:
    """Build; 1 where MkDocs refuses something."""
    # Not --quiet: with it, MkDocs counts no warning and refuses nothing.
    command = [str(Path(sys.executable).with_name("mkdocs")), "build", "--strict"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    if not done.returncode:
        return 0
    found = list(dict.fromkeys(faults(done.stderr)))
    print("\n".join(found) if found else done.stderr, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
