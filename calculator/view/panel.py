"""What every calculator's form and answer have beside their own: notices, states, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import Element, Node, tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["FAILURES", "PROGRESS", "keep", "loading", "notice", "unable", "use"]

FAILURES = {
    "unsupported": (
        "Votre navigateur ne sait pas exécuter ce calculateur. Il lui manque WebAssembly ou les "
        "modules de travail, présents dans les navigateurs depuis 2023."
    ),
    "missing": (
        "Un fichier du calculateur n’a pas pu être chargé. La connexion s’est peut-être coupée."
    ),
    "blocked": (
        "Votre navigateur, une extension ou votre réseau empêche le calculateur de démarrer."
    ),
    "memory": "Votre appareil n’a pas assez de mémoire libre pour le calculateur.",
    "timeout": "Le calculateur met trop de temps à répondre.",
    "internal": "Le calculateur a rencontré une erreur qu’il n’aurait pas dû rencontrer.",
}
"""Every way to fail that the page tells apart, and what the reader is told."""

PROGRESS = {
    "runtime": "Chargement du calculateur, étape 1 sur 3 : le moteur. ",
    "package": "Chargement du calculateur, étape 2 sur 3 : les règles…",
    "start": "Chargement du calculateur, étape 3 sur 3 : démarrage…",
    "compute": "Calcul en cours…",
}
"""The steps of the start, as the worker names them."""


def notice(replaced: Mapping[str, str], undo: str) -> Element:
    """What just replaced what stood in the form, and the way back.

    Args:
        replaced: What is said, by what replaced it; of a link, the calculator says it itself.
        undo: What the way back is called.
    """
    return tag(
        "div",
        tag("p", data_replaced="link", hidden=True),
        *(tag("p", text, data_replaced=cause, hidden=True) for cause, text in replaced.items()),
        tag("button", undo, type="button", class_="md-button", data_action="undo"),
        class_="poi-notice",
        data_notice=True,
        tabindex="-1",
        hidden=True,
    )


def keep(label: str, hint: str, reset: str, *, title: str | None = None) -> Element:
    """Whether this device keeps what stands in the form, and the way to empty it.

    Args:
        label: What is kept.
        hint: What becomes of it otherwise.
        reset: What the way to empty it is called.
        title: A heading, if the section has one.
    """
    return tag(
        "section",
        None if title is None else tag("h2", title),
        tag("label", tag("input", type="checkbox", data_keep=True), tag("span", label)),
        tag("p", hint, class_="poi-help"),
        tag("p", tag("button", reset, type="reset", class_="md-button"), class_="poi-actions"),
        class_="poi-keep",
    )


def loading(hint: str) -> Element:
    """The steps of the start, of which the page shows the current one."""
    return tag(
        "div",
        *(
            tag(
                "p",
                text,
                tag("span", data_share=True) if step == "runtime" else None,
                data_step=step,
                hidden=step != "runtime",
            )
            for step, text in PROGRESS.items()
        ),
        tag("p", hint, class_="poi-hint"),
        data_state="loading",
        hidden=True,
    )


def unable(title: str, *advice: Node) -> Element:
    """Why there is no result, of which the page shows the one that is the case, and a new try."""
    return tag(
        "div",
        tag("p", tag("strong", title)),
        *(tag("p", text, data_cause=cause, hidden=True) for cause, text in FAILURES.items()),
        tag("p", *advice),
        tag(
            "p",
            tag("button", "Réessayer", type="button", class_="md-button", data_action="retry"),
        ),
        data_state="failure",
        hidden=True,
    )


def use(
    link: str, hint: str, files: Iterable[tuple[str, str]], paper: str, report: Element
) -> Element:
    """What to do with an answer; it stays while the answer changes, so that focus is kept.

    Args:
        link: What the link leads to.
        hint: What the link holds.
        files: Formats and what they are called.
        paper: What is printed before the link.
        report: What to do where it seems wrong.
    """
    actions = [("copy", "Copier le lien"), ("print", "Imprimer"), *files]
    return tag(
        "section",
        tag("h3", "Garder, montrer, imprimer"),
        tag("label", link, for_="lien"),
        tag("input", id="lien", type="text", readonly=True, data_link=True),
        tag("p", hint, class_="poi-hint"),
        tag(
            "p",
            *(tag("button", text, type="button", data_action=name) for name, text in actions),
            class_="poi-actions",
        ),
        tag("p", "Lien copié.", data_copied=True, hidden=True),
        report,
        tag("p", paper, tag("span", data_link_text=True), class_="poi-paper"),
        class_="poi-use",
        data_with="result",
        hidden=True,
    )
