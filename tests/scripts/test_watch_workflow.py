"""The weekly watch opens one issue, brings it up to date, and keeps still where nothing is due."""

from __future__ import annotations

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
        "GITHUB_REPOSITORY": "nous/guide",
    }
    run(script("watch", "Open the issue, or bring it up to date"), folder, settings)
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


def test_it_may_do_no_more_than_it_needs() -> None:
    assert jobs("watch")["watch"]["permissions"] == {"contents": "read", "issues": "write"}


def test_what_looks_outside_holds_no_token() -> None:
    (look,) = (one for one in steps("watch") if one["name"] == "Look outside")
    assert "env" not in look
    assert "GH_TOKEN" not in jobs("watch")["watch"]["env"]


def test_it_runs_no_code_of_others() -> None:
    assert not any("uses" in one for one in steps("watch"))
