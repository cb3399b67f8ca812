"""A report holds what is to be done, and there is none where nothing is."""

from __future__ import annotations

from datetime import date

from scripts.watch.report import Section, report

ON = date(2026, 11, 25)


def test_what_is_to_be_done_stands_under_its_title() -> None:
    text = report([Section("Textes", ("Un.", "Deux.")), Section("Liens")], ON)
    assert text == "# Veille du 25\u00a0novembre\u00a02026\n\n## Textes\n\n- Un.\n- Deux.\n"


def test_there_is_no_report_of_nothing() -> None:
    assert report([Section("Textes"), Section("Liens", said=("Refusé.",))], ON) == ""


def test_what_is_only_said_comes_with_what_is_to_be_done() -> None:
    text = report([Section("Textes", ("Un.",)), Section("Liens", said=("Refusé.",))], ON)
    assert text.endswith("- Un.\n\n## Liens\n\n- Refusé.\n")


def test_a_long_section_says_how_many_more() -> None:
    text = report([Section("Liens", tuple(f"{one}." for one in range(75)))], ON)
    assert text.endswith("- 59.\n- … et 15 autres.\n")
    assert "autres" not in report([Section("Liens", ("Un.",) * 60)], ON)
