from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from calculator.law.french import NBSP
from scripts.weight import weights
from tests.view.tree import read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_weight_is_told_as_it_is_and_as_it_travels(tmp_path: Path) -> None:
    text, noise = tmp_path / "moteur.wasm", tmp_path / "paquet.zip"
    text.write_bytes(b"le portage " * 200_000)
    noise.write_bytes(hashlib.shake_256(b"noise").digest(120_000))
    told = dict(weights([noise, text], [text], tmp_path / "cache"))
    assert told["poids/code-brut.md"] == f"2,3{NBSP}Mo"
    assert told["poids/image-brut.md"] == f"2,2{NBSP}Mo"
    assert told["poids/code-gzip.md"] == f"0{NBSP}Mo"
    table = read(told["poids.html"])
    rows = [[cell.text() for cell in row.all("td")] for row in table.all("tr")]
    names = [
        row.one("th").text() for body in ("tbody", "tfoot") for row in table.one(body).all("tr")
    ]
    assert names == ["moteur.wasm", "paquet.zip", "En tout"]
    assert rows[2] == [f"120{NBSP}ko"] * 2
    assert rows[1] == [f"2,2{NBSP}Mo", *rows[1][1:]]
    assert rows[1][1].endswith(f"{NBSP}octets")
    assert rows[3] == [told[f"poids/code-{name}.md"] for name in ("brut", "brotli")]


def test_what_gzip_makes_of_it_is_told_roundly(tmp_path: Path) -> None:
    """Another zlib packs a little tighter; the page must not change with the machine."""
    file = tmp_path / "paquet.zip"
    told = set()
    for size in (5_750_000, 5_890_000, 6_100_000):
        file.write_bytes(hashlib.shake_256(b"noise").digest(size))
        told.add(dict(weights([], [file], tmp_path / "cache"))["poids/image-gzip.md"])
    assert told == {f"6{NBSP}Mo"}


def test_the_image_is_not_given_to_brotli(tmp_path: Path) -> None:
    image = tmp_path / "memory.bin"
    image.write_bytes(b"le portage " * 200_000)
    told = dict(weights([], [image], tmp_path / "cache"))
    assert "poids/image-brotli.md" not in told
    assert not list((tmp_path / "cache").rglob("*.br"))
