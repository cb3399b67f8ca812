from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from scripts.watch.dependencies import run, section

WEAK = {
    "name": "jinja2",
    "version": "3.1.5",
    "vulns": [
        {"id": "GHSA-1", "aliases": ["CVE-2026-1"], "fix_versions": ["3.1.6"]},
        {"id": "GHSA-2", "aliases": [], "fix_versions": []},
    ],
}
SOUND = {"name": "click", "version": "8.5.1", "vulns": []}
SKIPPED = {"name": "pip", "skip_reason": "not found"}
WEAK_NODE = {
    "inner": {
        "via": [
            {"title": "Prototype pollution", "severity": "high", "range": "<1.2.3",
             "url": "https://example.org/a"}
        ]
    },
    "outer": {"via": ["inner"]},
}  # fmt: skip


def told(folder: Path, python: object, node: object) -> list[str]:
    """The lines of the report, for one lock of each kind."""
    (folder / "dev.txt").touch()
    npm_lock = folder / "package-lock.json"
    npm_lock.touch()

    def ask(program: str, *_: str) -> str:
        said = python if program == "pip-audit" else node
        return said if isinstance(said, str) else json.dumps(said)

    found = section(ask, folder, npm_lock)
    assert not found.said
    return [one.replace(f"{folder}/", "") for one in found.todo]


def test_where_nothing_is_weak_nothing_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"dependencies": [SOUND]}, {"vulnerabilities": {}}) == []


def test_each_weakness_is_told_with_the_release_that_mends_it(tmp_path: Path) -> None:
    assert told(tmp_path, {"dependencies": [SOUND, WEAK]}, {"vulnerabilities": WEAK_NODE}) == [
        "`dev.txt` jinja2 3.1.5 : faille GHSA-1, CVE-2026-1, corrigée en 3.1.6 : lancez make lock.",
        "`dev.txt` jinja2 3.1.5 : faille GHSA-2, pas encore corrigée.",
        (
            "`package-lock.json` inner <1.2.3 : faille « Prototype pollution » (high), "
            "<https://example.org/a>."
        ),
    ]


@pytest.mark.parametrize("said", ["", "no network", "[]", {"error": {"summary": ""}}])
def test_what_could_not_be_asked_is_told(tmp_path: Path, said: object) -> None:
    assert told(tmp_path, said, said) == [
        "`dev.txt` n’a pas pu être vérifié : pip-audit n’a pas répondu, ou pas comme attendu.",
        (
            "`package-lock.json` n’a pas pu être vérifié : npm audit n’a pas répondu, ou pas comme "
            "attendu."
        ),
    ]


def test_packages_that_were_passed_over_are_told(tmp_path: Path) -> None:
    python = {"dependencies": [SOUND, SKIPPED]}
    assert told(tmp_path, python, {"vulnerabilities": {}}) == [
        "`dev.txt` : des paquets n’ont pas pu être vérifiés, 1 sur 2 (pip…)."
    ]


def test_a_program_that_is_missing_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("no-such-program") == ""
    assert capsys.readouterr().err.startswith("no-such-program : ")


def test_what_a_program_prints_is_kept_even_where_it_fails() -> None:
    name = Path(sys.executable).name
    assert run(name, "-c", "print(1); raise SystemExit(1)") == "1\n"


def test_both_programs_are_there() -> None:
    assert "pip-audit" in run("pip-audit", "--help")
    assert run("npm", "--version").strip()
