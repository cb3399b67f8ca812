"""Forms alone in a page of their own, for frames of other sites: ``integrer/portage/``."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from bs4 import BeautifulSoup, Tag

from calculator.decision.arrangement import READERS
from calculator.decision.link import letter
from calculator.simulator.form import forms
from calculator.view.html import render, tag
from scripts.checked import compared
from scripts.insertion import PageError

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from calculator.decision.arrangement import Reader
    from calculator.view.html import Element
    from scripts.website import Website

__all__ = ["FOLDER", "Framed", "frame", "framed", "write_frames"]

FOLDER = "integrer/"
"""Where these pages stand in the site, under the page that gives their code."""
_ASKED: dict[Reader, str] = {
    "salarie": "Questionnaire du salarié",
    "entreprise": "Questionnaire de l’entreprise",
}
_SCRIPTS = ("frame.mjs", "page.mjs")
_THEME = "theme.js"
_ASSETS = "../../assets/javascripts/"
_BODY = (
    '<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="indigo" '
    'data-md-color-accent="indigo">'
)
_NOT_KEPT = (
    "Dans ce cadre, aucune réponse n’est gardée, ni sur cet appareil, ni dans l’onglet. Recharger "
    "la page efface ce que vous avez tapé ; le lien sous le résultat permet de le retrouver."
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A form that other sites may show."""

    slug: str
    """The last part of its address."""
    page: str
    """Its page in the guide, from the root of the site."""
    title: str
    prefix: str
    """What the end of its links starts with."""
    shape: str
    """A pattern of the rest; what it holds, the calculator reads, here as in the guide."""
    room: int
    """Pixels that a frame keeps for a result, whichever it is."""


@cache
def framed() -> tuple[Framed, ...]:
    """Every form, questionnaires first."""
    return (
        *(_asked(reader) for reader in READERS),
        *(
            Framed(
                slug=one.page,
                page=f"calculer/{one.page}/",
                title=one.title,
                prefix="#simulation=",
                shape=rf"1{one.key}(?:_[A-Za-z][0-9A-Za-z.\-]{{1,20}})*",
                room=400,  # the usual result is there already; others are a little longer
            )
            for one in forms().values()
        ),
    )


def _asked(reader: Reader) -> Framed:
    return Framed(
        slug=f"questionnaire-{reader}",
        page=f"choisir/{reader}/",
        title=_ASKED[reader],
        prefix="#situation=",
        shape=rf"1{letter(reader)}-(?:[A-Za-z0-9]{{2}})*(?:\.(?:[A-Za-z0-9]{{2}})*)?",
        room=800,  # verdict, marks and reasons; the rest scrolls
    )


def write_frames(folder: Path, site: Website, on: date) -> None:
    """Write a page for each form of a built site.

    Args:
        folder: The built site.
        site: How the guide is called and where it is.
        on: Last day on which the law was compared with official data.

    Raises:
        PageError: The page of a form was not built, or holds no form.
    """
    for one in framed():
        source = folder / one.page / "index.html"
        if not source.is_file():
            raise PageError(f"{source} : la page n’est pas construite")
        path = folder / FOLDER / one.slug / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(frame(source.read_text(encoding="utf-8"), one, site, on), encoding="utf-8")


def frame(html: str, one: Framed, site: Website, on: date) -> str:
    """A form's page without what surrounds the form.

    Args:
        html: The built page of the form in the guide.
        one: The form.
        site: How the guide is called and where it is.
        on: Last day on which the law was compared with official data.

    Raises:
        PageError: The page holds no form, or no place where a part of it is expected.
    """
    soup = BeautifulSoup(html, "html.parser")
    calculator = soup.select_one(".poi-calculator")
    if calculator is None:
        raise PageError(f"{one.page} : aucun formulaire dans la page")
    _lead(calculator, one)
    _forget(calculator, one)
    _lower(calculator, one)
    edition = str(calculator["data-edition"])
    sheets = [str(sheet["href"]) for sheet in soup.select("head link[rel=stylesheet]")]
    guide = f"../../{one.page}"
    return "".join(
        (
            f'<!doctype html><html lang="fr" data-guide="{guide}" data-room="{one.room}">',
            render(_head(one, site, sheets)),
            _BODY,
            f'<script src="{_ASSETS}{_THEME}"></script>',
            '<main class="md-content poi-framed"><div class="md-content__inner md-typeset">',
            render(_top(one, site)),
            str(calculator),
            render(_end(edition, on, site)),
            "</div></main>",
            *(f'<script type="module" src="{_ASSETS}{name}"></script>' for name in _SCRIPTS),
            "</body></html>\n",
        )
    )


def _head(one: Framed, site: Website, sheets: list[str]) -> Element:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width,initial-scale=1"),
        tag("title", f"{one.title} - {site.name}"),
        tag("meta", name="robots", content="noindex"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("link", rel="canonical", href=site.address + one.page),
        tag("link", rel="icon", href="../../assets/images/favicon.svg"),
        # Links lead into the guide or to the law, and a frame is no place for either.
        tag("base", target="_blank"),
        *(tag("link", rel="stylesheet", href=href) for href in sheets),
    )


def _top(one: Framed, site: Website) -> Element:
    return tag(
        "header",
        tag("h1", one.title),
        tag(
            "p",
            tag(
                "a",
                f"Voir le guide « {site.name} »",
                tag("span", " (nouvel onglet)", class_="poi-new-tab"),
                href=f"../../{one.page}",
                target="_blank",
                rel="noopener",
            ),
        ),
        class_="poi-framed-top",
    )


def _end(edition: str, on: date, site: Website) -> Element:
    return tag(
        "footer",
        tag(
            "p",
            "Le calcul se fait dans votre navigateur. Ni le site qui montre ce cadre, ni le guide "
            "ne reçoivent vos réponses.",
        ),
        tag(
            "p",
            f"{compared(on)} ",
            tag("a", "Tous les textes et tous les montants", href="../../textes/"),
            f". Édition {edition}. Contenu sous ",
            tag("a", "Licence Ouverte 2.0", href=site.license),
            ". Information générale, sans valeur de conseil juridique.",
        ),
        class_="poi-framed-end",
    )


def _lead(calculator: Tag, one: Framed) -> None:
    """Lead to where the form's own page leads, and from form to form inside the frame."""
    for link in calculator.select("a[href]"):
        link["href"] = _moved(str(link["href"]), one.page)
    if calculator.get("data-other"):
        reader = posixpath.basename(str(calculator["data-other"]).rstrip("/"))
        calculator["data-other"] = f"../{_slug(f'choisir/{reader}/')}/"
    if calculator.get("data-pages"):
        pages = {form.id: f"../{form.page}/" for form in forms().values()}
        calculator["data-pages"] = json.dumps(pages)


def _slug(page: str) -> str:
    return next(one.slug for one in framed() if one.page == page)


def _moved(address: str, page: str) -> str:
    """The address of the same place, for a page that stands in the folder of frames."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not parts.path:
        return address
    end = "/" if parts.path.endswith("/") else ""
    target = posixpath.normpath(posixpath.join("/", page, parts.path)).lstrip("/")
    return urlunsplit(parts._replace(path=f"../../{target}{end if target else ''}"))


def _forget(calculator: Tag, one: Framed) -> None:
    """Offer to keep nothing: only the way to empty the form stays."""
    kept = calculator.select_one(".poi-keep")
    label = kept and kept.label
    hint = kept and kept.select_one(".poi-help")
    if not (kept and label and hint):
        raise PageError(f"{one.page} : la case « Garder » n’est pas où elle est attendue")
    label["hidden"] = ""  # the form's script asks it
    hint.string = _NOT_KEPT
    if kept.h2:
        kept.h2.string = "Recommencer"


def _lower(calculator: Tag, one: Framed) -> None:
    """Put what is said where the script is missing below what it would move when it goes away.

    In a frame the script starts with the first press of the pointer: what was aimed at must stay.
    """
    inert, answer = calculator.select_one("[data-inert]"), calculator.select_one(".poi-answer")
    if not (inert and answer):
        raise PageError(f"{one.page} : la phrase « data-inert » ou « .poi-answer » manque")
    answer.append(inert.extract())
