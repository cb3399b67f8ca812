"""What each command of the Makefile runs."""

from __future__ import annotations

import shutil
import subprocess

import pytest

MAKE = shutil.which("make")


def make(*arguments: str) -> str:
    assert MAKE
    return subprocess.run([MAKE, *arguments], capture_output=True, text=True, check=True).stdout


def commands(target: str, *settings: str) -> str:
    return make("--dry-run", "--always-make", target, *settings)


@pytest.mark.parametrize(
    "module",
    [
        "scripts.typography",
        "scripts.prose",
        "scripts.spelling",
        "scripts.citations",
        "scripts.review",
        "scripts.links",
    ],
)
def test_the_check_runs_it(module: str) -> None:
    assert f" -m {module}\n" in commands("check")


def test_the_check_has_the_codes_to_compare_with() -> None:
    assert "npm ci" in commands("check").partition("scripts.citations")[0]


def test_the_check_reads_the_links_of_the_built_site() -> None:
    assert "mkdocs build" in commands("check").partition("scripts.links")[0]


def test_the_watch_leaves_its_report_in_a_file() -> None:
    assert "-m scripts.watch --out build/watch/rapport.md" in commands("watch")


def test_the_check_needs_no_watch() -> None:
    assert "scripts.watch" not in commands("check")


def test_an_edition_is_published_and_built_again_by_its_name() -> None:
    for target in ("publish", "reproduce"):
        assert f"-m scripts.editions {target} '2026.10'" in commands(target, "EDITION=2026.10")


@pytest.mark.parametrize(
    ("edition", "told"), [("2026.10", "Édition 2026.10, mike"), ("", ", ")], ids=["one", "none"]
)
def test_pages_are_told_the_edition_in_words_and_whether_there_are_others(
    edition: str, told: str
) -> None:
    tell = 'said: ; @echo "$$EDITION_LABEL, $$EDITION_SELECTOR"'
    assert (
        make("--no-print-directory", "--eval", tell, "said", f"EDITION={edition}").rstrip("\n")
        == told
    )
