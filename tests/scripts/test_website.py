from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts.page import pages
from scripts.website import CHANGES, Crumb, website

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("address", ["https://example.org/guide/1.0", "https://example.org/a/"])
def test_the_address_is_the_publishers_with_one_slash_at_its_end(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    assert website().address == address.rstrip("/") + "/"


def test_every_page_has_a_way_from_the_home_to_itself() -> None:
    trails = website().trails
    assert set(trails) == {one.source for one in pages()}
    for one in pages():
        assert trails[one.source][0].url == ""
        assert trails[one.source][-1].url == one.url


def test_a_section_leads_to_its_first_page_as_its_tab_does() -> None:
    assert website().trails["droit/portage.md"] == (
        Crumb("Accueil", ""),
        Crumb("Droit et contrats", "droit/interim/"),
        Crumb("Le portage salarial", "droit/portage/"),
    )


def test_the_licence_is_the_one_that_every_page_links() -> None:
    assert website().license.startswith("https://www.etalab.gouv.fr/licence-ouverte")


def test_the_page_of_changes_is_in_the_navigation() -> None:
    assert CHANGES in website().trails


def test_a_site_without_an_address_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A", encoding="utf-8")
    file.write_text("site_name: A\n", encoding="utf-8")
    with pytest.raises(ValueError, match="site_url"):
        website(str(file))
