"""Build an edition, and tell its own files from those that it shares with others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.editions import EditionError
from scripts.editions.name import LATEST
from scripts.editions.record import PLACE
from scripts.editions.repository import blobs, tree

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.editions.record import Record

__all__ = ["SHARED", "Build", "Site", "differences", "make"]

Build = Callable[["Path", "Record"], None]
"""Builds the site in the sources' folder, as the record says."""
SHARED = "runtime"
"""The folder that stands once beside the editions: what it holds is named by its content."""

_OF_MAKE = frozenset({"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "EDIT_URL"})
"""By these the outer make would speak louder than the record."""


def make(sources: Path, record: Record) -> None:
    """Build ``site/`` in the folder of the sources.

    Raises:
        EditionError: The build failed.
    """
    done = subprocess.run(
        [
            "make",
            "--silent",
            "site",
            f"EDITION={record.edition}",
            # Search engines are told of one edition, the latest.
            f"SITE_URL={record.site_url}{LATEST}/",
            f"REPO_URL={record.repo_url}",
            f"REPORT_URL={record.report_url}",
            f"SOURCE_DATE_EPOCH={record.source_date_epoch}",
        ],
        cwd=sources,
        env={name: value for name, value in os.environ.items() if name not in _OF_MAKE},
        check=False,
    )
    if done.returncode:
        raise EditionError("la construction a échoué (make site) : ce qui précède dit pourquoi")


@dataclass(frozen=True, slots=True)
class Site:
    """A built site, by its folder."""

    folder: Path

    def within(self, path: Path) -> str:
        """The path of one of its files, from its root."""
        return path.relative_to(self.folder).as_posix()

    def own(self) -> list[Path]:
        """The files of the edition alone."""
        return [one for one in self._files() if not self._is_shared(one)]

    def shared(self) -> list[Path]:
        """The files that other editions may share."""
        return [one for one in self._files() if self._is_shared(one)]

    def _files(self) -> list[Path]:
        return sorted(one for one in self.folder.rglob("*") if one.is_file())

    def _is_shared(self, path: Path) -> bool:
        return self.within(path).startswith(f"{SHARED}/")


def differences(site: Site, edition: str, where: str) -> list[str]:
    """The files that a build and a published edition do not have alike, with what differs.

    Args:
        site: The build.
        edition: Its name.
        where: The branch.
    """
    shared = blobs(site.folder, site.shared())
    own = blobs(site.folder, site.own())
    kept = {path: name for path, name in tree(where, edition).items() if path != PLACE}
    beside = {f"{SHARED}/{path}": name for path, name in tree(where, SHARED).items()}
    built = {**own, **shared}
    # Of what is beside the editions, only what this one asks for.
    there = {**kept, **{path: name for path, name in beside.items() if path in shared}}
    return [
        f"{path} : {_difference(path in built, path in there)}"
        for path in sorted(built.keys() | there.keys())
        if built.get(path) != there.get(path)
    ]


def _difference(built: bool, there: bool) -> str:  # noqa: FBT001  both say where the file is
    if built and there:
        return "contenu différent"
    return "absent de ce qui est publié" if built else "publié, absent de la construction"
