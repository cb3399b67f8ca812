"""The wheel that is shipped holds the data files as Python values: the same as the files say."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from calculator import toml
from scripts.pack.inside.tables import READER, write_tables

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    READER: b"raise AssertionError",
    "calculator/__init__.py": b"",
    "calculator/law/parameters/smic.toml": """
        day = 2026-06-01
        rate = 12.310
        words = ['é', "'"]
    """.encode(),
    "calculator/law/parameters/pass.toml": b"[[value]]\nflag = true\ncount = 3\n",
    "calculator/law/parameters.toml": b"other = 1\n",
}


def shipped(tmp_path: Path, files: dict[str, bytes] = FILES) -> dict[str, bytes]:
    wheel = tmp_path / "calculator-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    write_tables(str(wheel))
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_reader_gives_what_the_files_say_and_they_stay_behind(tmp_path: Path) -> None:
    found = shipped(tmp_path)
    assert set(found) == {READER, "calculator/__init__.py"}
    made: dict[str, Any] = {}
    exec(found[READER], made)  # noqa: S102
    for name in ("parameters/smic.toml", "parameters/pass.toml", "parameters.toml"):
        read = made["load"]("calculator.law", name)
        written = toml.loads(FILES[f"calculator/law/{name}"].decode())
        assert read == written
        assert repr(read) == repr(written)  # 12.310 is not 12.31
    assert made["names"]("calculator.law", "parameters") == [
        "parameters/pass.toml",
        "parameters/smic.toml",
    ]


def test_it_has_all_that_the_calculator_asks_of_the_one_it_replaces(tmp_path: Path) -> None:
    made: dict[str, Any] = {}
    exec(shipped(tmp_path)[READER], made)  # noqa: S102
    assert set(toml.__all__) - {"loads"} <= set(made)


def test_a_wheel_without_a_reader_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="unpack"):
        shipped(tmp_path, {"calculator/data.toml": b""})
