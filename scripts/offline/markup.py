"""The words about the copy on the reader's device: a new edition is offered, the copy is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import render, tag
from scripts.insertion import in_head
from scripts.offline.worker import CALCULATOR_LIMIT, EDITIONS_LIMIT, GUIDE_LIMIT, is_local

if TYPE_CHECKING:
    from calculator.view.html import Element
    from scripts.page import Page
    from scripts.website import Website

__all__ = ["allow", "bound", "copy"]

_ROOM = GUIDE_LIMIT + CALCULATOR_LIMIT
_MEGABYTE = 1_000_000

_STATES = {
    "unsupported": "Ce navigateur, ou cette fenêtre, ne garde pas de copie. "
    "Le guide et le calculateur marchent, avec le réseau.",
    "none": "Aucune copie sur cet appareil.",
    "full": "Aucune copie : il n’y a pas assez de place sur cet appareil. "
    "Le guide et le calculateur marchent, avec le réseau.",
    "making": "La copie est en cours. Vous pouvez continuer à lire.",
    "guide": "Le guide est disponible hors ligne. Le calculateur ne l’est pas encore : "
    "il le sera une fois utilisé, ou gardé avec le bouton.",
    "all": "Disponible hors ligne : le guide et le calculateur.",
    "failed": "La copie n’a pas pu être faite : le réseau ou la place manque. "
    "Le guide et le calculateur marchent, avec le réseau.",
}


def allow(html: str, page: Page, site: Website) -> str:
    """The built page, told that a copy may be kept, with the words that offer a new edition.

    A page without them registers nothing: those of a local address have none.

    Raises:
        PageError: The page has no head.
    """
    del page  # the same words everywhere
    return html if is_local(site.address) else in_head(html, render(_renewal()))


def _renewal() -> Element:
    return tag(
        "template",
        tag(
            "div",
            tag(
                "p",
                "Une nouvelle version du guide est prête. "
                "Vos réponses restent, dans tous vos onglets.",
            ),
            tag("button", "Recharger avec la nouvelle version", type="button", data_renew=True),
            tag("button", "Plus tard", type="button", data_later=True),
            class_="poi-renewal",
            role="status",
        ),
        data_offline_allowed=True,
        data_room=str(_ROOM),
    )


def copy() -> Element:
    """What this device keeps, and the buttons for it; a script shows them."""
    return tag(
        "div",
        tag(
            "p",
            *(tag("span", text, data_state=name, hidden=True) for name, text in _STATES.items()),
            role="status",
        ),
        tag(
            "p",
            "Place prise : ",
            tag("span", data_guide=True),
            " pour le guide, ",
            tag("span", data_calculator=True),
            " pour le calculateur.",
            data_sizes=True,
            hidden=True,
        ),
        tag(
            "p",
            _button("Garder une copie sur cet appareil", "keep"),
            " ",
            _button("Retirer la copie de cet appareil", "forget"),
        ),
        class_="poi-copy",
        data_copy=True,
        hidden=True,
    )


def _button(text: str, does: str) -> Element:
    return tag("button", text, type="button", class_="md-button", data_do=does, hidden=True)


def bound() -> Element:
    """How much the copy may take at most."""
    most = _ROOM * EDITIONS_LIMIT // _MEGABYTE
    return tag(
        "p",
        f"Au plus {EDITIONS_LIMIT} éditions du guide restent sur l’appareil, et {most} Mo en tout. "
        "Une de plus y est, le temps de passer de l’une à l’autre ; la plus ancienne est effacée.",
    )
