from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from scripts.insertion import PageError
from scripts.structured import describe, questions
from tests.scripts.sample import ADDRESS, built, sample, site

if TYPE_CHECKING:
    from scripts.page import Page

DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script></head>', re.DOTALL)
FAQ = (
    "<h2>Un thème</h2>"
    '<h3 id="q">Qui paie\u202f?<a class="headerlink" href="#q">&para;</a></h3>\n'
    '<p>L’agence\npaie (<a href="https://x.example">L1251-1</a>).</p>\n<ul><li>Vraiment.</li></ul>'
    "<h3>Et <em>après</em>\u202f?</h3><p>Rien.</p>"
    "<h2>Un autre</h2><p>Ceci n’est pas une réponse.</p>"
    "<h3>Enfin\u202f?</h3><p>Oui.</p>"
    '<p><em class="poi-end">Articles de loi comparés.</em></p>'
)


def graph(page: Page, body: str = "") -> list[dict[str, Any]]:
    found = DATA.search(describe(built(page, body), page, site()))
    assert found
    data = json.loads(found[1])
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def test_a_page_is_an_article_of_the_site_and_of_nobody_else() -> None:
    _, article = graph(sample())
    assert article["@type"] == "Article"
    assert article["headline"] == "Le portage"
    assert article["dateModified"] == "2026-08-20"
    assert article["inLanguage"] == "fr"
    assert article["isAccessibleForFree"] is True
    assert article["license"] == "https://example.org/licence/"
    assert article["image"] == ADDRESS + "assets/images/cartes/droit/portage.png"
    assert article["publisher"]["name"] == "Portage ou intérim"
    assert "author" not in article


def test_the_way_to_a_page_goes_through_its_section_by_full_addresses() -> None:
    trail, _ = graph(sample())
    assert trail["@type"] == "BreadcrumbList"
    assert [
        (one["position"], one["name"], one.get("item")) for one in trail["itemListElement"]
    ] == [
        (1, "Accueil", ADDRESS),
        (2, "Droit", ADDRESS + "droit/interim/"),
        (3, "Le portage salarial", None),
    ]


def test_the_home_is_the_site_and_has_no_way_to_it() -> None:
    (home,) = graph(sample("index.md"))
    assert (home["@type"], home["name"], home["url"]) == ("WebSite", "Portage ou intérim", ADDRESS)


@pytest.mark.parametrize("included", ["questionnaire-salarie", "simulateur-portage"])
def test_a_page_that_calculates_is_a_free_application(included: str) -> None:
    _, found = graph(sample(text=f"# A\n\n{{!generated/{included}.html!}}\n"))
    assert found["@type"] == "WebApplication"
    assert found["offers"]["price"] == 0


def test_the_answers_are_those_of_the_built_page() -> None:
    _, page = graph(sample("faq.md"), FAQ)
    assert page["@type"] == "FAQPage"
    assert [(one["name"], one["acceptedAnswer"]["text"]) for one in page["mainEntity"]] == [
        ("Qui paie\u202f?", "L’agence paie (L1251-1). Vraiment."),
        ("Et après\u202f?", "Rien."),
        ("Enfin\u202f?", "Oui."),
    ]


def test_a_page_of_questions_without_any_is_refused() -> None:
    page = sample("faq.md")
    with pytest.raises(PageError, match="aucune question"):
        describe(built(page), page, site())
    assert list(questions("<p>x</p>")) == []


def test_no_text_ends_the_script_that_holds_it() -> None:
    page = sample(title="a</script><script>alert(1)</script> <!-- & \u2028")
    html = describe(built(sample()), page, site())
    assert html.count("</script>") == 1
    found = DATA.search(html)
    assert found
    assert json.loads(found[1])["@graph"][1]["headline"] == page.title


def test_a_page_that_gives_another_address_is_refused() -> None:
    with pytest.raises(PageError, match="canonical"):
        describe(built(sample("index.md")), sample(), site())
