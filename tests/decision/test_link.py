from __future__ import annotations

import pytest

from calculator.decision.answers import Answers
from calculator.decision.importance import Importance
from calculator.decision.link import LinkError, read, write
from calculator.decision.questionnaire import questionnaire


def test_a_link_is_short_and_says_version_reader_answers_and_weights() -> None:
    asked = questionnaire("salarie")
    answers = Answers.check(asked, {"duration": "inconnu", "work_nature": "expertise"})
    assert write(answers, Importance.check(asked, {"clients": "none"})) == "1s-n1d0.p0"
    assert write(Answers.check(asked, {}), Importance.check(asked, {})) == "1s-"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1s-z1", "la question « z », qui n’existe pas dans cette édition"),
        ("1s-n9", "la réponse « 9 » à « Quel genre de travail ferez-vous ? »"),
        ("1s-n1n2", "une seconde réponse à « Quel genre de travail ferez-vous ? »"),
        ("1s-.z1", "le critère « z », qui n’existe pas dans cette édition"),
        ("1s-.n9", "l’importance « 9 » du critère « Nature du travail »"),
        ("1s-.n3n2", "une seconde importance du critère « Nature du travail »"),
    ],
)
def test_what_is_not_known_is_named_and_left_aside(text: str, named: str) -> None:
    (said,) = read(text).ignored
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == named


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "abîmé"), ("1s", "abîmé"), ("1s-n", "abîmé"), ("1x-n1", "abîmé"), ("2s-n1", "édition")],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(LinkError, match=said):
        read(text)
