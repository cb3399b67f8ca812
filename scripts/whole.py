"""The whole guide as one text: what its printed page and its PDF are made of."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from bs4 import BeautifulSoup, Tag

from calculator.view.html import render, tag
from scripts.insertion import PageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from calculator.view.html import Element
    from scripts.page import Page
    from scripts.website import Website

__all__ = ["Whole", "bind", "contents", "parts", "slug"]

_OWN = "imprimer.md"
"""The page that leads to the whole."""
_NOT_READ = (
    "script, style, form, input, button, select, textarea, noscript, .headerlink, "
    ".md-content__button, "
    ".poi-calculator, .poi-end, .poi-path .poi-hint, [hidden]"
)
_NAMES = ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
_DEEPEST = 6
_NAMED = re.compile(r"url\(#([^)]+)\)")


def slug(page: Page) -> str:
    """How places of a page are called in the whole: ``droit-portage``."""
    return page.url.strip("/").replace("/", "-") or "accueil"


def parts(found: Iterable[Page], site: Website) -> Mapping[str, tuple[Page, ...]]:
    """The pages of the whole in the order of the navigation, by the name of their part."""
    # Forms do nothing on paper, and the page that leads here would lead to itself.
    held = {one.source: one for one in found if not one.calculates and one.source != _OWN}
    grouped: dict[str, tuple[Page, ...]] = {}
    for source, trail in site.trails.items():
        if source in held:
            name = trail[min(1, len(trail) - 1)].name
            grouped[name] = (*grouped.get(name, ()), held[source])
    return grouped


def contents(grouped: Mapping[str, Sequence[Page]]) -> str:
    """The list of parts and pages, each leading to its place."""
    items = [
        tag("li", _way(held[0]))
        if len(held) == 1
        else tag("li", name, tag("ol", *(tag("li", _way(page)) for page in held)))
        for name, held in grouped.items()
    ]
    return render(tag("nav", tag("ol", *items), class_="poi-contents", aria_label="Sommaire"))


def _way(page: Page) -> Element:
    return tag("a", page.title, href=f"#{slug(page)}")


@dataclass(frozen=True, slots=True)
class Whole:
    """The guide as one text."""

    contents: str
    """The list of its parts and pages, in HTML."""
    text: str
    """All pages, in HTML; parts are h2."""


def bind(folder: Path, grouped: Mapping[str, Sequence[Page]]) -> Whole:
    """The text of all pages as one: parts are h2, pages h3; a page alone in its part is h2.

    Args:
        folder: The built site.
        grouped: What it holds.

    Raises:
        PageError: A page was not built, or has no article.
    """
    every = {page.url: page for held in grouped.values() for page in held}
    articles = {url: _article(folder, page) for url, page in every.items()}
    places = {url: _places(article) for url, article in articles.items()}
    _tell_apart(articles.values())
    written: list[str] = []
    for number, (name, held) in enumerate(grouped.items(), 1):
        alone = len(held) == 1
        if not alone:
            title = tag("h2", name, id=f"partie-{number}", class_="poi-part")
            written.append(render(title))
        for page in held:
            article = articles[page.url]
            _rename(article, page)
            _lead(article, page, every, places)
            _lower(article, 1 if alone else 2)
            written.append(f'<section class="poi-bound">{article.decode_contents()}</section>')
    return Whole(contents(grouped), "\n".join(written))


def _article(folder: Path, page: Page) -> Tag:
    path = folder / page.url / "index.html"
    found = re.search(r"<article\b.*?</article>", path.read_text(encoding="utf-8"), re.DOTALL)
    article = BeautifulSoup(found[0], "html.parser").article if found else None
    if article is None or article.h1 is None:
        raise PageError(f"docs/{page.source} : rien à imprimer, ni <article> ni titre")
    for one in article.select(_NOT_READ):
        one.decompose()
    for one in article.find_all("details"):
        one["open"] = ""
    return article


def _places(article: Tag) -> frozenset[str]:
    return frozenset(str(one["id"]) for one in article.find_all(id=True))


def _tell_apart(articles: Iterable[Tag]) -> None:
    """Number what scrolls under a name that another one has already: its page no longer tells."""
    seen: Counter[str] = Counter()
    for article in articles:
        for one in article.select("[role=region][aria-label]"):
            label = str(one["aria-label"])
            seen[label] += 1
            if seen[label] > 1:
                one["aria-label"] = f"{label} ({seen[label]})"


def _rename(article: Tag, page: Page) -> None:
    """Give every place of a page a name that no other page has."""
    own = slug(page)
    for one in article.find_all(re.compile(".")):
        for name in _NAMES:
            if value := one.get(name):
                words = value.split() if isinstance(value, str) else value
                one[name] = " ".join(f"{own}--{word}" for word in words)
        for name, value in one.attrs.items():
            if isinstance(value, str) and _NAMED.search(value):
                one[name] = _NAMED.sub(rf"url(#{own}--\1)", value)
    if article.h1:
        article.h1["id"] = own


def _lead(
    article: Tag,
    page: Page,
    every: Mapping[str, Page],
    places: Mapping[str, frozenset[str]],
) -> None:
    """Lead to places of the whole, and from it to what it leaves out."""
    for one, name in _addresses(article):
        address = str(one[name])
        path, place = urldefrag(address)
        if urlsplit(address).scheme:
            continue
        target = posixpath.normpath(posixpath.join(page.url, path)) if path else page.url
        url = "" if target in {".", ""} else target.rstrip("/") + "/"
        if name == "src" or url not in every:
            end = "/" if path.endswith("/") else ""
            one[name] = f"../{target}{end}" + (f"#{place}" if place else "")
        else:
            inside = place in places[url]
            one[name] = f"#{slug(every[url])}" + (f"--{place}" if inside else "")


def _addresses(article: Tag) -> Iterator[tuple[Tag, str]]:
    for one in article.find_all("a", href=True):
        yield one, "href"
    for one in article.find_all("img", src=True):
        yield one, "src"


def _lower(article: Tag, steps: int) -> None:
    """Put the headings of a page under the title of the whole."""
    for one in article.find_all(re.compile(r"h[1-6]")):
        one.name = f"h{min(int(one.name[1]) + steps, _DEEPEST)}"
