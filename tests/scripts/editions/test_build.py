from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.editions import EditionError
from scripts.editions.build import Site, make
from scripts.editions.record import Record

if TYPE_CHECKING:
    from pathlib import Path

RECORD = Record(
    "2026.10",
    "0" * 40,
    "https://guide.example/sub/",
    "https://p.example",
    "https://r.example/",
    "12",
)
MAKEFILE = """
site:
\t@echo '$(EDITION) $(SITE_URL) $(REPO_URL) $(EDIT_URL) $(REPORT_URL) $(SOURCE_DATE_EPOCH)' > said
"""


def test_the_build_is_told_what_the_record_says_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    # As make itself hands the words of its command line to what it runs.
    monkeypatch.setenv("EDIT_URL", "https://outer.example/edit")
    monkeypatch.setenv("MAKEFLAGS", " -- SITE_URL=https://outer.example/ REPORT_URL=")
    make(tmp_path, RECORD)
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert (
        said
        == "2026.10 https://guide.example/sub/latest/ https://p.example  https://r.example/ 12\n"
    )


def test_a_build_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("site:\n\t@exit 3\n", encoding="utf-8")
    with pytest.raises(EditionError, match="la construction a échoué"):
        make(tmp_path, RECORD)


def test_only_the_runtime_of_the_root_is_shared(tmp_path: Path) -> None:
    for name in ("index.html", "runtime/abc/engine.wasm", "droit/runtime/index.html", "runtime.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    site = Site(tmp_path)
    assert [site.within(one) for one in site.shared()] == ["runtime/abc/engine.wasm"]
    assert len(site.own()) == 3
