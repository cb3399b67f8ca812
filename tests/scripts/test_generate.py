"""What pages bring in is written, and what pages say of themselves is there."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from calculator.api.simulation import simulation
from calculator.law.citation import codes
from calculator.law.french import quantity
from calculator.law.parameter import parameter, subjects
from calculator.simulator.form import forms
from calculator.view.html import render
from calculator.view.source import checked_on
from scripts import generate
from scripts.checked import compared
from scripts.generate import fragments
from scripts.pack.manifest import IMAGE, LOCK, RUNTIME, write_manifest
from tests.view.tree import read, words

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path("docs")
PACKED = {"runtime": "abc", "edition": "def"}
WRITTEN = dict(fragments(PACKED, date(2026, 11, 23)))
PAGES = sorted(
    path.relative_to(DOCS).as_posix()
    for path in DOCS.rglob("*.md")
    if not {"generated", "tableaux"} & set(path.parts)
)
TABLES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob("tableaux/*.md"))
"""Written once, brought in by several pages."""
FORMS = (
    *(
        f"choisir/{form}{reader}.md"
        for form in ("", "grille-")
        for reader in ("salarie", "entreprise")
    ),
    *(f"calculer/{one.page}.md" for one in forms().values()),
)
"""Their text is the questionnaire, the grid or the simulator that they bring in."""


def source(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def prose(page: str) -> str:
    """A page without its front matter and without code, which may show what it does not use."""
    text = re.sub(r"\A---\n.*?\n---\n", "", source(page), flags=re.DOTALL)
    text = re.sub(r"^ *(```|~~~).*?^ *\1", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"`[^`\n]*`", "", text)


def front(page: str) -> dict[str, str]:
    found = re.match(r"---\n(.*?)\n---\n", source(page), re.DOTALL)
    assert found, page
    return dict(re.findall(r"^(\w+): (.+)$", found[1], re.MULTILINE))


def navigation() -> list[str]:
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    nav = re.search(r"^nav:\n((?: .*\n)+)", config, re.MULTILINE)
    assert nav
    return re.findall(r": (\S+\.md)$", nav[1], re.MULTILINE)


def test_every_page_is_in_the_navigation_once() -> None:
    assert sorted(navigation()) == PAGES


def includes(page: str) -> Iterator[str]:
    yield from re.findall(r"\{!generated/([^!]+)!\}", source(page))


def test_every_fragment_that_a_page_brings_in_is_written() -> None:
    wanted = {name for page in (*PAGES, *TABLES) for name in includes(page)}
    assert wanted
    assert wanted <= set(WRITTEN)


def test_every_fragment_but_a_value_is_brought_in_by_a_page() -> None:
    wanted = {name for page in PAGES for name in includes(page)}
    assert {name for name in WRITTEN if not name.startswith("valeurs/")} <= wanted


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_includes_is_generated_or_a_shared_table(page: str) -> None:
    brought = set(re.findall(r"\{!(?!generated/)([^!]*)!\}", prose(page)))
    assert brought <= set(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_shared_table_serves_in_several_pages_and_its_links_in_each(table: str) -> None:
    assert len([page for page in PAGES if f"{{!{table}!}}" in source(page)]) >= 2
    assert re.findall(r"\{!(?!generated/)[^!]*!\}", prose(table)) == []
    # Its reader may stand at any depth.
    targets = re.findall(r"\]\(([^)]*)\)", prose(table))
    assert [one for one in targets if not re.match(r"https://|/", one)] == []


def cited(page: str) -> set[str]:
    found = re.findall(r"\[([^\[\]]+)\]\[([^\[\]]*)\]", prose(page))
    return {key or label for label, key in found}


@pytest.mark.parametrize("page", [*PAGES, *TABLES])
def test_every_key_that_is_cited_is_defined_at_the_end_of_pages(page: str) -> None:
    defined = set(re.findall(r"^\[([^\]]+)\]: ", WRITTEN["fin_de_page.md"], re.MULTILINE))
    assert cited(page) <= defined


def test_the_link_behind_a_figure_is_that_of_the_figure_that_is_shown() -> None:
    then = dict(fragments(PACKED, date(2024, 3, 1)))
    shown = parameter("smic.hourly_gross").on(date(2024, 3, 1))
    assert quantity(shown.amount, "EUR/hour") == then["valeurs/smic.hourly_gross.md"]
    assert f"[smic.hourly_gross]: {shown.provenance.url} " in then["fin_de_page.md"]
    assert f"[smic.hourly_gross]: {shown.provenance.url} " not in WRITTEN["fin_de_page.md"]


def test_a_figure_that_is_not_yet_known_has_neither_text_nor_link() -> None:
    # Days of paternity leave are known since the end of 2025.
    then = dict(fragments(PACKED, date(2024, 3, 1)))
    assert "valeurs/maladie.paternity_stop_days.md" not in then
    assert "[maladie.paternity_stop_days]: " not in then["fin_de_page.md"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_ends_with_the_links_behind_its_keys(page: str) -> None:
    assert source(page).rstrip().endswith("{!generated/fin_de_page.md!}")


@pytest.mark.parametrize("page", [*PAGES, *TABLES])
def test_an_article_named_in_prose_is_a_link_to_its_text(page: str) -> None:
    known = {key for one in codes().values() for key in one.articles}
    # Quoted, it is an example of how articles are written.
    text = re.sub(r"«[^»]*»", "", prose(page))
    text = re.sub(r"\{![^!]*!\}|\]\([^)]*\)|\] ?\[[^\]]*\]|<[^>]+>", "]", text)
    bare = re.findall(r"(?<![\[\w.-])([LRD]\d{3,4}-\d+(?:-\d+)*)(?![\]\w-])", text)
    assert [key for key in bare if key in known] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_something_to_say(page: str) -> None:
    text = re.sub(r"\{![^!]*!\}", "", prose(page))
    text = "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("|"))
    text = re.sub(r"\]\([^)]*\)|\]\[[^\]]*\]|<[^>]+>|\{[^}]*\}", "]", text)
    if page in FORMS:
        assert any(
            name.startswith(("questionnaire-", "grille-", "simulateur-")) for name in includes(page)
        )
    else:
        assert len(re.findall(r"[^\W\d_]+", text)) >= 300


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_what_it_is_and_when_it_was_checked(page: str) -> None:
    found = front(page)
    assert found["title"].strip()
    assert 100 <= len(found["description"]) <= 170, len(found["description"])
    assert found["description"].endswith(".")
    assert date.fromisoformat(found["checked_on"]) <= datetime.now(tz=UTC).date()
    assert re.fullmatch(r"\d+ (?:month|year)s?|\d+ (?:mois|months|ans?)", found["review_every"])


def test_descriptions_and_titles_tell_pages_apart() -> None:
    for name in ("title", "description"):
        found = [front(page)[name] for page in PAGES]
        assert len(set(found)) == len(found), name


@pytest.mark.parametrize("name", [name for name in WRITTEN if name.endswith(".html")])
def test_a_fragment_is_sound_html_that_the_policy_lets_through(name: str) -> None:
    # One line, so that Markdown takes it as it is.
    assert "\n\n" not in WRITTEN[name]
    for one in read(WRITTEN[name]).all():
        assert "style" not in one.attributes
        assert not [key for key in one.attributes if key.startswith("on")]


def test_each_value_is_written_with_its_unit() -> None:
    ids = {id_ for one in subjects().values() for id_ in one.parameters}
    assert {name for name in WRITTEN if name.startswith("valeurs/")} == {
        f"valeurs/{id_}.md" for id_ in ids
    }
    assert words(WRITTEN["valeurs/smic.hourly_gross.md"]) == "12,31 € par heure"
    assert words(WRITTEN["valeurs/portage.max_months.md"]) == "36 mois"


def test_values_are_those_of_the_day_that_is_asked_for() -> None:
    before = dict(fragments(PACKED, date(2025, 12, 31)))
    assert words(before["valeurs/smic.hourly_gross.md"]) == "11,88 € par heure"


def test_the_end_of_a_page_links_each_article_and_each_figure_with_its_date() -> None:
    end = words(WRITTEN["fin_de_page.md"])
    assert end.startswith(f"*{words(compared(checked_on()))}")
    # What reads a page's own answers leaves this line out.
    assert end.split("\n")[0].endswith("{ .poi-end }")
    for one in codes().values():
        for key, article in one.articles.items():
            assert f'\n[{key}]: {article.url} "{article.label} : ' in end
    assert (
        "\n[smic.hourly_gross]: https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000054126589 "
    ) in end
    line = next(one for one in end.split("\n") if one.startswith("[portage.minimum_expert]"))
    assert line.endswith('À confirmer : texte non lu."')
    for line in end.split("\n")[2:]:
        assert re.fullmatch(r'\[[^\]]+\]: https://\S+ "[^"]+"', line), line


def test_all_fragments_are_written_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "build/runtime"
    packed.mkdir(parents=True)
    for name in (*RUNTIME, LOCK, IMAGE, "calculator.whl"):
        (packed / name).write_text(name, encoding="utf-8")
    write_manifest(packed)
    old = tmp_path / "docs/generated/old.html"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    generate.main()
    assert not old.exists()
    found = {
        path.relative_to(old.parent).as_posix() for path in old.parent.rglob("*") if path.is_file()
    }
    assert found == set(WRITTEN)
    form = read((old.parent / "questionnaire-salarie.html").read_text(encoding="utf-8"))
    manifest = json.loads((packed / "manifest.json").read_text(encoding="utf-8"))
    place = form.one(class_="poi-calculator")
    assert place.attributes["data-runtime"] == f"runtime/{manifest['runtime']}/"


def test_a_simulator_offers_to_report_where_the_address_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REPORT_URL", "https://example.org/new?template=x")
    known = dict(fragments(PACKED, date(2026, 11, 23)))
    for one in forms():
        (link,) = (
            each
            for each in read(known[f"simulateur-{one}.html"]).all("a")
            if "data-report-link" in each.attributes
        )
        assert link.attributes["href"] == "https://example.org/new?template=x"


@pytest.mark.parametrize("one", forms())
def test_a_simulator_is_written_with_the_result_of_its_usual_values(one: str) -> None:
    found = simulation(one, {}, date(2026, 11, 23)).shown
    root = read(WRITTEN[f"simulateur-{one}.html"])
    (now,) = (each for each in root.all() if "data-now" in each.attributes)
    assert now.text() == read(render(*found.parts())).text()
