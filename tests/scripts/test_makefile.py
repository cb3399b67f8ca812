"""What each command of the Makefile runs."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

MAKE = shutil.which("make")
_GIVEN = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "REPO_URL", "EDIT_URL", "REPORT_URL"}
BARE = {key: value for key, value in os.environ.items() if key not in _GIVEN}
"""Nothing of the make that runs the tests speaks in the one that they run."""


def commands(target: str) -> str:
    assert MAKE
    done = subprocess.run(
        [MAKE, "--no-print-directory", "--dry-run", "--always-make", target],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    "module",
    [
        "scripts.typography",
        "scripts.prose",
        "scripts.spelling",
        "scripts.citations",
        "scripts.review",
        "scripts.links",
        "scripts.workflows",
        "scripts.forms",
    ],
)
def test_the_check_runs_it(module: str) -> None:
    assert f" -m {module}\n" in commands("check")


def test_the_check_has_the_codes_to_compare_with() -> None:
    assert "npm ci" in commands("check").partition("scripts.citations")[0]


def test_the_check_reads_the_links_of_the_built_site() -> None:
    assert "scripts.build" in commands("check").partition("scripts.links")[0]


def test_the_watch_leaves_its_report_in_a_file() -> None:
    assert "-m scripts.watch --out build/watch/rapport.md" in commands("watch")


def test_the_check_needs_no_watch() -> None:
    assert "scripts.watch" not in commands("check")


def addresses(*settings: str) -> str:
    """What the pages are told of the project."""
    assert MAKE
    asked = [MAKE, "--no-print-directory", "--dry-run", "build/report-url.txt", *settings]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=BARE)
    return done.stdout


def test_the_pencil_and_the_form_of_a_wrong_result_follow_the_project() -> None:
    said = addresses("REPO_URL=https://example.org/guide")
    assert "https://example.org/guide/edit/main/docs/" in said
    assert "https://example.org/guide/issues/new?template=resultat-inexact.yml" in said
    assert "issues" not in addresses("REPO_URL=")
    own = addresses("REPO_URL=https://example.org/guide", "REPORT_URL=https://example.org/form")
    assert "https://example.org/form " in own
    assert "resultat-inexact" not in own


def test_a_new_value_is_told_only_what_was_given() -> None:
    assert MAKE
    asked = [
        MAKE,
        "--no-print-directory",
        "--dry-run",
        "new-value",
        "ID=smic.hourly_gross",
        "SOURCE=Décret « x »",
        "READ=oui",
    ]
    environment = BARE | {"URL": "https://example.org/"}
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=environment)
    line = " ".join(done.stdout.splitlines()[-1].split())
    # The shell reads them from its environment: a quote in a source ends nothing.
    assert line.endswith('scripts.new_value "$ID" --source "$SOURCE" --read "$READ"')


def test_an_address_that_nobody_gave_is_not_given_as_empty() -> None:
    assert MAKE
    show = "show: ; @printenv REPORT_URL || echo none"
    done = subprocess.run(
        [MAKE, "--no-print-directory", "--eval", show, "show", "REPO_URL="],
        capture_output=True,
        text=True,
        check=True,
        env=BARE,
    )
    assert done.stdout == "none\n"
