from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scripts import bundle, finish
from scripts.finish import PageError, complete, picture, steps
from scripts.page import pages
from scripts.policy import inline_scripts
from scripts.website import website
from tests.scripts.sample import built, sample, site

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.page import Page


def test_a_title_that_does_not_fit_its_card_names_its_page(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"docs/droit/portage\.md.*titre trop long"):
        picture(tmp_path, [sample(title="x" * 100)], site())


def test_each_page_passes_through_the_steps_in_order_and_the_rest_is_left(tmp_path: Path) -> None:
    found = (sample("index.md"), sample("droit/portage.md"))
    for one in found:
        path = tmp_path / one.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.source, encoding="utf-8")
    (tmp_path / "404.html").write_text("404", encoding="utf-8")

    def first(html: str, page: Page) -> str:
        return f"{html}, {page.url or 'home'}"

    complete(tmp_path, found, (first, lambda html, _: html + ", last"))
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "index.md, home, last"
    second = (tmp_path / "droit/portage/index.html").read_text(encoding="utf-8")
    assert second == "droit/portage.md, droit/portage/, last"
    assert (tmp_path / "404.html").read_text(encoding="utf-8") == "404"


def test_a_page_that_was_not_built_is_named_by_its_source(tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"docs/droit/portage\.md.*pas construite"):
        complete(tmp_path, [sample("droit/portage.md")], ())


def test_a_step_that_finds_no_place_names_the_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    with pytest.raises(PageError, match=r"docs/index\.md.*aucun </h1>"):
        complete(tmp_path, [sample("index.md")], steps(site(), ()))


def test_the_steps_only_add_after_the_title_at_the_end_of_the_head_and_of_the_page() -> None:
    one = sample("droit/portage.md")
    before = after = built(one)
    for step in steps(site(), ()):
        after = step(after, one)
    head, title = before.index("</head>"), before.index("</h1>") + len("</h1>")
    end = before.index("</article>")
    assert after.startswith(before[:head])
    assert after.endswith(before[end:])
    assert before[title:end] in after
    assert before[head:title] in after
    assert after.count('<p class="poi-checked">') == 1
    assert inline_scripts(after) == []


def test_every_page_of_the_guide_has_its_card(tmp_path: Path) -> None:
    picture(tmp_path, pages(), website())
    drawn = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.png")}
    assert drawn == {
        f"assets/images/cartes/{one.source.removesuffix('.md')}.png" for one in pages()
    }


def test_a_wrong_page_fails_the_build_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "wrong.html").write_text('<p style="a">x</p>', encoding="utf-8")
    monkeypatch.setattr(finish, "SITE", tmp_path)
    monkeypatch.setattr(finish, "pages", tuple)
    for done in ("tell", "bind_all", "dress", "write_frames"):
        monkeypatch.setattr(finish, done, lambda *_: None)
    monkeypatch.setattr(bundle, "install", lambda _: None)
    glossary = tmp_path / "comprendre/glossaire/index.html"
    glossary.parent.mkdir(parents=True)
    glossary.write_text("", encoding="utf-8")
    monkeypatch.setattr(finish, "terms", lambda _: ())
    assert finish.main() == 1
    assert "porte un style, à retirer" in capsys.readouterr().err


def test_a_page_that_is_missing_fails_the_build_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(finish, "SITE", tmp_path)
    assert finish.main() == 1
    assert "pas construite" in capsys.readouterr().err
