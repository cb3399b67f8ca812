"""The command line: what is asked wrongly is told from what cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mike.git_utils import Commit, FileInfo

from scripts.editions.__main__ import main
from tests.scripts.editions.throwaway import SITE_URL

if TYPE_CHECKING:
    from tests.scripts.editions.throwaway import Throwaway

GIVEN = {"SOURCE_DATE_EPOCH": "1767225600", "SITE_URL": SITE_URL}


def test_it_publishes_and_builds_again(
    throwaway: Throwaway, capsys: pytest.CaptureFixture[str]
) -> None:
    throwaway.commit("first law")
    assert main(["publish", "2026.10"], GIVEN, throwaway.build) == 0
    assert "2026.10 est sur la branche gh-pages, et c’est la dernière" in capsys.readouterr().out
    assert main(["reproduce", "2026.10"], GIVEN, throwaway.build) == 0
    assert "octet pour octet" in capsys.readouterr().out


def test_it_lists_what_differs(throwaway: Throwaway, capsys: pytest.CaptureFixture[str]) -> None:
    throwaway.commit("first law")
    main(["publish", "2026.10"], GIVEN, throwaway.build)
    with Commit("gh-pages", "Tamper") as commit:
        commit.add_file(FileInfo("2026.10/faq/index.html", "other words"))
    assert main(["reproduce", "2026.10"], GIVEN, throwaway.build) == 1
    assert "faq/index.html : contenu différent" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "given", "said"),
    [
        (["publish", ""], GIVEN, "EDITION manque"),
        (["publish", "11.2026"], GIVEN, "« 11.2026 » n’est pas un nom d’édition"),
        (["reproduce", "11.2026"], GIVEN, "« 11.2026 » n’est pas un nom d’édition"),
        (["publish", "2026.10"], {**GIVEN, "SITE_URL": "here"}, "SITE_URL"),
        (["publish", "2026.10"], {}, "passez par make"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(
    throwaway: Throwaway,
    capsys: pytest.CaptureFixture[str],
    asked: list[str],
    given: dict[str, str],
    said: str,
) -> None:
    throwaway.commit("first law")
    assert main(asked, given, throwaway.build) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not throwaway.built


def test_what_cannot_be_done_is_told_in_one_line(
    throwaway: Throwaway, capsys: pytest.CaptureFixture[str]
) -> None:
    throwaway.commit("first law")
    assert main(["reproduce", "2026.10"], GIVEN, throwaway.build) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "n’est pas sur la branche" in line
