"""A form alone: nothing around it, nothing kept, and its links still lead into the guide."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from calculator.api import respond
from calculator.decision import link as situation_link
from calculator.decision.arrangement import READERS
from calculator.decision.profile import profiles
from calculator.decision.questionnaire import questionnaire
from calculator.law.french import day
from calculator.simulator import link as simulator_link
from calculator.simulator.form import forms
from calculator.view.form import calculator
from calculator.view.html import render
from calculator.view.simulation.form import simulator
from scripts.embed import FOLDER, Framed, frame, framed, write_frames
from scripts.insertion import PageError
from scripts.policy import inline_scripts
from tests.scripts.sample import built, sample, site
from tests.simulated import TODAY, simulated

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = date(2026, 8, 20)
PACKED = {"runtime": "abc", "edition": "2026.11.1", "files": "{}"}
EVERY = framed()
SHEET = '<head><link rel="stylesheet" href="../../assets/stylesheets/site.css">'


def slug(one: Framed) -> str:
    return one.slug


def page(one: Framed) -> str:
    """The form's page of the guide, as the theme builds it."""
    reader = one.page.removeprefix("choisir/").strip("/")
    if one.page.startswith("choisir/"):
        held = calculator(
            questionnaire(reader), PACKED, f"../grille-{reader}/", f"../{other(reader)}/", ""
        )
    else:
        id_ = next(form.id for form in forms().values() if form.page == one.slug)
        found = simulated(id_)
        held = simulator(found.entries, found.shown, PACKED, "")
    html = built(sample(one.page.rstrip("/") + ".md"), "<nav>menu</nav>" + render(held))
    return html.replace("<head>", SHEET)


def other(reader: str) -> str:
    return next(one for one in READERS if one != reader)


def alone(one: Framed) -> BeautifulSoup:
    return BeautifulSoup(frame(page(one), one, site(), ON), "html.parser")


def of(slug: str) -> Framed:
    return next(one for one in EVERY if one.slug == slug)


def addresses(markup: str) -> set[str]:
    return {str(link["href"]) for link in BeautifulSoup(markup, "html.parser").select("a[href]")}


def test_every_form_of_the_guide_can_be_framed_under_a_name_of_its_own() -> None:
    pages = {f"choisir/{reader}/" for reader in READERS}
    pages |= {f"calculer/{form.page}/" for form in forms().values()}
    assert {one.page for one in EVERY} == pages
    assert len({one.slug for one in EVERY}) == len(EVERY) == len(pages)


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_the_form_stands_alone_with_its_source_its_day_its_edition_and_its_licence(
    one: Framed,
) -> None:
    soup = alone(one)
    assert len(soup.select("main .poi-calculator")) == 1
    assert soup.nav is None
    assert [head.text for head in soup.select("h1")] == [one.title]
    end = soup.select_one("main footer")
    assert end
    for part in (day(ON), "Édition 2026.11.1.", "Licence Ouverte 2.0", "conseil juridique"):
        assert part in end.text
    assert str(site().license) in addresses(str(end))
    (guide,) = soup.select("header a")
    assert guide["href"] == f"../../{one.page}"
    assert (guide["target"], guide["rel"]) == ("_blank", ["noopener"])


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_search_engines_are_sent_to_the_page_of_the_guide(one: Framed) -> None:
    soup = alone(one)
    (robots,) = soup.select("meta[name=robots]")
    assert robots["content"] == "noindex"
    (canonical,) = soup.select("link[rel=canonical]")
    assert canonical["href"] == site().address + one.page


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_it_takes_the_styles_of_the_guide_and_not_the_scripts_of_the_theme(one: Framed) -> None:
    html = frame(page(one), one, site(), ON)
    soup = BeautifulSoup(html, "html.parser")
    (sheet,) = soup.select("link[rel=stylesheet]")
    assert sheet["href"] == "../../assets/stylesheets/site.css"
    loaded = [str(script["src"]).rpartition("/")[2] for script in soup.select("script")]
    assert loaded == ["theme.js", "frame.mjs", "page.mjs"]
    assert inline_scripts(html) == []
    # The theme's styles look for these on the body.
    assert soup.body
    assert soup.body["dir"] == "ltr"
    assert soup.body["data-md-color-scheme"] == "default"
    assert html.count('<meta charset="utf-8">') == 1


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_its_links_lead_where_those_of_the_guide_lead_and_open_beside_it(one: Framed) -> None:
    soup = alone(one)
    (base,) = soup.select("base")
    assert base["target"] == "_blank"
    for address in addresses(str(soup)):
        assert address.startswith(("../../", "#", "https://")), address
    if one.page.startswith("choisir/"):
        grid = f"../../{one.page}".replace("/choisir/", "/choisir/grille-")
        assert grid in addresses(str(soup))


def test_a_link_of_another_form_is_opened_in_the_frame_of_that_form() -> None:
    asked = alone(of("questionnaire-salarie")).select_one(".poi-calculator")
    assert asked
    assert asked["data-other"] == "../questionnaire-entreprise/"
    pay = alone(of("portage")).select_one(".poi-calculator")
    assert pay
    slugs = {one.slug for one in EVERY}
    pages = json.loads(str(pay["data-pages"]))
    assert set(pages) == set(forms())
    assert {address.strip("./") for address in pages.values()} <= slugs


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_nothing_can_be_kept_from_a_frame(one: Framed) -> None:
    (keep,) = alone(one).select(".poi-keep")
    assert keep.label
    assert keep.label.has_attr("hidden")
    assert "aucune réponse n’est gardée" in keep.text
    assert "Garder" not in keep.text.replace(keep.label.text, "")
    assert keep.select("button[type=reset]")


@pytest.mark.parametrize("one", EVERY, ids=slug)
def test_what_goes_away_once_the_script_runs_has_nothing_of_the_answer_below_it(
    one: Framed,
) -> None:
    (last,) = alone(one).select(".poi-answer > :last-child")
    assert last.has_attr("data-inert")


def test_a_form_without_the_line_for_a_missing_script_is_refused() -> None:
    html = page(of("portage")).replace("data-inert", "data-moved")
    with pytest.raises(PageError, match="data-inert"):
        frame(html, of("portage"), site(), ON)


def results() -> Iterator[str]:
    for form in forms():
        found = simulated(form)
        yield render(*found.shown.parts(), *(found.shown.later() if found.shown.later else ()))
    for reader in READERS:
        for one in profiles(reader):
            asked = {"reader": reader, "on": TODAY.isoformat(), "answers": dict(one.answers.given)}
            parts = respond({"do": "show", **asked})["parts"]
            assert isinstance(parts, list | tuple)
            yield "".join(parts)


def test_what_the_calculator_answers_leads_right_from_a_frame_too() -> None:
    # The page's script puts these as they are: only an address from the root holds in both places.
    found = {address for markup in results() for address in addresses(markup)}
    assert len(found) > 50
    for address in found:
        assert address.startswith(("../../", "#", "https://")), address


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1s-",
            "1s-n1",
            "1s-n1r2",
            "1s-n1r2.i3",
            "1s-.i3",
            "1e-w1",
            "1s-n",
            "1s",
            "2s-n1",
            "s-n1",
        ),
        *("1x-n1", "1s-n1.i", "1s-n1 ", "1s-n1.i3.i3", "1s-é1", ""),
    ],
)
def test_the_end_of_a_situation_link_is_taken_where_the_calculator_takes_it(text: str) -> None:
    taken = [one.slug for one in EVERY if one.prefix == "#situation=" and matches(one, text)]
    try:
        reader = situation_link.read(text).reader
    except situation_link.LinkError:
        assert taken == []
    else:
        assert taken == [f"questionnaire-{reader}"]


@pytest.mark.parametrize(
    "text",
    [
        *("1p", "1p_Gd_Tm_A450_j18_ci", "1f_d442.15", "1p_e-5", "1p_", "1p_G", "2p_Gd", "1z_Gd"),
        *("p_Gd", "1p_Gd_", "1p_Gé", "1p Gd", ""),
    ],
)
def test_the_end_of_a_simulation_link_is_taken_where_the_calculator_takes_it(text: str) -> None:
    taken = [one.slug for one in EVERY if one.prefix == "#simulation=" and matches(one, text)]
    try:
        form = simulator_link.read(text)[0]
    except simulator_link.LinkError:
        assert taken == []
    else:
        assert taken == [form.page]


def matches(one: Framed, text: str) -> bool:
    return bool(re.fullmatch(one.shape, text))


def test_each_form_of_a_built_site_gets_its_page(tmp_path: Path) -> None:
    for one in EVERY:
        path = tmp_path / one.page / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(page(one), encoding="utf-8")
    write_frames(tmp_path, site(), ON)
    written = {path.parent.name for path in (tmp_path / FOLDER).rglob("index.html")}
    assert written == {one.slug for one in EVERY}


def test_a_page_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"choisir/salarie/index\.html.*pas construite"):
        write_frames(tmp_path, site(), ON)


def test_a_page_without_its_form_is_named() -> None:
    with pytest.raises(PageError, match="calculer/portage/ : aucun formulaire"):
        frame(built(sample()), of("portage"), site(), ON)


def test_a_form_that_offers_to_keep_elsewhere_is_refused() -> None:
    html = page(of("portage")).replace("poi-keep", "poi-kept")
    with pytest.raises(PageError, match="la case « Garder »"):
        frame(html, of("portage"), site(), ON)
