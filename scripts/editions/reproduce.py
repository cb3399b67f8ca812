"""Build a published edition again from its tag, and compare every file."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from scripts.compress import CACHE
from scripts.editions import EditionError, record, repository
from scripts.editions.build import Site, differences
from scripts.editions.name import LATEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.editions.build import Build
    from scripts.editions.name import Name
    from scripts.editions.record import Record

__all__ = ["reproduce"]

_INSTALLED = (
    (".venv", "requirements/dev.txt", "venv.stamp"),
    ("node_modules", "package-lock.json", "node.stamp"),
)
"""What a lock installs, the lock, and what tells make that it is done."""
_COMPRESSOR = Path("scripts/compress.py")


def reproduce(edition: Name, build: Build) -> list[str]:
    """What a build from the tag and the branch do not have alike; nothing, if all is well.

    Args:
        edition: Its name.
        build: Builds the site.

    Raises:
        EditionError: It cannot be built again.
    """
    where = repository.published()
    written = record.published(str(edition), where) if where else None
    if written is None:
        raise EditionError(
            f"{edition} n’est pas sur la branche {repository.BRANCH} de ce dépôt : "
            f"git fetch origin {repository.BRANCH}"
        )
    _check(edition, written)
    with _sources(written.commit) as folder:
        build(folder, written)
        found = differences(Site(folder / "site"), str(edition), where)
    if _is_latest(edition, where):
        own, copy = repository.tree(where, str(edition)), repository.tree(where, LATEST)
        found += [
            f"{LATEST}/{path} : n’est pas celui de {edition}"
            for path in sorted(own.keys() | copy.keys())
            if own.get(path) != copy.get(path)
        ]
    return found


def _is_latest(edition: Name, where: str) -> bool:
    latest = record.published(LATEST, where)
    return latest is not None and latest.edition == str(edition)


def _check(edition: Name, written: Record) -> None:
    tagged = repository.tagged(str(edition))
    if not tagged:
        raise EditionError(f"le tag {edition} n’est pas dans ce dépôt : git fetch --tags")
    if (written.edition, written.commit) != (str(edition), tagged):
        raise EditionError(
            f"{edition}/{record.PLACE} dit {written.edition}, construite depuis "
            f"{written.commit[:9]}, et le tag {edition} est sur {tagged[:9]}"
        )


@contextmanager
def _sources(commit: str) -> Iterator[Path]:
    """A work tree of a commit, for as long as it is needed."""
    with TemporaryDirectory() as folder:
        sources = Path(folder) / "sources"
        repository.git("worktree", "add", "--quiet", "--detach", str(sources), commit)
        try:
            _lend(sources)
            yield sources
        finally:
            repository.git("worktree", "remove", "--force", str(sources))


def _lend(sources: Path) -> None:
    """What serves there too: what the same locks have installed, what was compressed here."""
    _lend_installed(sources)
    theirs = sources / _COMPRESSOR
    if theirs.is_file() and theirs.read_bytes() == _COMPRESSOR.read_bytes():
        CACHE.mkdir(parents=True, exist_ok=True)
        there = sources / CACHE
        there.parent.mkdir(exist_ok=True)
        there.symlink_to(CACHE.resolve())


def _lend_installed(sources: Path) -> None:
    for installed, lock, stamp in _INSTALLED:
        here = Path(installed)
        if not here.is_dir() or (sources / lock).read_bytes() != Path(lock).read_bytes():
            return  # the second needs the first
        (sources / installed).symlink_to(here.resolve())
        (sources / "build").mkdir(exist_ok=True)
        (sources / "build" / stamp).touch()
