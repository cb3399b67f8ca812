"""Workflows that break, or that let others in, are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.workflows import main
from tests.scripts.steps import WORKFLOWS, jobs

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """name: good
on: pull_request
permissions: {}
concurrency:
  group: good
  cancel-in-progress: true
jobs:
  one:
    name: One
    runs-on: ubuntu-24.04
    permissions:
      contents: read # to read
    steps:
      - name: Say
        env:
          TITLE: ${{ github.event.pull_request.title }}
        run: echo "$TITLE"
"""


def refused(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    path = folder / ".github" / "workflows" / "one.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    status = main([str(folder / ".github")])
    said = capsys.readouterr()
    assert said.err == ""
    assert status == bool(said.out)
    return said.out.splitlines()


def test_a_good_one_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(tmp_path, GOOD, capsys) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ('echo "$TITLE"', "echo $TITLE", 17, "SC2086"),
        ("runs-on: ubuntu-24.04", "run-on: ubuntu-24.04", 8, "runs-on"),
        ("github.event.pull_request", "github.evant.pull_request", 16, "evant"),
        ('echo "$TITLE"', "echo '${{ github.event.pull_request.title }}'", 17, "untrusted"),
        ("permissions: {}", "permissions: write-all", 3, "excessive-permissions"),
        ("run: echo", "uses: actions/checkout@v7 #", 17, "unpinned-uses"),
    ],
)
def test_a_fault_is_refused_with_its_place(  # noqa: PLR0913, PLR0917  a fault, and how it is said
    tmp_path: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, line: int, said: str
) -> None:
    found = refused(tmp_path, GOOD.replace(right, wrong), capsys)
    assert any(f"one.yml:{line}: " in one and said in one and "à corriger" in one for one in found)


def test_ours_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), capsys.readouterr().out) == (0, "")


def test_where_a_program_is_missing_its_name_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.workflows._PROGRAMS", tmp_path)
    assert main([]) == 1
    assert "actionlint n’est pas installé" in capsys.readouterr().err


@pytest.mark.parametrize("workflow", [one.stem for one in sorted(WORKFLOWS.glob("*.yml"))])
def test_every_job_ends_by_itself(workflow: str) -> None:
    assert all("timeout-minutes" in job for job in jobs(workflow).values())
