from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from calculator.decision.answers import Answers
from calculator.decision.examination import examine
from calculator.decision.questionnaire import questionnaire
from calculator.view.spreadsheet import spreadsheet
from scripts.cases import cases
from tests.situation import assess

if TYPE_CHECKING:
    from scripts.cases import Case

CASES = tuple(cases())


def text(case: Case) -> str:
    answers = Answers.check(questionnaire(case.reader), case.answers)
    found = assess(answers, case.on, **case.importance)
    return spreadsheet(found, examine(found))


def rows(case: Case) -> list[list[str]]:
    return list(csv.reader(text(case).removeprefix("\ufeff").splitlines(), delimiter=";"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_advice_is_a_sheet_that_french_software_opens(case: Case) -> None:
    raw = text(case)
    assert raw.startswith("\ufeffRubrique;")
    assert raw.endswith("\r\n")
    sheet = rows(case)
    assert {len(row) for row in sheet} == {6}
    for cell in (cell for row in sheet for cell in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t")), cell
        assert not re.fullmatch(r"\d+\.\d+", cell), "a decimal point"
    said = [row[2] for row in sheet if row[0] == "Réponse"]
    assert len(said) == len(case.answers)


def test_the_criteria_add_up_to_the_total() -> None:
    (case,) = [one for one in CASES if one.id == "renfort_logistique"]
    lines = [row for row in rows(case) if row[0] == "Critère"]
    for column in (3, 4):
        *parts, total = (round(10 * float(row[column].replace(",", "."))) for row in lines)
        assert sum(parts) == total
    assert lines[-1][3:5] == ["15,6", "90,9"]
