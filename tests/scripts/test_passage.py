"""A page is cut where a reader pauses, and code is no prose."""

from __future__ import annotations

from scripts.passage import passages


def cut(page: str) -> list[tuple[int, str]]:
    return [(one.line, one.text.strip()) for one in passages(page)]


def test_a_paragraph_goes_on_until_a_blank_line() -> None:
    assert cut("Un.\nDeux.\n\nTrois.") == [(1, "Un.\nDeux."), (4, "Trois.")]


def test_each_item_each_row_and_each_title_is_its_own() -> None:
    page = "# Titre\nTexte\n- un\n  suite\n- deux\n\n1. trois\n2. quatre\n\n| a |\n|---|\n| b |\n"
    assert [text for _, text in cut(page)] == [
        "# Titre",
        "Texte",
        "- un\n  suite",
        "- deux",
        "1. trois",
        "2. quatre",
        "| a |",
        "|---|",
        "| b |",
    ]


def test_a_note_and_a_definition_are_told_from_their_heads() -> None:
    assert cut('!!! note "Titre"\n    Dedans.\n\nMot\n:   Son sens.') == [
        (1, '!!! note "Titre"'),
        (2, "Dedans."),
        (4, "Mot"),
        (5, ":   Son sens."),
    ]


def test_the_head_of_a_page_code_and_comments_are_left_out() -> None:
    page = (
        "---\ntitle: Un\n---\n\nAvec `[L1][]`, ``[`L2`][]`` et *texte*.\n\n"
        "~~~\n[L3][]\n\n- [L4][]\n~~~\n\n<!-- [L5][]\n\n[L6][] -->\nFin."
    )
    assert [(line, " ".join(text.split())) for line, text in cut(page)] == [
        (5, "Avec , et *texte*."),
        (16, "Fin."),
    ]


def test_a_lone_backtick_hides_nothing() -> None:
    assert cut("Un ` seul.\n\n[L1][] et un ` autre.")[1] == (3, "[L1][] et un ` autre.")
