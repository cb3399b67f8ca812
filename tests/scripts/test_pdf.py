"""The guide is set in pages: the same bytes for the same text, and nothing lost in silence."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.pdf import PdfError, pdf
from tests.scripts.sample import site

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
