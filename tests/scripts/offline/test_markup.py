from __future__ import annotations

from dataclasses import replace

from calculator.view.html import render
from scripts.offline.markup import allow, bound, copy
from scripts.offline.worker import CALCULATOR_LIMIT, EDITIONS_LIMIT, GUIDE_LIMIT
from tests.scripts.sample import built, sample, site
from tests.view.tree import read


def test_a_published_page_may_keep_a_copy_and_holds_the_words_that_offer_a_new_one() -> None:
    page = sample()
    html = allow(built(page), page, site())
    template = html[html.index("<template") : html.index("</head>")]
    notice = read(template).one(class_="poi-renewal")
    assert notice.attributes["role"] == "status"
    assert "Recharger avec la nouvelle version" in html
    assert f'data-room="{GUIDE_LIMIT + CALCULATOR_LIMIT}"' in html


def test_a_page_for_this_machine_keeps_none() -> None:
    page = sample()
    local = replace(site(), address="http://127.0.0.1:8000/")
    assert allow(built(page), page, local) == built(page)


def test_nothing_of_the_copy_shows_without_script() -> None:
    panel = read(render(copy())).one(class_="poi-copy")
    assert "hidden" in panel.attributes
    states = [one for one in panel.all() if {"data-state", "data-do"} & set(one.attributes)]
    assert len(states) > 5
    assert all("hidden" in one.attributes for one in states)


def test_the_bound_that_readers_are_told_is_the_one_that_the_build_holds_to() -> None:
    megabytes = (GUIDE_LIMIT + CALCULATOR_LIMIT) * EDITIONS_LIMIT // 1_000_000
    assert f"{megabytes} Mo" in render(bound()).replace("\u00a0", " ").replace("\u202f", " ")
