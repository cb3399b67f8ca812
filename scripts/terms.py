"""Link the first use of a glossary's term on a page to its definition, shown as a tooltip.

Pages are edited at positions: all that is not a new link stays byte for byte as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from calculator.data import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bs4 import Tag

__all__ = ["FILE", "GLOSSARY", "MOST", "Term", "TermError", "link_terms", "terms"]

FILE = Path(__file__).with_name("terms.toml")
GLOSSARY = "comprendre/glossaire/"
"""Where the glossary stands in the site."""
MOST = 8
"""Links on a page: about one a screen of a long page, so that a text stays calm to read."""
_LONGEST = 200
_ENOUGH = 160
"""Letters of a tooltip: a second sentence is told where both are within this."""
_CLASS = "poi-term"
_CALCULATOR = "poi-calculator"

_RUNNING = frozenset({"p", "li", "td", "dd"})
_KEPT = frozenset(
    [
        *("h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "dt", "summary", "figure", "svg"),
        *("a", "button", "form", "label", "nav", "code", "pre", "kbd", "del", "script", "style"),
    ]
)
"""Elements in which nothing is linked."""
_KEPT_CLASSES = frozenset({_CALCULATOR, "poi-example", "admonition-title", "poi-sources"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)
_INFLECTED = 4
"""Letters from which a word of a term may be in the plural: « de » is not."""


class TermError(ValueError):
    """The list of terms and the glossary do not agree; the message is for their author."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the glossary defines."""

    id: str
    """Its place in the glossary."""
    sigles: tuple[str, ...]
    """Found as they are written."""
    words: tuple[str, ...]
    """Found in the plural and with a capital too."""
    tip: str
    """The beginning of its definition."""


def terms(glossary: str) -> tuple[Term, ...]:
    """The terms that pages link, those that readers need most first.

    Args:
        glossary: The built page of the glossary.

    Raises:
        DataError: The list of terms breaks the rules.
        TermError: A term is not in the glossary, or its definition is too long for a tooltip.
    """
    defined = {
        str(one["id"]): one.find_next_sibling("dd")
        for one in BeautifulSoup(glossary, "html.parser").select("dt[id]")
    }
    table = parse(FILE.read_text(encoding="utf-8"), FILE.name)
    table.only("term")
    found: dict[str, Term] = {}
    for row in table.tables("term"):
        row.only("id", "sigles", "words")
        if (id_ := row.text("id")) in found:
            raise row.error("id", f"{id_!r} is there twice")
        if not (definition := defined.get(id_)):
            raise TermError(
                f"{FILE.name} : « {id_} » manque au glossaire ; ajoutez-y la définition "
                f"{{ #{id_} }} ou retirez le terme"
            )
        sigles = row.texts("sigles") if "sigles" in row.raw else ()
        words = row.texts("words") if "words" in row.raw or not sigles else ()
        found[id_] = Term(id_, sigles, words, _tip(id_, definition))
    return tuple(found.values())


def _tip(id_: str, definition: Tag) -> str:
    text = re.sub(r" ?\([^()]*<a [^()]*\)", _uncited, definition.decode_contents())
    plain = BeautifulSoup(text, "html.parser").get_text().strip().replace("\n", " ")
    first, *rest = re.split(r"(?<=[.!?]) (?=[A-ZÀ-Ü«])", plain)
    if len(first) > _LONGEST:
        raise TermError(
            f"glossaire.md : « {id_} » : la première phrase a {len(first)} signes ; "
            f"ramenez-la à {_LONGEST} pour qu’elle tienne dans une bulle"
        )
    if rest and len(both := f"{first} {rest[0]}") <= _ENOUGH:
        return both
    return first


def _uncited(found: re.Match[str]) -> str:
    """What a parenthesis says beside its articles: « version remplacée »."""
    left = re.sub(r"<a .*?</a>", "", found[0].strip(" ()"), flags=re.DOTALL).strip(" ,;")
    return f" ({left})" if left else ""


def link_terms(html: str, url: str, known: Sequence[Term]) -> str:
    """A built page in which the first use of each term leads to the glossary.

    A page that has such links already, the glossary, and a page that is served under any address
    (404.html) stay as they are. So does a page with a questionnaire or a simulator: a link there
    would lead away from what the reader fills in.

    Args:
        html: The page.
        url: Its address in the site, relative to the root: ``droit/portage/``.
        known: The terms, those that readers need most first.
    """
    start, end = html.find("<article"), html.rfind("</article>")
    apart = url == GLOSSARY or url.endswith(".html")
    if not known or start < 0 or apart or f'class="{_CLASS}"' in html:
        return html
    article = html[start:end]
    first = _first_uses(article, known)
    chosen = [(first[one.id], one) for one in known if one.id in first][:MOST]
    up = "../" * url.count("/")
    parts: list[str] = [html[:start]]
    at = 0
    for (low, high), one in sorted(chosen, key=lambda pair: pair[0]):
        tip = escape(one.tip)
        parts += [
            article[at:low],
            f'<a class="{_CLASS}" href="{up}{GLOSSARY}#{one.id}" title="{tip}">',
            article[low:high],
            "</a>",
        ]
        at = high
    return "".join([*parts, article[at:], html[end:]])


def _first_uses(article: str, known: Sequence[Term]) -> dict[str, tuple[int, int]]:
    """By term that is used, where its first use starts and ends; none beside a calculator."""
    reader = _Reader(article)
    reader.feed(article)
    reader.close()
    found: dict[str, tuple[int, int]] = {}
    if reader.calculates:
        return found
    pattern, ids = _pattern(known)
    for low, high in reader.found:
        for match in pattern.finditer(article, low, high):
            id_ = ids[match.lastgroup or ""]
            found.setdefault(id_, match.span())
    return found


def _pattern(known: Sequence[Term]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any term, longest first, and the term of each of its groups."""
    spelled = [
        *((sigle, re.escape(sigle), one.id) for one in known for sigle in one.sigles),
        *((words, f"(?i:{_inflected(words)})", one.id) for one in known for words in one.words),
    ]
    spelled.sort(key=lambda each: (-len(each[0]), each[0]))
    groups = "|".join(f"(?P<t{index}>{regex})" for index, (_, regex, _) in enumerate(spelled))
    ids = {f"t{index}": id_ for index, (_, _, id_) in enumerate(spelled)}
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])"), ids


def _inflected(words: str) -> str:
    """A pattern for words as they stand in a sentence: in the plural, with any space."""
    return r"\s+".join(
        "['’]".join(_word(part) for part in re.split("['’]", word)) for word in words.split()
    )


def _word(word: str) -> str:
    if len(word) < _INFLECTED:
        return re.escape(word)
    return re.escape(word) + ("e?s?" if word.endswith("é") else "s?")


class _Reader(HTMLParser):
    """Collects the stretches of running text, by position, and whether a calculator is there."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int]] = []
        self.calculates = False
        self._lines = [0, *accumulate(len(line) for line in text.split("\n"))]
        # Each open element: its tag, whether text in it runs, whether it is kept as it is.
        self._open: list[tuple[str, bool, bool]] = [("", False, False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        _, running, kept = self._open[-1]
        classes = (dict(attrs).get("class") or "").split()
        self.calculates = self.calculates or _CALCULATOR in classes
        kept = kept or tag in _KEPT or not _KEPT_CLASSES.isdisjoint(classes)
        self._open.append((tag, running or tag in _RUNNING, kept))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing stands in an element that closes itself."""

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        _, running, kept = self._open[-1]
        if running and not kept:
            line, column = self.getpos()
            # Each line before it has lost its line feed in the split.
            start = self._lines[line - 1] + line - 1 + column
            self.found.append((start, start + len(data)))
