"""What MkDocs refuses is said in French, by its line, with what to do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from scripts import build
from scripts.build import faults

SAID = """INFO    -  Building documentation to directory: site
WARNING -  The following pages exist in the docs directory, but are not included in the "nav" configuration:
  - droit/portage.md
  - droit/interim.md
WARNING -  A reference to 'droit/portag.md' is included in the 'nav' configuration, which is not found in the documentation files.
WARNING -  Doc file 'faq.md' contains a link 'droit/rien.md', but the target is not found among documentation files.
WARNING -  Doc file 'faq.md' contains an unrecognized relative link 'nope/', it was left as is.
WARNING -  Doc file 'faq.md' contains a link 'a.md#rien', but the doc 'a.md' does not contain an anchor '#rien'.
WARNING -  Doc file 'faq.md' contains a link 'ailleurs.md', but the target is not found among documentation files.
ERROR   -  Error reading page 'faq.md': [Errno 2] No such file or directory: 'docs/tableaux/rien.md'
ERROR   -  Error reading page 'faq.md': [Errno 2] No such file or directory: 'docs/generated/valeurs/smic.rien.md'
WARNING -  Something new
INFO    -  The following pages exist
"""  # noqa: E501  as MkDocs prints it
PAGE = """# Titre
[x](droit/rien.md) et [y](nope/)
[z](a.md#rien)
{!tableaux/rien.md!}
[{!generated/valeurs/smic.rien.md!}][smic.rien]
"""


def test_each_fault_is_said_by_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("docs/faq.md").write_text(PAGE, encoding="utf-8")
    Path("mkdocs.yml").write_text("nav:\n  - P: droit/portag.md\n", encoding="utf-8")
    assert list(faults(SAID)) == [
        "docs/droit/portage.md : aucun menu n’y mène ; ajoutez la page à « nav » dans mkdocs.yml",
        "docs/droit/interim.md : aucun menu n’y mène ; ajoutez la page à « nav » dans mkdocs.yml",
        (
            "mkdocs.yml:2: « droit/portag.md » n’existe pas dans docs/ ; corrigez le chemin dans "
            "« nav »"
        ),
        f"docs/faq.md:2: « droit/rien.md » : {build.NOWHERE}",
        f"docs/faq.md:2: « nope/ » : {build.NOWHERE}",
        f"docs/faq.md:3: « a.md#rien » : {build.NO_PLACE}",
        f"docs/faq.md : « ailleurs.md » : {build.NOWHERE}",
        "docs/faq.md:4: « tableaux/rien.md » n’existe pas ; corrigez le chemin entre accolades",
        (
            "docs/faq.md:5: la valeur « smic.rien » n’existe pas, ou pas encore ce jour-là ; les "
            "noms sont dans calculator/law/parameters/ : fichier, point, bloc"
        ),
        "MkDocs refuse : Something new",
    ]


def test_settings_that_cannot_be_read_are_said_by_their_line() -> None:
    said = 'Error: expected the node content\n  in "/guide/mkdocs.yml", line 12, column 1\n'
    assert list(faults(said)) == [
        "mkdocs.yml:12: ne se lit pas ; vérifiez les retraits et les guillemets"
    ]


@pytest.mark.parametrize(
    ("code", "printed", "status", "said"),
    [
        (0, "", 0, ""),
        (1, "WARNING -  Odd\nWARNING -  Odd\n", 1, "MkDocs refuse : Odd\n"),
        (1, "Traceback: boom", 1, "Traceback: boom\n"),
    ],
)
def test_a_build_that_fails_says_why_once(  # noqa: PLR0913, PLR0917  what MkDocs did, what we say
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    code: int,
    printed: str,
    status: int,
    said: str,
) -> None:
    asked: list[object] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.extend(command)
        return subprocess.CompletedProcess(command, code, "", printed)

    monkeypatch.setattr("scripts.build.subprocess.run", run)
    assert build.main() == status
    assert capsys.readouterr().err == said
    # With it MkDocs counts no warning, and the build is strict in name only.
    assert "--strict" in asked
    assert "--quiet" not in asked
