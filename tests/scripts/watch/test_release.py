"""A newer release of the codes is noticed and fetched through npm."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from scripts.legi import CODES
from scripts.watch.release import NpmError, download, installed, newer, newest


def pack(folder: Path, *names: str) -> str:
    """What ``npm pack`` writes and says."""
    file = "socialgouv-legi-data-2.558.0.tgz"
    with tarfile.open(folder / file, "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(f"package/data/{name}.json")
            member.size = 2
            archive.addfile(member, io.BytesIO(b"{}"))
    return json.dumps([{"filename": file}])


def test_the_newest_release_is_what_npm_says() -> None:
    asked: list[str] = []

    def npm(*arguments: str) -> str:
        asked.extend(arguments)
        return "2.558.0\n"

    assert newest(npm) == "2.558.0"
    assert asked == ["view", "@socialgouv/legi-data", "version"]


@pytest.mark.parametrize("said", ["", "latest", "<html>"])
def test_what_is_no_release_is_refused(said: str) -> None:
    with pytest.raises(NpmError):
        newest(lambda *_: said)


def test_releases_are_numbers_not_words() -> None:
    assert newer("2.558.0", "2.99.3")
    assert not newer("2.513.0", "2.513.0")
    assert not newer("2.9.0", "2.513.0")


def test_the_release_in_use_is_the_one_that_is_locked() -> None:
    lock = json.loads(Path("package-lock.json").read_text(encoding="utf-8"))
    assert installed() == lock["packages"]["node_modules/@socialgouv/legi-data"]["version"]


def test_the_codes_of_a_release_are_taken_out_of_its_archive(tmp_path: Path) -> None:
    def npm(*arguments: str) -> str:
        assert arguments[:2] == ("pack", "@socialgouv/legi-data@2.558.0")
        return pack(Path(arguments[-1]), *CODES.values(), "other")

    data = download(npm, "2.558.0", tmp_path / "watch")
    assert {one.stem for one in data.iterdir()} == set(CODES.values())


@pytest.mark.parametrize("said", ["", "[]", "{}", '[{"filename": "absent.tgz"}]'])
def test_an_answer_that_is_no_archive_is_an_error(tmp_path: Path, said: str) -> None:
    with pytest.raises(NpmError):
        download(lambda *_: said, "2.558.0", tmp_path)


def test_an_archive_without_a_code_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NpmError, match="LEGITEXT"):
        download(lambda *_: pack(tmp_path, "other"), "2.558.0", tmp_path)
