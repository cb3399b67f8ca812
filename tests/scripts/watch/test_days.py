"""Pages and data are told when their day has come, pages a month before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scripts.page import Page
from scripts.review import Data
from scripts.watch.days import due

ON = date(2026, 11, 25)


def page(source: str, checked_on: str) -> Page:
    return Page(source, "Titre", "", date.fromisoformat(checked_on), 6, "")


def test_late_pages_and_those_that_soon_will_be_are_told_apart() -> None:
    pages = [
        page("late.md", "2026-05-25"),
        page("soon.md", "2026-05-26"),
        page("last.md", "2026-06-25"),
        page("fine.md", "2026-06-26"),
    ]
    late, soon, data = due(pages, [], ON)
    assert [line.split()[0] for line in late.todo] == ["`docs/late.md`"]
    assert [line.split()[0] for line in soon.todo] == ["`docs/soon.md`", "`docs/last.md`"]
    assert data.todo == ()
    assert "avant le 25\u00a0novembre\u00a02026" in late.todo[0]


def test_data_are_told_from_the_day_they_are_due() -> None:
    data = [
        Data(Path("smic.toml"), "Smic", date(2026, 5, 25)),
        Data(Path("plafond.toml"), "Plafond", date(2026, 5, 26)),
    ]
    *_, late = due([], data, ON)
    (line,) = late.todo
    assert line.startswith("`smic.toml` Smic\u00a0: à revérifier depuis le 25")
