from __future__ import annotations

import re

import pytest

from calculator.data import DataError, parse
from calculator.decision.alternative import alternatives, load, suggest
from calculator.decision.answers import Answers
from calculator.decision.questionnaire import questionnaire

FILE = "alternatives.toml"
ONE = """
[[alternative]]
id       = "cdi"
first    = true
label    = "CDI"
readers  = ["salarie"]
text     = "La forme normale."
articles = ["L1221-2"]
closed   = [{ reason = ["strike"] }, { duration = ["over_36"], activity = ["other"] }]
  [alternative.fits]
  reason = ["permanent"]
"""


def salarie(**given: str) -> Answers:
    return Answers.check(questionnaire("salarie"), given)


def entreprise(**given: str) -> Answers:
    return Answers.check(questionnaire("entreprise"), given)


def ids(answers: Answers, *named: str) -> list[str]:
    return [one.id for one in suggest(answers, named)]


def test_an_alternative_says_whom_it_serves_and_when() -> None:
    one = load(parse(ONE, FILE))["cdi"]
    assert (one.label, one.text, one.readers, one.first) == (
        "CDI",
        "La forme normale.",
        ("salarie",),
        True,
    )
    assert [article.key for article in one.articles] == ["L1221-2"]
    assert one.fits == {"reason": ("permanent",)}
    assert one.closed == (
        {"reason": ("strike",)},
        {"duration": ("over_36",), "activity": ("other",)},
    )


@pytest.mark.parametrize(
    ("given", "closed"),
    [
        ({}, False),
        ({"reason": "strike"}, True),
        # All answers of a line, or it closes nothing.
        ({"duration": "over_36"}, False),
        ({"duration": "over_36", "activity": "personal_services"}, False),
        ({"duration": "over_36", "activity": "other"}, True),
    ],
)
def test_a_line_closes_by_all_of_its_questions(
    given: dict[str, str],
    closed: bool,  # noqa: FBT001
) -> None:
    one = load(parse(ONE, FILE))["cdi"]
    assert one.is_closed(salarie(**given)) is closed


def test_articles_and_what_closes_may_be_left_out() -> None:
    text = ONE.replace('articles = ["L1221-2"]\n', "").replace("first    = true\n", "")
    text = re.sub(r"^closed .*\n", "", text, flags=re.MULTILINE)
    one = load(parse(text, FILE))["cdi"]
    assert (one.articles, one.closed, one.first) == ((), (), False)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"L1221-2"', '"L9999-9"', "alternative[0].articles[0]: no article 'L9999-9' is known"),
        ("first    = true", "first = 1", "alternative[0].first: expected true or false, got whole"),
        ('reason = ["permanent"]', "reason = []", "alternative[0].fits.reason: is empty"),
        ('["strike"]', '"strike"', "alternative[0].closed[0].reason: expected list, got"),
        ('["strike"]', '["strik"]', "alternative[0].closed[0].reason: no such question or answer"),
        ("{ reason =", "{ raison =", "alternative[0].closed[0].raison: no such question or answer"),
        ('["permanent"]', '["perm"]', "alternative[0].fits.reason: no such question or answer"),
        ('text     = "La forme normale."', "", "alternative[0].text: missing"),
        ('label    = "CDI"', 'label = "CDI"\nscore = 1', "alternative[0].score: unknown key"),
    ],
)
def test_a_wrong_alternative_is_refused_with_its_place(old: str, new: str, message: str) -> None:
    assert ONE.count(old) == 1
    with pytest.raises(DataError) as refused:
        load(parse(ONE.replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


def test_an_alternative_stands_once() -> None:
    with pytest.raises(DataError, match=r"alternative\[1\]\.id: 'cdi' is there twice"):
        load(parse(ONE + ONE, FILE))
    with pytest.raises(DataError, match=r"alternatives\.toml: title: unknown key"):
        load(parse('title = "T"' + ONE, FILE))


def test_no_answer_suggests_nothing() -> None:
    assert ids(salarie()) == []


def test_the_more_answers_speak_for_it_the_higher_it_stands() -> None:
    assert ids(salarie(reason="permanent", duration="over_36", idle_months="none")) == [
        "cdi",
        "cdii",
    ]


def test_each_closed_gate_that_names_it_counts_as_one_more_sign() -> None:
    answers = salarie(reason="permanent", idle_months="none")
    assert ids(answers) == ["cdi", "cdii"]
    assert ids(answers, "cdii", "cdii")[0] == "cdii"


def test_ties_keep_the_order_of_the_file() -> None:
    order = list(alternatives())
    found = ids(salarie(reason="season"))
    assert found == ["cdd", "groupement"]
    assert found == sorted(found, key=order.index)


def test_what_answers_one_situation_only_comes_first() -> None:
    found = ids(entreprise(reason="permanent", duration="over_36", public_employer="yes"))
    assert found[0] == "contractuel"


def test_what_answers_one_situation_only_waits_for_that_situation() -> None:
    assert "reembauche" not in ids(entreprise(reason="peak"), "reembauche")
    assert ids(entreprise(reason="peak", dismissals="yes"))[0] == "reembauche"


def test_an_answer_closes_an_alternative_whatever_speaks_for_it() -> None:
    assert ids(entreprise(reason="peak")) == ["cdd"]
    assert "cdd" not in ids(entreprise(reason="peak", stage="waiting"), "cdd", "cdd")


def test_a_strike_leaves_only_its_end() -> None:
    assert ids(salarie(reason="strike", predictability="high"), "dialogue") == ["dialogue"]
    assert ids(entreprise(strike="yes", outcome="deliverable"), "cdi") == ["dialogue"]


def test_a_reader_is_not_sent_to_what_is_for_the_other() -> None:
    assert ids(salarie(), "prestation") == []
    assert ids(entreprise(), "prestation") == ["prestation"]


def test_not_knowing_speaks_for_nothing() -> None:
    assert ids(salarie(reason="inconnu", duration="inconnu")) == []
