from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator.simulator.entry import check
from calculator.simulator.form import Form, forms
from calculator.simulator.link import LinkError, read, write
from tests.simulated import form
from tests.view.tree import words

ON = date(2026, 11, 23)

FORM_KEYS = "p portage, i interim, f comparison, d quote, e company"

AMOUNT_KEYS = {
    "portage": "d daily_rate, p turnover, b gross_total, n net_before_tax, i net_after_tax",
    "interim": "h hourly_rate, b gross_total, n net_before_tax, i net_after_tax, p price",
    "comparison": "",
    "quote": "",
    "company": "",
}

FIELD_KEYS = """
P period                    m month, a year, j day, h hour
j days
h hours
b basis                     b budget, n net, r rates
B company_basis             n net, r rates
d daily_rate
H hourly_rate
N need_months
c contract_portage          i cdi, d cdd
C contract_interim          m mission, c cdii
w without_ifm               0 due, 1 hired, 2 seasonal_or_customary, 3 training, 4 worker_ends, \
5 gross_misconduct, 6 force_majeure
l level                     f first_level, j junior, s senior, e expert
r reserve                   p provisioned, v paid, n none
k cadre                     o yes, n no
e expenses
f fee_rate
x coefficient
n headcount
t atmp_rate
m mutuelle
s months_without_mission
q hours_per_day
F paid_holidays
i withholding               n neutral, p own
I withholding_rate
D date
X across                    d daily_rate, m idle_months
K kind                      p portage, i interim
u quote.turnover
v quote.fee
y quote.budget
z quote.base
o quote.ifm
O quote.iccp
g quote.gross_total
E quote.employee_contributions
a quote.net_before_tax
Y quote.taxable_net
p quote.employer_contributions
W quote.employer_cost
R quote.reserve
Z quote.price
"""
"""As links of the first edition hold them: a line may be added, none may ever change."""


def told(form_: Form) -> dict[str, str]:
    """By field, its line in the list above."""
    return {
        field.id: f"{field.key} {field.id} {options}".rstrip()
        for field in form_.fields()
        for options in [", ".join(f"{one.key} {one.id}" for one in field.options.values())]
    }


def link(form_: str, **raw: object) -> str:
    return write(check(form(form_), raw), ON)


def ignored(text: str) -> list[str]:
    return [words(one) for one in read(text)[2]]


def test_no_key_ever_changes_its_meaning() -> None:
    known = {line.split()[1]: " ".join(line.split()) for line in FIELD_KEYS.strip().split("\n")}
    assert {id_: line for one in forms().values() for id_, line in told(one).items()} == known
    assert ", ".join(f"{one.key} {one.id}" for one in forms().values()) == FORM_KEYS
    assert {
        one.id: ", ".join(f"{amount.key} {amount.id}" for amount in one.amounts)
        for one in forms().values()
    } == AMOUNT_KEYS


@pytest.mark.parametrize("one", forms().values(), ids=lambda one: one.id)
def test_a_key_stands_for_one_thing_in_a_form(one: Form) -> None:
    own = ["G", "T", "A"] if one.amounts else []
    keys = [*own, *(field.key for field in one.fields())]
    assert len(keys) == len(set(keys))
    amounts = [amount.key for amount in one.amounts]
    assert len(amounts) == len(set(amounts))
    for field in one.fields():
        options = [option.key for option in field.options.values()]
        assert len(options) == len(set(options)), field.id


def test_the_keys_of_all_fields_and_of_what_is_typed_differ() -> None:
    keys = [line.split()[0] for line in FIELD_KEYS.strip().split("\n")] + ["G", "T", "A"]
    assert len(keys) == len(set(keys))


def test_a_link_says_its_version_its_form_the_amount_and_each_value() -> None:
    assert link("portage", amount="450,50", days="17,5", fee_rate="8,00") == (
        "1p_Gd_Tm_A450.5_Pm_j17.5_ci_lj_rp_ko_e0_s0_f8_n49_t1_m40_in_D20261123"
    )
    assert link("interim", given="price", typed="year", amount="60 000", period="hour") == (
        "1i_Gp_Ty_A60000_Ph_h151.67_Cm_w0_s0_x2_n49_t1_m40_in_D20261123"
    )


def test_a_field_that_does_not_matter_is_not_in_a_link_and_the_day_always_is() -> None:
    text = link("comparison", date="2025-01-31")
    assert "_H" not in text
    # The day that was computed for, which is that of the field where it holds one.
    assert text.endswith("_D20261123_Xd")
    assert "_H22_" in link("comparison", basis="rates")


@pytest.mark.parametrize(
    ("typed", "written"),
    [("400", "400"), ("400,00", "400"), ("0,50", "0.5"), ("1 000", "1000"), ("0", "0")],
)
def test_a_number_is_written_in_plain_digits(typed: str, written: str) -> None:
    text = link("portage", expenses=typed)
    assert f"_e{written}_" in text
    assert check(form("portage"), read(text)[1]).number("expenses") == Decimal(written)


def test_a_link_is_opened_as_entries_that_the_form_takes() -> None:
    found, entries, left = read("1p_Gn_Ty_A36000.5_Pa_j17.5_cd_D20250131")
    assert found is form("portage")
    assert entries == {
        "given": "net_before_tax",
        "typed": "year",
        "amount": "36000,5",
        "period": "year",
        "days": "17,5",
        "contract_portage": "cdd",
        "date": "2025-01-31",
    }
    assert left == ()
    assert read("1f") == (form("comparison"), {}, ())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1p_Q1", "la valeur « Q1 », qui n’existe pas dans cette édition"),
        ("1p_H22", "la valeur « H22 », qui n’existe pas dans cette édition"),
        ("1f_Gd", "la valeur « Gd », qui n’existe pas dans cette édition"),
        ("1p_Gh", "la valeur « h » de « le montant tapé »"),
        ("1p_Tw", "la valeur « w » de « la durée du montant »"),
        ("1p_A1e9", "la valeur « 1e9 » de « le montant »"),
        ("1p_A1.2.3", "la valeur « 1.2.3 » de « le montant »"),
        ("1p_cz", "la valeur « z » de « Contrat de travail en portage »"),
        ("1p_j--1", "la valeur « --1 » de « Jours travaillés par mois »"),
        ("1p_jx", "la valeur « x » de « Jours travaillés par mois »"),
        ("1p_D2026112", "la valeur « 2026112 » de « Droit en vigueur le »"),
        ("1p_j17_j18", "une seconde valeur de « Jours travaillés par mois »"),
        ("1p_A1_A2", "une seconde valeur de « le montant »"),
    ],
)
def test_what_is_not_known_is_named_for_the_reader_and_left_aside(text: str, named: str) -> None:
    assert ignored(text) == [named]


def test_what_is_left_aside_leaves_the_rest() -> None:
    found, entries, left = read("1p_Q1_j17_cz")
    assert (found.id, entries, len(left)) == ("portage", {"days": "17"}, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "abîmé"),
        ("1", "abîmé"),
        ("p", "abîmé"),
        ("1z", "abîmé"),
        ("1p_", "abîmé"),
        ("1p_j", "abîmé"),
        ("1p_j18_", "abîmé"),
        ("1p__j18", "abîmé"),
        ("1pj18", "abîmé"),
        ("1p_j1 8", "abîmé"),
        ("1p_j1\n", "abîmé"),
        ("1p_j" + "1" * 22, "abîmé"),
        ("1p" + "_j1" * 81, "abîmé"),
        ("1p_j<b>", "abîmé"),
        ("1p_j١٨", "abîmé"),
        ("1s-n1", "abîmé"),
        ("2p_j18", "édition"),
        ("01p_j18", "édition"),
        ("9p", "édition"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(LinkError, match=said):
        read(text)


@pytest.mark.parametrize("one", forms())
def test_the_usual_values_go_there_and_back(one: str) -> None:
    before = check(form(one), {})
    found, entries, left = read(write(before, ON))
    assert (found.id, left) == (one, ())
    after = check(found, entries)
    assert after.values == {**before.values, "date": ON}
    assert (after.given, after.amount, after.typed) == (before.given, before.amount, before.typed)
