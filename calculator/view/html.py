"""HTML as a tree: text is escaped by the serialiser, never by hand."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

__all__ = ["Element", "Node", "render", "tag"]

Node = Element | str | None

_CODE = frozenset({"script", "style"})


def tag(name: str, /, *children: Node, **attributes: str | bool | None) -> Element:
    """An element.

    Args:
        name: Its tag.
        *children: Elements and texts in order; None is left out.
        **attributes: ``class_`` and ``for_`` lose their underscore, ``aria_label`` becomes
            ``aria-label``; True stands alone, False and None are left out.

    Raises:
        ValueError: The tag would hold code, which no page of ours carries.
    """
    if name in _CODE:
        raise ValueError(f"<{name}> is not for content")
    element = Element(name)
    for key, value in attributes.items():
        if value is not None and value is not False:
            element.set(key.rstrip("_").replace("_", "-"), "" if value is True else value)
    for child in children:
        if isinstance(child, Element):
            element.append(child)
        elif child:
            _append_text(element, child)
    return element


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def render(*elements: Element) -> str:
    """HTML of elements, one after the other."""
    return "".join(tostring(one, encoding="unicode", method="html") for one in elements)
