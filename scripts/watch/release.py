"""Releases of the package that holds the codes, asked of npm."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.legi import CODES, DATA

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["PACKAGE", "Npm", "NpmError", "download", "installed", "newer", "newest", "npm"]

PACKAGE = "@socialgouv/legi-data"
Npm = Callable[..., str]
"""Runs npm with these arguments, and returns what it prints."""
_PATIENCE = 600


class NpmError(RuntimeError):
    """The network failed npm, or npm answered something else."""


def npm(*arguments: str) -> str:
    """Run the npm of the virtual environment.

    Raises:
        NpmError: It failed, or took too long.
    """
    folder = Path(sys.executable).parent
    # npm starts the node that it finds first.
    environment: Mapping[str, str] = os.environ | {
        "PATH": os.pathsep.join((str(folder), os.environ.get("PATH", "")))
    }
    try:
        done = subprocess.run(
            [str(folder / "npm"), *arguments],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env=environment,
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NpmError(f"npm {arguments[0]}: {error}") from None
    return done.stdout


def installed(data: Path = DATA) -> str:
    """The release that the guide is checked against."""
    manifest = json.loads((data.parent / "package.json").read_text(encoding="utf-8"))
    return str(manifest["version"])


def newest(run: Npm) -> str:
    """The newest release.

    Raises:
        NpmError: npm could not tell.
    """
    said = run("view", PACKAGE, "version").strip()
    if not re.fullmatch(r"\d+\.\d+\.\d+", said):
        raise NpmError(f"npm view: {said!r} is no release")
    return said


def newer(one: str, other: str) -> bool:
    """Whether a release comes after another."""
    return _order(one) > _order(other)


def _order(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))


def download(run: Npm, release: str, folder: Path) -> Path:
    """Fetch the data of a release.

    Args:
        run: Runs npm.
        release: Which.
        folder: Where to keep it.

    Returns:
        The folder of its data.

    Raises:
        NpmError: npm could not fetch it, or it lacks a code.
    """
    folder.mkdir(parents=True, exist_ok=True)
    said = run("pack", f"{PACKAGE}@{release}", "--json", "--pack-destination", str(folder))
    data = folder / release
    data.mkdir(exist_ok=True)
    try:
        with tarfile.open(folder / Path(json.loads(said)[0]["filename"]).name) as archive:
            for name in CODES.values():
                member = archive.extractfile(f"package/data/{name}.json")
                if member is None:
                    raise NpmError(f"{PACKAGE} {release}: {name} is no file")
                (data / f"{name}.json").write_bytes(member.read())
    except (OSError, LookupError, TypeError, ValueError, tarfile.TarError) as error:
        raise NpmError(f"{PACKAGE} {release}: {error}") from None
    return data
