"""The code for other sites: one frame, closed to what it does not need, and readable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from calculator.view.html import render
from scripts.embed import FOLDER, Framed, framed
from scripts.snippet import chooser, locate, plain, sized
from scripts.website import PUBLISHER
from tests.scripts.sample import site

SRC = "https://example.org/integrer/portage/?theme=sombre#simulation=1p_Gd_Tm_A450"


def read(code: str) -> Tag:
    (found,) = BeautifulSoup(code, "html.parser").select("iframe")
    return found


def page() -> BeautifulSoup:
    return BeautifulSoup(locate(render(chooser()), site()), "html.parser")


def test_the_frame_says_what_it_is_waits_to_be_near_and_tells_no_address() -> None:
    found = read(plain(SRC, "Le portage"))
    assert found["src"] == SRC
    assert found["title"] == "Le portage"
    assert found["loading"] == "lazy"
    assert found["referrerpolicy"] == "no-referrer"


def test_the_frame_can_neither_send_a_form_nor_lead_the_page_elsewhere() -> None:
    allowed = set(read(plain(SRC, "x")).get_attribute_list("sandbox"))
    assert {"allow-scripts", "allow-same-origin", "allow-downloads", "allow-modals"} <= allowed
    assert "allow-forms" not in allowed
    assert not any("top-navigation" in str(one) for one in allowed)


def test_the_second_code_is_the_first_and_a_script_that_one_can_read() -> None:
    code = sized(SRC, "Le portage")
    assert code.endswith(plain(SRC, "Le portage"))
    script = code.removesuffix(plain(SRC, "Le portage")).strip().splitlines()
    assert len(script) <= 12
    assert all(len(line) <= 100 for line in script)
    for check in ("source === frame.contentWindow", "origin === new URL(frame.src).origin"):
        assert check in code


def test_the_page_offers_every_form_and_first_the_code_without_script() -> None:
    soup = page()
    assert [one["value"] for one in soup.select("option")] == [one.slug for one in framed()]
    assert [one["data-code"] for one in soup.select("[data-code]")] == ["plain", "sized"]


@pytest.mark.parametrize("one", framed(), ids=lambda one: one.slug)
def test_without_script_there_is_a_code_for_each_form(one: Framed) -> None:
    (area,) = page().select(f"[data-static] textarea#integrer-{one.slug}")
    found = read(area.text)
    assert found["src"] == f"{site().address}{FOLDER}{one.slug}/"
    assert one.title.casefold() in str(found["title"]).casefold()
    assert str(found["title"]).count(":") <= 1


def test_a_link_to_a_frame_alone_says_which() -> None:
    links = page().select("[data-static] a")
    assert [str(one["href"]) for one in links] == [f"{one.slug}/" for one in framed()]
    for link, one in zip(links, framed(), strict=True):
        assert one.title in link.text


def test_titles_stand_in_a_template_as_they_are() -> None:
    # The page's script puts them between quotation marks and escapes nothing.
    for option in page().select("option"):
        assert not set('"<>&{}') & set(str(option["data-title"]))


def test_the_address_of_the_site_is_put_where_that_of_nobody_stood() -> None:
    html = locate(render(chooser()), site())
    assert PUBLISHER not in html
    assert f'data-address="{site().address}{FOLDER}"' in html
    unset = replace(site(), address=PUBLISHER)
    assert locate(render(chooser()), unset) == render(chooser())


def test_every_control_has_its_label() -> None:
    soup = page()
    named = {str(label["for"]) for label in soup.select("label[for]")}
    for control in soup.select("select, textarea, input[type=text]"):
        assert control["id"] in named
