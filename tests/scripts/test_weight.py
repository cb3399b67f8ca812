from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from calculator.law.french import NBSP
from scripts.compress import weigh
from scripts.weight import weights
from tests.view.tree import read

if TYPE_CHECKING:
    from pathlib import Path


def test_a_weight_is_told_as_it_is_and_as_it_travels(tmp_path: Path) -> None:
    text, noise = tmp_path / "moteur.wasm", tmp_path / "paquet.zip"
    text.write_bytes(b"le portage " * 200_000)
    noise.write_bytes(hashlib.shake_256(b"noise").digest(120_000))
    cache = tmp_path / "cache"
    told = dict(weights([noise, text], cache))
    assert told["poids/brut.md"] == f"2,3{NBSP}Mo"
    packed = weigh([text], cache)[text]
    assert told["poids/gzip.md"] == f"{(packed.gzip + 120_000) / 1000:.0f}{NBSP}ko"
    table = read(told["poids.html"])
    rows = [[cell.text() for cell in row.all("td")] for row in table.all("tr")]
    names = [
        row.one("th").text() for body in ("tbody", "tfoot") for row in table.one(body).all("tr")
    ]
    assert names == ["moteur.wasm", "paquet.zip", "En tout"]
    assert rows[2] == [f"120{NBSP}ko"] * 3
    assert rows[1] == [f"2,2{NBSP}Mo", *rows[1][1:]]
    assert rows[1][2].endswith(f"{NBSP}octets")
    assert rows[3] == [told[f"poids/{name}.md"] for name in ("brut", "gzip", "brotli")]
