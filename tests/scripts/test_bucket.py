"""A site put into an object storage: what it says of each file, and what a second time sends."""

from __future__ import annotations

import gzip
import os
from typing import TYPE_CHECKING

import boto3
import pytest

from scripts.bucket import main, upload
from scripts.compress import compress
from tests.browser.servers import storage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from botocore.client import BaseClient

FOR_EVER = "public, max-age=31536000, immutable"
HTML = "text/html; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
SITE = {
    "index.html": "<p>Accueil</p>\n" * 200,
    "404.html": "<p>Introuvable</p>",
    ".well-known/security.txt": "Contact: …",
    "assets/javascripts/page.mjs": "export {};",
    "assets/javascripts/bundle.0123abcd.min.js": "0",
    "edition/0123abcd/calculator.json": "{}",
    "runtime/0123456789abcdef/pyodide.mjs": "let a;\n" * 400,
    "2026.10/edition/2026.10/calculator.json": "{}",
}
TOLD = {
    "index.html": (HTML, "no-cache", "gzip"),
    "404.html": (HTML, "no-cache", None),
    ".well-known/security.txt": ("text/plain; charset=utf-8", "no-cache", None),
    "assets/javascripts/page.mjs": (SCRIPT, "no-cache", None),
    "assets/javascripts/bundle.0123abcd.min.js": (SCRIPT, FOR_EVER, None),
    "edition/0123abcd/calculator.json": ("application/json", FOR_EVER, None),
    "runtime/0123456789abcdef/pyodide.mjs": (SCRIPT, FOR_EVER, "gzip"),
    "2026.10/edition/2026.10/calculator.json": ("application/json", FOR_EVER, None),
}
BUCKET = "guide"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    with storage() as url:
        yield url


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "essai")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "essai")
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)


@pytest.fixture
def client(endpoint: str) -> Iterator[BaseClient]:
    client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
    client.create_bucket(Bucket=BUCKET)
    yield client
    for name in held(client):
        client.delete_object(Bucket=BUCKET, Key=name)
    client.delete_bucket(Bucket=BUCKET)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name, text in SITE.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    compress(folder, tmp_path / "cache")
    return folder


def held(client: BaseClient) -> set[str]:
    return {one["Key"] for one in client.list_objects_v2(Bucket=BUCKET).get("Contents", ())}


def told(client: BaseClient, name: str) -> tuple[str, str, str | None]:
    one = client.head_object(Bucket=BUCKET, Key=name)
    return one["ContentType"], one["CacheControl"], one.get("ContentEncoding")


def test_each_file_comes_with_its_type_its_life_and_its_form(
    site: Path, client: BaseClient
) -> None:
    (site / ".git").mkdir()
    (site / ".git/config").write_text("secret", encoding="utf-8")
    for name in (".nojekyll", "CNAME"):
        (site / name).write_text("", encoding="utf-8")
    assert upload(site, BUCKET, client) == (len(SITE), 0, 0)
    assert {name: told(client, name) for name in held(client)} == TOLD
    for name, text in SITE.items():
        body = client.get_object(Bucket=BUCKET, Key=name)["Body"].read()
        assert (gzip.decompress(body) if TOLD[name][2] else body).decode() == text


def test_a_second_time_sends_what_has_changed_and_removes_what_is_gone(
    site: Path, client: BaseClient
) -> None:
    upload(site, BUCKET, client)
    for path in site.rglob("*"):
        os.utime(path, (0, 0))  # a fresh clone is of another day
    assert upload(site, BUCKET, client) == (0, len(SITE), 0)
    (site / "404.html").write_text("<p>Rien ici</p>", encoding="utf-8")
    (site / "assets/javascripts/page.mjs").unlink()
    assert upload(site, BUCKET, client) == (1, len(SITE) - 2, 1)
    assert held(client) == SITE.keys() - {"assets/javascripts/page.mjs"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"ContentType": "text/html"},
        {"CacheControl": "public"},
        {"ContentEncoding": "br"},
    ],
)
def test_a_file_of_which_something_wrong_is_said_is_sent_again(
    site: Path, client: BaseClient, wrong: dict[str, str]
) -> None:
    upload(site, BUCKET, client)
    right = {"ContentType": HTML, "CacheControl": "no-cache"}
    body = SITE["404.html"].encode()
    client.put_object(Bucket=BUCKET, Key="404.html", Body=body, **{**right, **wrong})
    assert upload(site, BUCKET, client) == (1, len(SITE) - 1, 0)
    assert told(client, "404.html") == TOLD["404.html"]


def test_a_page_comes_after_all_that_it_asks_for(
    site: Path, client: BaseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    put = client.put_object

    def noted(**one: str) -> None:
        order.append(one["Key"])
        put(**one)

    monkeypatch.setattr(client, "put_object", noted)
    upload(site, BUCKET, client)
    assert set(order[-2:]) == {"index.html", "404.html"}


def test_the_command_says_what_it_did(
    site: Path, client: BaseClient, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(site), BUCKET, "--endpoint", endpoint]) == 0
    assert capsys.readouterr().out == "8 fichiers envoyés, 0 déjà là, 0 retirés\n"
    assert held(client) == SITE.keys()


def test_a_bucket_that_is_not_there_is_said(
    site: Path, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(site), "rien", "--endpoint", endpoint]) == 1
    assert capsys.readouterr().err.startswith("rien : ")


def test_a_bucket_that_holds_something_else_is_left_as_it_is(
    site: Path, client: BaseClient, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    client.put_object(Bucket=BUCKET, Key="photos/index.html", Body=b"autre")
    assert main([str(site), BUCKET, "--endpoint", endpoint]) == 1
    assert "autre chose" in capsys.readouterr().err
    assert held(client) == {"photos/index.html"}


def test_a_profile_that_is_not_there_is_said(
    site: Path, endpoint: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "personne")
    assert main([str(site), BUCKET, "--endpoint", endpoint]) == 1
    assert "personne" in capsys.readouterr().err


def test_a_kind_of_file_that_is_not_known_stops_before_anything_is_sent(
    site: Path, client: BaseClient, endpoint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / "son.ogg").write_bytes(b"")
    assert main([str(site), BUCKET, "--endpoint", endpoint]) == 1
    assert "son.ogg" in capsys.readouterr().err
    assert held(client) == set()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["site", ""], "BUCKET="),
        ([".", "guide"], "pas de site"),
        (["site", "guide", "--endpoint", "rien"], "une adresse est attendue"),
    ],
)
def test_a_command_that_makes_no_sense_is_2(
    site: Path, given: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, *others = given
    with pytest.raises(SystemExit) as stopped:
        main([str(site.parent / folder), *others])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err
