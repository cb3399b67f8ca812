from __future__ import annotations

import re

import pytest

from calculator.data import DataError, parse
from calculator.simulator.statement import read_statements, statements

GOOD = """
[[statement]]
id    = "pay"
label = "Paie"

[statement.portage]
says     = "Rien."
articles = ["L1254-21", "CC 22"]

[statement.interim]
says     = "Rien non plus."

[[statement]]
id    = "contract"
label = "Contrat"

[statement.portage]
says = "Il dure."

[statement.interim]
says     = "Il finit."
articles = ["L1251-1"]
"""


def test_a_statement_says_something_of_each_side_with_its_texts() -> None:
    pay, contract = read_statements(parse(GOOD, "x.toml")).values()
    assert (pay.id, pay.label) == ("pay", "Paie")
    assert pay.sides["portage"].says == "Rien."
    assert [one.key for one in pay.sides["portage"].articles] == ["L1254-21", "CC 22"]
    assert pay.sides["interim"].articles == ()
    assert [one.key for one in contract.sides["interim"].articles] == ["L1251-1"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('id    = "contract"', 'id = "pay"', "statement[1].id: 'pay' is there twice"),
        ('label = "Contrat"', "", "statement[1].label: missing"),
        ('says = "Il dure."', "", "statement[1].portage.says: missing"),
        ('says = "Il dure."', 'says = " "', "statement[1].portage.says: is empty"),
        ('says = "Il dure."', 'says = "I."\nnote = 1', "statement[1].portage.note: unknown key"),
        ('articles = ["L1251-1"]', "articles = []", "statement[1].interim.articles: is empty"),
        ('articles = ["L1251-1"]', 'articles = ["L9"]', "statement[1].interim.articles"),
        ('label = "Contrat"', 'label = "C"\nnote = 1', "statement[1].note: unknown key"),
    ],
)
def test_a_wrong_statement_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(DataError) as refused:
        read_statements(parse(GOOD.replace(old, new), "x.toml"))
    assert str(refused.value).startswith(f"x.toml: {message}")


def test_both_sides_are_told() -> None:
    text = GOOD[: GOOD.index("[statement.interim]")]
    with pytest.raises(DataError, match=r"statement\[0\]\.interim: missing"):
        read_statements(parse(text, "x.toml"))


def test_a_file_of_statements_holds_nothing_else() -> None:
    with pytest.raises(DataError, match="note: unknown key"):
        read_statements(parse(f"note = 1\n{GOOD}", "x.toml"))


def test_statements_are_found_by_the_name_of_their_file() -> None:
    assert next(iter(statements("between"))) == "pay"
    with pytest.raises(KeyError):
        statements("after")


def test_the_way_from_price_to_pocket_speaks_to_neither_reader() -> None:
    # The worker's simulators and the company's say the same.
    for one in statements("journey").values():
        for said in (one.label, *(side.says for side in one.sides.values())):
            assert not re.search(r"\b(vous|vos|votre)\b", said), said
