from __future__ import annotations

from calculator.view.html import render
from scripts import checked
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


def test_the_line_names_what_the_page_cites_and_did_not_check_that_day() -> None:
    cited = "[L1254-3][], [CSS R323-4][], [un article][CC 21] {!tableaux/salarie.md!}"
    line = render(checked.line(sample(text=cited)))
    assert (
        read(line)
        .one("p")
        .text()
        .replace("\u00a0", " ")
        .endswith(" Textes contrôlés plus tôt : CC portage, 8 novembre 2023 ; CSS, 14 mars 2026.")
    )
    # The tables that a page brings in count as its own words.
    assert "C.\u00a0trav." in checked.earlier(sample(text="[L3141-5][]"))
    assert set(checked.earlier(sample(text="{!tableaux/entreprise.md!}"))) >= {"CC\u00a0portage"}
    assert not checked.earlier(sample(text="[L1254-3][]"))
    # How a citation is written is no citation.
    assert not checked.earlier(sample(text="écrit `[CC 21][]`"))
