from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scripts import typography
from scripts.typography import files, main, mend

if TYPE_CHECKING:
    from pathlib import Path

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("Pourquoi ? Parce que ; oui !", "Pourquoi_? Parce que_; oui_!"),
        ("Deux cas : un.", "Deux cas~: un."),
        ("« mot »", "«~mot~»"),
        ("« Vraiment ? »", "«~Vraiment_?~»"),
        ("**Durée :**", "**Durée~:**"),
        ("10 % de 3 269 €", "10~% de 3_269~€"),
        ("pèse {share} % ; coûte {price} €", "pèse {share}~%_; coûte {price}~€"),
        ("1 234 567", "1_234_567"),
        ("bac + 2", "bac~+~2"),
        ("l'intérim d'un an", "l’intérim d’un an"),
        ("et ainsi...", "et ainsi…"),
    ],
)
def test_french_has_its_spaces_apostrophes_and_ellipses(typed: str, mended: str) -> None:
    expected = mended.replace("~", NBSP).replace("_", NARROW)
    assert mend(typed) == expected
    assert mend(expected) == expected


@pytest.mark.parametrize(
    "wrong", [f"Pourquoi{NBSP}?", f"Deux cas{NARROW}: un.", f"«{NARROW}mot{NARROW}»"]
)
def test_a_no_break_space_of_the_wrong_width_is_mended(wrong: str) -> None:
    assert mend(wrong) != wrong
    assert mend(wrong).replace(NBSP, " ").replace(NARROW, " ") == wrong.replace(NBSP, " ").replace(
        NARROW, " "
    )


@pytest.mark.parametrize(
    "line",
    [
        "Le code `a ? b : c` et `l'objet...` reste.",
        "[un lien](page.md#a ! 'b')",
        "[L1254-3][]",
        "[3 mois][portage.cdd extension !]",
        "https://www.legifrance.gouv.fr/codes/id/LEGI?a='b'...",
        "{!generated/valeurs/portage.max_months.md!}",
        '!!! tip "La règle du pouce"',
        '??? note "Un détail"',
        "???+ note",
        ": une définition",
        "| --- | :---: |",
        "|---|---:|",
        '<a href="x" title="l\'un : deux">',
        "title = x",
        "  worth.need = { portage = 20, interim = 100 }",
        "{: .classe }",
        "10:30",
        "en 2024, 100 personnes",
        "portage.max_months",
    ],
)
def test_what_is_no_prose_is_left_alone(line: str) -> None:
    assert mend(line) == line


def test_prose_around_what_is_protected_is_mended() -> None:
    assert mend("Ceci : `a : b` ; cela") == f"Ceci{NBSP}: `a : b`{NARROW}; cela"
    assert mend('help = "Pourquoi ?"') == f'help = "Pourquoi{NARROW}?"'


SALIENT = "ab 19'«»:;!?.€%`|-_#*=[](){}<>/" + NBSP + NARROW


class TestOnce:
    """What was mended once is mended: a second time changes nothing."""

    @given(st.text(SALIENT, max_size=30))
    @example("« ! »")
    @example("« ? : »")
    @example("bac + 2 %")
    def test_it(self, line: str) -> None:
        assert mend(mend(line)) == mend(line)


class TestWords:
    """Only spaces, apostrophes and ellipses change: words and marks stay."""

    @given(st.text(SALIENT, max_size=30))
    def test_it(self, line: str) -> None:
        def bare(text: str) -> str:
            flat = text.replace("’", "'").replace("…", "...")
            return flat.replace(NBSP, " ").replace(NARROW, " ")

        assert bare(mend(line)) == bare(line)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("docs/generated", "calculator"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "CONTRIBUTING.md").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pages_and_data_are_looked_at_but_not_what_is_generated(checkout: Path) -> None:
    for name in ("docs/a.md", "docs/generated/b.md", "docs/c.css", "calculator/d.toml"):
        (checkout / name).write_text("", encoding="utf-8")
    (checkout / "calculator/e.py").write_text("", encoding="utf-8")
    assert [path.as_posix() for path in files()] == [
        "docs/a.md",
        "calculator/d.toml",
        "calculator/e.py",
        "CONTRIBUTING.md",
    ]


def test_what_is_wrong_is_listed_by_its_line_and_fails(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = checkout / "docs/a.md"
    page.write_text("Bien.\n\nPourquoi ?\n", encoding="utf-8")
    assert main([]) == 1
    assert capsys.readouterr().out == "docs/a.md:3: typographie (make fix) : Pourquoi ?\n"
    assert page.read_text(encoding="utf-8") == "Bien.\n\nPourquoi ?\n"


def test_fix_mends_and_then_nothing_is_wrong(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = checkout / "docs/a.md"
    page.write_text("Pourquoi ?\n", encoding="utf-8")
    assert main(["--fix"]) == 0
    assert page.read_text(encoding="utf-8") == f"Pourquoi{NARROW}?\n"
    assert main([]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("fence", ["```", "~~~", "   ```"])
def test_a_fenced_block_is_left_alone(checkout: Path, fence: str) -> None:
    page = checkout / "docs/a.md"
    text = f"{fence}python\nx = a ? b : c\nl'objet...\n{fence}\n"
    page.write_text(text + "Pourquoi ?\n", encoding="utf-8")
    main(["--fix"])
    assert page.read_text(encoding="utf-8") == text + f"Pourquoi{NARROW}?\n"


def test_python_has_its_one_line_texts_mended_and_nothing_else(checkout: Path) -> None:
    code = checkout / "calculator/e.py"
    text = (
        '"""What is this ? A docstring."""\n# A comment : left.\nsaid = "Pourquoi ?"\nx = {1: 2}\n'
    )
    code.write_text(text, encoding="utf-8")
    assert main(["--fix"]) == 0
    assert code.read_text(encoding="utf-8") == text.replace('"Pourquoi ?"', f'"Pourquoi{NARROW}?"')


def test_the_guide_and_the_data_are_well_typeset() -> None:
    assert typography.main([]) == 0
