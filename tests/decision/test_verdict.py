from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from calculator.data import DataError, parse, read
from calculator.decision.questionnaire import Criterion
from calculator.decision.scoring import Contribution, Score
from calculator.decision.verdict import decide, load, thresholds, verdict

if TYPE_CHECKING:
    from calculator.decision.rules import Outcome

FILE = "verdicts.toml"
IDS = (
    "too_early",
    "portage_clear",
    "portage_if_lawful",
    "portage_rather",
    "balanced",
    "interim_rather",
    "interim_if_lawful",
    "interim_clear",
    "portage_only",
    "portage_only_if_lawful",
    "portage_weak",
    "interim_only",
    "interim_only_if_lawful",
    "interim_weak",
    "closed",
    "neither",
)


def scored(portage: str, interim: str, informed: str = "1") -> Score:
    only = Criterion("all", "a", "Tout", 1, "Parce que.")
    value = {"portage": Fraction(portage), "interim": Fraction(interim)}
    return Score((Contribution(only, Fraction(1), value, ("q",)),), Fraction(informed))  # type: ignore[arg-type]


def advice(
    score: Score,
    *,
    portage: Outcome = "lawful",
    interim: Outcome = "lawful",
    founded: tuple[bool, bool] = (True, True),
) -> tuple[str, str | None]:
    basis = {"portage": founded[0], "interim": founded[1]}
    found = decide(score, {"portage": portage, "interim": interim}, basis)  # type: ignore[arg-type]
    return found.id, found.arrangement


def test_the_thresholds_are_those_that_the_method_page_prints() -> None:
    limits = thresholds()
    assert (limits.clear, limits.rather, limits.floor, limits.informed) == (20, 7, 60, 40)


@pytest.mark.parametrize(
    ("portage", "interim", "expected"),
    [
        ("80", "60", "portage_clear"),
        ("80", "60.001", "portage_rather"),
        ("67", "60", "portage_rather"),
        ("66.999", "60", "balanced"),
        ("70", "70", "balanced"),
        ("60", "66.999", "balanced"),
        ("60", "67", "interim_rather"),
        ("60.001", "80", "interim_rather"),
        ("60", "80", "interim_clear"),
        ("60", "60", "balanced"),
        ("59.999", "60", "balanced"),
        ("59.999", "59.999", "neither"),
        ("59.999", "0", "neither"),
        ("60", "0", "portage_clear"),
    ],
)
def test_the_words_change_at_the_thresholds(portage: str, interim: str, expected: str) -> None:
    assert advice(scored(portage, interim))[0] == expected


def test_the_advice_names_the_arrangement_that_leads() -> None:
    assert advice(scored("90", "10")) == ("portage_clear", "portage")
    assert advice(scored("10", "90")) == ("interim_clear", "interim")
    assert advice(scored("60", "60")) == ("balanced", None)


def test_there_is_no_advice_before_enough_is_known() -> None:
    assert advice(scored("90", "10", "0.399")) == ("too_early", None)
    assert advice(scored("90", "10", "0.4")) == ("portage_clear", "portage")


def test_a_closed_arrangement_leaves_the_other_if_it_suits_enough() -> None:
    assert advice(scored("100", "60"), portage="unlawful") == ("interim_only", "interim")
    assert advice(scored("100", "59.999"), portage="unlawful") == ("interim_weak", None)
    assert advice(scored("60", "100"), interim="unlawful") == ("portage_only", "portage")
    assert advice(scored("59.999", "100"), interim="unlawful") == ("portage_weak", None)


def test_what_is_left_is_conditional_while_what_it_rests_on_is_not_lawful() -> None:
    portage, interim = scored("60", "100"), scored("100", "60")
    left = ("portage_only_if_lawful", "portage")
    assert advice(portage, interim="unlawful", founded=(False, True)) == left
    assert advice(portage, interim="unlawful", founded=(False, False)) == left
    left = ("interim_only_if_lawful", "interim")
    assert advice(interim, portage="unlawful", founded=(True, False)) == left
    assert advice(interim, portage="unlawful", founded=(False, False)) == left
    # What the closed one rests on changes nothing.
    assert advice(portage, interim="unlawful", founded=(True, False))[0] == "portage_only"
    assert advice(interim, portage="unlawful", founded=(False, True))[0] == "interim_only"


@pytest.mark.parametrize("founded", [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_left_and_suits_badly_is_weak_whatever_it_rests_on(
    founded: tuple[bool, bool],
) -> None:
    poor = scored("59.999", "59.999")
    assert advice(poor, interim="unlawful", founded=founded) == ("portage_weak", None)
    assert advice(poor, portage="unlawful", founded=founded) == ("interim_weak", None)


def test_a_clear_lead_is_conditional_while_what_it_rests_on_is_not_lawful() -> None:
    portage, interim = scored("90", "10"), scored("10", "90")
    assert advice(portage, founded=(False, True)) == ("portage_if_lawful", "portage")
    assert advice(interim, founded=(True, False)) == ("interim_if_lawful", "interim")
    # What the other one rests on changes nothing.
    assert advice(portage, founded=(True, False)) == ("portage_clear", "portage")
    assert advice(interim, founded=(False, True)) == ("interim_clear", "interim")


def test_while_nothing_is_closed_only_a_clear_lead_becomes_conditional() -> None:
    nothing = (False, False)
    assert advice(scored("70", "60"), founded=nothing)[0] == "portage_rather"
    assert advice(scored("60", "60"), founded=nothing)[0] == "balanced"
    assert advice(scored("10", "10"), founded=nothing)[0] == "neither"


def test_one_closed_arrangement_does_not_make_an_early_advice() -> None:
    for founded in ((True, True), (False, False)):
        for score in (scored("0", "100", "0.399"), scored("100", "0", "0.399")):
            early = ("too_early", None)
            assert advice(score, portage="unlawful", founded=founded) == early
            assert advice(score, interim="unlawful", founded=founded) == early
    assert advice(scored("0", "100", "0.4"), portage="unlawful") == ("interim_only", "interim")


@pytest.mark.parametrize("points", ["0", "59.999", "60", "100"])
@pytest.mark.parametrize("informed", ["0", "0.399", "0.4", "1"])
def test_both_closed_needs_no_further_answer_and_no_score(points: str, informed: str) -> None:
    score = scored(points, points, informed)
    assert advice(score, portage="unlawful", interim="unlawful") == ("closed", None)


def test_what_is_to_verify_closes_nothing() -> None:
    score = scored("90", "10")
    assert advice(score, portage="to_verify", interim="to_verify") == ("portage_clear", "portage")


def test_every_verdict_has_words_for_each_reader() -> None:
    for id_ in IDS:
        found = verdict(id_)
        assert found.id == id_
        assert found.label
        assert set(found.sentence) == {"salarie", "entreprise"}
        for sentence in found.sentence.values():
            assert sentence[0].isupper(), sentence
            assert sentence.endswith("."), sentence
    with pytest.raises(KeyError):
        verdict("perhaps")


def test_a_verdict_names_the_arrangement_that_it_advises_and_none_that_it_does_not() -> None:
    assert {id_: verdict(id_).arrangement for id_ in IDS} == {
        "too_early": None,
        "portage_clear": "portage",
        "portage_if_lawful": "portage",
        "portage_rather": "portage",
        "balanced": None,
        "interim_rather": "interim",
        "interim_if_lawful": "interim",
        "interim_clear": "interim",
        "portage_only": "portage",
        "portage_only_if_lawful": "portage",
        "portage_weak": None,
        "interim_only": "interim",
        "interim_only_if_lawful": "interim",
        "interim_weak": None,
        "closed": None,
        "neither": None,
    }


def test_a_condition_is_told_in_the_label_and_in_both_sentences() -> None:
    for id_ in IDS:
        conditional = id_.endswith("_if_lawful")
        assert (", si " in verdict(id_).label) == conditional, id_
        for sentence in verdict(id_).sentence.values():
            assert ("reste à vérifier" in sentence) == conditional, id_


def test_what_the_law_closes_is_told_apart_from_what_suits_badly() -> None:
    for reader in ("salarie", "entreprise"):
        both = verdict("closed").sentence[reader]
        assert both.startswith("D’après vos réponses, la loi ferme les deux formules.")
        for left, shut in (
            ("portage", "la loi ferme l’intérim"),
            ("interim", "le portage"),
        ):
            for end in ("only", "only_if_lawful", "weak"):
                told = verdict(f"{left}_{end}").sentence[reader]
                assert told.startswith(f"D’après vos réponses, {shut}"), told
            assert "convient mal" in verdict(f"{left}_weak").sentence[reader]
        assert "ferme" not in verdict("neither").sentence[reader]


def text() -> str:
    rows = "".join(
        f'[[verdict]]\nid = "{id_}"\nlabel = "L"\nsalarie = "S."\nentreprise = "E."\n'
        for id_ in IDS
    )
    return "[threshold]\nclear = 20\nrather = 7\nfloor = 45\ninformed = 40\n" + rows


def test_a_file_of_verdicts_is_read_whole() -> None:
    limits, found = load(parse(text(), FILE))
    assert (limits.clear, limits.rather, limits.floor, limits.informed) == (20, 7, 45, 40)
    assert set(found) == set(load(read("calculator.decision", FILE))[1]) == set(IDS)
    assert found["balanced"].arrangement is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("clear = 20", "clear = 7", "threshold.clear: 7 is not between 8 and 100"),
        ("rather = 7", "rather = 0", "threshold.rather: 0 is not between 1 and 100"),
        ("floor = 45", "floor = 100", "threshold.floor: 100 is not between 1 and 99"),
        ("informed = 40", "informed = 0", "threshold.informed: 0 is not between 1 and 100"),
        ("informed = 40", "informed = 40\nmost = 1", "threshold.most: unknown key"),
        ('"balanced"', '"neither"', "verdict[15].id: 'neither' is there twice"),
        ('"balanced"', '"perhaps"', "verdict[4].id: 'perhaps' is not one of balanced, closed, in"),
        ('id = "balanced"', 'id = "balanced"\nweight = 1', "verdict[4].weight: unknown key"),
        (
            'id = "balanced"',
            'id = "balanced"\narrangement = "cdd"',
            "verdict[4].arrangement: 'cdd' is not one of interim, portage",
        ),
        ("[threshold]", "title = 1\n[threshold]", "title: unknown key"),
    ],
)
def test_wrong_verdicts_are_refused_with_their_place(old: str, new: str, message: str) -> None:
    assert text().count(old) == 1
    with pytest.raises(DataError) as refused:
        load(parse(text().replace(old, new), FILE))
    assert str(refused.value).startswith(f"{FILE}: {message}")


@pytest.mark.parametrize("id_", IDS)
def test_no_verdict_may_be_missing(id_: str) -> None:
    row = f'[[verdict]]\nid = "{id_}"\nlabel = "L"\nsalarie = "S."\nentreprise = "E."\n'
    assert text().count(row) == 1
    with pytest.raises(DataError) as refused:
        load(parse(text().replace(row, ""), FILE))
    assert str(refused.value) == f"{FILE}: verdict: {id_!r} is missing"
