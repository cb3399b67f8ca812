"""How far five answers lead is measured on the cases that give them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from calculator.decision.arrangement import READERS
from calculator.decision.questionnaire import questionnaire
from scripts.cases import Case, cases
from scripts.short_path import Measure, measured, sentence

EXPERT = {
    "work_nature": "expertise",
    "reason": "missing_expertise",
    "prospecting": "has_clients",
    "qualification": "diploma",
    "activity": "other",
}


def case(**answers: str) -> Case:
    one = next(one for one in cases() if one.reader == "salarie")
    return replace(one, answers=answers, importance={})


def test_the_short_path_has_five_questions_that_the_case_of_this_test_answers() -> None:
    for reader in READERS:
        assert sum(one.short for one in questionnaire(reader).questions.values()) == 5
    short = {one.id for one in questionnaire("salarie").questions.values() if one.short}
    assert set(EXPERT) == short


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (EXPERT, Measure(1, 1, 0)),
        ({**EXPERT, "duration": "over_36"}, Measure(1, 0, 1)),
        ({**EXPERT, "activity": "inconnu"}, Measure(0, 0, 0)),
        ({"work_nature": "expertise"}, Measure(0, 0, 0)),
    ],
)
def test_a_case_counts_when_it_answers_all_of_the_short_path(
    answers: dict[str, str], found: Measure
) -> None:
    assert measured("salarie", [case(**answers)]) == found
    assert measured("entreprise", [case(**answers)]) == Measure(0, 0, 0)


@pytest.mark.parametrize("reader", READERS)
def test_most_golden_cases_count(reader: str) -> None:
    found = measured(reader)
    assert found.total > 20
    assert found.same + found.closed <= found.total


def test_it_is_said_in_words() -> None:
    assert sentence(Measure(25, 23, 0)).endswith("dans 23 situations sur 25")
    assert "dans une des autres" in sentence(Measure(25, 23, 1))
    assert "dans 9 des autres, la loi" in sentence(Measure(33, 23, 9))
