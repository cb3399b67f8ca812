from __future__ import annotations

import pytest

from scripts.insertion import PageError, after_end, after_heading, in_head

PAGE = "<html><head>\n<title>T</title>\n</head><body><h1>A</h1>\n<p>é &amp; à</p><h1>B</h1></body>"


def test_text_enters_at_the_end_of_the_head_and_the_rest_stays() -> None:
    assert in_head(PAGE, "<link>") == PAGE.replace("</head>", "<link></head>")


def test_text_enters_after_the_first_heading_only() -> None:
    assert after_heading(PAGE, "<p>x</p>") == PAGE.replace("A</h1>", "A</h1><p>x</p>")


def test_text_enters_after_the_line_that_ends_the_page() -> None:
    page = '<p><em class="poi-end">fin</em></p>\n<footer>x</footer>'
    assert after_end(page, "<p>y</p>") == page.replace("</em></p>", "</em></p><p>y</p>")


def test_a_page_without_the_place_is_refused() -> None:
    with pytest.raises(PageError, match="aucun </head>"):
        in_head("<p>x</p>", "y")
    with pytest.raises(PageError, match="aucun </h1>"):
        after_heading("<p>x</p>", "y")
    with pytest.raises(PageError, match="sa dernière ligne manque"):
        after_end("<p>x</p>", "y")
