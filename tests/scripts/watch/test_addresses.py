"""Every address that a reader may follow is found once, where it stands first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.citations import files
from scripts.watch.addresses import addresses
from tests.scripts.statute import write_citations

if TYPE_CHECKING:
    from pathlib import Path


def found(folder: Path, page: str = "", data: str = "") -> dict[str, str]:
    docs, values, cited = (folder / name for name in ("docs", "data", "citations"))
    for one in (docs / "generated", values):
        one.mkdir(parents=True)
    (docs / "page.md").write_text(page, encoding="utf-8")
    (docs / "generated/end.md").write_text("https://left.out/", encoding="utf-8")
    (values / "smic.toml").write_text(data, encoding="utf-8")
    places = addresses(docs, values, files(cited))
    return {one: place.replace(f"{folder}/", "") for one, place in places.items()}


def test_links_of_pages_are_found_with_their_line(tmp_path: Path) -> None:
    page = (
        "---\ntitle: https://left.out/\n---\n[un](https://a.fr/x_(y)?z=1).\n"
        "<https://b.fr/>, et https://c.fr/d.\n\n"
        '[e]: https://e.fr/#fin "Titre"\n\nEncore https://c.fr/d ; `https://left.out/`\n'
    )
    assert found(tmp_path, page) == {
        "https://a.fr/x_(y)?z=1": "docs/page.md:4",
        "https://b.fr/": "docs/page.md:5",
        "https://c.fr/d": "docs/page.md:5",
        "https://e.fr/": "docs/page.md:7",
    }


def test_addresses_of_data_are_found_but_templates(tmp_path: Path) -> None:
    data = '\nurl = "https://a.fr/JORF1"\ntemplate = "https://a.fr/{id}"\n'
    assert found(tmp_path, data=data) == {"https://a.fr/JORF1": "data/smic.toml:2"}


def test_each_article_is_a_link(tmp_path: Path) -> None:
    write_citations(tmp_path / "citations")
    assert found(tmp_path) == {
        "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI1": (
            "citations/code_du_travail.toml:10"
        )
    }


def test_hosts_of_examples_are_left_out(tmp_path: Path) -> None:
    page = "http://127.0.0.1:8000/ http://localhost/ https://www.example.org/ https:///x"
    assert found(tmp_path, page) == {}
