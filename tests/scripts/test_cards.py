from __future__ import annotations

import io

import pytest
from PIL import Image

from scripts.cards import HEIGHT, WIDTH, CardError, card, draw, path
from scripts.page import pages
from scripts.website import website
from tests.scripts.sample import sample, site

LONG = "Quand ni l’un ni l’autre ne convient, ce que la loi permet d’autre, et à qui s’adresser"
LETTERS = "éèêëàâçîïôùûüÿœæŒÆÉÀÇ’«»–—…€%·0123456789"


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def ink(data: bytes) -> tuple[int, int, int, int]:
    """The box of all that is drawn right of the band."""
    grey = picture(data).convert("L").crop((30, 0, WIDTH, HEIGHT))
    box = grey.point(lambda value: 255 if value < 250 else 0).getbbox()
    assert box
    return box


def test_every_page_has_a_small_card_of_its_own() -> None:
    found = website()
    drawn = {one.source: card(one, found) for one in pages()}
    assert len(set(drawn.values())) == len(drawn)
    for source, data in drawn.items():
        image = picture(data)
        assert (image.format, image.size, image.mode) == ("PNG", (WIDTH, HEIGHT), "P"), source
        assert len(data) < 40_000, source


def test_the_same_words_give_the_same_bytes() -> None:
    assert card(sample(), site()) == card(sample(), site())
    assert card(sample(), site()) != card(sample(title="L’intérim"), site())


@pytest.mark.parametrize("title", ["Court", LONG, f"{LONG}. {LONG[:60]}", "Anticonstitution" * 2])
def test_no_title_leaves_its_margins(title: str) -> None:
    left, top, right, bottom = ink(draw(title, "Portage ou intérim", "Choisir", "Vérifié le 20"))
    assert left >= 50 - 5
    assert right <= WIDTH - 30 - 80 + 5
    assert top >= 50
    assert bottom <= HEIGHT - 30


def test_a_long_title_stays_above_the_line_below_it() -> None:
    image = picture(draw(f"{LONG}. {LONG[:60]}", "Nom", "", "")).convert("L")
    assert image.crop((80, 525, WIDTH, 538)).getextrema() == (255, 255)


@pytest.mark.parametrize("title", [LONG * 4, "x" * 80])
def test_a_title_that_fits_at_no_size_is_refused(title: str) -> None:
    with pytest.raises(CardError, match="titre trop long"):
        draw(title, "Nom", "", "")


def test_french_letters_and_spaces_are_drawn() -> None:
    for letter in LETTERS:
        assert draw(letter, "", "", "") != draw("", "", "", ""), letter
    assert draw("a\u00a0b\u202fc", "", "", "") != draw("abc", "", "", "")


def test_a_letter_that_the_font_lacks_is_refused_rather_than_boxed() -> None:
    with pytest.raises(CardError, match="漢"):
        draw("漢", "", "", "")


def test_a_card_stands_where_its_page_does() -> None:
    assert path(sample("index.md")) == "assets/images/cartes/index.png"
    assert path(sample("droit/portage.md")) == "assets/images/cartes/droit/portage.png"
