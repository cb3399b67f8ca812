from __future__ import annotations

import pytest

from tests.simulated import page, simulated
from tests.view.tree import Node, words

COPIED = {"quote.turnover": "7 200", "quote.fee": "600", "quote.net_before_tax": "3 900"}


def figures(root: Node) -> dict[str, Node]:
    return {
        str(one.attributes["data-figure"]): one
        for one in root.all("tr")
        if "data-figure" in one.attributes
    }


def told(entries: dict[str, str]) -> tuple[str, str]:
    shown = simulated("quote", entries).shown
    return words(shown.label), words(shown.sentence)


def test_without_a_figure_the_reader_is_told_what_to_copy() -> None:
    label, sentence = told({})
    assert label == "Recopiez au moins un chiffre du devis"
    assert "la question à poser" in sentence
    assert figures(page("quote")) == {}
    assert not list(page("quote").all("table"))


def test_a_quote_that_holds_is_said_to_hold() -> None:
    entries = {"quote.turnover": "7 200", "quote.fee": "540,09"}
    assert told(entries)[0] == "Les chiffres recopiés tombent juste"
    rows = figures(page("quote", entries))
    assert [one.attributes["data-explained"] for one in rows.values()] == ["yes", "yes"]
    assert all(one.words().endswith("—") for one in rows.values())
    assert not list(page("quote", entries).all("td", class_="poi-ask"))


@pytest.mark.parametrize(
    ("fee", "label", "gap"),
    [("600", "1 chiffre ne s’explique pas", "+ 60,00 €"), ("480", "1 chiffre", "− 60,00 €")],
)
def test_a_figure_that_is_off_says_by_how_much_and_which_way(
    fee: str, label: str, gap: str
) -> None:
    entries = {"quote.turnover": "7 200", "quote.fee": fee}
    assert told(entries)[0].startswith(label)
    assert "Écarts : 60,00 € en tout." in told(entries)[1]
    cells = [one.words() for one in figures(page("quote", entries))["fee"].all("td")]
    assert cells == [f"{fee},00 €", "540,00 €", gap]


def test_several_figures_that_are_off_are_counted_and_their_gaps_added() -> None:
    label, sentence = told({**COPIED, "quote.turnover": "7 300"})
    assert label == "3 chiffres ne s’expliquent pas"
    assert "forcément une erreur" in sentence


def test_what_is_off_has_the_question_to_ask_right_below() -> None:
    body = page("quote", COPIED).one("section", class_="poi-findings").one("tbody")
    rows = [one for one in body.children if not isinstance(one, str)]
    for row, next_ in zip(rows, [*rows[1:], None], strict=True):
        if row.attributes.get("data-explained") == "no":
            assert next_ is not None
            asked = next_.one("td", class_="poi-ask")
            assert "À demander : " in asked.words()
            assert asked.words().rstrip().endswith(("?", "."))
            columns = len(list(row.all("th"))) + len(list(row.all("td")))
            assert asked.attributes["colspan"] == str(columns)


def test_the_table_says_how_many_figures_were_copied() -> None:
    one = page("quote", {"quote.fee": "540"}).one("caption")
    assert one.words() == "1 chiffre recopié"
    assert page("quote", COPIED).one("caption").words() == "3 chiffres recopiés"


def test_a_figure_of_the_other_kind_is_left_aside() -> None:
    entries = {**COPIED, "kind": "interim", "quote.ifm": "1"}
    assert list(figures(page("quote", entries))) == ["ifm", "net_before_tax"]


def test_what_counts_as_explained_is_said() -> None:
    assert "à dix centimes près" in page("quote").words()
