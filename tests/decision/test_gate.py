from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.decision.answers import Answers
from calculator.decision.gate import gates, load
from calculator.decision.questionnaire import questionnaire
from calculator.decision.rules import status

FILE = "gates.toml"
ONE = """
[[gate]]
id          = "P-07"
arrangement = "portage"
rule        = "service_length"
title       = "Durée"
readers     = ["salarie", "entreprise"]
articles    = ["L1254-4", "CC 2"]
lawful      = "Sous {portage.max_months}."
unlawful    = "Au-delà de {portage.max_months}."
to_verify   = "À vérifier."
instead     = ["cdi"]
"""


def test_a_gate_carries_its_articles_and_its_words() -> None:
    gate = load(parse(ONE, FILE))["P-07"]
    assert (gate.arrangement, gate.title, gate.readers) == (
        "portage",
        "Durée",
        ("salarie", "entreprise"),
    )
    assert [article.label for article in gate.articles] == [
        "C. trav., art. L1254-4",
        "CC portage, art. 2",
    ]
    assert gate.says["unlawful"].on(date(2026, 11, 23)) == "Au-delà de 36\u00a0mois."
    assert gate.instead == ("cdi",)
    assert not gate.basis
    based = load(parse(ONE.replace("instead ", "basis = true\ninstead "), FILE))
    assert based["P-07"].basis


def test_a_gate_applies_its_rule() -> None:
    gate = load(parse(ONE, FILE))["P-07"]
    salarie = questionnaire("salarie")
    assert gate.find(Answers.check(salarie, {"duration": "over_36"})).outcome == "unlawful"
    assert gate.find(Answers.check(salarie, {"duration": "18_36"})).outcome == "lawful"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"CC 2"', '"L9999-9"', "gate[0].articles[1]: no article 'L9999-9' is known"),
        ('"L1254-4", "CC 2"', "", "gate[0].articles: is empty"),
        ('"L1254-4", "CC 2"', '"CC 2", "CC 2"', "gate[0].articles[1]: 'CC 2' is there twice"),
        ('"entreprise"', '"robot"', "gate[0].readers: 'robot' is no reader"),
        ('"service_length"', '"no_rule"', "gate[0].rule: 'no_rule' is not one of after_dismissals"),
        ('= "portage"', '= "cdd"', "gate[0].arrangement: 'cdd' is not one of interim, portage"),
        ('to_verify   = "À vérifier."', "", "gate[0].to_verify: missing"),
        (
            "Sous {portage.max_months}",
            "Sous {portage.no_month}",
            "gate[0].lawful: quotes a parameter that does not exist",
        ),
        ('instead     = ["cdi"]', "", "gate[0].instead: missing"),
        ('["cdi"]', '["cid"]', "gate[0].instead[0]: no alternative 'cid' is known"),
        (
            "instead     =",
            "basis = 1\ninstead =",
            "gate[0].basis: expected true or false, got whole",
        ),
        ('title       = "Durée"', 'title = "D"\nweight = 1', "gate[0].weight: unknown key"),
    ],
)
def test_a_wrong_gate_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert ONE.count(old) == 1
    with pytest.raises(DataError) as refused:
        load(parse(ONE.replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


def test_a_gate_stands_once() -> None:
    with pytest.raises(DataError, match=r"gates\.toml: gate\[1\]\.id: 'P-07' is there twice"):
        load(parse(ONE + ONE, FILE))


def test_a_file_of_gates_holds_gates_only() -> None:
    with pytest.raises(DataError, match=r"gates\.toml: title: unknown key"):
        load(parse('title = "T"' + ONE, FILE))


def test_each_reader_meets_the_gates_that_concern_it() -> None:
    salarie = {gate.id for gate in gates("salarie")}
    entreprise = {gate.id for gate in gates("entreprise")}
    assert entreprise - salarie == {
        "P-10",
        "P-11",
        "I-04",
        "I-06",
        "I-07",
        "I-09",
        "I-10",
    }
    assert salarie < entreprise
    assert {gate.id for gate in gates()} == entreprise
    assert len({gate.id for gate in gates()}) == len(gates())


def test_the_worst_outcome_speaks_for_all() -> None:
    assert status(("lawful", "to_verify", "unlawful")) == "unlawful"
    assert status(("to_verify", "lawful")) == "to_verify"
    assert status(("lawful", "lawful")) == "lawful"
    assert status(()) == "lawful"
