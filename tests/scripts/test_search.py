from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.search import INDEX, RESULT, SECTIONS, enrich, forms

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Indemnité", "indemnite"),
        ("une indemnité", "indemnités"),
        ("une indemnité", "indemnites"),
        ("des licenciements", "licenciement"),
        ("un licenciement", "licenciements"),
        ("<strong>Grève</strong>", "greves"),
        ("main-d’œuvre", "oeuvre"),
        ("des travaux", "travau"),
    ],
)
def test_a_word_is_found_as_readers_type_it(text: str, typed: str) -> None:
    assert typed in forms(text)


def test_what_the_text_holds_already_is_not_said_again() -> None:
    assert "portage" not in forms("Le portage et les portages")
    assert forms("un CDI de 18 ans") == []


@given(st.text())
def test_forms_are_single_lower_case_words_in_order(text: str) -> None:
    found = forms(text)
    assert found == sorted(set(found))
    assert all(" " not in one and "<" not in one for one in found)


def searched(folder: Path, *sections: dict[str, str], **fields: dict[str, float]) -> Path:
    index = {"config": {"lang": ["fr"], "fields": fields}, "docs": sections}
    (folder / INDEX).write_text(json.dumps(index), encoding="utf-8")
    enrich(folder)
    return folder


def read(path: Path) -> Any:  # noqa: ANN401  JSON is anything
    return json.loads(path.read_text(encoding="utf-8"))


def test_what_a_simulator_shows_is_no_answer_to_a_search(tmp_path: Path) -> None:
    searched(
        tmp_path,
        *(
            {"location": location, "title": "Portage", "text": "<p>net</p>"}
            for location in ("calculer/portage/", f"calculer/portage/{RESULT}")
        ),
    )
    assert [one["location"] for one in read(tmp_path / SECTIONS)] == ["calculer/portage/"]


def test_each_section_keeps_its_text_and_gains_the_forms(tmp_path: Path) -> None:
    section = {"location": "faq/", "title": "Grève", "text": "<p>Une grève.</p>"}
    searched(tmp_path, section)
    assert read(tmp_path / SECTIONS) == [{**section, "tags": ["greve greves grèves"]}]


def test_what_comes_with_every_page_says_how_to_search_and_holds_no_text(tmp_path: Path) -> None:
    section = {"location": "faq/", "title": "Grève", "text": "<p>Une grève.</p>"}
    fields = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}}
    searched(tmp_path, section, **fields)
    kept = {**fields, "tags": {"boost": 0.5}}
    assert read(tmp_path / INDEX) == {"config": {"lang": ["fr"], "fields": kept}, "docs": []}
