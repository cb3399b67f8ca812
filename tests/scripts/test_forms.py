"""The forms that readers fill in are such as GitHub takes, and as the site links to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from scripts.forms import FORMS, main

GITHUB = Path(".github")
NAMES = sorted(one.name for one in (GITHUB / FORMS).glob("*.yml") if one.name != "config.yml")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A copy of ours, to plant a fault in."""
    return shutil.copytree(GITHUB, tmp_path / "github")


def test_ours_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main([]), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("name", "right", "wrong", "said"),
    [
        ("ISSUE_TEMPLATE/cas-manquant.yml", "type: textarea", "type: texte", "'texte'"),
        ("ISSUE_TEMPLATE/cas-manquant.yml", "id: faits", "id: question", "« question » nomme 2"),
        ("ISSUE_TEMPLATE/cas-manquant.yml", 'description: "Le', 'descriptio: "Le', "description"),
        ("ISSUE_TEMPLATE/cas-manquant.yml", 'name: "Ma situation', 'name: ""Ma', "YAML"),
        ("ISSUE_TEMPLATE/config.yml", "blank_issues_enabled", "blank_issues", "blank_issues"),
        ("dependabot.yml", "interval: monthly", "interval: parfois", "parfois"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_file(  # noqa: PLR0913, PLR0917  a fault, and how it is said
    ours: Path, capsys: pytest.CaptureFixture[str], name: str, right: str, wrong: str, said: str
) -> None:
    path = ours / name
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    assert main([str(ours)]) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{path} : ")
    assert said in out


def test_where_the_program_is_missing_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.forms._PROGRAM", tmp_path / "nothing")
    assert main([]) == 1
    assert "lancez make build/venv.stamp" in capsys.readouterr().err


def form(name: str) -> dict[str, str]:
    """The text of each field, by id."""
    fields = yaml.safe_load((GITHUB / FORMS / name).read_text(encoding="utf-8"))["body"]
    return {str(one.get("id", one["type"])): str(one["attributes"]) for one in fields}


@pytest.mark.parametrize("name", NAMES)
def test_each_form_warns_that_it_is_public(name: str) -> None:
    assert "**Ce message est public.** N’écrivez aucun nom" in form(name)["markdown"]


def test_the_fields_that_the_site_fills_in_are_there() -> None:
    assert {"situation", "resultat", "edition"} <= set(form("resultat-inexact.yml"))
    assert "page" in form("chiffre-ou-texte.yml")
    assert "page" in form("texte-peu-clair.yml")


def test_there_is_one_for_each_thing_to_say() -> None:
    assert NAMES == [
        "cas-manquant.yml",
        "chiffre-ou-texte.yml",
        "resultat-inexact.yml",
        "texte-peu-clair.yml",
    ]
