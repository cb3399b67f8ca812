from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.decision.answers import AnswerError
from calculator.decision.importance import Importance, levels, load
from calculator.decision.questionnaire import questionnaire

SALARIE = questionnaire("salarie")
LEVEL = '[[level]]\nid = "{id}"\nkey = "{key}"\nlabel = "L"\nfactor = {factor}\n'


def test_a_level_multiplies_the_default_weight_and_the_normal_one_is_not_kept() -> None:
    found = Importance.check(SALARIE, {"need": "decisive", "price": "normal", "skill": None})
    assert found.chosen == {"need": "decisive"}
    assert found.weight(SALARIE.criteria["need"]) == 4 * SALARIE.criteria["need"].weight
    assert found.weight(SALARIE.criteria["price"]) == SALARIE.criteria["price"].weight
    assert [one.factor for one in levels().values()] == [0, 1, 2, 4]


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        ({"x": "none"}, "importance.x"),
        ({"need": "huge"}, "importance.need"),
        ({"need": 1}, "importance.need"),
        (dict.fromkeys(SALARIE.criteria, "none"), "importance"),
    ],
)
def test_what_cannot_be_weighed_is_refused_with_its_place(
    raw: dict[str, object], where: str
) -> None:
    with pytest.raises(AnswerError) as refused:
        Importance.check(SALARIE, raw)
    assert refused.value.where == where


@pytest.mark.parametrize(
    "text",
    [
        LEVEL.format(id="normal", key="1", factor=2),
        LEVEL.format(id="none", key="0", factor=0),
        LEVEL.format(id="normal", key="1", factor=1) * 2,
        LEVEL.format(id="normal", key="1", factor=1) + LEVEL.format(id="x", key="1", factor=2),
    ],
)
def test_wrong_levels_are_refused(text: str) -> None:
    with pytest.raises(DataError):
        load(parse(text, "importance.toml"))
