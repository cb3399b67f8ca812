from __future__ import annotations

from datetime import date

import pytest

from calculator.data import DataError, parse
from calculator.law.calendar import NotInForce
from calculator.pay.contribution import contributions, read_contributions
from calculator.pay.employment import Employment
from calculator.pay.payslip import payslip
from calculator.pay.scale import DERIVED, scale

FILE = "contributions.toml"
ONE = """
title      = "Cotisations"
checked_on = 2026-10-01

[[contribution]]
id    = "health"
label = "Assurance maladie"
explain = "Paie les soins."
base  = "gross"

[[contribution.rate]]
since    = 2026-01-01
employer = 13
source   = "CSS, art. D242-3"
url      = "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036679615"

[[contribution.rate]]
since          = 2025-01-01
employer       = 13
reduced        = 7
reduced_smic   = 2.25
reference_smic = 11.88
source = "Décret n° 2025-318"
url    = "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000051430146"
status = "unverified"
"""
ON = date(2026, 3, 1)


def employment(**change: object) -> Employment:
    return Employment(
        **{  # type: ignore[arg-type]
            "day": ON,
            "contract": "cdi",
            "cadre": False,
            "headcount": 30,
            "atmp_rate": 10_000,
            **change,
        }
    )


def test_a_contribution_keeps_its_rates_and_their_texts() -> None:
    (health,) = read_contributions(parse(ONE, FILE))
    assert health.explain == "Paie les soins."
    new, old = health.rates
    assert (new.employer, new.employee, new.reduced) == (130_000, 0, None)
    assert new.provenance.verified
    assert old.reduced is not None
    assert old.reduced.employer == 70_000
    assert str(old.reduced.hourly_limit) == "26.7300"
    assert health.on(date(2025, 12, 31)) is old
    with pytest.raises(NotInForce):
        health.on(date(2024, 12, 31))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('base  = "gross"', 'base = "net"', "contribution[0].base: 'net' is not one of"),
        ('explain = "Paie les soins."\n', "", "contribution[0].explain: missing"),
        ('base  = "gross"', 'base = "gross"\nwho = 1', "contribution[0].who: unknown key"),
        ('base  = "gross"', 'base = "gross"\ncadre = 1', "contribution[0].cadre: expected true or"),
        (
            'base  = "gross"',
            'base = "gross"\nemployer = "state"',
            "contribution[0].employer: 'state' is not one of agency, company",
        ),
        (
            'base  = "gross"',
            'base = "gross"\ncontract = "cui"',
            "contribution[0].contract: 'cui' is not one of cdd, cdi, cdii, mission",
        ),
        (
            'base  = "gross"',
            'base = "gross"\nheadcount_from = 0',
            "contribution[0].headcount_from: 0 is not between 1 and 10000",
        ),
        (
            "since          = 2025-01-01",
            "since = 2026-01-01",
            "contribution[0].rate[1].since: rates stand newest first, one a day",
        ),
        (
            "employer = 13\n",
            "",
            "contribution[0].rate[0]: no rate: employer or employee is expected",
        ),
        (
            "employer = 13\n",
            "employer = 113\n",
            "contribution[0].rate[0].employer: more than 100 percent",
        ),
        (
            "employer = 13\n",
            "employer = 13.00001\n",
            "contribution[0].rate[0].employer: 13.00001 percent has more than four decimals",
        ),
        (
            'base  = "gross"',
            'base = "gross"\ngiven = true',
            "contribution[0].rate[0].employer: unknown key",
        ),
        (
            "LEGIARTI000036679615",
            "LEGIARTI000036679615;jsessionid=1",
            "contribution[0].rate[0].url: a text that was read needs a lasting Légifrance address",
        ),
    ],
)
def test_a_broken_file_says_where(old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as error:
        read_contributions(parse(ONE.replace(old, new), FILE))
    assert str(error.value).startswith(f"{FILE}: {message}")


def test_no_contribution_stands_twice() -> None:
    twice = ONE + ONE[ONE.index("[[contribution]]") :]
    with pytest.raises(DataError, match=r"contribution\[1\].id: 'health' is there twice"):
        read_contributions(parse(twice, FILE))


def test_every_contribution_is_known_since_the_first_day() -> None:
    for one in contributions():
        assert one.on(date(2024, 1, 1))


def owed(**change: object) -> set[str]:
    return {one.contribution.id for one in scale(employment(**change)).owed}


def test_who_owes_what() -> None:
    company, agency = owed(), owed(contract="mission")
    assert company - agency == {"wage_guarantee"}
    assert agency - company == {"wage_guarantee_agency", "training_agency"}
    assert owed(contract="cdii") == agency
    assert owed(contract="cdd") - company == {"training_account_cdd"}
    assert owed(cadre=True) - company == {"executive_employment", "death_cover"}
    assert owed(headcount=10) - owed(headcount=11) == {"training_below_11"}
    assert owed(headcount=11) - owed(headcount=10) == {"training_from_11", "social_levy"}
    assert owed(headcount=49) - owed(headcount=50) == {"housing_below_50"}
    assert owed(headcount=50) - owed(headcount=49) == {"housing_from_50", "construction"}


def test_a_line_of_the_payslip_is_explained_as_its_contribution_is() -> None:
    explained = {one.id: one.explain for one in contributions()}
    lines = tuple(payslip(scale(employment(cadre=True)), 500_000).lines())
    assert lines
    assert all(line.explain == explained[line.id] for line in lines)


def test_what_depends_on_others_comes_after_them() -> None:
    bases = [one.base >= DERIVED for one in scale(employment(cadre=True)).owed]
    assert bases == sorted(bases)


def test_a_contribution_on_nothing_is_no_line() -> None:
    ids = {line.id for line in payslip(scale(employment()), 200_000).lines()}
    assert not {"pension_2", "balance_2", "technical_balance", "health_cover"} & ids


def test_every_status_is_seen_and_every_line_has_its_text() -> None:
    rates = [rate for one in contributions() for rate in one.rates]
    assert {rate.provenance.verified for rate in rates} == {True, False}
    assert all(rate.provenance.source and rate.provenance.url for rate in rates)
