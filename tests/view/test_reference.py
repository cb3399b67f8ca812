from __future__ import annotations

import pytest

from calculator.decision.contradiction import contradictions
from calculator.decision.gate import gates
from calculator.decision.importance import levels
from calculator.decision.questionnaire import questionnaire
from calculator.law.citation import codes
from calculator.law.parameter import subjects
from calculator.pay.contribution import contributions
from calculator.view import reference
from calculator.view.html import render
from tests.view.tree import Node, read, words

STATES = {
    "verified": "texte lu",
    "unverified": "à confirmer : texte non lu",
    "replaced": "à confirmer : lu dans la version remplacée",
}


def lines(node: Node) -> list[list[str]]:
    body = node.one("tbody")
    return [
        [cell.words() for cell in row.all() if cell.tag in ("th", "td")] for row in body.all("tr")
    ]


@pytest.mark.parametrize(("reader", "total"), [("salarie", 34), ("entreprise", 23)])
def test_each_criterion_stands_with_its_weight_its_reason_and_its_questions(
    reader: str, total: int
) -> None:
    asked = questionnaire(reader)
    found = lines(read(render(reference.criteria(asked))))
    assert [line[0] for line in found] == [one.label for one in asked.criteria.values()]
    for line, criterion in zip(found, asked.criteria.values(), strict=True):
        assert line[1] == f"{criterion.weight} sur {total}"
        assert line[2] == words(criterion.because)
        assert all(words(question.ask) in line[3] for question in asked.informing(criterion.id))


def test_each_gate_stands_with_its_articles() -> None:
    found = lines(read(render(reference.gate_table())))
    assert len(found) == len(gates())
    assert found[0][0] == "P-01 · Portage salarial"
    for line, gate in zip(found, gates(), strict=True):
        assert line[1] == words(gate.title)
        assert all(article.number in line[2] for article in gate.articles)
        assert gate.articles[0].label in line[2]


def test_the_thresholds_are_told() -> None:
    text = read(render(reference.threshold_list())).words()
    assert "Écart de 20 points ou plus : « nettement »." in text
    assert "Écart de 7 à 20 points : « plutôt »." in text
    assert "Écart de moins de 7 points : « les deux se valent »." in text
    assert (
        "Si une condition qui fonde le recours (P-04, P-11, P-12, I-01) n’est pas remplie" in text
    )
    assert "Aucune formule n’atteint 60 points : « ni l’un ni l’autre »." in text
    assert "Moins de 40 % du poids des critères connu" in text


def test_each_level_of_importance_stands_with_what_it_does_to_a_weight() -> None:
    found = lines(read(render(reference.importance())))
    assert found == [[one.label, f"× {one.factor}"] for one in levels().values()]
    assert ["Décisive", "× 4"] in found


def test_each_contradiction_is_told_in_its_own_words() -> None:
    told = read(render(reference.contradiction_list())).all("li")
    assert [one.words() for one in told] == [words(one.says) for one in contradictions()]


def test_every_article_that_was_read_has_its_place_and_its_state() -> None:
    page = read(render(*reference.articles()))
    ids = [str(one.attributes["id"]) for one in page.all("th") if "id" in one.attributes]
    keys = [key for one in codes().values() for key in one.articles]
    assert ids == [f"art-{key.replace(' ', '-')}" for key in keys]
    assert len(set(ids)) == len(ids)
    text = page.words()
    assert "inchangé depuis la lecture" in text
    assert "texte modifié depuis notre lecture" in text
    assert "version remplacée depuis notre lecture" in text


def test_every_dated_value_stands_with_its_text_and_what_was_read_of_it() -> None:
    page = read(render(*reference.values()))
    found = [line for table in page.all("table") for line in lines(table)]
    values = [
        value
        for one in subjects().values()
        for parameter in one.parameters.values()
        for value in parameter.values
    ]
    assert [line[3] for line in found] == [words(value.provenance.source) for value in values]
    assert [line[4] for line in found] == [STATES[value.provenance.status] for value in values]
    assert [
        "SMIC horaire brut",
        "1er juin 2026",
        "12,31 € par heure",
    ] in [line[:3] for line in found]


def test_a_value_that_may_be_older_than_the_calculator_does_not_begin_with_it() -> None:
    shown = [
        line for table in read(render(*reference.values())).all("table") for line in lines(table)
    ]
    assert [
        "Salaire à partir duquel il n’y a plus de réduction, en SMIC",
        "1er janvier 2024 au moins",
    ] in [line[:2] for line in shown]
    assert ["SMIC horaire brut", "1er janvier 2024"] in [line[:2] for line in shown]
    (table,) = read(render(reference.contribution_table())).all("table")
    assert "1er janvier 2024 au moins" in {line[1] for line in lines(table)}


def test_a_table_scrolls_by_itself_and_has_a_name() -> None:
    for region in read(render(*reference.values())).all("div", class_="poi-scroll"):
        assert (region.attributes["role"], region.attributes["tabindex"]) == ("region", "0")
        assert region.attributes["aria-label"] == region.one("caption").text()


def test_every_contribution_stands_with_its_base_its_rates_and_its_text() -> None:
    (table,) = read(render(reference.contribution_table())).all("table")
    found = lines(table)
    rates = [(one, rate) for one in contributions() for rate in one.rates]
    assert [line[4] for line in found] == [
        f"{words(rate.provenance.source)} · {STATES[rate.provenance.status]}" for _, rate in rates
    ]
    by_name = {(line[0], line[1]): line for line in found}
    capped = "Assurance vieillesse plafonnée : jusqu’au plafond"
    assert by_name[capped, "1er janvier 2026"][2:4] == ["8,55 %", "6,9 %"]
    reduced = by_name[
        "Assurance maladie, maternité, invalidité et décès : tout le brut", "1er janvier 2025"
    ]
    assert reduced[2:4] == ["7 % sous 26,73 € par heure, 13 % au-delà", "–"]
    assert "taux de l’établissement" in {line[2] for line in found}


def test_every_assumption_says_why() -> None:
    (table,) = read(render(reference.assumption_table())).all("table")
    assert [line[1:4] for line in lines(table)][1] == ["1,70", "2", "2,30"]
    assert all(line[4].endswith(".") for line in lines(table))
