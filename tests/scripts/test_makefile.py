"""What each command of the Makefile runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

MAKE = shutil.which("make")
_GIVEN = {"MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL", "REPO_URL", "EDIT_URL", "REPORT_URL"}
BARE = {key: value for key, value in os.environ.items() if key not in _GIVEN}
"""Nothing of the make that runs the tests speaks in the one that they run."""


def make(*arguments: str, environment: Mapping[str, str] = BARE) -> str:
    assert MAKE
    asked = [MAKE, "--no-print-directory", *arguments]
    done = subprocess.run(asked, capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def commands(target: str, *settings: str) -> str:
    return make("--dry-run", "--always-make", target, *settings)


@pytest.mark.parametrize(
    "module",
    [
        "scripts.typography",
        "scripts.prose",
        "scripts.spelling",
        "scripts.citations",
        "scripts.validity",
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


@pytest.mark.parametrize(
    "proof", ["typography", "prose", "spelling", "citations", "review", "workflows", "forms"]
)
def test_what_is_written_is_checked_even_where_no_site_can_be_built(proof: str) -> None:
    asked = commands(f"check-{proof}")
    assert f" -m scripts.{proof}\n" in asked
    assert "scripts.build" not in asked


def test_the_watch_leaves_its_report_in_a_file() -> None:
    assert "-m scripts.watch --out build/watch/rapport.md" in commands("watch")


def test_the_check_needs_no_watch() -> None:
    assert "scripts.watch" not in commands("check")


def addresses(*settings: str) -> str:
    """What the pages are told of the project."""
    return make("--dry-run", "build/report-url.txt", *settings)


def test_the_pencil_and_the_form_of_a_wrong_result_follow_the_project() -> None:
    said = addresses("REPO_URL=https://example.org/guide")
    assert "https://example.org/guide/edit/main/docs/" in said
    assert "https://example.org/guide/issues/new?template=resultat-inexact.yml" in said
    assert "issues" not in addresses("REPO_URL=")
    own = addresses("REPO_URL=https://example.org/guide", "REPORT_URL=https://example.org/form")
    assert "https://example.org/form " in own
    assert "resultat-inexact" not in own


def test_a_new_value_is_told_only_what_was_given() -> None:
    given = ["ID=smic.hourly_gross", "SOURCE=Décret « x »", "READ=oui"]
    environment = BARE | {"URL": "https://example.org/"}
    said = make("--dry-run", "new-value", *given, environment=environment)
    line = " ".join(said.splitlines()[-1].split())
    # The shell reads them from its environment: a quote in a source ends nothing.
    assert line.endswith('scripts.new_value "$ID" --source "$SOURCE" --read "$READ"')


def test_an_address_that_nobody_gave_is_not_given_as_empty() -> None:
    show = "show: ; @printenv REPORT_URL || echo none"
    assert make("--eval", show, "show", "REPO_URL=") == "none\n"


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
    assert make("--eval", tell, "said", f"EDITION={edition}").rstrip("\n") == told


def test_a_folder_of_ones_own_is_compressed_without_building_anything() -> None:
    said = commands("compressed", "FOLDER=build/editions")
    assert "-m scripts.compress 'build/editions' --cache build/compressed-folder" in said
    assert "scripts.build" not in said
    assert "-m scripts.compress site\n" in commands("compressed")


def sources(module: Path, found: set[Path]) -> set[Path]:
    """A module of ours and all that it reads its code from."""
    if module not in found:
        found.add(module)
        text = module.read_text(encoding="utf-8")
        for place, imported in re.findall(r"(?m)^from (scripts\S*) import (.+)$", text):
            package, names = Path(*place.split(".")), imported.split(", ")
            tried = (package.with_suffix(".py"), *(package / f"{name}.py" for name in names))
            for path in tried:
                if path.is_file():
                    sources(path, found)
    return found


def test_what_pages_print_is_written_anew_once_its_source_has_changed() -> None:
    rules = make("--print-data-base", "--dry-run", "build/generated.stamp")
    needs = "".join(re.findall(r"(?m)^build/generated\.stamp: (.+)$", rules)).split()
    missing = sources(Path("scripts/generate.py"), set()) - {Path(one) for one in needs}
    assert {path.as_posix() for path in missing} == set()
