from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.questionnaire import questionnaire
from calculator.view.grid import grid, paper_points, scale
from calculator.view.html import render
from tests.view.tree import Node, read, words

READERS = ("salarie", "entreprise")


def paper(reader: str) -> Node:
    return read(render(*grid(questionnaire(reader))))


def rows(reader: str) -> dict[str, list[str]]:
    """Cells of each answer, by « question.option »."""
    bodies = list(paper(reader).all("tbody"))
    questions = questionnaire(reader).questions.values()
    assert len(bodies) == len(questions) + 1
    found: dict[str, list[str]] = {}
    for body, question in zip(bodies, questions, strict=False):
        lines = list(body.all("tr"))[1:]
        for line, option in zip(lines, question.options.values(), strict=True):
            label, *cells = (cell.words() for cell in line.all("td"))
            assert label == words(option.label)
            found[f"{question.id}.{option.id}"] = cells
    return found


def test_the_scale_is_ten_times_the_weights_or_twenty_where_halves_would_come() -> None:
    assert scale(questionnaire("salarie")) == 340
    assert scale(questionnaire("entreprise")) == 460


def test_an_answer_is_worth_a_tenth_of_its_worth_times_the_weight() -> None:
    salarie = questionnaire("salarie")
    # « Nature », weight 4, one question: 100 makes 40.
    nature = salarie.questions["work_nature"].options["expertise"]
    assert paper_points(salarie, nature, "portage") == 40
    assert paper_points(salarie, nature, "interim") == 8
    # « Consignes », weight 4, two questions: 100 makes 20.
    free = salarie.questions["subordination"].options["free"]
    assert paper_points(salarie, free, "portage") == 20


def test_an_answer_that_only_the_law_reads_is_worth_nothing() -> None:
    salarie = questionnaire("salarie")
    other = salarie.questions["activity"].options["other"]
    assert paper_points(salarie, other, "portage") == 0
    assert rows("salarie")["activity.other"] == ["0", "0", ""]


@pytest.mark.parametrize("reader", READERS)
def test_the_points_on_paper_are_exact(reader: str) -> None:
    asked = questionnaire(reader)
    for key, cells in rows(reader).items():
        question, _, option = key.partition(".")
        for arrangement, cell in zip(ARRANGEMENTS, cells, strict=False):
            if cell != "✕":
                written = Fraction(cell.replace(" ", "").replace(",", "."))
                chosen = asked.questions[question].options[option]
                assert written == paper_points(asked, chosen, arrangement), key


def test_an_answer_that_closes_by_itself_is_crossed_with_its_rule_and_its_article() -> None:
    salarie, entreprise = rows("salarie"), rows("entreprise")
    assert salarie["prospecting.refuses"] == ["✕", "40", "P-02 (L1254-2)"]
    assert salarie["reason.strike"] == [
        "✕",
        "✕",
        ("P-05 (L1254-4) ; I-01 (L1251-6) ; I-03 (L1251-10)"),
    ]
    assert salarie["duration.over_36"][:2] == ["✕", "✕"]
    assert salarie["duration.18_36"][2] == ""
    assert entreprise["stage.started_unsigned"] == [
        "✕",
        "✕",
        "P-10 (L1254-22) ; I-10 (L1251-16)",
    ]
    assert entreprise["stage.renewed_twice"] == ["0", "✕", "I-06 (L1251-35)"]
    # Two answers together close this one: not told here.
    assert entreprise["inhouse_expertise.yes"][2] == ""


def test_the_paper_says_its_thresholds_in_points() -> None:
    text = paper("salarie").one("ol").words()
    # 20, 7 and 60 % of 340, rounded up.
    assert "un écart de 68 points ou plus rend l’avis net" in text
    assert "de 24 points ou plus, une formule passe devant" in text
    assert "Sous 204 points" in text


@pytest.mark.parametrize("reader", READERS)
def test_the_total_stands_last_and_is_left_to_fill(reader: str) -> None:
    last = list(paper(reader).all("tr"))[-1]
    assert last.one("th").words() == f"Total (sur {scale(questionnaire(reader))})"
    assert [cell.words() for cell in last.all("td")] == ["……"] * 3
