"""After MkDocs: what each page says of itself, its policy, the search, the feed and the runtime."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.view.source import checked_on
from scripts import bundle, cards, pdf, security
from scripts.bound import PLACE, whole_page
from scripts.changes import changes
from scripts.checked import stamp
from scripts.contribution import invite, project
from scripts.edition import install
from scripts.embed import write_frames
from scripts.explain import explain
from scripts.feed import announce, feed
from scripts.insertion import PageError
from scripts.offline import app, markup, worker
from scripts.pack import PackError
from scripts.page import Page, pages
from scripts.policy import protect
from scripts.search import enrich
from scripts.sitemap import tell
from scripts.snippet import locate
from scripts.social import share
from scripts.structured import describe
from scripts.terms import GLOSSARY, link_terms, terms
from scripts.theme import dress
from scripts.website import FEED, Website, website
from scripts.whole import bind, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.terms import Term

__all__ = [
    "PageError",
    "Step",
    "bind_all",
    "complete",
    "main",
    "picture",
    "steps",
]

SITE = Path("site")
PACKED = Path("build/runtime")

Step = Callable[[str, Page], str]
"""Built HTML and the page that it comes from in, HTML out."""


def steps(site: Website, known: Sequence[Term]) -> tuple[Step, ...]:
    """What each page passes through, in order, before its policy is written."""
    return (
        stamp,
        partial(invite, site=site, place=project()),
        partial(_explain, known=known),
        announce,
        partial(share, site=site),
        partial(describe, site=site),
        lambda html, _: locate(html, site),
        app.announce,
        partial(markup.allow, site=site),
    )


def _glossary(folder: Path) -> Sequence[Term]:
    path = folder / GLOSSARY / "index.html"
    if not path.is_file():
        raise PageError(f"le glossaire : {path} manque, la page n’est pas construite")
    return terms(path.read_text(encoding="utf-8"))


def _explain(html: str, page: Page, known: Sequence[Term]) -> str:
    return link_terms(html, page.url, known)


def complete(folder: Path, found: Iterable[Page], through: Sequence[Step]) -> None:
    """Pass every page of the built site through the steps; what is no page, 404, stays as it is.

    Raises:
        PageError: A page was not built, or lacks a place that a step needs.
    """
    for page in found:
        path = folder / page.url / "index.html"
        if not path.is_file():
            raise PageError(f"docs/{page.source} : {path} manque, la page n’est pas construite")
        html = path.read_text(encoding="utf-8")
        for step in through:
            try:
                html = step(html, page)
            except PageError as error:
                raise PageError(f"docs/{page.source} : {error}") from None
        path.write_text(html, encoding="utf-8")


def picture(folder: Path, found: Iterable[Page], site: Website) -> None:
    """Draw the card of every page.

    Raises:
        CardError: A title does not fit its card.
    """
    for page in found:
        path = folder / cards.path(page)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.write_bytes(cards.card(page, site))
        except cards.CardError as error:
            raise cards.CardError(f"docs/{page.source} : {error}") from None


def bind_all(folder: Path, found: Iterable[Page], site: Website) -> None:
    """Write the whole guide, as a page and as a PDF.

    Raises:
        PageError: A page was not built, or has no article.
        PdfError: The guide cannot be set in pages.
    """
    whole = bind(folder, parts(found, site))
    path = folder / PLACE
    path.parent.mkdir(exist_ok=True)
    path.write_text(whole_page(folder, whole, site, checked_on()), encoding="utf-8")
    (folder / pdf.PLACE).write_bytes(pdf.pdf(whole.text, site, checked_on()))


def main() -> int:
    """Finish the site that MkDocs wrote."""
    try:
        site, found = website(), pages()
        complete(SITE, found, steps(site, _glossary(SITE)))
        tell(SITE, found, site)
        picture(SITE, found, site)
        (SITE / FEED).write_bytes(feed(changes(), site))
        bind_all(SITE, found, site)
        dress(SITE)
        bundle.install(SITE)
        write_frames(SITE, site, checked_on())
        said = security.install(SITE, site.address, checked_on())
        count = protect(SITE)
        install(PACKED, SITE)
        enrich(SITE / "search")
        app.install(SITE, site)
        # Last: it holds the hash of every file.
        manifest = json.loads((PACKED / "manifest.json").read_text(encoding="utf-8"))
        worker.write(SITE, manifest, site.address)
    except (ValueError, PackError) as error:
        why = explain(error) if isinstance(error, ValueError) else error
        print(f"scripts.finish: {why}", file=sys.stderr)
        return 1
    print(f"site: {count} pages ; {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
