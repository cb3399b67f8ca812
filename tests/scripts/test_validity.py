"""A fault of HTML is found in a built page, and named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.validity import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PAGE = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Un titre</title></head>
<body>
<h1>Un titre</h1>
<p><a href="#b">Un lien</a></p>
<h2 id="b">Un autre</h2>
<table><tr><th scope="col"><details><summary>A</summary><p>B</p></details></th></tr></table>
</body>
</html>
"""


PLANTED = [
    ("<p><a", "<p><span><div></div></span><a", "element-permitted-content", 6),
    ('href="#b"', 'href="#b" href="#c"', "no-dup-attr", 6),
    ("<h1>", '<p><label for="x">C</label></p><h1>', "no-missing-references", 5),
    ("</a></p>", "</p>", "close-order", 6),
    ("<h2 id", '<h2 tabindex="" id', "attribute-allowed-values", 7),
    ("<h1>", '<input type="checkbox" autocomplete="off"><h1>', "valid-autocomplete", 5),
    ('<th scope="col">', '<th scope="col"><h3>C</h3>', "element-permitted-content", 8),
    ("<title>Un titre</title>", "", "element-required-content", 3),
    ("<table>", '<table id="b">', "no-dup-id", 8),
]


def test_a_page_as_it_should_be_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "index.html"
    path.write_text(PAGE, encoding="utf-8")
    assert (main([str(path)]), capsys.readouterr().out) == (0, "")


def test_a_fault_fails_with_its_place_and_its_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = []
    # All in one run: the checker takes a second to start.
    for number, (right, wrong, rule, line) in enumerate(PLANTED):
        path = tmp_path / str(number) / "index.html"
        path.parent.mkdir()
        path.write_text(PAGE.replace(right, wrong, 1), encoding="utf-8")
        places.append(f"{path}:{line}: « {rule} » : ")
    assert main([place.partition(":")[0] for place in places]) == 1
    said = capsys.readouterr().out.splitlines()
    for place in places:
        assert any(one.startswith(place) for one in said), said


def test_many_faults_are_all_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "index.html"
    path.write_text(PAGE.replace("<h1>", '<p id=""></p>\n' * 2000 + "<h1>"), encoding="utf-8")
    assert main([str(path)]) == 1
    assert len(capsys.readouterr().out.splitlines()) >= 2000


def test_where_the_checker_is_not_installed_the_check_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["page.html"]) == 1
    said = "html-validate n’est pas installé ; lancez make build/node.stamp\n"
    assert capsys.readouterr().err == said


def test_where_nothing_is_built_the_check_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 1
    assert "make site" in capsys.readouterr().err
