"""The watch reports what it finds outside, and that it found nothing where it could not look."""

from __future__ import annotations

import io
import json
import tarfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from scripts.legi import CODES, DATA
from scripts.watch.__main__ import Outside, main
from scripts.watch.release import NpmError
from tests.scripts.statute import Made, article, write_citations, write_code

PAGE = (
    "---\ntitle: T\ndescription: D\nchecked_on: 2026-08-20\nreview_every: 6 months\n---\n"
    "[un](https://a.fr/)\n"
)
READ = article("L1254-2", Made("LEGIARTI1"))
AGAIN = article("L1254-2", Made("LEGIARTI1", end="2026-05-28"), Made("LEGIARTI2", "2026-05-28"))


@pytest.fixture(autouse=True)
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide of one page and one article, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    DATA.mkdir(parents=True)
    for name in CODES:
        write_code(DATA, READ, name=name)
    (DATA.parent / "package.json").write_text('{"version": "2.513.0"}', encoding="utf-8")
    Path("calculator/law").mkdir(parents=True)
    write_citations(Path("calculator/law/citations"))
    Path("requirements").mkdir()
    Path("requirements/dev.txt").touch()
    Path("docs").mkdir()
    Path("docs/page.md").write_text(PAGE, encoding="utf-8")


def npm(*arguments: str, archive: bool = True) -> str:
    """An npm that knows a newer release, in which the article has changed."""
    if arguments[0] == "view":
        return "2.558.0\n"
    folder = Path(arguments[-1])
    write_code(folder, AGAIN)
    write_code(folder, AGAIN, name="code_de_la_securite_sociale")
    with tarfile.open(folder / "data.tgz", "w:gz") as tar:
        for name in CODES.values() if archive else ():
            raw = (folder / f"{name}.json").read_bytes()
            member = tarfile.TarInfo(f"package/data/{name}.json")
            member.size = len(raw)
            tar.addfile(member, io.BytesIO(raw))
    return json.dumps([{"filename": "data.tgz"}])


def up_to_date(*_: str) -> str:
    return "2.513.0\n"


def offline(*_: str) -> str:
    raise NpmError("npm view: no network")


def watch(outside: Outside, on: str = "2026-11-25") -> tuple[int, str]:
    out = Path("build/rapport.md")
    status = main(["--out", str(out), "--on", on], outside)
    return status, out.read_text(encoding="utf-8").replace("\u00a0", " ")


def sound(*_: str) -> str:
    return '{"dependencies": [{"name": "jinja2", "version": "3.1.6", "vulns": []}]}'


def answering(status: int | None, npm: object = up_to_date, audit: object = sound) -> Outside:
    assert callable(npm)
    assert callable(audit)
    return Outside(npm, lambda: nullcontext(lambda _: status), audit)


def test_where_there_is_nothing_to_do_the_report_is_empty(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert watch(answering(200)) == (0, "")
    assert capsys.readouterr().out == "Rien à faire le 25\u00a0novembre\u00a02026.\n"


def test_the_report_is_printed_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    status, text = watch(answering(404))
    assert status == 1
    assert capsys.readouterr().out.replace("\u00a0", " ") == f"{text}\n"
    assert "- `docs/page.md:7` <https://a.fr/> : mort (404).\n" in text


def test_a_newer_release_is_told_with_what_it_changes() -> None:
    status, text = watch(answering(200, npm))
    assert status == 1
    assert "@socialgouv/legi-data 2.558.0 est parue" in text
    assert "## Articles cités, d’après les données 2.558.0" in text
    assert "L1254-2 : nouvelle version depuis le 28 mai 2026 (LEGIARTI2).\n" in text


def test_a_release_that_cannot_be_read_is_told_and_the_rest_is_watched() -> None:
    status, text = watch(answering(404, lambda *words: npm(*words, archive=False)))
    assert status == 1
    assert "2.558.0 est parue" in text
    assert "n’ont pas pu être lues" in text
    assert "mort (404)" in text


def test_articles_that_end_soon_are_told_without_any_release() -> None:
    write_code(DATA, article("L1254-2", Made("LEGIARTI1", end="2027-01-01")))
    _, text = watch(answering(200))
    assert "données 2.513.0\n\n- `calculator/law/citations/code_du_travail.toml:9`" in text
    assert "prend fin le 1er janvier 2027." in text


def test_days_are_watched() -> None:
    _, text = watch(answering(200), "2027-02-20")
    assert "## Pages en retard\n\n- `docs/page.md` T : à revoir avant le 20 février 2027.\n" in text
    _, text = watch(answering(200), "2027-01-21")
    assert "## Pages à revoir dans les 30 jours\n\n- `docs/page.md`" in text


def test_without_network_the_report_says_what_was_not_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, text = watch(answering(None, offline, lambda *_: ""))
    assert status == 1
    assert "`requirements/dev.txt` n’a pas pu être vérifié" in text
    assert "on ne sait pas ce qui a changé depuis 2.513.0" in text
    assert "Aucune des 2 adresses n’a répondu" in text
    assert "npm view: no network" in capsys.readouterr().err


def test_a_guide_that_breaks_its_own_rules_makes_no_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("docs/page.md").write_text("# Sans en-tête\n", encoding="utf-8")
    assert main(["--out", "build/rapport.md", "--on", "2026-11-25"], answering(200)) == 1
    assert "checked_on" in capsys.readouterr().err
    assert not Path("build/rapport.md").exists()
