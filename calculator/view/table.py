"""A table that scrolls by itself on a narrow screen, by finger and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from calculator.view.html import tag

if TYPE_CHECKING:
    from calculator.view.html import Element

__all__ = ["head", "scrollable"]


def scrollable(label: str, *parts: Element, class_: str = "", searched: bool = True) -> Element:
    """A table in a box of its own.

    Args:
        label: What the box holds, for those who do not see it.
        *parts: Caption, head, bodies, foot.
        class_: One more class of the box.
        searched: Whether the site's search reads it.
    """
    return tag(
        "div",
        tag("table", *parts, class_="poi-table"),
        class_=f"poi-scroll {class_}".strip(),
        data_search_exclude=not searched,
        tabindex="0",
        role="region",
        aria_label=label,
    )


def head(*columns: str) -> Element:
    """The names of the columns."""
    return tag("thead", tag("tr", *(tag("th", one, scope="col") for one in columns)))
