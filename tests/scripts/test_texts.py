"""What people read is read over, and nothing that the build writes."""

from __future__ import annotations

from scripts.texts import texts


def test_pages_data_and_journal_are_read_and_nothing_that_is_written() -> None:
    found = {path.as_posix() for path in texts()}
    assert {"docs/faq.md", "calculator/decision/gates.toml", "CHANGELOG.md"} <= found
    assert not any("generated" in one for one in found)


def test_what_contributors_read_on_the_forge_is_read_too() -> None:
    found = {path.as_posix() for path in texts()}
    assert {"SECURITY.md", ".github/ISSUE_TEMPLATE/cas-manquant.yml"} <= found


def test_the_words_of_the_programs_are_read_where_they_are_asked_for() -> None:
    assert not any(path.suffix == ".py" for path in texts())
    assert {"calculator"} == {
        path.parts[0] for path in texts(programs=True) if path.suffix == ".py"
    }
