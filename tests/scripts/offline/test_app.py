from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from PIL import Image

from scripts.offline.app import ICONS, MANIFEST, announce, install
from tests.scripts.sample import built, sample, site

if TYPE_CHECKING:
    from pathlib import Path


def test_the_manifest_names_the_app_and_icons_that_are_there(tmp_path: Path) -> None:
    install(tmp_path, site())
    found = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert found["name"] == "Portage ou intérim"
    assert (found["lang"], found["display"]) == ("fr", "standalone")
    assert (found["start_url"], found["scope"]) == ("./", "./")
    assert {one["purpose"] for one in found["icons"]} == {"any", "maskable"}
    for one in found["icons"]:
        with Image.open(tmp_path / one["src"]) as image:
            assert one["sizes"] == f"{image.width}x{image.height}"
            assert image.format == "PNG"
    assert {"192x192", "512x512"} <= {one["sizes"] for one in found["icons"]}


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    install(tmp_path / "a", site())
    install(tmp_path / "b", site())
    for place in (MANIFEST, *(icon.place for icon in ICONS)):
        assert (tmp_path / "a" / place).read_bytes() == (tmp_path / "b" / place).read_bytes()


def test_an_icon_that_a_phone_cuts_out_has_no_hole_and_the_others_have_clear_corners(
    tmp_path: Path,
) -> None:
    install(tmp_path, site())
    for icon in ICONS:
        image = Image.open(io.BytesIO((tmp_path / icon.place).read_bytes()))
        if icon.purpose == "any":
            corner = image.getpixel((0, 0))
            assert isinstance(corner, tuple)
            assert corner[3] == 0
        else:
            assert image.mode == "RGB"


def test_a_page_names_the_manifest_and_its_icon_from_where_it_stands() -> None:
    page = sample()
    head = announce(built(page), page).partition("</head>")[0]
    assert f'<link rel="manifest" href="../../{MANIFEST}">' in head
    assert 'rel="apple-touch-icon" href="../../assets/images/icone-apple.png"' in head
    for scheme in ("light", "dark"):
        assert f'media="(prefers-color-scheme: {scheme})"' in head
    home = sample("index.md")
    assert f'href="{MANIFEST}"' in announce(built(home), home)
