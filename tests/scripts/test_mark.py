from __future__ import annotations

from scripts.mark import INDIGO, mark

WHITE, BLUE = (255, 255, 255, 255), (57, 73, 171, 255)


def test_the_mark_is_white_on_a_rounded_square_of_the_sites_colour() -> None:
    image = mark(96, "#ff0000")
    assert image.size == (96, 96)
    assert image.getpixel((0, 0)) == (255, 0, 0, 255)
    assert image.getpixel((48, 2)) == BLUE
    assert image.getpixel((48, 48)) == WHITE


def test_what_stays_bare_is_of_the_sites_colour() -> None:
    image = mark(100, INDIGO, bare=0.2)
    colours = {image.getpixel((x, y)) for x in range(100) for y in range(20)}
    assert colours == {BLUE}
    assert image.getpixel((50, 50)) == WHITE
