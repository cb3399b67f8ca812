from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts import bundle
from scripts.bundle import ENTRIES, FOLDER, BundleError, bundled, install

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = Path("docs", FOLDER)
IMPORT = re.compile(r"""^(?:import|export)\b[^;]*?from "\./([^"]+)";$""", re.MULTILINE)
KEPT = re.compile(
    r"^(?:let|var) .*|^(?:export )?const \w+ = new (?:Map|Set|Weak\w+)\b.*", re.MULTILINE
)
"""What a module keeps to itself, beyond what it gives."""


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def whole(name: str) -> set[str]:
    """A script and all that it imports before it runs."""
    found: set[str] = set()
    left = [name]
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left += IMPORT.findall((SOURCES / one).read_text(encoding="utf-8"))
    return found


def test_what_pages_run_stands_in_the_files_that_are_asked_for_by_name(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    shutil.copytree(SOURCES, folder)
    install(tmp_path)
    assert {path.name for path in folder.glob("*.mjs")} == set(ENTRIES)
    assert {"theme.js", "search.js"} <= {path.name for path in folder.iterdir()}
    for name in ENTRIES:
        text = (folder / name).read_text(encoding="utf-8")
        assert not re.search(r"""\bfrom\s*["']|\bimport\s*["']""", text)
        later = {
            found.removeprefix("./") for found in re.findall(r"""import\("(\./[^"]+)"\)""", text)
        }
        assert later <= set(ENTRIES)


def test_every_script_is_part_of_what_pages_run() -> None:
    assert {path.name for path in SOURCES.glob("*.mjs")} == set().union(*map(whole, ENTRIES))


def test_what_stands_in_two_files_keeps_nothing_to_itself() -> None:
    parts = [whole(name) for name in ENTRIES]
    twice = {one for part in parts for one in part if sum(one in other for other in parts) > 1}
    assert twice
    for name in twice:
        assert KEPT.findall((SOURCES / name).read_text(encoding="utf-8")) == []


def test_what_is_imported_as_it_goes_has_to_be_a_file_of_its_own(tmp_path: Path) -> None:
    written(tmp_path, {"a.mjs": 'import("./b.mjs");', "b.mjs": ""})
    with pytest.raises(BundleError, match=r"esbuild a refusé a\.mjs : .*b\.mjs, which is no entry"):
        bundled([tmp_path / "a.mjs"])
    assert bundled([tmp_path / "a.mjs", tmp_path / "b.mjs"])[0] == 'import("./b.mjs");\n'


def test_a_script_that_is_missing_stops_the_build(tmp_path: Path) -> None:
    written(tmp_path, {"a.mjs": 'import { b } from "./b.mjs"; b();'})
    with pytest.raises(BundleError, match=r"esbuild a refusé a\.mjs : .*b\.mjs"):
        bundled([tmp_path / "a.mjs"])


def test_the_same_scripts_are_put_together_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "ENTRIES", ("a.mjs",))
    for place in (tmp_path / "here", tmp_path / "elsewhere"):
        folder = place / FOLDER
        folder.mkdir(parents=True)
        written(
            folder,
            {
                "a.mjs": 'import { b } from "./b.mjs"; b("é");',
                "b.mjs": "export const b = (c) => c;",
            },
        )
        install(place)
    texts = {path.read_bytes() for path in tmp_path.glob(f"*/{FOLDER}/a.mjs")}
    assert len(texts) == 1
    assert "é" in texts.pop().decode()
