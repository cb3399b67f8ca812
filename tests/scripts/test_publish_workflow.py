"""A tag publishes an edition: built by what may not write, written by what runs no code."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.scripts.steps import WORKFLOWS, jobs, run, script
from tests.scripts.test_checks_workflow import git

if TYPE_CHECKING:
    from pathlib import Path

MAKE = """#!/bin/sh
echo "$@ SITE_URL=$SITE_URL REPO_URL=$REPO_URL" > called
git checkout --quiet -B gh-pages
echo "$2" > edition.txt
git add edition.txt
git commit --quiet -m edition
"""
SERVER = {"GITHUB_REPOSITORY": "Nous/guide", "GITHUB_REPOSITORY_OWNER": "Nous"}


def settings(folder: Path, **more: str) -> dict[str, str]:
    return {
        **SERVER,
        "GITHUB_SERVER_URL": f"file://{folder}",
        "GITHUB_REF_NAME": "2026.11",
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "GITHUB_OUTPUT": str(folder / "output"),
        "HOME": str(folder),
        **more,
    }


def origin(folder: Path) -> Path:
    made = folder / "Nous" / "guide"
    git("init", "--quiet", "--initial-branch=main", made)
    (made / "page.md").write_text("un", encoding="utf-8")
    git("-C", made, "add", ".")
    git("-C", made, "commit", "--quiet", "-m", "un")
    git("-C", made, "tag", "2026.11")
    return made


def build(folder: Path, **more: str) -> str:
    """What make is asked, in a fetched copy."""
    made = origin(folder)
    work = folder / "work"
    work.mkdir()
    program = work / "make"
    sha = git("-C", made, "rev-parse", "HEAD")
    run(script("publish", "Fetch the tag and the published editions"), work,
        settings(folder, GITHUB_SHA=sha))  # fmt: skip
    program.write_text(MAKE, encoding="utf-8")
    program.chmod(0o755)
    run(script("publish", "Build the edition"), work, settings(folder, **more))
    return (work / "called").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("own", "site"),
    [
        ("", "https://nous.github.io/guide/"),
        ("https://guide.example.org", "https://guide.example.org/"),
        ("https://guide.example.org/", "https://guide.example.org/"),
    ],
)
def test_the_edition_knows_where_it_will_be(tmp_path: Path, own: str, site: str) -> None:
    assert build(tmp_path, OWN_URL=own) == (
        f"publish EDITION=2026.11 SITE_URL={site} REPO_URL=file://{tmp_path}/Nous/guide\n"
    )


def test_what_was_built_is_what_is_pushed(tmp_path: Path) -> None:
    build(tmp_path)
    run(script("publish", "Push it"), tmp_path / "work", settings(tmp_path))
    pushed = git("-C", tmp_path / "Nous" / "guide", "show", "gh-pages:edition.txt")
    assert pushed == "EDITION=2026.11"


def test_an_edition_published_meanwhile_is_not_lost(tmp_path: Path) -> None:
    build(tmp_path)
    made = tmp_path / "Nous" / "guide"
    git("-C", made, "checkout", "--quiet", "--orphan", "gh-pages")
    git("-C", made, "commit", "--quiet", "-m", "une autre")
    git("-C", made, "checkout", "--quiet", "main")
    with pytest.raises(subprocess.CalledProcessError, match="non-zero"):
        run(script("publish", "Push it"), tmp_path / "work", settings(tmp_path))
    assert git("-C", made, "log", "--format=%s", "gh-pages") == "une autre"


def test_the_editions_already_published_are_built_upon(tmp_path: Path) -> None:
    made = origin(tmp_path)
    git("-C", made, "checkout", "--quiet", "-b", "gh-pages")
    (made / "ancienne.txt").write_text("2026.10", encoding="utf-8")
    git("-C", made, "add", ".")
    git("-C", made, "commit", "--quiet", "-m", "ancienne")
    git("-C", made, "checkout", "--quiet", "main")
    work = tmp_path / "work"
    work.mkdir()
    sha = git("-C", made, "rev-parse", "main")
    fetch = script("publish", "Fetch the tag and the published editions")
    run(fetch, work, settings(tmp_path, GITHUB_SHA=sha))
    assert git("-C", work, "show", "gh-pages:ancienne.txt") == "2026.10"
    assert git("-C", work, "rev-parse", "HEAD") == sha


@pytest.mark.parametrize(("same", "said"), [(True, "published=yes\n"), (False, "")])
def test_an_edition_that_was_pushed_with_its_tag_is_not_built_again(
    tmp_path: Path, *, same: bool, said: str
) -> None:
    made = origin(tmp_path)
    sha = git("-C", made, "rev-parse", "main")
    git("-C", made, "checkout", "--quiet", "-b", "gh-pages")
    (made / "2026.11").mkdir()
    record = json.dumps({"edition": "2026.11", "commit": sha if same else "0" * 40})
    (made / "2026.11" / "edition.json").write_text(record, encoding="utf-8")
    git("-C", made, "add", ".")
    git("-C", made, "commit", "--quiet", "-m", "à la main")
    git("-C", made, "checkout", "--quiet", "main")
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "output").touch()
    run(script("publish", "Look for the edition"), work, settings(tmp_path, GITHUB_SHA=sha))
    assert (tmp_path / "output").read_text(encoding="utf-8") == said


def test_the_first_edition_of_all_is_built(tmp_path: Path) -> None:
    sha = git("-C", origin(tmp_path), "rev-parse", "main")
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / "output").touch()
    run(script("publish", "Look for the edition"), work, settings(tmp_path, GITHUB_SHA=sha))
    assert (tmp_path / "output").read_text(encoding="utf-8") == ""


def test_what_was_published_by_hand_stops_what_follows() -> None:
    found = jobs("publish")
    assert found["look"]["outputs"] == {"published": "${{ steps.look.outputs.published }}"}
    assert found["build"]["needs"] == "look"
    assert found["build"]["if"] == "${{ needs.look.outputs.published != 'yes' }}"
    # A job is skipped with the one that it needs, as long as it has no condition of its own.
    assert found["push"]["needs"] == "build"
    assert "if" not in found["push"]


def test_what_may_write_runs_no_code_of_the_project() -> None:
    found = jobs("publish")
    assert found["look"]["permissions"] == found["build"]["permissions"] == {"contents": "read"}
    assert found["push"]["permissions"] == {"contents": "write"}
    assert not re.search(r"make|python|npm|\.ci", script("publish", "Push it"))


def test_it_is_checked_before_it_is_built() -> None:
    names = [one["name"] for one in jobs("publish")["build"]["steps"]]
    assert names.index("Check all") < names.index("Build the edition")


@pytest.mark.parametrize(
    ("tag", "published"),
    [
        ("2026.11", True),
        ("2026.11.1", True),
        ("2026.11.12", True),
        ("v1", False),
        ("2026.1", False),
    ],
)
def test_only_the_tag_of_an_edition_publishes(tag: str, *, published: bool) -> None:
    text = (WORKFLOWS / "publish.yml").read_text(encoding="utf-8")
    # YAML 1.1 reads « on » as true.
    patterns = yaml.safe_load(text)[True]["push"]["tags"]
    assert any(re.fullmatch(one.replace(".", r"\."), tag) for one in patterns) is published
