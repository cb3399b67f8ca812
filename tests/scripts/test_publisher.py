"""The legal notice prints what the publisher has filled in, and says what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from calculator.data import DataError
from calculator.view.html import render
from scripts.publisher import Part, blanks, notice
from tests.view.tree import read

if TYPE_CHECKING:
    from pathlib import Path

FILLED = """
[[mention]]
label = "Éditeur du site"
value = "Association <Exemple>"
"""
EMPTY = """
[[mention]]
label = "Hébergeur"
value = " "
"""


def text(path: Path, settings: str) -> str:
    path.write_text(settings, encoding="utf-8")
    return read(render(*notice(settings=path, given={}))).text()


def test_a_complete_notice_says_who_publishes(tmp_path: Path) -> None:
    found = text(tmp_path / "publisher.toml", FILLED)
    assert "Éditeur du siteAssociation <Exemple>" in found
    assert "à renseigner" not in found.lower()


def test_what_is_missing_is_said_in_the_table_and_below(tmp_path: Path) -> None:
    found = text(tmp_path / "publisher.toml", FILLED + EMPTY)
    assert "À renseigner par l’éditeur du site" in found
    assert "n’est pas prête à être publiée" in found


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("", "mention: missing"),
        ('[[mention]]\nlabel = "Éditeur"\n', "mention[0].value: missing"),
        ('[[mention]]\nlabel = "Siret"\nvalue = 123\n', "mention[0].value: expected text"),
        ('[[mention]]\nvalue = "x"\n', "mention[0].label: missing"),
    ],
)
def test_a_mention_of_another_form_is_refused_with_its_place(
    tmp_path: Path, settings: str, message: str
) -> None:
    with pytest.raises(DataError) as refused:
        text(tmp_path / "publisher.toml", settings)
    assert str(refused.value).endswith(f"publisher.toml: {message}")


def test_what_is_given_on_publishing_stands_in_for_an_empty_line(tmp_path: Path) -> None:
    path = tmp_path / "publisher.toml"
    path.write_text(EMPTY + 'otherwise = "REPO_URL"\n', encoding="utf-8")
    address = "https://forge.example/guide"
    found = read(render(*notice(settings=path, given={"REPO_URL": address}))).text()
    assert address in found
    assert "à renseigner" not in found.lower()
    assert "à renseigner" in read(render(*notice(settings=path, given={}))).text().lower()


def test_every_line_that_is_still_blank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "publisher.toml"
    others = EMPTY.replace("mention", "privacy") + FILLED.replace("mention", "accessibility")
    path.write_text(FILLED + others + '[security]\ncontact = ""\n', encoding="utf-8")
    assert blanks(path, {}) == ("Hébergeur", "security.contact")
    assert "security.contact" in blanks()


@pytest.mark.parametrize("part", get_args(Part))
def test_each_page_has_its_lines(part: Part) -> None:
    assert "À renseigner par l’éditeur du site" in read(render(*notice(part, given={}))).text()


def test_the_settings_of_the_project_name_publisher_host_and_repository() -> None:
    found = read(render(*notice())).text()
    for one in ("Éditeur du site", "Hébergeur", "Dépôt du projet"):
        assert one in found
