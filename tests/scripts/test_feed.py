from __future__ import annotations

from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

from calculator.view.html import render
from scripts.changes import change_list, changes
from scripts.feed import TITLE, announce, feed
from tests.scripts.sample import ADDRESS, built, sample, site
from tests.view.tree import read

ALL = changes()
CHANNEL = ET.fromstring(feed(ALL, site())).find("channel")  # noqa: S314  our own feed


def channel() -> ET.Element:
    assert CHANNEL is not None
    return CHANNEL


def texts(name: str) -> list[str]:
    return [item.findtext(name, "") for item in channel().findall("item")]


def test_the_feed_holds_every_change_newest_first() -> None:
    assert texts("title") == [one.title for one in ALL]
    assert [parsedate_to_datetime(one).date() for one in texts("pubDate")] == [
        one.on for one in ALL
    ]


def test_each_item_leads_to_its_anchor_in_the_page() -> None:
    anchors = [one.attributes["id"] for one in read(render(change_list(ALL))).all("h3")]
    assert texts("link") == [f"{ADDRESS}changements/#{anchor}" for anchor in anchors]


def test_an_item_keeps_its_identity_where_the_site_moves() -> None:
    assert texts("guid") == [f"portage-ou-interim:{one.id}" for one in ALL]
    for item in channel().iter("guid"):
        assert item.attrib["isPermaLink"] == "false"


def test_the_feed_is_dated_by_its_newest_change_and_by_no_clock() -> None:
    assert parsedate_to_datetime(channel().findtext("lastBuildDate", "")).date() == ALL[0].on
    assert feed(ALL, site()) == feed(ALL, site())
    assert channel().findtext("language") == "fr"


def test_a_text_that_was_not_read_is_said_in_the_feed_too() -> None:
    for one, said in zip(ALL, texts("description"), strict=True):
        assert said.endswith("À confirmer.") is not one.verified, one.id
        assert all(article.label in said for article in one.articles)


def test_every_page_announces_the_feed_by_a_relative_address() -> None:
    for source, up in (("index.md", ""), ("faq.md", "../"), ("droit/portage.md", "../../")):
        page = sample(source)
        link = (
            f'<link rel="alternate" type="application/rss+xml" title="{TITLE}"'
            f' href="{up}changements.xml"></head>'
        )
        assert link in announce(built(page), page)
