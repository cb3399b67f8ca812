from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.view.html import render, tag
from tests.view.tree import read


def test_children_stand_in_order_and_none_is_left_out() -> None:
    element = tag("p", "un ", tag("b", "deux"), " trois", None, "", " quatre", tag("i"), "cinq")
    assert render(element) == "<p>un <b>deux</b> trois quatre<i></i>cinq</p>"


def test_texts_side_by_side_stay_whole() -> None:
    assert render(tag("p", "un", "deux")) == "<p>undeux</p>"


def test_an_attribute_is_a_text_or_a_flag_or_nothing() -> None:
    element = tag(
        "input", class_="a", for_="b", aria_label="c", hidden=True, checked=False, title=None
    )
    assert render(element) == '<input class="a" for="b" aria-label="c" hidden="">'


def test_several_elements_stand_one_after_the_other() -> None:
    assert render(tag("p", "un"), tag("p", "deux")) == "<p>un</p><p>deux</p>"


def test_text_is_never_markup() -> None:
    hostile = '<img src=x onerror="alert(1)">&amp;'
    assert render(tag("p", hostile, title=hostile)) == (
        '<p title="<img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;">'
        '&lt;img src=x onerror="alert(1)"&gt;&amp;amp;</p>'
    )


@pytest.mark.parametrize("name", ["script", "style"])
def test_code_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"<{name}> is not for content"):
        tag(name, "alert(1)")


class TestEscaping:
    """Any text comes back as it went in, from inside an element and from an attribute."""

    @given(text=st.text(), title=st.text())
    def test_it(self, text: str, title: str) -> None:
        root = read(render(tag("p", text, tag("b", text), text, title=title)))
        (paragraph,) = root.children
        assert not isinstance(paragraph, str)
        assert (paragraph.tag, paragraph.attributes) == ("p", {"title": title})
        assert [one.tag for one in paragraph.all()] == ["b"]
        assert paragraph.text() == text * 3
