from __future__ import annotations

import pytest

from calculator.data import DataError, parse
from calculator.decision.answers import Answers
from calculator.decision.contradiction import contradictions, load, noticed
from calculator.decision.questionnaire import questionnaire

ROW = """
[[contradiction]]
id      = "a"
readers = ["salarie"]
when    = { subordination = ["free"], autonomy = ["no"] }
says    = "Les deux vont mal ensemble."
"""


@pytest.mark.parametrize("one", contradictions(), ids=lambda one: one.id)
def test_each_is_noticed_only_with_all_its_answers_and_never_closes_anything(one: object) -> None:
    (one,) = [known for known in contradictions() if known is one]
    for reader in one.readers:
        given = {question: options[0] for question, options in one.when.items()}
        asked = questionnaire(reader)
        assert one in noticed(Answers.check(asked, given))
        for question in given:
            assert one in noticed(Answers.check(asked, given), question)
            rest = {id_: option for id_, option in given.items() if id_ != question}
            assert one not in noticed(Answers.check(asked, rest))


def test_autonomy_and_fixed_hours_contradict_each_other_for_both_readers() -> None:
    said = {one.id for one in contradictions()}
    assert {"free_without_autonomy", "autonomous_with_orders"} <= said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ROW, ROW * 2),
        ('{ subordination = ["free"], autonomy = ["no"] }', '{ autonomy = ["no"] }'),
        ('autonomy = ["no"]', 'autonomy = ["maybe"]'),
        ('autonomy = ["no"]', 'control = ["daily"]'),
    ],
)
def test_a_wrong_contradiction_is_refused(old: str, new: str) -> None:
    with pytest.raises(DataError):
        load(parse(ROW.replace(old, new), "contradictions.toml"))
