"""What git knows: the sources of an edition, and the branch on which editions are published."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from scripts.editions import EditionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["BRANCH", "blobs", "content", "dirty", "git", "head", "published", "tagged", "tree"]

BRANCH = "gh-pages"


def git(*arguments: str, given: str = "") -> str:
    """What a command of git prints.

    Raises:
        EditionError: It failed.
    """
    done = subprocess.run(
        ["git", *arguments], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise EditionError(f"git {arguments[0]} : {done.stderr.strip()}")
    return done.stdout


def _commit(name: str) -> str:
    """The commit that a name stands for; blank if there is none."""
    try:
        return git("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}").strip()
    except EditionError:
        return ""


def head() -> str:
    """The commit of the work tree."""
    return _commit("HEAD")


def tagged(name: str) -> str:
    """The commit that a tag stands on; blank if there is no such tag."""
    return _commit(f"refs/tags/{name}")


def dirty() -> tuple[str, ...]:
    """The files of the work tree that no commit holds as they are."""
    return tuple(line[3:] for line in git("status", "--porcelain").splitlines())


def published() -> str:
    """Where the branch can be read: here, else as it was last fetched; blank if it is nowhere."""
    names = (f"refs/heads/{BRANCH}", f"refs/remotes/origin/{BRANCH}")
    return next((name for name in names if _commit(name)), "")


def content(where: str, path: str) -> str | None:
    """A text file of a branch; None if it has no such file."""
    try:
        return git("show", f"{where}:{path}")
    except EditionError:
        return None


def tree(where: str, folder: str) -> Mapping[str, str]:
    """What stands in a folder of a branch: by path within it, the name git gives to the content."""
    try:
        listed = git("ls-tree", "-r", "-z", "--full-tree", f"{where}:{folder}")
    except EditionError:
        return {}
    rows = (row.partition("\t") for row in listed.split("\0") if row)
    return {path: about.split()[2] for about, _, path in rows}


def blobs(root: Path, paths: Iterable[Path]) -> Mapping[str, str]:
    """The same of files on disk: by path from a root."""
    found = sorted(paths)
    names = git(
        "hash-object", "--no-filters", "--stdin-paths", given="".join(f"{one}\n" for one in found)
    )
    return {
        path.relative_to(root).as_posix(): name
        for path, name in zip(found, names.split(), strict=True)
    }
