from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.offline import worker
from scripts.offline.worker import (
    EDITIONS_LIMIT,
    PLACE,
    OfflineError,
    calculator,
    guide,
    is_local,
    write,
)
from scripts.pack.manifest import IMAGE, LEAN, LEAN_GLUE, LIBRARY, LOADER, LOCK, RUNTIME

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = "https://example.org/guide/"
MANIFEST: Mapping[str, Any] = {
    "runtime": "0123456789abcdef",
    "files": {
        name: {"bytes": len(name), "sha256": hashlib.sha256(name.encode()).hexdigest()}
        for name in (*RUNTIME, LOCK, IMAGE, "calculator.whl")
    },
}
READ = (
    "index.html",
    "droit/portage/index.html",
    "hors-ligne/index.html",
    "integrer/index.html",
    "assets/stylesheets/site.57a0d79d.css",
    "assets/javascripts/page.mjs",
    "assets/javascripts/lunr/min/lunr.fr.min.js",
    "assets/images/schéma.svg",
    "search/search_index.json",
    "search/sections.json",
    "sitemap.xml",
)
NOT_READ = (
    "404.html",
    "portage-ou-interim.pdf",
    "changements.xml",
    "robots.txt",
    "index.html.br",
    "integrer/devis/index.html",
    "assets/stylesheets/main.min.css",
    "assets/javascripts/bundle.js.map",
    "assets/javascripts/lunr/min/lunr.de.min.js",
    "assets/images/cartes/index.png",
    "assets/images/capture.png",
    "runtime/0123456789abcdef/pyodide.asm.wasm",
    "runtime/0123456789abcdef/pyodide.mjs",
    "edition/aa/calculator.whl",
    PLACE,
)


def built(folder: Path) -> Path:
    for name in (*READ, *NOT_READ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shown = '<img src="assets/images/schéma.svg"> index.png site.57a0d79d.css'
        path.write_text(f"{name} {shown}", encoding="utf-8")
    return folder


def script(folder: Path) -> str:
    return (folder / PLACE).read_text(encoding="utf-8")


def test_what_is_kept_is_what_readers_read(tmp_path: Path) -> None:
    found = {path.relative_to(tmp_path).as_posix() for path in guide(built(tmp_path))}
    assert found == set(READ)


def test_the_calculators_files_are_those_of_the_manifest_where_the_site_has_them() -> None:
    found = {address: (weight, hashed) for address, weight, hashed in calculator(MANIFEST, "image")}
    weight, hashed = found[f"runtime/0123456789abcdef/{LEAN}"]
    assert weight == len(LEAN)
    digest = hashlib.sha256(LEAN.encode()).digest()
    assert hashed == "sha256-" + base64.b64encode(digest).decode()
    (image,) = (address for address in found if address.endswith(IMAGE))
    assert re.fullmatch(rf"edition/[0-9a-f]+/{re.escape(IMAGE)}", image)


def test_what_a_start_from_the_image_does_not_need_is_not_kept() -> None:
    kept = {address.rpartition("/")[2] for address, _, _ in calculator(MANIFEST, "image")}
    assert kept == {LEAN, LEAN_GLUE, IMAGE, LOCK, LOADER}


def test_where_the_image_cannot_start_the_code_is_kept() -> None:
    kept = {address.rpartition("/")[2] for address, _, _ in calculator(MANIFEST, "code")}
    assert kept >= {LEAN, LIBRARY, LOCK}
    assert IMAGE not in kept


def test_a_published_edition_finds_the_runtime_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITION", "2026.11")
    found = {address for address, _, _ in calculator(MANIFEST, "image")}
    assert f"../runtime/0123456789abcdef/{LEAN}" in found
    assert f"edition/2026.11/{IMAGE}" in found


def test_the_worker_holds_the_hash_of_every_file_and_no_place_of_this_machine(
    tmp_path: Path,
) -> None:
    write(built(tmp_path), MANIFEST, ADDRESS)
    text = script(tmp_path)
    digest = hashlib.sha256((tmp_path / "index.html").read_bytes()).digest()
    assert f"sha256-{base64.b64encode(digest).decode()}" in text
    assert "assets/images/sch%C3%A9ma.svg" in text
    assert "hors-ligne/#absente" in text
    assert "process.env" not in text
    for place in (str(Path.cwd()), str(tmp_path), "node_modules"):
        assert place not in text
    assert "Workbox" in text.partition("\n")[0]


def test_it_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    write(built(tmp_path), MANIFEST, ADDRESS)
    assert "importScripts" not in script(tmp_path)
    # The one address is a page that Workbox names in a warning.
    assert re.findall(r"https?://[^\s`\"']+", script(tmp_path)) == ["https://bit.ly/wb-precache"]


def test_the_same_site_gives_the_same_worker_and_another_site_another(tmp_path: Path) -> None:
    write(built(tmp_path / "a"), MANIFEST, ADDRESS)
    write(built(tmp_path / "b"), MANIFEST, ADDRESS)
    assert script(tmp_path / "a") == script(tmp_path / "b")
    (tmp_path / "b/index.html").write_text("autre", encoding="utf-8")
    write(tmp_path / "b", MANIFEST, ADDRESS)
    assert script(tmp_path / "a") != script(tmp_path / "b")


def test_a_host_may_write_its_address_in_the_sitemap_so_its_bytes_are_not_held_to(
    tmp_path: Path,
) -> None:
    write(built(tmp_path), MANIFEST, ADDRESS)
    assert re.search(r'\{url:"sitemap\.xml",revision:"[0-9a-f]{16}"\}', script(tmp_path))


def test_a_file_named_by_its_content_is_not_fetched_twice(tmp_path: Path) -> None:
    write(built(tmp_path), MANIFEST, ADDRESS)
    assert re.search(r'57a0d79d\.css",revision:null', script(tmp_path))


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000/", "http://localhost/x/"])
def test_a_site_for_this_machine_gets_a_worker_that_only_removes_itself(
    tmp_path: Path, address: str
) -> None:
    assert is_local(address)
    write(built(tmp_path), MANIFEST, address)
    assert "unregister" in script(tmp_path)
    assert "index.html" not in script(tmp_path)


def test_a_published_site_is_not_local() -> None:
    assert not is_local(ADDRESS)


@pytest.mark.parametrize(
    ("limit", "what"),
    [
        ("GUIDE_LIMIT", "les pages"),
        ("CALCULATOR_LIMIT", "le calculateur"),
        ("FILES_LIMIT", "la copie"),
    ],
)
def test_a_copy_that_outgrows_its_bound_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, what: str
) -> None:
    monkeypatch.setattr(worker, limit, 1)
    with pytest.raises(OfflineError, match=rf"hors ligne : {what} fait \d+ .* pour 1 au plus"):
        write(built(tmp_path), MANIFEST, ADDRESS)


def test_the_page_for_what_is_not_kept_has_to_be_there(tmp_path: Path) -> None:
    (built(tmp_path) / "hors-ligne/index.html").unlink()
    with pytest.raises(OfflineError, match="hors-ligne/ manque"):
        write(tmp_path, MANIFEST, ADDRESS)


def test_a_script_that_cannot_be_bundled_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "_HERE", tmp_path)
    with pytest.raises(OfflineError, match="esbuild a refusé"):
        write(built(tmp_path / "site"), MANIFEST, ADDRESS)


def test_workbox_has_to_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = built(tmp_path / "site").resolve()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OfflineError, match="Workbox n’est pas installé"):
        write(site, MANIFEST, ADDRESS)


def test_the_worker_drops_what_is_beyond_the_editions_that_readers_are_told() -> None:
    text = Path("scripts/offline/worker/editions.mjs").read_text(encoding="utf-8")
    assert f"const LIMIT = {EDITIONS_LIMIT};" in text
