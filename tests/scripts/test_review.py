"""Overdue pages are told, day by day, and all pages are listed by the day they are due."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from calculator.view.html import render
from scripts.page import Page, pages
from scripts.review import data_files, main, overdue, table
from tests.view.tree import read, words

if TYPE_CHECKING:
    from pathlib import Path


def page(source: str, checked_on: str, every: int = 6) -> Page:
    return Page(source, f"Titre de {source}", "", date.fromisoformat(checked_on), every, "")


EARLY = page("droit/portage.md", "2026-08-20")
LATE = page("index.md", "2026-11-23")
YEARLY = page("a-propos/contribuer.md", "2026-01-01", 12)


def test_a_page_is_overdue_from_the_day_it_is_due() -> None:
    assert overdue([LATE, EARLY], date(2027, 2, 19)) == ()
    assert overdue([LATE, EARLY], date(2027, 2, 20)) == (EARLY,)


def test_the_most_overdue_stands_first() -> None:
    assert overdue([LATE, EARLY, YEARLY], date(2028, 1, 1)) == (YEARLY, EARLY, LATE)


def test_the_table_lists_all_pages_by_due_day() -> None:
    root = read(render(table([LATE, EARLY, YEARLY])))
    assert [one.attributes["href"] for one in root.all("a")] == [
        "../../a-propos/contribuer/",
        "../../droit/portage/",
        "../../",
    ]
    due = [one for one in root.all("time") if "data-due" in one.attributes]
    # What a script of the page shows once the day is past: it has no words of its own.
    assert {one.attributes["data-overdue"] for one in due} == {" (révision en retard)"}
    assert [(one.attributes["datetime"], words(one.text())) for one in due] == [
        ("2027-01-01", "1er janvier 2027"),
        ("2027-02-20", "20 février 2027"),
        ("2027-05-23", "23 mai 2027"),
    ]


def test_every_page_of_the_guide_is_in_its_table() -> None:
    links = [one.attributes["href"] for one in read(render(table(pages()))).all("a")]
    assert set(links) == {f"../../{one.url}" for one in pages()}


def write(docs: Path, name: str, checked_on: str) -> None:
    head = f"title: T\ndescription: D\nchecked_on: {checked_on}\nreview_every: 6 months"
    (docs / name).write_text(f"---\n{head}\n---\n", encoding="utf-8")


def test_each_overdue_page_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "a.md", "2026-05-25")
    write(tmp_path, "b.md", "2026-05-26")
    assert main(["--docs", str(tmp_path), "--on", "2026-11-25"]) == 1
    (line,) = words(capsys.readouterr().out).splitlines()
    assert line.startswith(
        f"{tmp_path / 'a.md'} : à revérifier depuis le 25 novembre 2026 "
        "(checked_on 2026-05-25, review_every 6 months)"
    )
    assert main(["--docs", str(tmp_path), "--on", "2026-11-24"]) == 0
    assert capsys.readouterr().out == ""


def test_today_is_the_day_unless_one_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "a.md", "2000-01-01")
    assert main(["--docs", str(tmp_path)]) == 1
    assert "a.md" in capsys.readouterr().out


def test_a_page_without_a_day_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "a.md", "hier")
    assert main(["--docs", str(tmp_path), "--on", "2026-11-25"]) == 1
    assert "checked_on" in capsys.readouterr().err


@pytest.mark.parametrize("on", ["2026", "demain"])
def test_what_is_no_day_is_a_wrong_command(on: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--on", on])
    assert stopped.value.code == 2


def test_data_say_when_they_are_due(tmp_path: Path) -> None:
    (tmp_path / "smic.toml").write_text('title = "Smic"\nchecked_on = 2026-08-31\n', "utf-8")
    (tmp_path / "forms.toml").write_text('title = "Formulaires"\n', "utf-8")
    (found,) = data_files(tmp_path)
    assert (found.title, found.due_on) == ("Smic", date(2027, 2, 28))


def test_values_rates_and_citations_are_all_reviewed() -> None:
    assert {one.path.as_posix() for one in data_files()} >= {
        "calculator/law/citations/code_du_travail.toml",
        "calculator/law/parameters/smic.toml",
        "calculator/pay/contributions.toml",
        "calculator/pay/withholding.toml",
    }
