from __future__ import annotations

from scripts.checked import stamp
from tests.scripts.sample import built, sample
from tests.view.tree import read


def test_the_line_under_the_title_says_both_days_in_french_and_for_machines() -> None:
    page = sample()
    html = stamp(built(page), page)
    line = read(html.partition("</h1>")[2].partition("</p>")[0] + "</p>").one("p")
    assert line.attributes["class"] == "poi-checked"
    assert line.text().replace("\u00a0", " ") == (
        "Vérifié le 20 août 2026, à revoir avant le 20 février 2027."
    )
    checked, due = line.all("time")
    assert checked.attributes["datetime"] == "2026-08-20"
    assert "data-due" not in checked.attributes
    assert due.attributes["datetime"] == "2027-02-20"
    assert "data-due" in due.attributes
    assert due.attributes["data-overdue"] == " (révision en retard)"
