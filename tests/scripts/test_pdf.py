"""The guide is set in pages: the same bytes for the same text, and nothing lost in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import typst

from scripts.pdf import PdfError, pdf
from tests.scripts.sample import site

if TYPE_CHECKING:
    from pathlib import Path

ON = date(2026, 8, 20)
TEXT = """<h2 id="a">Une partie</h2><section><h3 id="a--b">Une page</h3>
<p>Œuvre, « guillemets », l’apostrophe, 1 823,03 €, → ✓ ✕ ≥.
<a href="#a--c">une définition</a> <a href="../calculer/portage/">un calcul</a></p>
<dl><dt id="a--c">Terme</dt><dd>Sa définition.</dd></dl>
<figure class="poi-schema"><svg viewBox="0 0 10 10" width="10" height="10"><title>Un schéma</title>
<path d="M0 0L9 9" stroke="currentColor"/></svg><figcaption>Légende</figcaption></figure>
<table><caption>Un tableau</caption><thead><tr><th><a href="#a">Ligne</a></th></tr></thead>
<tbody><tr><td>= 2 883,55 €</td></tr><tr><td>+ 3</td></tr></tbody></table></section>"""


def test_the_same_text_gives_the_same_bytes_of_a_tagged_pdf_in_french() -> None:
    made = pdf(TEXT, site(), ON)
    assert made.startswith(b"%PDF-")
    assert made == pdf(TEXT, site(), ON)
    for said in (b"/Lang(fr)", b"/StructTreeRoot", b"/MarkInfo"):
        assert said in made


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("Œuvre", "Œuvre 漢", "could not be displayed"),
        ('"#a--c"', '"#z--c"', "z--c"),
        ("<h3", "<h5", "skipped from heading level"),
        ("<title>Un schéma</title>", "", "<title>"),
    ],
)
def test_what_would_be_lost_stops_the_build(right: str, wrong: str, problem: str) -> None:
    text = TEXT.replace(right, wrong, 1)
    with pytest.raises(PdfError, match=problem):
        pdf(text, site(), ON)


def test_what_the_site_is_called_is_text_whatever_it_holds() -> None:
    odd = replace(site(), name='Le "guide" \\1 #pagebreak()', description="[* $x$ *]")
    made = pdf(TEXT, odd, ON)
    assert made.startswith(b"%PDF-")
    assert made.count(b"/Type/Page\n") == pdf(TEXT, site(), ON).count(b"/Type/Page\n")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Typst is asked to set."""
    kept: list[str] = []

    def kept_only(path: Path, **_: object) -> tuple[bytes, list[str]]:
        kept.append(path.read_text(encoding="utf-8"))
        return b"%PDF-", []

    monkeypatch.setattr(typst, "compile_with_warnings", kept_only)
    return kept


def table(*rows: str) -> str:
    return f'<h2 id="a">Une partie</h2><table><tbody>{"".join(rows)}</tbody></table>'


def test_a_column_is_as_wide_as_what_it_holds(written: list[str]) -> None:
    row = f"<tr><td>12345678</td><td>{'mot ' * 20}</td></tr>"
    pdf(
        table('<tr><th colspan="2">Un groupe au titre plus long que tout</th></tr>', row),
        site(),
        ON,
    )
    assert "columns: (18.2%, 81.8%)" in written[0]


def test_a_rate_stands_apart_from_the_amount_before_it(written: list[str]) -> None:
    row = '<tr><td>253,26 €<span class="poi-rate">6,9 %</span></td></tr>'
    pdf(table(row), site(), ON)
    assert "253,26 € · 6,9 %" in written[0]
