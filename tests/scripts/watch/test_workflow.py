"""The weekly watch opens one issue, brings it up to date, and keeps still where nothing is due."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from textwrap import dedent

import pytest

WORKFLOW = Path(".github/workflows/watch.yml").read_text(encoding="utf-8")
GH = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$1 $2" in "issue list") echo "$OPEN" ;; esac
"""


def calls(folder: Path, report: str, opened: str = "") -> list[str]:
    """What the last step asks of GitHub."""
    bash = shutil.which("bash")
    assert bash
    script = dedent(WORKFLOW.rpartition("run: |\n")[2])
    (folder / "rapport.md").write_text(report, encoding="utf-8")
    (folder / "calls").touch()
    program = folder / "gh"
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    settings = {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "CALLS": "calls",
        "OPEN": opened,
        "REPORT": "rapport.md",
        "TITLE": "Titre",
        "LABEL": "veille",
        "GITHUB_REPOSITORY": "nous/guide",
    }
    subprocess.run(
        [bash, "-euo", "pipefail", "-c", script],
        cwd=folder,
        env=settings,
        check=True,
        capture_output=True,
    )
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_an_empty_report_asks_nothing(tmp_path: Path) -> None:
    assert calls(tmp_path, "") == []


def test_the_first_report_opens_an_issue(tmp_path: Path) -> None:
    assert calls(tmp_path, "# Veille\n")[-1] == (
        "issue create --title Titre --label veille --body-file rapport.md"
    )


def test_the_next_one_replaces_the_text_of_the_open_issue(tmp_path: Path) -> None:
    *_, last = calls(tmp_path, "# Veille\n", opened="12")
    assert last == "api --silent --method PATCH repos/nous/guide/issues/12 --field body=@rapport.md"


@pytest.mark.parametrize("line", ["contents: read", "issues: write"])
def test_it_may_do_no_more_than_it_needs(line: str) -> None:
    granted = re.search(r"^permissions:\n((?: +.*\n)+)", WORKFLOW, re.MULTILINE)
    assert granted
    assert line in granted[1]
    assert granted[1].count(":") == 2


def test_it_runs_no_code_of_others() -> None:
    assert "uses:" not in WORKFLOW
