"""Dead links are told from sites that refuse and from those that do not answer."""

from __future__ import annotations

from contextlib import nullcontext
from threading import Lock
from typing import TYPE_CHECKING

import pytest

from scripts.watch.links import Answer, answers, section

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from scripts.watch.links import Fetch


class Web:
    """Sites that answer what they are told to, and remember what they were asked."""

    def __init__(self, **statuses: int | None) -> None:
        self.statuses = statuses
        self.asked: list[str] = []
        self.lock = Lock()

    def connect(self) -> AbstractContextManager[Fetch]:
        return nullcontext(self.fetch)

    def fetch(self, address: str) -> int | None:
        with self.lock:
            self.asked.append(address)
        return self.statuses[address.rpartition("/")[2]]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (200, "alive"),
        (304, "alive"),
        (404, "dead"),
        (410, "dead"),
        (401, "refused"),
        (403, "refused"),
        (429, "silent"),
        (500, "silent"),
        (503, "silent"),
        (None, "silent"),
    ],
)
def test_a_status_says_what_has_become_of_an_address(status: int | None, kind: str) -> None:
    found = answers(["https://a.fr/x"], Web(x=status).connect)
    assert found["https://a.fr/x"].kind == kind
    assert found["https://a.fr/x"].status == status


def on(site: str, *names: str) -> list[str]:
    return [f"https://{site}/{one}" for one in names]


@pytest.mark.parametrize("status", [403, None, 503])
def test_a_site_that_refuses_or_fails_three_times_is_left_alone(status: int | None) -> None:
    web = Web(good=200, bad=status)
    bad = [f"https://a.fr/{number}/bad" for number in range(9)]
    found = answers([*bad, *on("b.fr", "good")], web.connect)
    assert sorted(web.asked) == [*bad[:3], "https://b.fr/good"]
    assert {found[one].status for one in bad} == {status}


def test_a_site_that_answers_in_between_is_asked_to_the_end() -> None:
    web = Web(good=200, bad=403, gone=404, mute=None)
    names = ("bad", "bad", "good", "bad", "mute", "bad", "gone", "gone", "gone", "gone", "good")
    asked = [f"https://a.fr/{number}/{name}" for number, name in enumerate(names)]
    answers(asked, web.connect)
    assert web.asked == asked


def test_a_site_has_one_connection_of_its_own() -> None:
    web, opened = Web(x=200, y=200), list[int]()

    def connect() -> AbstractContextManager[Fetch]:
        opened.append(1)
        return web.connect()

    answers([*on("a.fr", "x"), *on("b.fr", "x"), *on("a.fr", "y")], connect)
    assert len(opened) == 2


def test_the_report_names_each_dead_link_and_each_site_that_fails() -> None:
    found = {
        "https://a.fr/1": Answer("dead", 404),
        "https://a.fr/2": Answer("alive", 200),
        "https://b.fr/1": Answer("silent", 503),
        "https://b.fr/2": Answer("silent", None),
        "https://c.fr/1": Answer("refused", 403),
    }
    told = section(dict.fromkeys(found, "docs/faq.md:3"), found)
    assert told.todo == (
        "`docs/faq.md:3` <https://a.fr/1>\u00a0: mort (404).",
        "b.fr\u00a0: sans réponse (<https://b.fr/1> et 1 autre adresse).",
    )
    assert told.said == ("c.fr\u00a0: refusé, à vérifier à la main (<https://c.fr/1>).",)


def test_a_refusal_alone_is_nothing_to_do() -> None:
    assert section({"https://c.fr/1": "x"}, {"https://c.fr/1": Answer("refused", 403)}).todo == ()


def test_without_any_network_the_report_says_so_once() -> None:
    asked = [*on("a.fr", "x", "y"), *on("b.fr", "x")]
    told = section(
        dict.fromkeys(asked, "docs/faq.md:3"), answers(asked, Web(x=None, y=None).connect)
    )
    (line,) = told.todo
    assert line.startswith("Aucune des 3 adresses n’a répondu")


def test_no_address_is_nothing_to_say() -> None:
    told = section({}, answers([], Web().connect))
    assert (told.todo, told.said) == ((), ())
