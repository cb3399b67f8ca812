"""Every data file is read before anything is built, and a slip in any of them is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

FILES = sorted(
    path for name in ("calculator", "tests/cases") for path in Path(name).rglob("*.toml")
)


def read(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scripts.data"],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources, to plant slips in."""
    folder = tmp_path_factory.mktemp("guide")
    for name in ("calculator", "scripts", "tests/cases"):
        copytree(name, folder / name)
    return folder


def test_ours_can_be_read(copy: Path) -> None:
    done = read(copy)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_word_that_nothing_reads_is_told(copy: Path, path: Path) -> None:
    there = copy / path
    text = there.read_text(encoding="utf-8")
    # At the end of a file, it falls into its last block.
    there.write_text(f"{text}\nmot_de_trop = 1\n", encoding="utf-8")
    try:
        done = read(copy)
    finally:
        there.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert done.stderr == ""
    assert all(line.startswith(f"{path}") for line in done.stdout.splitlines())
    assert "mot_de_trop" in done.stdout


@pytest.mark.parametrize("path", ["tests/cases/salarie.toml", "scripts/terms.toml"])
def test_what_is_no_toml_is_told_wherever_it_is(copy: Path, path: str) -> None:
    there = copy / path
    text = there.read_text(encoding="utf-8")
    there.write_text(f"{text}\nx = « y »\n", encoding="utf-8")
    done = read(copy)
    there.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{path}:{text.count(chr(10)) + 2}: ne se lit pas")
