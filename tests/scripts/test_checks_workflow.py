"""Each change is checked, its site kept to look at, and what came out said in French."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.scripts.steps import jobs, run, script, steps

GIT = shutil.which("git")
MATCHER = json.loads(Path(".github/matcher.json").read_text(encoding="utf-8"))


def git(*arguments: str | Path) -> str:
    assert GIT
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run([GIT, *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def summary(folder: Path, outcome: str, preview: str = "", log: str = "") -> str:
    (folder / "log").write_text(log, encoding="utf-8")
    settings = {
        "OUTCOME": outcome,
        "PREVIEW": preview,
        "LOG": "log",
        "GITHUB_STEP_SUMMARY": "summary",
    }
    run(script("checks", "Say what came out"), folder, settings)
    return (folder / "summary").read_text(encoding="utf-8")


def test_it_takes_the_very_commit_that_is_proposed(tmp_path: Path) -> None:
    origin = tmp_path / "nous" / "guide"
    git("init", "--quiet", origin)
    for text in ("un", "deux"):
        (origin / "page.md").write_text(text, encoding="utf-8")
        git("-C", origin, "add", ".")
        git("-C", origin, "commit", "--quiet", "-m", text)
    first = git("-C", origin, "rev-parse", "HEAD~")
    work = tmp_path / "work"
    work.mkdir()
    settings = {
        "GITHUB_SERVER_URL": f"file://{tmp_path}",
        "GITHUB_REPOSITORY": "nous/guide",
        "GITHUB_SHA": first,
    }
    run(script("checks", "Fetch what is proposed"), work, settings)
    assert (work / "page.md").read_text(encoding="utf-8") == "un"


def test_a_change_that_passes_shows_how_to_look_at_its_site(tmp_path: Path) -> None:
    said = summary(tmp_path, "success", "https://example.org/12")
    assert "refusé" not in said
    assert "(https://example.org/12)" in said
    assert "`python3 -m http.server`" in said


def test_a_change_that_is_refused_shows_why(tmp_path: Path) -> None:
    said = summary(tmp_path, "failure", "https://example.org/12", "docs/a.md:3: mot inconnu\n")
    assert said.index("Ce qui est refusé") < said.index("docs/a.md:3: mot inconnu")
    assert "(https://example.org/12)" in said


def test_a_site_that_was_not_built_is_not_promised(tmp_path: Path) -> None:
    said = summary(tmp_path, "failure", log="docs/a.md : rien\n")
    assert "n’a pas pu être construit" in said
    assert "Téléchargez" not in said


def test_it_runs_what_runs_here() -> None:
    assert ".ci/run" in script("checks", "Check all")


def test_the_preview_holds_all_of_the_site() -> None:
    (kept,) = (one for one in steps("checks") if "uses" in one)
    assert kept["with"]["path"] == "site"
    assert kept["with"]["include-hidden-files"] is True


def test_it_may_only_read() -> None:
    assert jobs("checks")["checks"]["permissions"] == {"contents": "read"}


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("docs/faq.md:12: « mott » : mot inconnu", ("docs/faq.md", "12")),
        ("calculator/law/smic.toml:3 : manque", ("calculator/law/smic.toml", "3")),
        ("docs/faq.md:12\u00a0: typographie", ("docs/faq.md", "12")),
        ("scripts/page.py:4:1: E501 Line too long", ("scripts/page.py", "4")),
    ],
)  # fmt: skip
def test_what_is_refused_shows_beside_its_line(line: str, place: tuple[str, str]) -> None:
    (pattern,) = MATCHER["problemMatcher"][0]["pattern"]
    found = re.match(pattern["regexp"], line)
    assert found
    assert (found[pattern["file"]], found[pattern["line"]]) == place
    assert found[pattern["message"]]


def test_what_names_no_line_shows_nowhere() -> None:
    (pattern,) = MATCHER["problemMatcher"][0]["pattern"]
    assert not re.match(pattern["regexp"], "site: 42 pages")
