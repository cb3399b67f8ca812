"""The scripts of a workflow's steps, run here, with programs that stand in for GitHub's."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["WORKFLOWS", "jobs", "run", "script", "steps"]

WORKFLOWS = Path(".github/workflows")


def jobs(workflow: str) -> Mapping[str, Any]:
    text = (WORKFLOWS / f"{workflow}.yml").read_text(encoding="utf-8")
    found: Mapping[str, Any] = yaml.safe_load(text)["jobs"]
    return found


def steps(workflow: str) -> Iterator[Mapping[str, Any]]:
    for job in jobs(workflow).values():
        yield from job["steps"]


def script(workflow: str, name: str) -> str:
    (found,) = (str(one["run"]) for one in steps(workflow) if one["name"] == name)
    return found


def run(text: str, folder: Path, settings: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does, in a folder whose programs come first."""
    bash = shutil.which("bash")
    assert bash
    return subprocess.run(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
        cwd=folder,
        env={"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", **settings},
        check=True,
        capture_output=True,
        text=True,
    )
