from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mike.git_utils import Commit, FileInfo

from scripts.editions import EditionError, name
from scripts.editions.record import read
from scripts.editions.repository import content, git
from scripts.editions.reproduce import reproduce

if TYPE_CHECKING:
    from tests.scripts.editions.throwaway import Throwaway

EDITION = name.read("2026.10")


@pytest.fixture
def published(throwaway: Throwaway) -> Throwaway:
    """An edition, and newer sources in the work tree."""
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    throwaway.commit("second law")
    return throwaway


def test_an_edition_is_built_again_from_its_tag_as_it_says(published: Throwaway) -> None:
    assert reproduce(EDITION, published.build) == []
    assert published.built[-1] == published.built[0]
    assert published.built[-1] == read(content("gh-pages", "2026.10/edition.json") or "")


def test_the_work_tree_stays_as_it_was_and_no_other_is_left(published: Throwaway) -> None:
    Path("law.txt").write_text("a third law, in the making", encoding="utf-8")
    reproduce(EDITION, published.build)
    assert Path("law.txt").read_text(encoding="utf-8") == "a third law, in the making"
    assert len(git("worktree", "list").splitlines()) == 1


def test_each_file_that_differs_is_named(published: Throwaway) -> None:
    with Commit("gh-pages", "Tamper") as commit:
        commit.add_file(FileInfo("2026.10/faq/index.html", "other words"))
        commit.add_file(FileInfo("2026.10/more.html", "more"))
        commit.add_file(FileInfo("runtime/abc/engine.wasm", "another engine"))
        commit.delete_files(["2026.10/404.html"])
    assert reproduce(EDITION, published.build)[:4] == [
        "404.html : absent de ce qui est publié",
        "faq/index.html : contenu différent",
        "more.html : publié, absent de la construction",
        "runtime/abc/engine.wasm : contenu différent",
    ]


def test_what_other_editions_have_beside_them_is_none_of_its_business(published: Throwaway) -> None:
    with Commit("gh-pages", "Share another runtime") as commit:
        commit.add_file(FileInfo("runtime/def/engine.wasm", "another engine"))
    assert reproduce(EDITION, published.build) == []


def test_the_latest_is_the_edition_that_it_says(published: Throwaway) -> None:
    with Commit("gh-pages", "Tamper") as commit:
        commit.add_file(FileInfo("latest/index.html", "other words"))
    assert reproduce(EDITION, published.build) == ["latest/index.html : n’est pas celui de 2026.10"]


def test_an_older_edition_is_not_compared_with_the_latest(published: Throwaway) -> None:
    published.publish("2026.11")
    assert reproduce(EDITION, published.build) == []


def test_an_edition_that_is_not_published_cannot_be_built_again(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    with pytest.raises(EditionError, match=r"n’est pas sur la branche gh-pages"):
        reproduce(EDITION, throwaway.build)


def test_it_is_read_where_it_was_fetched_too(
    published: Throwaway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "--quiet", ".", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    assert reproduce(EDITION, published.build) == []
    assert "gh-pages" not in git("branch", "--list")


def test_without_its_tag_there_is_nothing_to_build_it_from(published: Throwaway) -> None:
    git("tag", "--delete", "2026.10")
    with pytest.raises(EditionError, match="git fetch --tags"):
        reproduce(EDITION, published.build)


def test_a_tag_that_has_moved_is_not_what_was_published(published: Throwaway) -> None:
    git("tag", "--force", "2026.10")
    with pytest.raises(EditionError, match=r"le tag 2026\.10 est sur"):
        reproduce(EDITION, published.build)


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def lend(text: str) -> None:
    for lock in ("requirements/dev.txt", "package-lock.json"):
        write(lock, text)
    for installed in (".venv", "node_modules"):
        Path(installed).mkdir(exist_ok=True)


@pytest.mark.parametrize("lock", ["the same lock", "another lock"])
def test_what_the_same_locks_installed_serves_again(throwaway: Throwaway, lock: str) -> None:
    lend("the same lock")
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    lend(lock)
    lent: list[str] = []

    def build(sources: Path, record: object) -> None:
        throwaway.build(sources, record)  # type: ignore[arg-type]
        lent.extend(one.name for one in sources.iterdir() if one.is_symlink())
        lent.extend(one.name for one in sources.glob("build/*.stamp"))

    assert reproduce(EDITION, build) == []
    all_ = [".venv", "node.stamp", "node_modules", "venv.stamp"]
    assert sorted(lent) == (all_ if lock == "the same lock" else [])


@pytest.mark.parametrize(
    ("compressor", "lent"),
    [("the same compressor", True), ("another compressor", False)],
)
def test_what_the_same_compressor_compressed_serves_again(
    throwaway: Throwaway, compressor: str, *, lent: bool
) -> None:
    write("scripts/compress.py", compressor)
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    write("scripts/compress.py", "the same compressor")
    write("build/compressed/a", "kept")
    found: list[bool] = []

    def build(sources: Path, record: object) -> None:
        throwaway.build(sources, record)  # type: ignore[arg-type]
        found.append((sources / "build/compressed/a").is_file())

    assert reproduce(EDITION, build) == []
    assert found == [lent]
