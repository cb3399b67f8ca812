"""The head of a page is read, and what is wrong in it is told to its author."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scripts.page import FrontMatterError, page, pages

if TYPE_CHECKING:
    from pathlib import Path

HEAD = {
    "title": "Un titre",
    "description": "De quoi la page parle.",
    "checked_on": "2026-08-20",
    "review_every": "6 months",
}


def write(folder: Path, name: str = "droit/portage.md", **head: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in (HEAD | head).items() if value]
    path.write_text("\n".join(("---", *lines, "---", "# Un titre", "")), encoding="utf-8")
    return path


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    found = page(write(tmp_path), tmp_path)
    assert (found.source, found.url) == ("droit/portage.md", "droit/portage/")
    assert (found.title, found.description) == (HEAD["title"], HEAD["description"])
    assert found.checked_on == date(2026, 8, 20)
    assert found.text.strip() == "# Un titre"


@pytest.mark.parametrize(
    ("name", "url"),
    [("index.md", ""), ("droits/index.md", "droits/"), ("faq.md", "faq/")],
)
def test_its_address_is_a_folder(tmp_path: Path, name: str, url: str) -> None:
    assert page(write(tmp_path, name), tmp_path).url == url


@pytest.mark.parametrize(
    ("checked_on", "review_every", "due_on"),
    [
        ("2026-08-20", "6 months", "2027-02-20"),
        ("2026-08-31", "6 months", "2027-02-28"),
        ("2026-06-15", "6 months", "2026-12-15"),
        ("2026-12-31", "12 months", "2027-12-31"),
        ("2026-11-30", "1 month", "2026-12-30"),
        ("2027-08-31", "6 months", "2028-02-29"),
    ],
)
def test_it_is_overdue_so_many_months_later(
    tmp_path: Path, checked_on: str, review_every: str, due_on: str
) -> None:
    found = page(write(tmp_path, checked_on=checked_on, review_every=review_every), tmp_path)
    assert found.due_on == date.fromisoformat(due_on)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", ""),
        ("description", ""),
        ("checked_on", ""),
        ("checked_on", "hier"),
        ("review_every", ""),
        ("review_every", "6 mois"),
        ("review_every", "0 months"),
    ],
)
def test_what_its_head_lacks_is_named(tmp_path: Path, name: str, value: str) -> None:
    path = write(tmp_path, **{name: value})
    with pytest.raises(FrontMatterError, match=rf"portage\.md : « {name} »"):
        page(path, tmp_path)


def test_all_pages_are_found_but_not_what_they_bring_in(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "faq.md")
    write(tmp_path, "generated/fin_de_page.md", title="")
    write(tmp_path, "tableaux/contrats.md", title="")
    assert [one.source for one in pages(tmp_path)] == ["droit/portage.md", "faq.md"]
    assert len(pages()) > 20
