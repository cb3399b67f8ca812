from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.serve import missing

if TYPE_CHECKING:
    from pathlib import Path


def test_an_address_that_leads_nowhere_is_answered_with_the_page_of_the_site(
    tmp_path: Path,
) -> None:
    assert missing(404, tmp_path) is None
    (tmp_path / "404.html").write_text("perdu", encoding="utf-8")
    assert missing(404, tmp_path) == b"perdu"
    assert missing(500, tmp_path) is None
