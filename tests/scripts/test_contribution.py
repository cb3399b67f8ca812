from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.contribution import Project, invite, project
from scripts.insertion import PageError
from tests.scripts.sample import built, sample, site
from tests.view.tree import read

OURS = Project("https://example.org/nous/guide", "https://example.org/nous/guide/edit/main/docs/")
NOWHERE = Project("", "")


def line(source: str, place: Project) -> tuple[str, list[str]]:
    """What the line says, and where it leads."""
    page = sample(source)
    html = invite(built(page), page, site(), place)
    end = html.partition('class="poi-end"')[2].partition("</p>")[2].partition("</article>")[0]
    found = read(end).one("p")
    return found.text(), [str(one.attributes["href"]) for one in found.all("a")]


def test_without_a_project_it_leads_to_the_page_that_says_how() -> None:
    said = "Une erreur dans cette page\u202f? La signaler."
    assert line("index.md", NOWHERE) == (said, ["a-propos/contribuer/"])
    assert line("faq.md", NOWHERE) == (said, ["../a-propos/contribuer/"])
    assert line("droit/portage.md", NOWHERE) == (said, ["../../a-propos/contribuer/"])


def test_with_one_it_opens_forms_that_know_the_page_and_the_page_itself() -> None:
    said, (wrong, unclear, text) = line("droit/portage.md", OURS)
    assert said == (
        "Une erreur dans cette page\u202f? Signaler un chiffre ou un texte de loi, "
        "un passage peu clair, ou corriger le texte."
    )
    page = "&page=https%3A%2F%2Fexample.org%2Fguide%2Fdroit%2Fportage%2F"
    assert wrong == f"{OURS.address}/issues/new?template=chiffre-ou-texte.yml{page}"
    assert unclear == f"{OURS.address}/issues/new?template=texte-peu-clair.yml{page}"
    assert text == f"{OURS.edit}droit/portage.md"


def test_a_form_opened_from_an_edition_says_which_one_was_read() -> None:
    place = Project(OURS.address, OURS.edit, "Édition 2026.11")
    _, (wrong, unclear, text) = line("faq.md", place)
    for form in (wrong, unclear):
        (page,) = parse_qs(urlsplit(form).query)["page"]
        assert page == "https://example.org/guide/faq/ · Édition 2026.11"
    assert text == f"{OURS.edit}faq.md"


def test_where_texts_are_not_changed_in_place_only_the_forms_are_there() -> None:
    said, links = line("faq.md", Project(OURS.address, ""))
    assert said.endswith(", un passage peu clair.")
    assert len(links) == 2


def test_a_page_that_lost_its_last_line_is_refused() -> None:
    page = sample()
    with pytest.raises(PageError, match=r"fin_de_page\.md"):
        invite(built(page).replace("poi-end", "x"), page, site(), OURS)


def test_the_project_is_what_the_makefile_says() -> None:
    settings = {"REPO_URL": "https://example.org/nous/guide/", "EDIT_URL": OURS.edit}
    assert project(settings) == OURS
    named = Project(OURS.address, OURS.edit, "Édition 2026.11")
    assert project(settings | {"EDITION_LABEL": named.edition}) == named
    assert project({}) == NOWHERE
