"""What a reader may do who thinks that a result is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import Element, tag

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["report", "reported"]


def reported(title: str, says: Mapping[str, str]) -> str:
    """The text of a report on a result.

    Args:
        title: Of the form that led to it.
        says: The result, as a label and a sentence.
    """
    return f"{title}. {says['label']}. {says['sentence']}"


def report(address: str, first: str) -> Element:
    """The text of a report, and the form that takes it; nothing leaves by itself.

    Args:
        address: Of that form; blank where the project's own address is not known.
        first: What to look at before, and what the text says.
    """
    return tag(
        "details",
        tag("summary", "Ce résultat vous semble inexact ?"),
        tag(
            "p",
            f"{first} Rien ne part tout seul ; n’y mettez ni nom, ni bulletin de paie.",
        ),
        tag("label", "Texte du signalement", for_="signalement"),
        tag("textarea", id="signalement", rows="4", readonly=True, data_report=True),
        tag(
            "p",
            tag("button", "Copier ce texte", type="button", data_action="copy-report"),
            tag(
                "a",
                "Ouvrir un signalement prérempli",
                href=address or "#signalement",
                data_report_link=True,
                data_base=address,
                hidden=not address,
            ),
            class_="poi-actions",
        ),
        tag("p", "Texte copié.", data_report_copied=True, hidden=True),
        tag(
            "p",
            "Ou écrivez à l’éditeur du site : ",
            tag("a", "mentions légales", href="../../a-propos/mentions-legales/"),
            ".",
            class_="poi-hint",
        ),
        class_="poi-report",
    )
