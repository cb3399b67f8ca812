"""The workflows of GitHub, read by actionlint and zizmor: ``python -m scripts.workflows``."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FOLDER", "faults", "main"]

FOLDER = Path(".github")
_PROGRAMS = Path(sys.executable).parent
_ZIZMOR = (
    "--offline",  # what it would ask GitHub is asked nowhere else in the checks
    "--no-progress",
    "--quiet",
    "--format=json",
    "--persona=auditor",
    "--collect=all",
    "--strict-collection",
    "--no-exit-codes",
)


def faults(folder: Path = FOLDER) -> Iterator[str]:
    """One line for each thing that actionlint or zizmor refuses, with its place.

    Args:
        folder: That of GitHub, with ``workflows`` in it.

    Raises:
        RuntimeError: One of them did not do its work; the message says why.
    """
    broken = list(_broken(sorted((folder / "workflows").glob("*.y*ml"))))
    # zizmor does not look at what is no workflow.
    yield from broken or _unsafe(folder)


def _broken(workflows: Sequence[Path]) -> Iterator[str]:
    reading = ("-oneline", "-no-color", "-shellcheck", _program("shellcheck"))
    done = _run("actionlint", *reading, *workflows)
    said = done.stdout.splitlines()
    if bool(done.returncode) != bool(said):
        raise RuntimeError(f"actionlint : {done.stderr.strip() or done.returncode}")
    for line in said:
        path, row, _, message = line.split(":", 3)
        yield f"{path}:{row}: refusé par actionlint, à corriger : {message.strip()}"


def _unsafe(folder: Path) -> Iterator[str]:
    done = _run("zizmor", *_ZIZMOR, folder)
    if done.returncode:
        raise RuntimeError(f"zizmor : {done.stderr.strip()}")
    for one in json.loads(done.stdout):
        place = next(at for at in one["locations"] if at["symbolic"]["kind"] == "Primary")
        path = place["symbolic"]["key"]["Local"]["verbatim_path"]
        row = place["concrete"]["location"]["start_point"]["row"] + 1
        what = place["symbolic"]["annotation"]
        yield (
            f"{path}:{row}: jugé peu sûr par zizmor, à corriger comme le dit {one['url']} : "
            f"{one['desc']} ({what})"
        )


def _program(name: str) -> str:
    return str(_PROGRAMS / name)


def _run(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            [_program(name), *arguments], check=False, capture_output=True, encoding="utf-8"
        )
    except FileNotFoundError:
        raise RuntimeError(f"{name} n’est pas installé ; lancez make build/venv.stamp") from None


def main(arguments: Sequence[str]) -> int:
    """Check the workflows, or those of the folder that is named; 1 where one is refused."""
    try:
        found = list(faults(*map(Path, arguments[:1])))
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
