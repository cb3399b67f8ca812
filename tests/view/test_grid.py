from __future__ import annotations

import pytest

from calculator.decision.arrangement import ARRANGEMENTS
from calculator.decision.importance import Importance
from calculator.decision.points import Points, points
from calculator.decision.questionnaire import UNKNOWN, questionnaire
from calculator.decision.verdict import verdict
from calculator.view.grid import grid
from calculator.view.html import render
from scripts.cases import Case, cases
from tests.view.clerk import clerk
from tests.view.tree import Node, read, words

READERS = ("salarie", "entreprise")


def scale(reader: str) -> Points:
    return points(Importance.check(questionnaire(reader), {}))


def paper(reader: str) -> Node:
    return read(render(*grid(questionnaire(reader))))


def rows(reader: str) -> dict[str, list[str]]:
    """Cells of each answer, by « question.option »."""
    bodies = list(next(paper(reader).all("table")).all("tbody"))
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


def test_the_scale_is_as_short_as_whole_points_allow() -> None:
    assert scale("salarie").most == 340
    assert scale("entreprise").most == 460


def test_an_answer_is_worth_a_tenth_of_its_worth_times_the_weight() -> None:
    salarie = rows("salarie")
    # « Nature », weight 4, one question: 100 makes 40.
    assert salarie["work_nature.expertise"][:2] == ["40", "8"]
    # « Consignes », weight 4, two questions: 100 makes 20.
    assert salarie["subordination.free"][0] == "20"


def test_an_answer_that_only_the_law_reads_is_worth_nothing() -> None:
    assert rows("salarie")["activity.other"] == ["0", "0", ""]


@pytest.mark.parametrize("reader", READERS)
def test_the_points_on_paper_are_exact(reader: str) -> None:
    each = scale(reader)
    for key, cells in rows(reader).items():
        question, _, option = key.partition(".")
        for arrangement, cell in zip(ARRANGEMENTS, cells, strict=False):
            if cell != "✕":
                assert int(cell) == each.worth[question][option][arrangement], key


def test_an_answer_that_closes_by_itself_is_crossed_with_its_rule_and_its_article() -> None:
    salarie, entreprise = rows("salarie"), rows("entreprise")
    assert salarie["prospecting.refuses"] == ["✕", "40", "✕ P-02 (L1254-2)"]
    # An article of the agreement is named as one.
    assert salarie["qualification.neither"][2] == "✕ P-03 (CC 2)"
    assert "✕ P-12 (CC 2)" in entreprise["control.daily"][2]
    assert salarie["reason.strike"] == [
        "✕",
        "✕",
        "✕ P-05 (L1254-4) ; ✕ I-01 (L1251-6) ; ✕ I-03 (L1251-10)",
    ]
    assert salarie["duration.over_36"][:2] == ["✕", "✕"]
    assert salarie["duration.18_36"][2] == ""
    assert entreprise["stage.started_unsigned"] == [
        "✕",
        "✕",
        "✕ P-10 (L1254-22) ; ✕ I-10 (L1251-42)",
    ]
    assert entreprise["stage.renewed_twice"] == ["0", "✕", "✕ I-06 (L1251-35-1)"]
    # Two answers together close this one: not told here.
    assert entreprise["inhouse_expertise.yes"][2] == ""


def test_answers_that_count_together_stand_in_a_table_of_their_own() -> None:
    _, together = paper("entreprise").all("table")
    told = [[cell.words() for cell in row.all("td")] for row in list(together.all("tr"))[1:]]
    assert [
        (
            "6. « Non, mais la tâche revient souvent, ou va durer » ou "
            "« Oui, mais pour un temps : une absence, un pic, une saison… » et 7. « Oui »"
        ),
        "Portage salarial",
        "✕ P-04 (L1254-3)",
    ] in told
    assert [law for _, _, law in told].count("✓ P-04") == 1
    assert [law for _, _, law in told].count("? P-04") == 1


def test_what_founds_the_recourse_is_ticked_and_what_unsettles_it_is_marked() -> None:
    salarie = rows("salarie")
    assert salarie["reason.missing_expertise"][2] == "✓ P-04"
    assert salarie["reason.peak"][2] == "✓ I-01"
    # A household is no user undertaking, whatever the reason.
    assert salarie["activity.personal_services"][2] == "✕ P-01 (L1254-5) ; ? I-01"


def test_the_paper_says_its_thresholds_in_points() -> None:
    text = paper("salarie").one("ol").words()
    # 20, 7 and 60 % of 340, rounded up.
    assert "20 % du maximum (68 points si tout est répondu)" in text
    assert "7 % du maximum (24 points si tout est répondu)" in text
    assert "60 % du maximum (204 points si tout est répondu)" in text
    assert "Les questions 7 et 8 vont ensemble" in text


@pytest.mark.parametrize("reader", READERS)
def test_the_total_stands_last_and_is_left_to_fill(reader: str) -> None:
    last = list(next(paper(reader).all("table")).all("tr"))[-1]
    assert last.one("th").words() == f"Total (sur {scale(reader).most})"
    assert [cell.words() for cell in last.all("td")] == ["……"] * 3


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if not case.importance],
    ids=lambda case: f"{case.reader}-{case.id}",
)
def test_by_hand_each_golden_case_has_the_verdict_of_the_calculator(case: Case) -> None:
    asked = questionnaire(case.reader).questions
    circled = {
        index: words(question.options[case.answers[question.id]].label)
        for index, question in enumerate(asked.values(), 1)
        if case.answers.get(question.id, UNKNOWN) != UNKNOWN
    }
    expected = verdict(str(case.expect["verdict"])).label
    assert clerk(case.reader).advise(circled) == words(expected)
