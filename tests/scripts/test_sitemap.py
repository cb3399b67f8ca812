from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from scripts.insertion import PageError
from scripts.sitemap import date_pages, tell
from tests.scripts.sample import ADDRESS, sample, site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (sample("index.md"), replace(sample("faq.md"), checked_on=date(2026, 7, 1)))
ENTRY = "<url>\n <loc>{}</loc>\n <lastmod>{}</lastmod>\n</url>\n"


def sitemap(*days: str) -> str:
    found = zip((ADDRESS, ADDRESS + "faq/"), days, strict=True)
    return "<urlset>\n" + "".join(ENTRY.format(*one) for one in found) + "</urlset>\n"


def test_each_page_is_dated_by_its_own_check() -> None:
    built = sitemap("2026-01-01", "2026-01-01")
    assert date_pages(built, PAGES, site()) == sitemap("2026-08-20", "2026-07-01")


@pytest.mark.parametrize("pages", [PAGES[:1], (*PAGES, sample("droit/portage.md"))])
def test_a_sitemap_of_other_pages_is_refused(pages: tuple[object, ...]) -> None:
    with pytest.raises(PageError, match="diffèrent"):
        date_pages(sitemap("2026-01-01", "2026-01-01"), pages, site())  # type: ignore[arg-type]


def test_robots_are_told_where_the_sitemap_is_and_no_stale_copy_stays(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(sitemap("2026-01-01", "2026-01-01"), encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"old")
    tell(tmp_path, PAGES, site())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["robots.txt", "sitemap.xml"]
    dated = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert dated == sitemap("2026-08-20", "2026-07-01")
    robots = (tmp_path / "robots.txt").read_text(encoding="utf-8").split("\n")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots
    assert "Allow: /" in robots
