from __future__ import annotations

import re
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
        ("un, deux ...", "un, deux …"),
        ("[...] la suite", "[…] la suite"),
        ("Pourquoi? Parce que; oui!", "Pourquoi_? Parce que_; oui_!"),
        ("**Vraiment**? [L1251-1][]; puis", "**Vraiment**_? [L1251-1][]_; puis"),
        ("Deux cas: un, `deux`: trois.", "Deux cas~: un, `deux`~: trois."),
        ("«mot», « mot», «`mot`»", "«~mot~», «~mot~», «~`mot`~»"),
        ("10% de 3269€", "10~% de 3269~€"),
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
        "a&nbsp;b&#8239; c",
        "[renvoi]: page.md",
        "../../page.md",
        "https://example.org/?a;b!",
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


class TestCode:
    """In a program a mark may stand tight: no space is added, none is taken away."""

    @given(st.text(SALIENT, max_size=30))
    @example("{share:.0%}")
    @example("(?:a)?; b")
    def test_it(self, line: str) -> None:
        def spaces(text: str) -> int:
            return sum(map(text.count, (" ", NBSP, NARROW)))

        assert spaces(mend(line, code=True)) == spaces(line)


class TestWords:
    """Only spaces, apostrophes and ellipses change: words and marks stay."""

    @given(st.text(SALIENT, max_size=30))
    def test_it(self, line: str) -> None:
        def bare(text: str) -> str:
            flat = text.replace("’", "'").replace("…", "...")
            return re.sub(rf"[ {NBSP}{NARROW}]", "", flat)

        assert bare(mend(line)) == bare(line)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("docs/generated", "calculator", "scripts", ".github/ISSUE_TEMPLATE"):
        (tmp_path / folder).mkdir(parents=True)
    own = (".github/pull_request_template.md", ".github/ISSUE_TEMPLATE/a.yml")
    for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", *own):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_pages_and_data_are_looked_at_but_not_what_is_generated(checkout: Path) -> None:
    for name in ("docs/a.md", "docs/generated/b.md", "docs/c.css", "calculator/d.toml"):
        (checkout / name).write_text("", encoding="utf-8")
    for name in ("calculator/e.py", "scripts/f.toml", "scripts/g.py"):
        (checkout / name).write_text("", encoding="utf-8")
    assert [path.as_posix() for path in files()] == [
        "docs/a.md",
        "calculator/d.toml",
        "calculator/e.py",
        "scripts/f.toml",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        ".github/pull_request_template.md",
        ".github/ISSUE_TEMPLATE/a.yml",
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


def test_straight_quotes_of_a_page_become_french_ones(checkout: Path) -> None:
    page = checkout / "docs/a.md"
    kept = '---\ntitle: "Un titre"\n---\n!!! note "Un encadré"\n<a href="x">y</a>\n'
    page.write_text(f'{kept}Un "mot", puis "`un` autre".\n', encoding="utf-8")
    assert main(["--fix"]) == 0
    assert page.read_text(encoding="utf-8") == (
        f"{kept}Un «{NBSP}mot{NBSP}», puis «{NBSP}`un` autre{NBSP}».\n"
    )


def test_a_straight_quote_without_its_pair_is_listed_and_left(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = checkout / "docs/a.md"
    page.write_text('Un "mot.\n', encoding="utf-8")
    assert main(["--fix"]) == 1
    assert capsys.readouterr().out.startswith("docs/a.md:1: guillemet droit sans sa paire")
    assert page.read_text(encoding="utf-8") == 'Un "mot.\n'


def test_the_head_of_a_page_has_its_texts_mended_and_its_keys_left(checkout: Path) -> None:
    page = checkout / "docs/a.md"
    page.write_text("---\ntitle: Pourquoi?\nhide:\n  - toc\n---\n", encoding="utf-8")
    assert main(["--fix"]) == 0
    assert page.read_text(encoding="utf-8") == (
        f"---\ntitle: Pourquoi{NARROW}?\nhide:\n  - toc\n---\n"
    )


def test_data_has_its_texts_mended_and_its_comments_may_speak_english(checkout: Path) -> None:
    data = checkout / "calculator/d.toml"
    data.write_text('# base: what it is.\nask = "Un \\"mot\\"?"\n', encoding="utf-8")
    assert main(["--fix"]) == 0
    assert data.read_text(encoding="utf-8") == (
        f'# base: what it is.\nask = "Un «{NBSP}mot{NBSP}»{NARROW}?"\n'
    )


def test_a_form_has_its_texts_mended_and_its_keys_left(checkout: Path) -> None:
    form = checkout / ".github/ISSUE_TEMPLATE/a.yml"
    form.write_text('body:\n  - type: input\n    label: "Un mot ?"\n    Deux : trois\n', "utf-8")
    assert main(["--fix"]) == 0
    assert form.read_text(encoding="utf-8") == (
        f'body:\n  - type: input\n    label: "Un mot{NARROW}?"\n    Deux{NBSP}: trois\n'
    )


def test_the_guide_and_the_data_are_well_typeset() -> None:
    assert typography.main([]) == 0
