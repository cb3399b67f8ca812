"""The configurations that we ship, in the servers that they are for."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import brotli  # type: ignore[import-untyped]
import pytest
import requests
from playwright.sync_api import expect

from scripts.compress import BROTLI, GZIP, compress
from tests.browser.conftest import overhear
from tests.browser.servers import Missing, caddy, lacking, nginx, relayed
from tests.browser.test_calculator import FILL, PORTAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


SITE = Path("site")
EDITION = "guide/2026.11/"
PREFIXES = pytest.mark.parametrize("prefix", ["", EDITION])
SERVERS = {"nginx": nginx, "caddy": caddy}
HOSTS = {**SERVERS, "storage": relayed}

UTF8 = "; charset=utf-8"
TYPES = {
    ".bin": "application/octet-stream",
    ".css": "text/css" + UTF8,
    ".csv": "text/csv" + UTF8,
    ".gz": "application/gzip",
    ".html": "text/html" + UTF8,
    ".ics": "text/calendar" + UTF8,
    ".js": "text/javascript" + UTF8,
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript" + UTF8,
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain" + UTF8,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml" + UTF8,
    ".zip": "application/zip",
}
FOR_EVER = "public, max-age=31536000, immutable"
CHECKED = "no-cache"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site at the root, and once more as an edition two folders down."""
    folder = tmp_path_factory.mktemp("published") / "root"
    shutil.copytree(SITE, folder)
    for suffix in TYPES:
        (folder / f"essai{suffix}").write_text("essai", encoding="utf-8")
    pages = ("integrer/index.html", "integrer/essai/index.html")
    for name in (".secret", ".git/config", ".well-known/security.txt", *pages):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><title>{name}</title>é\n", encoding="utf-8")
    edition = folder / EDITION
    edition.mkdir(parents=True)
    for path in sorted(folder.iterdir()):
        if path.name not in {"404.html", "guide"}:
            if path.is_dir():
                shutil.copytree(path, edition / path.name, copy_function=os.link)
            else:
                (edition / path.name).hardlink_to(path)
    (edition / "404.html").write_text("<!doctype html>Pas dans cette édition", encoding="utf-8")
    # What hosts send does not hang on how hard it was pressed; the hardest takes minutes.
    quick = replace(BROTLI, version="brotli-5", compress=partial(brotli.compress, quality=5))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scripts.compress.COPIES", (GZIP, quick))
        compress(folder, tmp_path_factory.mktemp("cache"))
    return folder


@pytest.fixture(scope="module", params=HOSTS)
def host(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def url(host: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with ExitStack() as stack:
        try:
            yield stack.enter_context(HOSTS[host](root, tmp_path_factory.mktemp(host)))
        except Missing as error:
            lacking(str(error))


def get(url: str, accept: str = "gzip, deflate, br", **headers: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False  # no proxy stands between us and this machine
        return session.get(
            url,
            headers={"Accept-Encoding": accept, **headers},
            allow_redirects=False,
            stream=True,
            timeout=20,
        )


def body(response: requests.Response) -> bytes:
    """What travelled, compressed or not."""
    content: bytes = response.raw.read(decode_content=False)
    return content


def named(root: Path, pattern: str) -> str:
    """The one file whose name holds a hash."""
    (found,) = root.glob(pattern)
    return found.relative_to(root).as_posix()


WASM = "runtime/*/pyodide.asm.wasm"


@PREFIXES
def test_every_kind_of_file_is_sent_as_what_it_is(url: str, root: Path, prefix: str) -> None:
    kinds = {path.suffix for path in SITE.rglob("*") if path.is_file()}
    assert kinds - {GZIP.suffix, BROTLI.suffix} <= set(TYPES)
    for suffix, wanted in TYPES.items():
        assert get(f"{url}{prefix}essai{suffix}").headers["Content-Type"] == wanted
    assert get(url + prefix + named(root, WASM)).headers["Content-Type"] == TYPES[".wasm"]
    assert get(url + prefix).headers["Content-Type"] == TYPES[".html"]
    told = get(f"{url}{prefix}.well-known/security.txt")
    assert (told.status_code, told.headers["Content-Type"]) == (200, TYPES[".txt"])


SENT = {
    "gzip, deflate, br, zstd": ("br", BROTLI.suffix),
    "gzip, deflate": ("gzip", GZIP.suffix),
    "identity": (None, ""),
}
"""By what a browser accepts: what it is told, and which file it gets."""
ONE_FORM = ("gzip", GZIP.suffix)
"""What an object storage holds of a file: every browser can read it."""


@pytest.fixture(params=SENT)
def form(request: pytest.FixtureRequest, host: str) -> tuple[str, str | None, str, bool]:
    """What a browser accepts, must be told and get; whether another is sent something else."""
    one_form = host == "storage"
    encoding, suffix = ONE_FORM if one_form else SENT[request.param]
    return request.param, encoding, suffix, not one_form and encoding is not None


@PREFIXES
@pytest.mark.parametrize(
    "pattern",
    [WASM, "droit/portage/index.html", "search/sections.json", "assets/javascripts/worker.mjs"],
)
def test_a_browser_gets_the_copy_that_it_can_read(
    url: str, root: Path, form: tuple[str, str | None, str, bool], prefix: str, pattern: str
) -> None:
    accept, encoding, suffix, varies = form
    path = named(root, pattern)
    response = get(url + prefix + path.removesuffix("index.html"), accept)
    assert response.headers.get("Content-Encoding") == encoding
    assert body(response) == (root / (path + suffix)).read_bytes()
    if varies:
        assert response.headers["Vary"] == "Accept-Encoding"


LIVES = {
    WASM: FOR_EVER,
    "runtime/*/pyodide.mjs": FOR_EVER,
    "edition/*/pyodide-lock.json": FOR_EVER,
    "edition/*/*.whl": FOR_EVER,
    "assets/javascripts/bundle.*.min.js": FOR_EVER,
    "assets/javascripts/workers/search.*.min.js": FOR_EVER,
    "assets/stylesheets/main.*.min.css": FOR_EVER,
    "assets/stylesheets/palette.*.min.css": FOR_EVER,
    "index.html": CHECKED,
    "choisir/salarie/index.html": CHECKED,
    "assets/javascripts/page.mjs": CHECKED,
    "assets/javascripts/worker.mjs": CHECKED,
    "assets/javascripts/lunr/min/lunr.fr.min.js": CHECKED,
    "assets/stylesheets/site.css": CHECKED,
    "search/search_index.json": CHECKED,
    "sitemap.xml": CHECKED,
}
"""What is said of a file: kept, or asked for again."""


@PREFIXES
@pytest.mark.parametrize("pattern", LIVES)
def test_what_is_named_by_its_content_is_kept_and_the_rest_is_asked_for_again(
    host: str, url: str, root: Path, prefix: str, pattern: str
) -> None:
    wanted = LIVES[pattern]
    path = named(root, pattern).removesuffix("index.html")
    response = get(url + prefix + path)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, wanted)
    again = get(url + prefix + path, **{"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    # This storage says nothing the second time, and what it said the first time holds.
    silent = wanted if host == "storage" else None
    assert again.headers.get("Cache-Control", silent) == wanted


def test_every_file_that_is_kept_for_ever_has_a_hash_in_its_address(url: str, root: Path) -> None:
    hashed = re.compile(
        r"(?:^|/)(?:(?:[0-9a-f]{16}|edition/[0-9a-f]{8})/|[^/]*\.[0-9a-f]{8}(?:\.min)?\.(?:js|css)$)"
    )
    kept = 0
    for path in sorted(path for path in SITE.rglob("*") if path.is_file()):
        name = path.relative_to(SITE).as_posix()
        if not (root / name).is_file() or path.suffix in {GZIP.suffix, BROTLI.suffix}:
            continue
        told = get(url + name).headers["Cache-Control"]
        assert told == (FOR_EVER if hashed.search(name) else CHECKED), name
        kept += told == FOR_EVER
    assert kept > 5


@PREFIXES
@pytest.mark.parametrize(
    "path",
    [
        "rien/",
        "rien/du/tout.html",
        "assets/",
        "assets/images/",
        ".secret",
        ".git/config",
        ".git/",
        "runtime/0123456789abcdef/pyodide.asm.wasm",
        "assets/javascripts/bundle.01234567.min.js",
    ],
)
def test_what_is_not_there_or_not_for_readers_gives_the_page_that_says_so(
    host: str, url: str, root: Path, prefix: str, path: str
) -> None:
    response = get(url + prefix + path, "identity")
    assert response.status_code == 404
    assert response.headers["Content-Type"] == TYPES[".html"]
    assert response.headers["Cache-Control"] == CHECKED
    shown = root / prefix / "404.html"
    copy = GZIP.beside(shown)
    assert body(response) == (copy if host == "storage" and copy.is_file() else shown).read_bytes()


@pytest.mark.parametrize("name", SERVERS)
def test_what_is_missing_is_asked_for_again_even_where_no_page_says_so(
    name: str, tmp_path: Path
) -> None:
    (tmp_path / "root").mkdir()
    try:
        with SERVERS[name](tmp_path / "root", tmp_path) as url:
            told = get(f"{url}runtime/0123456789abcdef/pyodide.mjs")
            assert (told.status_code, told.headers["Cache-Control"]) == (404, CHECKED)
    except Missing as error:
        lacking(str(error))


@PREFIXES
def test_the_address_of_a_folder_ends_with_a_slash(url: str, prefix: str) -> None:
    response = get(f"{url}{prefix}droit/portage")
    assert response.status_code in {301, 308}
    assert response.headers["Location"] == f"/{prefix}droit/portage/"
    assert response.headers["Cache-Control"] == CHECKED


@PREFIXES
@pytest.mark.parametrize("path", ["", "assets/javascripts/worker.mjs", "rien/"])
def test_every_answer_says_what_browsers_must_hold(url: str, prefix: str, path: str) -> None:
    told = get(url + prefix + path).headers
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["Referrer-Policy"] == "no-referrer"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in told["Permissions-Policy"]
    assert "Strict-Transport-Security" not in told  # that is for who is sure to stay in HTTPS
    policy = told["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("; frame-ancestors 'self'")


@PREFIXES
def test_only_the_pages_to_embed_may_be_framed_elsewhere(url: str, prefix: str) -> None:
    framed = get(f"{url}{prefix}integrer/essai/")
    guide = get(f"{url}{prefix}integrer/")
    assert framed.headers["Content-Security-Policy"].endswith("; frame-ancestors *")
    assert guide.headers["Content-Security-Policy"].endswith("; frame-ancestors 'self'")


def test_nginx_without_the_brotli_module_sends_gzip(root: Path, tmp_path: Path) -> None:
    try:
        with nginx(root, tmp_path, brotli=False) as url:
            assert get(url).headers["Content-Encoding"] == "gzip"
    except Missing as error:
        lacking(str(error))


@PREFIXES
def test_a_reader_answers_searches_and_the_console_stays_silent(
    url: str, browser: Browser, prefix: str
) -> None:
    said: list[str] = []
    compressed: dict[str, str] = {}
    context = browser.new_context(locale="fr-FR")
    try:
        context.set_default_timeout(60_000)
        page = context.new_page()
        overhear(page, said)
        page.on(
            "response",
            lambda response: compressed.update(
                {response.url.rpartition("/")[2]: response.headers.get("content-encoding", "")}
            ),
        )
        page.goto(f"{url}{prefix}choisir/salarie/")
        page.evaluate(FILL, PORTAGE)
        expect(page.locator("[data-verdict=portage_clear]")).to_be_visible(timeout=60_000)
        page.click("[data-md-component=search-query]")
        page.keyboard.type("indemnité")
        expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=60_000)
    finally:
        context.close()
    assert said == []
    assert compressed["pyodide.lean.wasm"] in {"br", "gzip"}
