"""The weekly watch opens one issue, brings it up to date, and closes it once nothing is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.scripts.steps import jobs, run, script, steps

if TYPE_CHECKING:
    from pathlib import Path

GH = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$1 $2" in "issue list") echo "$OPEN" ;; esac
"""


def calls(folder: Path, report: str, opened: str = "") -> list[str]:
    """What the last step asks of GitHub."""
    (folder / "rapport.md").write_text(report, encoding="utf-8")
    (folder / "calls").touch()
    program = folder / "gh"
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    settings = {
        "CALLS": "calls",
        "OPEN": opened,
        "REPORT": "rapport.md",
        "TITLE": "Titre",
        "LABEL": "veille",
        "GH_REPO": "nous/guide",
    }
    run(script("watch", "Open the issue, bring it up to date, or close it"), folder, settings)
    return (folder / "calls").read_text(encoding="utf-8").splitlines()


def test_an_empty_report_changes_nothing(tmp_path: Path) -> None:
    (looked,) = calls(tmp_path, "")
    assert looked.startswith("issue list ")


def test_once_nothing_is_due_the_open_issue_is_closed(tmp_path: Path) -> None:
    *_, last = calls(tmp_path, "", opened="12")
    assert last == "issue close 12 --comment Rien n’est plus à revoir."


def test_the_first_report_opens_an_issue(tmp_path: Path) -> None:
    assert calls(tmp_path, "# Veille\n")[-1] == (
        "issue create --title Titre --label veille --body-file rapport.md"
    )


def test_the_next_one_replaces_the_text_of_the_open_issue(tmp_path: Path) -> None:
    *_, last = calls(tmp_path, "# Veille\n", opened="12")
    assert last == "api --silent --method PATCH repos/nous/guide/issues/12 --field body=@rapport.md"


def test_what_may_write_runs_no_code_of_the_project() -> None:
    found = jobs("watch")
    assert found["look"]["permissions"] == {"contents": "read"}
    assert found["tell"]["permissions"] == {"issues": "write"}
    told = " ".join(one.get("run", "") for one in found["tell"]["steps"])
    assert not re.search(r"make|python|npm|\.ci", told)


def test_what_looks_outside_holds_no_token() -> None:
    (look,) = (one for one in steps("watch") if one["name"] == "Look outside")
    assert "env" not in look
    assert "GH_TOKEN" not in jobs("watch")["look"]["env"]


def test_the_report_that_is_told_is_the_one_that_was_written() -> None:
    given, taken = (one["with"] for one in steps("watch") if "uses" in one)
    assert given["path"] == jobs("watch")["look"]["env"]["REPORT"]
    assert given["path"].rpartition("/")[2] == jobs("watch")["tell"]["env"]["REPORT"]
    assert given["name"] == taken["name"]
