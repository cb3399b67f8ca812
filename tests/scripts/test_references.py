"""What a page cites is known, and a doubtful text is cited with its doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.references import faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.law.citation import Status

STATUSES: Mapping[str, Status] = {
    "L1254-3": "current",
    "CSS L311-2": "current",
    "L1254-27": "changed",
    "CC 21": "replaced",
}
VALUES = ("portage.max_months",)
CHANGED = "texte modifié depuis notre lecture"


def found(page: str) -> list[tuple[int, str]]:
    return list(faults(page, STATUSES, VALUES))


@pytest.mark.parametrize(
    "page",
    [
        "Une tâche ([L1254-3][]).",
        "Une tâche ([L1254-3]), et [l1254-3][].",
        "Une [tâche][L1254-3] [autre][CSS\nL311-2].",
        "[{!generated/valeurs/portage.max_months.md!}][portage.max_months] au plus.",
        "[ailleurs][]\n\n[ailleurs]: https://example.org/",
        "[un lien](https://example.org/), [x] une case, une note[^1], `[L9999-9][]`.",
        "[^1]: Une note.",
    ],
)
def test_what_is_known_may_be_cited(page: str) -> None:
    assert found(page) == []


@pytest.mark.parametrize(
    ("page", "line", "name"),
    [
        ("Un.\n\nDeux\n([L9999-1][]).", 4, "L9999-1"),
        ("([L9999-1])", 1, "L9999-1"),
        ("[tâche][L9999-1]", 1, "L9999-1"),
        ("[CC 99][]", 1, "CC 99"),
        ("[x][portage.unknown]", 1, "portage.unknown"),
        ("---\ntitle: Un\n---\n- [L1254-3][]\n- [L9999-1][]", 5, "L9999-1"),
    ],
)
def test_what_is_unknown_is_named_with_its_line(page: str, line: int, name: str) -> None:
    ((where, what),) = found(page)
    assert where == line
    assert what.startswith(f"[{name}] : référence inconnue ; ")


@pytest.mark.parametrize(
    "page",
    [
        f"[L1254-27][] ({CHANGED})",
        "Voir [L1254-27][], Texte modifié\ndepuis notre\u00a0lecture.",
        f"| [L1254-27][], {CHANGED} | non |",
        "La [version remplacée][CC 21] le dit.",
    ],
)
def test_a_doubt_is_said_in_the_same_passage(page: str) -> None:
    assert found(page) == []


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("Voir [L1254-27][].", 1),
        (f"Voir [L1254-27][].\n\nC’est un {CHANGED}.", 1),
        (f"- {CHANGED}\n- [la règle][L1254-27]", 2),
        (f"| a | b |\n|---|---|\n| {CHANGED} | x |\n| [L1254-27] | x |", 4),
        ("[L1254-27][], version remplacée", 1),
    ],
)
def test_a_changed_text_is_not_cited_without_saying_so(page: str, line: int) -> None:
    ((where, what),) = found(page)
    assert where == line
    assert what.startswith(f"[L1254-27] : écrivez « {CHANGED} » ")


def test_a_replaced_version_is_not_cited_without_saying_so() -> None:
    ((_, what),) = found(f"[CC 21][], {CHANGED}")
    assert what.startswith("[CC 21] : écrivez « version remplacée » ")
