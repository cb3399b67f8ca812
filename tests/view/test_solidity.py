from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from calculator.decision.answers import Answers
from calculator.decision.bounds import Range
from calculator.decision.examination import examine
from calculator.decision.profile import profiles
from calculator.decision.questionnaire import questionnaire
from calculator.view.html import render
from calculator.view.result import result
from calculator.view.solidity import span
from scripts.cases import cases
from tests.situation import assess
from tests.view.tree import Node, read, words

ON = date(2026, 11, 23)
KNOWN = {case.id: case for case in cases()}


def shown(id_: str, **changes: str) -> Node:
    case = KNOWN[id_]
    answers = Answers.check(questionnaire(case.reader), {**case.answers, **changes})
    found = assess(answers, case.on, **case.importance)
    return read(render(*result(found, examine(found))))


def said(id_: str, part: str) -> str:
    return shown(id_).one(class_=part).words()


def test_how_often_an_arrangement_comes_first_is_said_in_words() -> None:
    assert (
        "Le portage arrive en tête dans 70 % des pondérations possibles, et dans 98 % quand "
        "chaque poids varie de moitié"
    ) in said("deux_criteres_qui_s_opposent", "poi-robustness")
    # The one that leads with the reader's own weights: 1 - 7/10, and 1 - 27/224.
    assert "L’intérim arrive en tête dans 30 % des" in said(
        "importance_qui_retourne", "poi-robustness"
    )
    assert "et dans 88 %" in said("importance_qui_retourne", "poi-robustness")
    assert "jeu égal" in said("egalite_sur_tout", "poi-robustness")
    assert "dans plus de 99 %" in said("expert_donnees_cadrage", "poi-robustness")
    assert "La loi a tranché" in said("renfort_logistique", "poi-robustness")


def test_what_a_criterion_would_have_to_weigh_is_said() -> None:
    text = said("deux_criteres_qui_s_opposent", "poi-robustness")
    # 28/61 = 45,9 % and 4/15 = 26,7 %.
    assert (
        "« Trouver ses clients » devrait peser 45,9 % au lieu de 26,7 % pour que l’intérim passe "
        "devant."
    ) in text
    assert "au-delà de 45,9 %, l’intérim est en tête" in text
    assert "pèse 20 % ; le portage en tête à tout poids" in text
    assert "Aucun critère seul" in said("fin_de_carriere", "poi-robustness") or "devrait peser" in (
        said("fin_de_carriere", "poi-robustness")
    )


def test_a_plot_fills_its_width() -> None:
    plot = shown("deux_criteres_qui_s_opposent").one(class_="poi-sensitivity")
    for bar in plot.all("svg"):
        widths = [
            float((one.attributes["width"] or "").removesuffix("%"))
            for one in bar.all("rect")
            if not one.has("class_", "poi-plot-now")
        ]
        assert abs(sum(widths) - 100) < 1


def test_open_questions_that_cannot_turn_the_advice_are_said_to_be_so() -> None:
    page = shown("une_question_qui_ne_change_plus_rien_au_sens")
    (settled,) = page.all(data_settled="")
    assert settled.words() == "La question restante ne peut plus changer l’avis de sens."
    assert not list(page.all(class_="poi-next"))


def test_the_question_that_matters_most_is_offered() -> None:
    link = shown("quatre_reponses").one(class_="poi-next").one("a")
    assert (link.attributes["href"] or "").startswith("#q-")


@pytest.mark.parametrize("id_", ["tout_inconnu", "tout_inconnu_entreprise"])
def test_who_knows_nothing_is_told_what_to_find_out(id_: str) -> None:
    assert len(list(shown(id_).one(class_="poi-next").all("li"))) == 3


def test_two_answers_together_are_one_sentence() -> None:
    text = said("deux_reponses_pour_retourner", "poi-flips")
    assert "Si à « Pourquoi l’entreprise" in text
    assert ", et si à « Combien de temps" in text
    assert "l’avis deviendrait « Reste l’intérim, si le motif le permet »." in text


def test_no_way_to_the_other_arrangement_is_said() -> None:
    assert "Changer une ou deux réponses ne mène pas au portage." in said(
        "renfort_logistique", "poi-flips"
    )
    assert "ne suffit pas" in said("poste_durable", "poi-flips")


def test_contradictions_lead_to_their_questions() -> None:
    (one,) = [one for one in profiles("entreprise") if one.id == "expert_a_diriger"]
    found = assess(one.answers, ON)
    part = read(render(*result(found, examine(found)))).one(class_="poi-contradictions")
    links = {link.attributes["href"] for link in part.all("a")}
    assert links == {"#q-control", "#q-outcome", "#q-person_known"}


def test_an_arrangement_that_leads_everywhere_and_an_even_end_are_said() -> None:
    (best,) = [one for one in profiles("salarie") if one.id == "consultante"]
    found = assess(best.answers, ON)
    text = read(render(*result(found, examine(found)))).one(class_="poi-robustness").words()
    assert "dans toutes les pondérations possibles" in text
    assert words(span(Range(Fraction(0), Fraction(5)))) == (
        "de l’égalité à 5 points pour le portage"
    )
    assert words(span(Range(Fraction(-5), Fraction(-5)))) == "5 points pour l’intérim"
    assert words(span(Range(Fraction(-17, 10), Fraction(2)))) == (
        "de 1,7 point pour l’intérim à 2 points pour le portage"
    )
