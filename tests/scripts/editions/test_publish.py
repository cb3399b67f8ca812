from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts.editions import EditionError, UsageError
from scripts.editions.repository import content, git, tagged, tree
from scripts.editions.root import entrance
from scripts.website import PUBLISHER
from tests.scripts.editions.throwaway import SITE_URL

if TYPE_CHECKING:
    from tests.scripts.editions.throwaway import Throwaway

BRANCH = "gh-pages"


def versions() -> list[tuple[str, list[str]]]:
    found = json.loads(content(BRANCH, "versions.json") or "[]")
    return [(one["version"], one["aliases"]) for one in found]


def commits() -> int:
    return int(git("rev-list", "--count", BRANCH))


def test_an_edition_stands_on_the_branch_twice_and_the_runtime_once(throwaway: Throwaway) -> None:
    commit = throwaway.commit("first law")
    said = throwaway.publish("2026.10")
    own = {"index.html", "faq/index.html", "404.html", "robots.txt", "edition/own/wheel.whl"}
    assert set(tree(BRANCH, "2026.10")) == own | {"edition.json"}
    assert tree(BRANCH, "latest") == tree(BRANCH, "2026.10")
    assert set(tree(BRANCH, "runtime")) == {"abc/engine.wasm"}
    top = set(git("ls-tree", "--name-only", BRANCH).split())
    assert top == {
        *("2026.10", "latest", "runtime", "versions.json"),
        *(".nojekyll", "index.html", "404.html", "robots.txt"),
    }
    assert content(BRANCH, "index.html") == entrance(SITE_URL)
    assert content(BRANCH, "404.html") == content(BRANCH, "latest/404.html")
    assert json.loads(content(BRANCH, "2026.10/edition.json") or "") == {
        "edition": "2026.10",
        "commit": commit,
        "site_url": SITE_URL,
        "repo_url": "",
        "report_url": "",
        "source_date_epoch": "1767225600",
    }
    assert tagged("2026.10") == commit
    assert "git push origin gh-pages 2026.10" in said
    assert not git("status", "--porcelain")


def test_a_new_edition_is_the_latest_and_leaves_the_one_before_as_it_was(
    throwaway: Throwaway,
) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    before = tree(BRANCH, "2026.10")
    throwaway.commit("second law")
    throwaway.publish("2026.11")
    assert tree(BRANCH, "2026.10") == before
    assert versions() == [("2026.11", ["latest"]), ("2026.10", [])]
    assert "second law" in (content(BRANCH, "latest/index.html") or "")
    assert "second law" in (content(BRANCH, "404.html") or "")
    assert content(BRANCH, "runtime/abc/engine.wasm")


def test_a_runtime_stays_as_long_as_editions_stand_on_it(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    throwaway.commit("second law")
    shutil.rmtree("site")
    throwaway.runtime = "def"
    throwaway.publish("2026.11")
    assert set(tree(BRANCH, "runtime")) == {"abc/engine.wasm", "def/engine.wasm"}


def test_a_mend_of_an_older_edition_is_not_the_latest_and_leaves_the_root_alone(
    throwaway: Throwaway,
) -> None:
    for edition in ("2026.10", "2026.11"):
        throwaway.commit(f"law of {edition}")
        throwaway.publish(edition)
    root, latest = content(BRANCH, "404.html"), tree(BRANCH, "latest")
    git("switch", "--quiet", "--detach", "2026.10")
    throwaway.commit("law of 2026.10, mended")
    said = throwaway.publish("2026.10.1")
    assert [one for one, _ in versions()] == ["2026.11", "2026.10.1", "2026.10"]
    assert versions()[0] == ("2026.11", ["latest"])
    assert (content(BRANCH, "404.html"), tree(BRANCH, "latest")) == (root, latest)
    assert "dernière" not in said


def test_a_mend_of_the_latest_edition_is_the_latest(throwaway: Throwaway) -> None:
    for edition in ("2026.09", "2026.09.9", "2026.09.10"):
        throwaway.commit(f"law of {edition}")
        throwaway.publish(edition)
    assert versions()[0] == ("2026.09.10", ["latest"])


def test_the_same_bytes_once_more_change_nothing(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    before = commits()
    assert "rien à faire" in throwaway.publish("2026.10", site_url=None)
    assert commits() == before


def test_an_edition_is_frozen(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    before = commits()
    with pytest.raises(EditionError, match=r"ne change plus.* EDITION=2026\.10\.1"):
        throwaway.publish("2026.10", site_url="https://elsewhere.example/")
    assert len(throwaway.built) == 1, "refused before it is built"
    throwaway.noise = "the hour"
    with pytest.raises(EditionError) as refused:
        throwaway.publish("2026.10")
    assert "faq/index.html : contenu différent" in str(refused.value).splitlines()
    assert commits() == before


def test_another_commit_is_not_the_tag_s_edition(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    git("tag", "2026.10")
    throwaway.commit("second law")
    with pytest.raises(EditionError, match=r"le tag 2026\.10 est sur .*git switch --detach"):
        throwaway.publish("2026.10")
    assert not throwaway.built
    git("switch", "--quiet", "--detach", "2026.10")
    throwaway.publish("2026.10")
    assert "first law" in (content(BRANCH, "latest/index.html") or "")


@pytest.mark.parametrize("name", ["law.txt", "new.txt"])
def test_what_no_commit_holds_is_not_published(throwaway: Throwaway, name: str) -> None:
    throwaway.commit("first law")
    Path(name).write_text("changed since", encoding="utf-8")
    with pytest.raises(EditionError, match=rf"^{name} : pas dans le dernier commit"):
        throwaway.publish("2026.10")
    assert not throwaway.built


def test_without_an_address_it_is_a_trial_that_the_true_edition_may_replace(
    throwaway: Throwaway,
) -> None:
    throwaway.commit("first law")
    assert "C’est un essai" in throwaway.publish("2026.10", site_url=None)
    assert throwaway.built[-1].site_url == PUBLISHER
    assert "essai" not in throwaway.publish("2026.10")
    assert SITE_URL in (content(BRANCH, "latest/index.html") or "")
    assert versions() == [("2026.10", ["latest"])]


def test_what_is_not_given_is_as_in_the_edition_before(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    throwaway.publish(
        "2026.10", repo_url="https://p.example", report_url="https://guide.example/report"
    )
    throwaway.commit("second law")
    throwaway.publish("2026.11", site_url=None)
    assert throwaway.built[-1].site_url == SITE_URL
    assert throwaway.built[-1].repo_url == "https://p.example"
    assert throwaway.built[-1].report_url == "https://guide.example/report"


def test_what_is_no_address_is_refused(throwaway: Throwaway) -> None:
    throwaway.commit("first law")
    with pytest.raises(UsageError, match="SITE_URL"):
        throwaway.publish("2026.10", site_url="guide.example")


def test_what_others_have_published_is_built_upon(
    throwaway: Throwaway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    git("clone", "--quiet", ".", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    git("config", "user.name", "Somebody else")
    git("config", "user.email", "else@guide.example")
    throwaway.commit("second law")
    throwaway.publish("2026.11")
    assert [one for one, _ in versions()] == ["2026.11", "2026.10"]


def test_two_branches_that_parted_are_not_mended_by_chance(
    throwaway: Throwaway, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    throwaway.commit("first law")
    throwaway.publish("2026.10")
    git("clone", "--quiet", ".", str(tmp_path / "clone"))
    throwaway.commit("second law")
    throwaway.publish("2026.11")
    monkeypatch.chdir(tmp_path / "clone")
    git("config", "user.name", "Somebody else")
    git("config", "user.email", "else@guide.example")
    throwaway.commit("another second law")
    throwaway.publish("2026.11")
    git("fetch", "--quiet", "origin")
    throwaway.commit("third law")
    with pytest.raises(EditionError, match="chemins différents"):
        throwaway.publish("2026.12")


def test_a_committer_without_a_name_is_told(
    throwaway: Throwaway, monkeypatch: pytest.MonkeyPatch
) -> None:
    throwaway.commit("first law")
    git("config", "--unset", "user.name")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    with pytest.raises(EditionError, match=r"git : .*user\.name"):
        throwaway.publish("2026.10")
