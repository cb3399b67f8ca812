"""A diagram as a page brings it in: the drawing, its caption, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import tag
from calculator.view.source import cite
from scripts.diagrams.picture import picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from calculator.view.html import Element, Node
    from scripts.diagrams.schema import Question, Relation, Schema

__all__ = ["figure"]


def figure(schema: Schema) -> Element:
    """The figure of one arrangement.

    Raises:
        ValueError: A word does not fit where it has to stand.
    """
    return tag(
        "figure",
        picture(schema),
        tag(
            "figcaption",
            tag("p", schema.caption),
            tag("ol", *(_item(one) for one in schema.questions)),
        ),
        class_="poi-schema",
    )


def _item(question: Question) -> Element:
    return tag(
        "li",
        tag("strong", question.ask),
        *(part for one in question.relations for part in _sentence(one)),
    )


def _sentence(one: Relation) -> Iterator[Node]:
    """The sentence, its articles before its full stop."""
    yield " "
    if not one.articles:
        yield one.says
        return
    yield f"{one.says.removesuffix('.')} ("
    for index, article in enumerate(one.articles):
        if index:
            yield ", "
        yield cite(article, named=article.key != article.number)
    yield ")."
