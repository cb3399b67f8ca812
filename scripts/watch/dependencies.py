"""Known weaknesses of the packages that build the site, as pip-audit and npm tell them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.watch.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["LOCKS", "Run", "run", "section"]

LOCKS = Path("requirements")
_NPM_LOCK = Path("package-lock.json")
_PATIENCE = 600
_PIP_AUDIT = (
    "pip-audit",
    "--disable-pip",  # the locks are whole, nothing is to be resolved
    "--require-hashes",
    "--progress-spinner=off",
    "--desc=off",
    "--format=json",
    "--requirement",
)
_NPM_AUDIT = ("npm", "audit", "--json")
_UNKNOWN = "`{}` n’a pas pu être vérifié : {} n’a pas répondu, ou pas comme attendu."
_SKIPPED = "`{}` : des paquets n’ont pas pu être vérifiés, {} sur {} ({}…)."

Run = Callable[..., str]
"""Runs a program of the virtual environment with these arguments, and returns what it prints."""


def run(program: str, *arguments: str) -> str:
    """Run a program of the virtual environment; it prints nothing where it failed.

    Its exit code says nothing: it is 1 where it found something, and where it broke down.
    """
    folder = Path(sys.executable).parent
    path = os.pathsep.join((str(folder), os.environ.get("PATH", "")))
    try:
        done = subprocess.run(
            [folder / program, *arguments],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"PATH": path},
            timeout=_PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        print(f"{program} : {error}", file=sys.stderr)
        return ""
    return done.stdout


def section(ask: Run, locks: Path = LOCKS, npm_lock: Path = _NPM_LOCK) -> Section:
    """What the report says of dependencies.

    Args:
        ask: Runs a program.
        locks: The folder of those of Python.
        npm_lock: That of npm.
    """
    lines: list[str] = []
    for lock in sorted(locks.glob("*.txt")):
        lines += _python(lock, _read(ask(*_PIP_AUDIT, str(lock))).get("dependencies"))
    if npm_lock.is_file():
        lines += _node(npm_lock, _read(ask(*_NPM_AUDIT)).get("vulnerabilities"))
    return Section("Dépendances", tuple(lines))


def _read(said: str) -> dict[str, Any]:
    try:
        found = json.loads(said)
    except json.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def _python(lock: Path, found: Sequence[dict[str, Any]] | None) -> Iterator[str]:
    if not found:
        yield _UNKNOWN.format(lock, "pip-audit")
        return
    for one in found:
        for weakness in one.get("vulns", ()):
            names = ", ".join((weakness["id"], *weakness.get("aliases", ())))
            fixed = ", ".join(weakness.get("fix_versions", ()))
            then = f"corrigée en {fixed} : lancez make lock" if fixed else "pas encore corrigée"
            yield f"`{lock}` {one['name']} {one['version']} : faille {names}, {then}."
    skipped = [str(one["name"]) for one in found if "skip_reason" in one]
    if skipped:
        yield _SKIPPED.format(lock, len(skipped), len(found), ", ".join(skipped[:3]))


def _node(lock: Path, found: dict[str, dict[str, Any]] | None) -> Iterator[str]:
    if found is None:
        yield _UNKNOWN.format(lock, "npm audit")
        return
    for name, one in sorted(found.items()):
        for weakness in one["via"]:
            # A bare name: a package that only brings in the weak one, which has its own line.
            if isinstance(weakness, dict):
                yield (
                    f"`{lock}` {name} {weakness['range']} : faille « {weakness['title']} » "
                    f"({weakness['severity']}), <{weakness['url']}>."
                )
