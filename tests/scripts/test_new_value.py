"""A new value enters its file in its place, as the package reads it, and nothing else moves."""

from __future__ import annotations

import tomllib
from pathlib import Path
from shutil import copytree

import pytest

from scripts.explain import lines
from scripts.new_value import DATA, main, targets

URL = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000099999999"
GIVEN = {
    "since": "2027-01-01",
    "amount": "12,45",
    "source": "Décret n° 2026-1 de l'année",
    "url": URL,
    "read": "oui",
}
SMIC = Path("law/parameters/smic.toml")
RATES = Path("pay/contributions.toml")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of ours."""
    for name in ("law/parameters", "pay"):
        copytree(DATA / name, tmp_path / name)
    return tmp_path


def never(key: str) -> str:
    raise AssertionError(key)


def add(data: Path, id_: str = "smic.hourly_gross", **changed: str | None) -> int:
    given = {key: value for key, value in (GIVEN | changed).items() if value is not None}
    options = [word for key, value in given.items() for word in (f"--{key}", value)]
    return main([id_, *options], never, data)


def grown(data: Path, name: Path) -> list[str]:
    """The lines that a file has gained; all others are as they were."""
    before = (DATA / name).read_text(encoding="utf-8").split("\n")
    after = (data / name).read_text(encoding="utf-8").split("\n")
    count = len(after) - len(before)
    for row in reversed(range(len(after))):
        if after[:row] + after[row + count :] == before:
            return after[row : row + count]
    raise AssertionError(name)


def test_the_newest_value_stands_on_top(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(data) == 0
    assert len(grown(data, SMIC)) == 6
    assert (
        'unit  = "EUR/hour"\n\n'
        "[[hourly_gross.value]]\n"
        "since  = 2027-01-01\n"
        "amount = 12.45\n"
        'source = "Décret n° 2026-1 de l’année"\n'
        f'url    = "{URL}"\n\n'
        "[[hourly_gross.value]]\n"
        "since  = 2026-06-01\n"
    ) in (data / SMIC).read_text(encoding="utf-8")
    said = capsys.readouterr().out
    assert "make check" in said
    assert "changez son checked_on" in said


def test_a_value_of_the_past_stands_in_its_place(data: Path) -> None:
    assert add(data, since="01/05/2025") == 0
    raw = tomllib.loads((data / SMIC).read_text(encoding="utf-8"))
    days = [one["since"].isoformat() for one in raw["hourly_gross"]["value"]]
    assert days == sorted(days, reverse=True)
    assert "2025-05-01" in days


def test_the_oldest_stands_at_the_end_of_its_list(data: Path) -> None:
    assert add(data, "portage.max_months", since="2015-01-01", amount="24") == 0
    known = lines((data / "law/parameters/portage.toml").read_text(encoding="utf-8"))
    assert known["max_months.value[0]"] < known["max_months.value[1]"] < known["cdd_max_months"]


def test_rates_of_a_contribution_enter_its_own_list(data: Path) -> None:
    done = add(data, "old_age", amount=None, employer="2,2 %", employee="0.4", read="non",
               url="https://example.org/")  # fmt: skip
    assert done == 0
    raw = tomllib.loads((data / RATES).read_text(encoding="utf-8"))
    (rates,) = (one["rate"] for one in raw["contribution"] if one["id"] == "old_age")
    assert (rates[0]["employer"], rates[0]["employee"]) == (2.2, 0.4)
    assert rates[0]["status"] == "unverified"
    new = grown(data, RATES)
    assert len(new) == 8


def test_a_rate_that_is_the_establishments_own_has_none(data: Path) -> None:
    assert add(data, "work_accidents", amount=None) == 0
    new = grown(data, RATES)
    assert not [line for line in new if line.startswith("employ")]


def test_the_day_of_the_check_changes_only_where_it_is_told(data: Path) -> None:
    add(data, checked="2026-12-01")
    text = (data / SMIC).read_text(encoding="utf-8")
    assert "checked_on = 2026-12-01" in text
    assert text.count("2026-12-01") == 1


def test_what_is_not_given_is_asked(data: Path) -> None:
    asked: list[str] = []

    def ask(key: str) -> str:
        asked.append(key)
        return GIVEN[key]

    assert main(["smic.hourly_gross", "--since", "2027-01-01"], ask, data) == 0
    assert asked == ["amount", "source", "url", "read"]
    grown(data, SMIC)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"since": "demain"}, "« demain » n’est pas un jour ; écrivez 2027-01-01"),
        ({"since": "31/02/2027"}, "n’est pas un jour"),
        ({"since": "2026-06-01"}, "une valeur commence déjà ce jour-là"),
        ({"since": "2031-01-01"}, "écrivez un jour entre le 1945-10-04 et le 2027-10-02"),
        ({"amount": "douze"}, "« douze » n’est pas un nombre ; écrivez 12,31"),
        ({"amount": "-1"}, "n’est pas un nombre"),
        ({"source": " "}, "le texte officiel est vide"),
        ({"source": 'Décret "x"'}, "guillemet droit"),
        ({"url": "https://www.legifrance.gouv.fr/search?x"}, "son adresse durable"),
        ({"url": "http://example.org/", "read": "non"}, "commence par https://"),
        ({"read": "peut-être"}, "oui ou non"),
        ({"checked": "hier"}, "n’est pas un jour"),
    ],
)
def test_what_is_wrong_is_refused_and_nothing_is_written(
    data: Path, capsys: pytest.CaptureFixture[str], changed: dict[str, str], said: str
) -> None:
    assert add(data, **changed) == 2
    assert said in capsys.readouterr().err
    assert (data / SMIC).read_text(encoding="utf-8") == (DATA / SMIC).read_text(encoding="utf-8")


def test_a_contribution_without_any_rate_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(data, "old_age", amount=None, employer="", employee="") == 2
    assert "aucun taux n’est donné" in capsys.readouterr().err


def test_a_name_that_is_not_known_is_refused_with_those_near_it(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(data, "smic.hourly") == 2
    assert "« smic.hourly » n’est pas connu" in capsys.readouterr().err


def test_a_file_that_was_wrong_before_is_told_by_its_line(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = data / SMIC
    path.write_text(path.read_text(encoding="utf-8").replace("12.31", "12,31"), encoding="utf-8")
    assert add(data) == 1
    assert capsys.readouterr().err.startswith(f"{path}:10: ne se lit pas")


def test_where_nobody_can_answer_what_is_missing_is_named(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.new_value.sys.stdin.isatty", lambda: False, raising=False)
    assert main(["smic.hourly_gross"], data=data) == 2
    assert "il manque SINCE=…" in capsys.readouterr().err


def test_a_value_can_be_added_to_everything_that_has_one(data: Path) -> None:
    known = targets(data)
    assert len(known) > 80
    for one in known.values():
        rates = {"employer": "1", "employee": "1"} if "employer" in one.fields else {}
        amount = "1" if one.fields == ("amount",) else None
        assert add(data, one.id, amount=amount, **rates) == 0, one.id
