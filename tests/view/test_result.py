from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from calculator.decision.answers import Answers
from calculator.decision.examination import examine
from calculator.decision.questionnaire import questionnaire
from calculator.view.html import render
from calculator.view.plain import plain
from calculator.view.result import result
from calculator.view.wording import points
from scripts.cases import cases
from tests.situation import assess
from tests.view.tree import Node, read, words

if TYPE_CHECKING:
    from scripts.cases import Case

TODAY = date(2026, 11, 23)
FOUR = {
    "work_nature": "expertise",
    "reason": "missing_expertise",
    "subordination": "free",
    "prospecting": "has_clients",
}
WEAK = {"work_nature": "expertise", "subordination": "free", "autonomy": "alone"}


def shown(given: dict[str, str], reader: str = "salarie", on: date = TODAY) -> Node:
    found = assess(Answers.check(questionnaire(reader), given), on)
    return read(render(*result(found, examine(found))))


def golden(id_: str) -> dict[str, str]:
    (case,) = [one for one in cases() if one.id == id_]
    return dict(case.answers)


def headings(page: Node) -> list[str]:
    return [one.words() for one in page.all("h3")]


def test_the_most_useful_comes_first() -> None:
    page = shown(FOUR)
    first = page.children[0]
    assert not isinstance(first, str)
    assert first.attributes["data-verdict"] == "portage_if_lawful"
    assert headings(page) == [
        "À quel point chaque formule convient",
        "Les raisons, des deux côtés",
        "Ce qui changerait l’avis",
        "L’avis est-il solide ?",
        "Ce qui fait pencher",
        "Ce que dit la loi",
        "Ce qui reste sans réponse (9)",
        "Ce qui existe d’autre",
        "Vos réponses",
        "Ce que cet avis ne dit pas",
    ]


def test_too_early_shows_the_law_and_what_is_missing_but_no_score() -> None:
    page = shown({"work_nature": "manual"})
    assert page.one(class_="poi-verdict").attributes["data-verdict"] == "too_early"
    assert headings(page) == [
        "Ce que dit la loi",
        "Ce qui reste sans réponse (12)",
        "Vos réponses",
        "Ce que cet avis ne dit pas",
    ]
    assert not list(page.all(class_="poi-criteria"))
    assert not list(page.all(class_="poi-provisional"))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("expert_qui_remplace", "Besoin du client (portage salarial)."),
        ("hopital_public_insertion", "Motif du recours (intérim)."),
        # Clear, or closed: nothing is left to found, or nothing at all.
        ("audit_de_securite", None),
        ("greve", None),
    ],
)
def test_what_the_advice_rests_on_and_nobody_settled_is_said_first(
    case: str, expected: str | None
) -> None:
    (found,) = (one for one in cases() if one.id == case)
    verdict = shown(dict(found.answers), found.reader, found.on).one(class_="poi-verdict")
    said = [one.words() for one in verdict.all("p", class_="poi-doubt")]
    assert said == ([f"À vérifier avant tout : {expected}"] if expected else [])


def test_two_that_are_even_say_what_each_of_them_rests_on() -> None:
    peak = [
        shown({**one.answers, "reason": "peak"}, one.reader, one.on).one(class_="poi-verdict")
        for one in cases()
        if one.expect["verdict"] == "balanced"
    ]
    even = [one for one in peak if one.attributes["data-verdict"] == "balanced"]
    assert even
    for one in even:
        assert "Besoin du client (portage salarial)" in one.one("p", class_="poi-doubt").words()


def test_what_the_law_closes_comes_right_after_the_verdict() -> None:
    page = shown(golden("greve"))
    assert headings(page)[:2] == ["Ce que la loi ferme", "À quel point chaque formule convient"]
    closed = page.one("section", class_="poi-closed")
    assert [one.attributes["data-gate"] for one in closed.all("li")] == ["P-05", "I-01", "I-03"]
    assert "✕ Interdit" in closed.words()


def test_when_neither_fits_what_else_exists_comes_before_the_reasons() -> None:
    page = shown(golden("greve"))
    found = headings(page)
    assert found.index("Ce qui existe d’autre") < found.index("Les raisons, des deux côtés")
    assert page.one("li", data_alternative="dialogue").one("strong").words() == (
        "Attendre la fin de la grève"
    )


UNFIT = [
    case
    for case in cases()
    if case.expect["verdict"] in ("closed", "neither", "portage_weak", "interim_weak")
]


@pytest.mark.parametrize("case", UNFIT, ids=lambda case: case.id)
def test_when_nothing_fits_what_else_exists_comes_before_the_reasons(case: Case) -> None:
    found = headings(shown(dict(case.answers), case.reader, case.on))
    assert found.count("Ce qui existe d’autre") == 1
    assert found.index("Ce qui existe d’autre") < found.index("Les raisons, des deux côtés")


def test_a_case_stands_for_each_way_that_nothing_fits() -> None:
    assert {case.expect["verdict"] for case in UNFIT} == {
        "closed",
        "neither",
        "portage_weak",
        "interim_weak",
    }


FIT = [case for case in cases() if case not in UNFIT]


@pytest.mark.parametrize("case", FIT, ids=lambda case: case.id)
def test_when_something_fits_what_else_exists_comes_after_the_law(case: Case) -> None:
    found = headings(shown(dict(case.answers), case.reader, case.on))
    assert found.count("Ce qui existe d’autre") <= 1
    if "Ce qui existe d’autre" in found:
        assert found.index("Ce qui existe d’autre") > found.index("Ce que dit la loi")


def test_both_closed_by_one_answer_shows_no_score() -> None:
    page = shown({"activity": "dangerous_work"})
    assert page.one(class_="poi-verdict").attributes["data-verdict"] == "closed"
    assert page.one(class_="poi-verdict-label").words() == "La loi ferme les deux"
    assert not list(page.all(class_="poi-bars"))


def test_an_alternative_whose_text_was_not_read_says_so() -> None:
    page = shown({"activity": "personal_services"})
    home = page.one("li", data_alternative="emploi_domicile")
    assert home.one(class_="poi-sources").words() == "Texte non lu pour ce guide : à vérifier."
    assert "C. trav., art. L1242-2" in page.one("li", data_alternative="cdd").words()


def test_an_advice_is_provisional_while_questions_are_open() -> None:
    assert (
        shown(FOUR)
        .one(class_="poi-provisional")
        .words()
        .startswith("Avis provisoire : 9 questions sans réponse peuvent le changer.")
    )
    # What suits badly may still change; what is closed on both sides does not wait for more.
    weak = shown({**WEAK, "prospecting": "refuses", "reason": "missing_expertise"})
    assert weak.one(class_="poi-verdict").attributes["data-verdict"] == "interim_weak"
    assert (
        weak.one(class_="poi-provisional")
        .words()
        .startswith("Avis provisoire : 8 questions sans réponse peuvent le changer.")
    )
    poor = golden("expert_debutant_sans_reserve")
    del poor["activity"]
    neither = shown(poor)
    assert neither.one(class_="poi-verdict").attributes["data-verdict"] == "neither"
    assert (
        neither.one(class_="poi-provisional")
        .words()
        .startswith("Avis provisoire : 2 questions sans réponse peuvent le changer.")
    )
    both = shown({"activity": "dangerous_work"})
    assert both.one(class_="poi-verdict").attributes["data-verdict"] == "closed"
    assert not list(both.all(class_="poi-provisional"))
    complete = golden("expert_donnees_cadrage")
    assert not list(shown(complete).all(class_="poi-provisional"))
    assert not list(shown(complete).all(class_="poi-open"))


def test_one_open_question_is_told_in_the_singular() -> None:
    almost = golden("expert_donnees_cadrage")
    del almost["activity"]
    assert (
        shown(almost)
        .one(class_="poi-provisional")
        .words()
        .startswith("Avis provisoire : 1 question sans réponse peut le changer.")
    )
    del almost["idle_months"]
    assert (
        shown(almost)
        .one(class_="poi-provisional")
        .words()
        .startswith("Avis provisoire : 2 questions sans réponse peuvent le changer.")
    )


def test_an_open_question_links_to_the_form_and_not_knowing_is_told_apart() -> None:
    page = shown({**FOUR, "duration": "inconnu"})
    lines = list(page.one("section", class_="poi-open").all("li"))
    asked = questionnaire("salarie").questions
    texts = {str(line.one("a").attributes["href"]): line.words() for line in lines}
    assert texts["#q-duration"] == f"{words(asked['duration'].ask)} (vous ne savez pas)"
    assert texts["#q-target_pay"] == words(asked["target_pay"].ask)


def test_the_bars_say_both_scores_and_what_the_law_says() -> None:
    bars = shown(golden("renfort_logistique")).one("section", class_="poi-bars")
    assert [one.words() for one in bars.all("p", class_="poi-bar-label")] == [
        "Portage salarial : 15,6 sur 100 — interdit d’après vos réponses",
        "Intérim : 90,9 sur 100 — permis d’après vos réponses",
    ]
    assert bars.one("rect", class_="poi-bar-portage").attributes["width"] == "15.6%"
    assert bars.one("rect", class_="poi-bar-interim").attributes["width"] == "90.9%"


def test_both_sides_have_their_reasons_or_say_that_there_is_none() -> None:
    page = shown(golden("renfort_logistique"))
    portage, interim = page.one("section", class_="poi-reasons").one(class_="poi-columns").children
    assert not isinstance(portage, str)
    assert not isinstance(interim, str)
    assert portage.one("h4").words() == "Pour le portage"
    assert interim.one("h4").words() == "Pour l’intérim"
    heavy, light = interim.all("ul")
    assert heavy.words().startswith("Un travail d’exécution")
    assert len(list(heavy.all("li"))) == 5
    assert (
        interim.one("summary").words() == f"{len(list(light.all('li')))} raisons de moindre poids"
    )
    neither = shown(
        {
            "predictability": "low",
            "work_nature": "manual",
            "prospecting": "refuses",
            "negotiation": "no",
        }
    )
    assert "Aucune de vos réponses ne penche de ce côté." in neither.words()


def test_the_law_parts_what_was_answered_from_what_waits_and_what_is_clear() -> None:
    page = shown({**FOUR, "duration": "18_36"}).one("section", class_="poi-law")
    assert [one.words() for one in page.all("h4")] == [
        "Portage salarial : des points à vérifier",
        "Intérim : des points à vérifier",
    ]
    # P-08 is in doubt though its question is answered; P-03 waits for an answer.
    doubts = [
        [one.attributes["data-gate"] for one in child.all("li")]
        for child in page.children
        if not isinstance(child, str) and child.tag == "ul"
    ]
    assert doubts == [["P-08"], ["I-01", "I-02", "I-05"]]
    assert [one.words() for one in page.all("summary")] == [
        "6 conditions à vérifier, faute de réponse",
        "3 conditions sans obstacle",
        "1 condition à vérifier, faute de réponse",
        "1 condition sans obstacle",
    ]


def test_a_gate_tells_an_answer_from_a_missing_one() -> None:
    page = shown({"duration": "over_36"})
    closed = page.one("section", class_="poi-closed").one("li", data_gate="P-07")
    assert closed.one(class_="poi-because").words() == (
        "D’après votre réponse à : Combien de temps durera la mission chez cette entreprise ?"
    )
    waiting = page.one("section", class_="poi-law").one("li", data_gate="P-02")
    assert waiting.one(class_="poi-because").words() == (
        "Dépend de : Pouvez-vous trouver vos clients vous-même ? ; "
        "Pouvez-vous fixer et défendre votre prix ?"
    )
    assert [one.attributes["href"] for one in waiting.one(class_="poi-because").all("a")] == [
        "#q-prospecting",
        "#q-negotiation",
    ]


def test_the_limits_say_the_day_and_the_checks() -> None:
    before = shown({}, on=date(2024, 1, 1)).one("section", class_="poi-limits").words()
    assert "Avis au 1er janvier 2024" in before
    # The agreement and the code of work are among what it cites, and were not read the same day.
    assert "vérifiés du 8 novembre 2023 au 20 août 2026" in before
    assert "Votre date est postérieure" not in before
    after = shown({}).one("section", class_="poi-limits").words()
    assert "Votre date est postérieure" in after


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(0), "0"),
        (Fraction("72.4"), "72,4"),
        (Fraction("72.0"), "72"),
        (Fraction("71.0"), "71"),
        (Fraction(100), "100"),
    ],
)
def test_points_are_shown_to_a_tenth(value: Fraction, expected: str) -> None:
    assert points(value) == expected


def weights(page: Node) -> list[str]:
    body = page.one(class_="poi-criteria").one("tbody")
    return [next(iter(row.all("td"))).words() for row in body.all("tr")]


def tenths(text: str) -> Fraction:
    return Fraction(text.removesuffix(" %").replace(",", "."))


ADVISED = [case for case in cases() if case.expect["verdict"] != "too_early"]


@pytest.mark.parametrize("case", ADVISED, ids=lambda case: case.id)
def test_page_and_data_show_the_same_weights_which_add_up_to_100(case: Case) -> None:
    asked = Answers.check(questionnaire(case.reader), case.answers)
    found = assess(asked, case.on, **case.importance)
    page = [tenths(one) for one in weights(read(render(*result(found, examine(found)))))]
    rows = plain(found, examine(found))["contributions"]
    assert isinstance(rows, list)
    assert page == [Fraction(str(row["weight"])) for row in rows]
    assert sum(page) == 100


def test_the_table_of_criteria_adds_up_to_the_scores() -> None:
    table = shown(golden("renfort_logistique")).one(class_="poi-criteria")
    columns: list[list[str]] = [
        [cell.words() for cell in row.all("td")] for row in table.one("tbody").all("tr")
    ]
    total = [cell.words() for cell in table.one("tfoot").all("td")]
    assert total == ["100 %", "15,6", "90,9"]
    for index in (1, 2):
        assert sum(tenths(row[index]) for row in columns) == tenths(total[index])
