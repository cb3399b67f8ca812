"""Whoever finds a weakness reads whom to tell, where the publisher has said it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scripts.publisher import SETTINGS
from scripts.security import PLACE, install, notice

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 8, 20)
ADDRESS = "https://example.org/guide/"


def settings(folder: Path, contact: str) -> Path:
    path = folder / "publisher.toml"
    path.write_text(f'[security]\ncontact = "{contact}"\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "contact",
    ["mailto:securite@example.org", "https://example.org/faille", "tel:+33-1-00-00-00-00"],
)
def test_a_contact_is_written_with_the_day_until_which_it_holds(
    tmp_path: Path, contact: str
) -> None:
    assert notice(ADDRESS, ON, settings(tmp_path, contact)) == (
        f"Contact: {contact}\n"
        "Expires: 2027-08-20T00:00:00Z\n"
        "Preferred-Languages: fr\n"
        "Canonical: https://example.org/guide/.well-known/security.txt\n"
    )


def test_without_a_contact_no_file_is_written_and_the_build_says_so(tmp_path: Path) -> None:
    (tmp_path / PLACE).parent.mkdir()
    (tmp_path / PLACE).write_text("Contact: mailto:parti@example.org\n", encoding="utf-8")
    said = install(tmp_path, ADDRESS, ON, settings(tmp_path, " "))
    assert said == "pas de security.txt : security.contact est vide dans publisher.toml"
    assert not (tmp_path / PLACE).exists()


def test_the_file_stands_where_programs_look_for_it(tmp_path: Path) -> None:
    assert install(tmp_path, ADDRESS, ON, settings(tmp_path, "mailto:a@example.org"))
    text = (tmp_path / ".well-known" / "security.txt").read_text(encoding="utf-8")
    assert text.startswith("Contact: mailto:a@example.org\n")


@pytest.mark.parametrize(
    "contact", ["a@example.org", "http://example.org", "mailto:nous", "01 00 00 00 00"]
)
def test_what_no_program_understands_is_refused_with_what_to_write(
    tmp_path: Path, contact: str
) -> None:
    with pytest.raises(ValueError, match=r"écrivez mailto:nom@exemple\.fr"):
        notice(ADDRESS, ON, settings(tmp_path, contact))


def test_ours_names_nobody_until_the_publisher_does() -> None:
    assert notice(ADDRESS, ON, SETTINGS) == ""
