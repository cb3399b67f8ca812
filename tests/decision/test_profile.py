from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.decision.contradiction import noticed
from calculator.decision.profile import load, profiles
from tests.situation import assess

SHOWS = {
    "consultante": "portage_clear",
    "preparateur": "interim_only",
    "comptable": "balanced",
    "aide_a_domicile": "closed",
    "hesitant": "portage_rather",
    "renfort_atelier": "interim_only",
    "audit": "portage_clear",
    "expert_a_diriger": "interim_weak",
    "poste_qui_dure": "closed",
}
ROW = """
[[profile]]
id      = "a"
reader  = "salarie"
label   = "A"
shows   = "B."
answers = { duration = "1_3" }
"""


def test_each_example_shows_what_it_says() -> None:
    known = [one for reader in ("salarie", "entreprise") for one in profiles(reader)]
    found = {one.id: assess(one.answers, date(2026, 11, 23)).verdict.id for one in known}
    assert found == SHOWS
    (contradictory,) = [one for one in known if noticed(one.answers)]
    assert contradictory.id == "expert_a_diriger"


@pytest.mark.parametrize("text", [ROW * 2, ROW.replace("1_3", "2_4"), ROW.replace("salarie", "x")])
def test_a_wrong_example_is_refused(text: str) -> None:
    with pytest.raises(DataError):
        load(parse(text, "profiles.toml"))
