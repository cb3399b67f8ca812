from __future__ import annotations

import gzip
import hashlib
import os
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
import pytest

from scripts import compress as module
from scripts.compress import BROTLI, GZIP, Weight, compress, main, weigh

if TYPE_CHECKING:
    from pathlib import Path

TEXT = b"Le portage et l'int\xc3\xa9rim. " * 200
NOISE = hashlib.shake_256(b"noise").digest(5000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What is published: some text, an image, something tiny, something that cannot shrink."""
    site = tmp_path / "site"
    (site / "droit").mkdir(parents=True)
    (site / "droit/index.html").write_bytes(TEXT)
    (site / "carte.png").write_bytes(TEXT)
    (site / "petit.css").write_bytes(TEXT[:500])
    (site / "paquet.whl").write_bytes(NOISE)
    return site


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def names(folder: Path) -> list[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names(folder)}


def test_each_copy_holds_what_its_source_holds(folder: Path, cache: Path) -> None:
    compress(folder, cache)
    assert gzip.decompress((folder / "droit/index.html.gz").read_bytes()) == TEXT
    assert brotli.decompress((folder / "droit/index.html.br").read_bytes()) == TEXT


def test_what_is_tiny_compressed_already_or_does_not_gain_is_left_alone(
    folder: Path, cache: Path
) -> None:
    compress(folder, cache)
    assert names(folder) == [
        "carte.png",
        *("droit/index.html", "droit/index.html.br", "droit/index.html.gz"),
        *("paquet.whl", "petit.css"),
    ]


def test_same_content_same_bytes_whatever_the_day_and_the_name(
    folder: Path, cache: Path, tmp_path: Path
) -> None:
    compress(folder, cache)
    first = contents(folder)
    source = folder / "droit/index.html"
    os.utime(source, (1, 1))
    copied = folder / "autre.html"
    copied.write_bytes(TEXT)
    compress(folder, tmp_path / "another")
    second = contents(folder)
    for copy in (GZIP, BROTLI):
        name = f"droit/index.html{copy.suffix}"
        assert first[name] == second[name] == second[f"autre.html{copy.suffix}"]


def test_a_copy_is_as_old_as_its_source(folder: Path, cache: Path) -> None:
    source = folder / "droit/index.html"
    os.utime(source, (1_000_000_000, 1_000_000_000))
    compress(folder, cache)
    assert {path.stat().st_mtime for path in source.parent.iterdir()} == {1_000_000_000}


def test_what_was_compressed_once_is_not_compressed_again(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress(folder, cache)
    first = contents(folder)
    for path in (*folder.rglob("*.br"), *folder.rglob("*.gz")):
        path.unlink()

    def never(_: bytes) -> bytes:
        raise AssertionError

    ready = tuple(module.Copy(one.suffix, one.version, never) for one in module.COPIES)
    monkeypatch.setattr(module, "COPIES", ready)
    monkeypatch.setattr(module, "GZIP", ready[0])
    monkeypatch.setattr(module, "BROTLI", ready[1])
    compress(folder, cache)
    assert contents(folder) == first


def test_another_release_of_a_library_compresses_anew(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compress(folder, cache)
    newer = module.Copy(".br", "brotli-11-99", lambda _: b"newer")
    monkeypatch.setattr(module, "COPIES", (GZIP, newer))
    monkeypatch.setattr(module, "BROTLI", newer)
    compress(folder, cache)
    assert (folder / "droit/index.html.br").read_bytes() == b"newer"


def test_the_cache_holds_nothing_that_the_last_run_did_not_need(folder: Path, cache: Path) -> None:
    compress(folder, cache)
    before = names(cache)
    (folder / "droit/index.html").write_bytes(TEXT + b"!")
    compress(folder, cache)
    after = names(cache)
    assert len(after) == len(before)
    assert after != before


def test_a_changed_source_gets_new_copies(folder: Path, cache: Path) -> None:
    compress(folder, cache)
    (folder / "droit/index.html").write_bytes(TEXT.upper())
    compress(folder, cache)
    assert gzip.decompress((folder / "droit/index.html.gz").read_bytes()) == TEXT.upper()
    assert brotli.decompress((folder / "droit/index.html.br").read_bytes()) == TEXT.upper()


@pytest.mark.parametrize("now", [None, TEXT[:500], NOISE])
def test_a_copy_goes_when_its_source_is_gone_or_gains_no_more(
    folder: Path, cache: Path, now: bytes | None
) -> None:
    compress(folder, cache)
    source = folder / "droit/index.html"
    if now is None:
        source.unlink()
    else:
        source.write_bytes(now)
    compress(folder, cache)
    assert not [name for name in names(folder) if name.endswith((".br", ".gz"))]


def test_an_archive_of_someone_elses_is_no_stale_copy(folder: Path, cache: Path) -> None:
    (folder / "archive.tar.gz").write_bytes(NOISE)
    compress(folder, cache)
    assert "archive.tar.gz" in names(folder)


def test_two_files_of_the_same_content_are_compressed_at_once(folder: Path, cache: Path) -> None:
    for number in range(20):
        (folder / f"{number}.html").write_bytes(TEXT * 20)
    compress(folder, cache)
    assert len(list(folder.glob("*.html.br"))) == 20
    assert {path.suffix for path in cache.rglob("*") if path.is_file()} == {".br", ".gz"}


def test_weights_are_what_travels_and_weighing_writes_nothing(folder: Path, cache: Path) -> None:
    before = contents(folder)
    weighed = weigh([folder / "droit/index.html", folder / "paquet.whl"], cache)
    assert contents(folder) == before
    compress(folder, cache)
    text = folder / "droit/index.html"
    assert weighed[text] == Weight(
        len(TEXT),
        (folder / "droit/index.html.gz").stat().st_size,
        (folder / "droit/index.html.br").stat().st_size,
    )
    assert weighed[folder / "paquet.whl"] == Weight(5000, 5000, 5000)


def test_the_command_prints_what_the_folder_weighs(
    folder: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "--cache", str(cache)]) == 0
    lines = capsys.readouterr().out.splitlines()
    raw, packed, smallest, *name = lines[-1].split()
    assert " ".join(name) == "en tout, 4 fichiers"
    assert int(raw) == 2 * len(TEXT) + 500 + 5000
    assert int(smallest) < int(packed) < int(raw)
    assert "droit/index.html" in lines[1] or "droit/index.html" in lines[2]


def test_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path / "site")])
    assert stopped.value.code == 2
    assert "lancez make site" in capsys.readouterr().err
