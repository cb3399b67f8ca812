from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING

from scripts.edition import KEPT, SHARED, WAYS, edition, files, install, places
from scripts.pack.manifest import IMAGE, LOCK, RUNTIME, write_manifest

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WHEEL = "calculator-0.1.0-cp314-none-any.whl"


def packed(folder: Path, **changes: str) -> Path:
    """A packed runtime whose files hold their own names, or something else."""
    folder.mkdir()
    for name in (*RUNTIME, LOCK, WHEEL, IMAGE):
        (folder / name).write_text(changes.get(name, name), encoding="utf-8")
    write_manifest(folder)
    return folder


def named(folder: Path) -> tuple[str, str]:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return manifest["runtime"], edition(manifest)


def test_editions_share_exactly_what_names_the_runtime() -> None:
    assert set(RUNTIME) == SHARED


def test_each_file_stands_under_the_name_of_its_content(tmp_path: Path) -> None:
    source = packed(tmp_path / "packed")
    runtime, own = named(source)
    install(source, tmp_path / "site")
    found = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }
    assert found == {
        **{f"runtime/{runtime}/{name}": name for name in RUNTIME},
        **{f"edition/{own}/{name}": name for name in (LOCK, WHEEL, IMAGE)},
    }


def test_new_law_makes_a_new_edition_on_the_same_runtime(tmp_path: Path) -> None:
    before = named(packed(tmp_path / "before"))
    after = named(packed(tmp_path / "after", **{WHEEL: "another law"}))
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_a_new_runtime_leaves_the_edition_s_name(tmp_path: Path) -> None:
    before = named(packed(tmp_path / "before"))
    after = named(packed(tmp_path / "after", **{"pyodide.asm.wasm": "another engine"}))
    assert after[0] != before[0]
    assert after[1] == before[1]


def test_two_editions_stand_side_by_side(tmp_path: Path) -> None:
    install(packed(tmp_path / "before"), tmp_path / "site")
    install(packed(tmp_path / "after", **{WHEEL: "another law"}), tmp_path / "site")
    assert len(list((tmp_path / "site" / "runtime").iterdir())) == 1
    assert len(list((tmp_path / "site" / "edition").iterdir())) == 2


def test_the_page_knows_both_folders_and_the_size_and_hash_of_each_large_file(
    tmp_path: Path,
) -> None:
    source = packed(tmp_path / "packed")
    manifest = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    found = dict(places(manifest))
    runtime, own = named(source)
    assert (found["runtime"], found["edition"]) == (f"runtime/{runtime}/", own)
    assert set(found) == {"runtime", "edition", "files", "ways"}
    assert json.loads(found["ways"]) == {way: list(roles) for way, roles in WAYS.items()}
    assert json.loads(found["files"]) == {
        role: {
            "url": (f"runtime/{runtime}/" if name in RUNTIME else f"edition/{own}/") + name,
            "bytes": len(name.encode()),
            "integrity": "sha256-"
            + base64.b64encode(hashlib.sha256(name.encode()).digest()).decode(),
            "late": name == WHEEL,
        }
        for role, name in files(manifest).items()
    }


def test_what_is_fetched_first_and_what_is_kept_are_files_of_the_edition(tmp_path: Path) -> None:
    source = packed(tmp_path / "packed")
    manifest = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    assert {role for way in KEPT for role in WAYS[way]} <= files(manifest).keys()
    assert set(files(manifest).values()) == {*RUNTIME, LOCK, WHEEL, IMAGE}


def test_a_compressed_copy_goes_beside_its_file_and_is_none_of_its_own(tmp_path: Path) -> None:
    source = packed(tmp_path / "packed")
    (source / f"{WHEEL}.gz").write_text("smaller", encoding="utf-8")
    write_manifest(source)
    manifest = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    assert f"{WHEEL}.gz" not in manifest["files"]
    install(source, tmp_path / "site")
    assert (tmp_path / f"site/edition/{edition(manifest)}/{WHEEL}.gz").is_file()


def test_a_published_edition_has_its_name_and_its_pages_find_the_runtime_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = packed(tmp_path / "packed")
    manifest = json.loads((source / "manifest.json").read_text(encoding="utf-8"))
    monkeypatch.setenv("EDITION", "2026.11")
    found = places(manifest)
    assert found["runtime"] == f"../runtime/{manifest['runtime']}/"
    assert found["edition"] == "2026.11"
    install(source, tmp_path / "site")
    assert (tmp_path / "site/edition/2026.11" / WHEEL).is_file()


def test_another_build_has_a_name_that_people_can_copy(tmp_path: Path) -> None:
    _, own = named(packed(tmp_path / "packed"))
    assert re.fullmatch("[0-9a-f]{8}", own)
