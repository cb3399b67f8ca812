"""The whole guide as a PDF: pandoc turns its HTML into Typst, and Typst sets it in pages."""

from __future__ import annotations

import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pypandoc
import typst
from bs4 import BeautifulSoup

from calculator.law.french import day

if TYPE_CHECKING:
    from datetime import date

    from bs4 import Tag

    from scripts.website import Website

__all__ = ["PLACE", "PdfError", "pdf"]

PLACE = "portage-ou-interim.pdf"
_HEAD = Path(__file__).with_name("print.typ")
_LABEL = re.compile(r"^<([\w-]+)>$", re.MULTILINE)
_LINK = re.compile(r"#link\(<([\w-]+)>\)")
_OUTSIDE = re.compile(r'#link\("\.\./')
_PART = re.compile(r"^= ", re.MULTILINE)
_SIGN = re.compile(r"\[([=+]) ")
"""A sign at the start of a cell, which pandoc leaves as it is and Typst takes for a heading."""
_IMAGE = re.compile(r'#box\(image\("(\d+\.svg)#([^"]*)"\)\)')
_UNPRINTED = "svg:not(.poi-schema svg), .poi-contents, td details, th details"
"""Other drawings say what the table beside them says, in colours that only the site has; and what
explains a row would not fit in its cell."""

_WIDEST = 45
"""Letters of a cell beyond which more of them make no wider column."""


class PdfError(ValueError):
    """The guide cannot be set in pages; the message says what is in the way."""


def pdf(whole: str, site: Website, on: date) -> bytes:
    """The PDF of the whole guide; the same bytes for the same text.

    Args:
        whole: Its HTML, parts as h2, as :func:`scripts.whole.bind` writes it.
        site: What the guide is called and where it stands.
        on: Last day on which the law was compared with official data: the day of the document.

    Raises:
        PdfError: pandoc or Typst refuse, or a character would be missing.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = _typst(_drawn(whole, folder), site)
        look = _HEAD.read_text(encoding="utf-8")
        (folder / "guide.typ").write_text(look + text, encoding="utf-8")
        try:
            made, warnings = typst.compile_with_warnings(
                folder / "guide.typ",
                format="pdf",
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
                timestamp=datetime(on.year, on.month, on.day, tzinfo=UTC),
                sys_inputs=_said(site, on),
            )
        except typst.TypstError as error:
            raise PdfError(f"typst : {error.diagnostic or error.message}") from None
    if warnings:
        raise PdfError(f"typst : {warnings[0].diagnostic or warnings[0].message}")
    if not isinstance(made, bytes):
        raise PdfError("typst : rien n’a été écrit")
    return made


def _drawn(whole: str, folder: Path) -> str:
    """The HTML with its diagrams as files that Typst can open, their words beside them."""
    soup = BeautifulSoup(whole, "html.parser")
    for one in soup.select(_UNPRINTED):
        one.decompose()
    for one in soup.select(".admonition-title"):
        one.wrap(soup.new_tag("p"))
        one.name = "strong"
    # What the site's style sets apart on a line needs a sign of its own.
    for one in soup.select(".poi-step-label"):
        one.name = "strong"
        one.append("\u00a0: ")
    for one in soup.select("td .poi-rate"):
        one.insert_before(" · ")
    # Heads and feet are printed again on each page, and what is repeated may hold no link (PDF/UA).
    for one in soup.select("thead:has(a), tfoot:has(a)"):
        one.name = "tbody"
    # Typst starts a part on a new page only where no box holds it.
    for one in soup.find_all(["section", "div", "figure", "figcaption"]):
        one.unwrap()
    for table in soup.find_all("table"):
        _share(soup, table)
    for number, one in enumerate(soup.find_all("svg")):
        title = one.find("title")
        one["xmlns"] = "http://www.w3.org/2000/svg"
        # The parser of HTML writes names in small letters; SVG tells them apart.
        text = re.sub(r"\bviewbox=", "viewBox=", str(one)).replace("currentColor", "#000")
        text = re.sub(r"\b(marker)(width|height|units)=", _camel, text)
        text = re.sub(r"\b(ref)(x|y)=", _camel, text)
        (folder / f"{number}.svg").write_text(text, encoding="utf-8")
        if title is None:
            raise PdfError("un schéma n’a pas de <title>")
        # pandoc loses the text of an image in Typst: it rides in the name of the file.
        image = soup.new_tag("img", attrs={"src": f"{number}.svg#{title.get_text()}"})
        one.replace_with(image)
    return str(soup)


def _share(soup: BeautifulSoup, table: Tag) -> None:
    """Share the width among the columns by what they hold: equal ones waste it on short words."""
    wanted: list[int] = []
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        if any(one.has_attr("colspan") or one.has_attr("rowspan") for one in cells):
            continue
        wanted += [0] * (len(cells) - len(wanted))
        for index, one in enumerate(cells):
            text = one.get_text(" ", strip=True)
            word = max((len(part) for part in text.split()), default=0)
            wanted[index] = max(wanted[index], word + 2, min(len(text), _WIDEST))
    if not wanted or table.colgroup:
        return
    group = soup.new_tag("colgroup")
    for width in wanted:
        group.append(soup.new_tag("col", attrs={"width": f"{100 * width / sum(wanted):.1f}%"}))
    if table.caption:
        table.caption.insert_after(group)
    else:
        table.insert(0, group)


def _camel(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2].capitalize()}="


def _typst(html: str, site: Website) -> str:
    """The text as Typst writes it; a link to a place that Typst has not leads to its page."""
    done = subprocess.run(
        [
            pypandoc.get_pandoc_path(),
            "--from=html",
            "--to=typst",
            "--wrap=none",
            "--shift-heading-level-by=-1",
            "--fail-if-warnings",
        ],
        input=html,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PdfError(f"pandoc : {done.stderr}")
    places = set(_LABEL.findall(done.stdout))

    def led(found: re.Match[str]) -> str:
        place = found[1] if found[1] in places else found[1].partition("--")[0]
        if place not in places:
            raise PdfError(f"le lien vers « {found[1]} » ne mène à rien")
        return f"#link(<{place}>)"

    text = _OUTSIDE.sub(f'#link("{site.address}', _LINK.sub(led, done.stdout))
    text = _IMAGE.sub(_described, text)
    return _SIGN.sub(r"[\\\1 ", _PART.sub("#pagebreak(weak: true)\n= ", text))


def _described(found: re.Match[str]) -> str:
    words = found[2].replace('"', "\u201d")
    return f'#align(center, image("{found[1]}", width: 11cm, alt: "{words}"))'


def _said(site: Website, on: date) -> dict[str, str]:
    """What the cover and the head of each page say of the site."""
    return {
        "title": f"{site.name}, le guide complet",
        "name": site.name,
        "description": site.description,
        "address": site.address,
        "checked": day(on),
        "year": str(on.year),
        "month": str(on.month),
        "day": str(on.day),
    }
