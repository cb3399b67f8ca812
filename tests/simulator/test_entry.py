from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from calculator.simulator.entry import Entries, EntryError, check, read_number
from tests.simulated import form
from tests.view.tree import words

NBSP, NARROW, THIN, FIGURE = "\u00a0", "\u202f", "\u2009", "\u2007"
MONTH = "€ par mois"


def entries(form_: str, **raw: object) -> Entries:
    return check(form(form_), raw)


def errors(form_: str, raw: dict[str, object]) -> dict[str, str]:
    with pytest.raises(EntryError) as refused:
        check(form(form_), raw)
    return {where: words(said) for where, said in refused.value.errors.items()}


def refused(text: str, unit: str = MONTH, label: str = "") -> str:
    with pytest.raises(ValueError, match=r"^«") as error:
        read_number(text, unit, label)
    return words(str(error.value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("450", "450"),
        (" 450 ", "450"),
        (" " * 5000 + "450\n", "450"),
        ("450,5", "450.5"),
        ("450.5", "450.5"),
        ("1234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        (f"1{NBSP}234,50", "1234.50"),
        (f"1{NARROW}234,50{NBSP}€", "1234.50"),
        (f"1{THIN}234{FIGURE}567", "1234567"),
        ("12.345,67", "12345.67"),
        ("12,345.67", "12345.67"),
        ("1.234.567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("12'345.67", "12345.67"),
        ("12’345,67", "12345.67"),
        ("1234.567", None),
        ("450 €", "450"),
        ("450€", "450"),
        ("€ 450", "450"),
        ("450 euros", "450"),
        ("450 EUR", "450"),
        ("450 € HT", "450"),
        ("450 € h.t.", "450"),
        ("3 000 €/mois", "3000"),
        ("3 000 € par mois", "3000"),
        ("3 000 € HT / mois", "3000"),
        ("−5", "-5"),
        ("- 5", "-5"),
        ("0,50", "0.50"),
        ("0.500", "0.500"),
        ("-0", "0"),
        ("450,", "450"),
        ("000450", "450"),
    ],
)
def test_an_amount_is_read_as_people_write_or_paste_it(text: str, value: str | None) -> None:
    if value is None:
        assert refused(text) == "« 1234.567 » a trop de décimales : 2 au plus."
    else:
        found = read_number(text, MONTH)
        assert found == Decimal(value)
        assert not (found == 0 and found.is_signed())


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("7,5 %", "%", "7.5"),
        (f"7,5{NBSP}%", "%", "7.5"),
        ("1.500", "fois le salaire brut", "1.5"),
        ("1,985 fois", "fois le salaire brut", "1.985"),
        ("1,9855", "fois le salaire brut", "1.9855"),
        ("450 €/jour", "€ par jour", "450"),
        ("450 €/j", "€ par jour", "450"),
        ("450€ / j HT", "€ par jour", "450"),
        ("15,20 €/h", "€ par heure", "15.20"),
        ("151,67 h", "heures", "151.67"),
        ("151,67 heures", "heures", "151.67"),
        ("17,5 jours", "jours", "17.5"),
        ("1 jour", "jours", "1"),
        ("18j", "jours", "18"),
        ("3 mois", "mois", "3"),
        ("36 000 € par an", "€ par an", "36000"),
        ("49 salariés", "salariés", "49"),
        ("1 salarié", "salariés", "1"),
    ],
)
def test_a_number_may_carry_the_unit_of_its_field(text: str, unit: str, value: str) -> None:
    assert read_number(text, unit) == Decimal(value)


def test_a_number_may_carry_what_its_label_says_of_it() -> None:
    assert read_number("18 jours par mois", "jours", "Jours travaillés par mois") == 18
    assert read_number("8 jours/an", "jours", "Jours fériés payés en intérim, par an") == 8
    assert read_number("7 h par jour", "heures", "Heures d’une journée") == 7


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1 an", "mois"),
        ("3 jours", "mois"),
        ("60 €/h", "€ par jour"),
        ("400 € par jour", "€ par heure"),
        ("36 000 € par an", "€ par mois"),
        ("5 %", "€ par mois"),
        ("400 €", "%"),
        ("400 €", "jours"),
        ("35 heures", "jours"),
        ("2 fois", "salariés"),
    ],
)
def test_another_unit_than_that_of_the_field_is_refused_by_name(text: str, unit: str) -> None:
    assert refused(text, unit) == f"« {text} » n’est pas en {unit}."


def test_a_label_does_not_lend_half_a_word_as_a_unit() -> None:
    assert refused("2 ans", "mois", "Mois sans mission") == "« 2 ans » n’est pas en mois."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1.500", "« 1.500 » peut se lire de deux façons. Écrivez 1500 ou 1,50."),
        ("1,500", "« 1,500 » peut se lire de deux façons. Écrivez 1500 ou 1,50."),
        ("12.345 €", "« 12.345 € » peut se lire de deux façons. Écrivez 12345 ou 12,34."),
        ("-1.500", "« -1.500 » peut se lire de deux façons. Écrivez -1500 ou -1,50."),
    ],
)
def test_an_amount_that_reads_in_two_ways_is_refused_with_both(text: str, said: str) -> None:
    assert refused(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "beaucoup",
        "450 par semaine",
        "450 TTC",
        "3k",
        "400-450",
        "400 à 450",
        "1/2",
        "450/400",
        "7h30",
        "3 mois 2 jours",
        "450 € 18 jours",
        "1,234,50",
        "1.234.50",
        "1.234,567",
        "1,234.567",
        "1.23.456",
        "1..5",
        "1,,5",
        "1.500.",
        ",5",
        "--5",
        "+5",
        "5-",
        "=1+1",
        "=450",
        "@450",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "1e9",
        "1E5",
        "0x10",
        "1_000",
        "½",
        "45²",
        "①",
        "４５０",
        "٤٥٠",
        "४५०",
        "Ⅳ",
        "450\x00",
        "\x1b[31m450",
        "4\u200b50",
        "\u202e054",
        "450\ud800",
        "<b>450</b>",
        "<script>alert(1)</script>",
        "9" * 16,
        "1" + "0" * 39,
        "€",
        "%",
        "-",
        "h",
        "",
        " ",
    ],
)
def test_what_is_no_number_is_refused_with_a_short_sentence(text: str) -> None:
    said = refused(text)
    assert said.endswith("n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.")
    assert len(said) <= 120


@pytest.mark.parametrize(
    "text",
    ["9" * 41, "9" * 5000, "1." * 5000, "an" * 5000, "450" + " jours" * 5000, "<b>" * 5000],
)
def test_what_is_too_long_is_refused_as_such(text: str) -> None:
    assert refused(text) == f"« {text[:40]}… » est trop long : 40 signes au plus."


def test_what_cannot_be_seen_is_shown_where_it_is_refused() -> None:
    assert refused("4\u200b50\u202e").startswith("« 4\ufffd50\ufffd » n’est pas un nombre.")


@pytest.mark.parametrize(
    ("text", "unit", "most"),
    [
        ("3333,3333", MONTH, 2),
        ("450,005", MONTH, 2),
        ("7,12345", "%", 4),
        ("18." + "0" * 20 + "1", "jours", 4),
    ],
)
def test_more_decimals_than_can_count_are_refused(text: str, unit: str, most: int) -> None:
    if text == "450,005":
        assert "de deux façons" in refused(text, unit)
    else:
        assert refused(text, unit) == f"« {text} » a trop de décimales : {most} au plus."


def test_an_amount_its_period_and_the_usual_values_are_read() -> None:
    found = entries("portage", given="net_before_tax", typed="year", amount="36 000 €")
    assert found.given is not None
    assert (found.given.id, found.typed) == ("net_before_tax", "year")
    assert found.amount == 36000
    assert found.period == "month"
    assert found.number("days") == 18
    assert found.choice("contract_portage") == "cdi"
    assert "days" in found.usual
    assert found.supposed == {"fee_rate", "headcount", "atmp_rate"}


def test_a_rate_keeps_its_own_unit_whatever_the_period() -> None:
    raw = {"given": "daily_rate", "typed": "year"}
    assert entries("portage", **raw, amount="450 €/jour").amount == 450
    assert errors("portage", {**raw, "amount": "450 € par an"}) == {
        "daily_rate": "« 450 € par an » n’est pas en € par jour."
    }
    assert errors("portage", {**raw, "given": "turnover", "amount": "450 €/jour"}) == {
        "turnover": "« 450 €/jour » n’est pas en € par an."
    }


def test_without_an_amount_the_example_stands() -> None:
    found = entries("interim")
    assert found.given is not None
    assert found.given.id == "hourly_rate"
    assert found.amount == 16
    found = entries("portage", amount="500")
    assert found.given is not None
    assert found.given.id == "daily_rate"
    assert found.amount == 500


def test_a_form_without_amounts_has_none() -> None:
    found = entries("comparison")
    assert found.given is None
    assert found.amount == 0
    assert found.period == "month"


@pytest.mark.parametrize("blank", ["", " ", NBSP, "\t\n"])
def test_an_empty_field_takes_its_usual_value(blank: str) -> None:
    assert entries("portage", days=blank, fee_rate=blank) == entries("portage")


def test_an_empty_field_without_a_usual_value_holds_nothing() -> None:
    found = entries("comparison", paid_holidays="", date=" ")
    assert not {"paid_holidays", "date"} & (set(found.values) | found.usual)
    found = entries("comparison", paid_holidays="8", date="2026-03-01")
    assert found.number("paid_holidays") == 8
    assert found.values["date"] == date(2026, 3, 1)


def test_an_amount_that_was_emptied_is_asked_for() -> None:
    assert errors("portage", {"given": "gross_total"}) == {
        "gross_total": "Indiquez un montant, par exemple 450."
    }


def test_a_value_is_usual_however_it_is_written_and_only_then() -> None:
    assert "fee_rate" in entries("portage", fee_rate="7,50 %").usual
    assert "fee_rate" not in entries("portage", fee_rate="7,6").usual
    assert entries("portage", fee_rate="7,6").supposed == {"headcount", "atmp_rate"}
    assert "reserve" not in entries("portage", reserve="none").usual


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert errors(
        "portage",
        {
            "amount": "beaucoup",
            "typed": "week",
            "period": "week",
            "days": "x",
            "level": "chief",
            "date": "23/11/2026",
            "headcount": 49,
            "tjm": "450",
        },
    ) == {
        "tjm": "Ce champ n’existe pas dans cette édition.",
        "headcount": "Un texte est attendu.",
        "period": "Choisissez l’une des valeurs proposées.",
        "days": "« x » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
        "level": "Choisissez l’une des valeurs proposées.",
        "date": "Une date est attendue, par exemple 2026-11-23.",
        "typed": "Choisissez l’une des durées proposées.",
        "daily_rate": "« beaucoup » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
    }


def test_an_unknown_amount_is_told_beside_what_was_typed() -> None:
    assert errors("portage", {"given": "price", "amount": "x"}) == {
        "given": "Choisissez l’un des montants proposés.",
        "amount": "« x » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
    }


def test_the_error_itself_says_all_of_it() -> None:
    with pytest.raises(EntryError, match=r"^days: «.x.».*; level: Choisissez"):
        entries("portage", days="x", level="chief")


@pytest.mark.parametrize("field", ["given", "typed", "amount", "period"])
def test_a_form_without_amounts_knows_none_of_what_goes_with_them(field: str) -> None:
    assert errors("company", {field: "month"}) == {
        field: "Ce champ n’existe pas dans cette édition."
    }


@pytest.mark.parametrize("value", [None, 3, 4.5, True, [], {}])
@pytest.mark.parametrize("field", ["given", "typed", "amount", "days"])
def test_what_is_no_text_is_refused_by_name(field: str, value: object) -> None:
    assert errors("portage", {field: value})[field] == "Un texte est attendu."


def test_a_field_that_does_not_matter_is_neither_checked_nor_kept() -> None:
    hidden = {"hourly_rate": "x", "withholding_rate": "lots"}
    found = entries("comparison", **hidden)
    assert not set(hidden) & (set(found.values) | found.usual)
    assert errors("comparison", {**hidden, "basis": "rates", "withholding": "own"}) == {
        "hourly_rate": "« x » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
        "withholding_rate": "« lots » n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.",
    }
    found = entries("comparison", basis="rates", hourly_rate="25")
    assert found.number("hourly_rate") == 25


def test_a_hidden_field_is_not_even_asked_to_be_a_text() -> None:
    assert entries("comparison", hourly_rate=25) == entries("comparison")


def test_what_hangs_on_a_hidden_field_is_hidden_too() -> None:
    found = entries("quote", kind="portage", contract_interim="mission", without_ifm="hired")
    assert "without_ifm" not in found.values
    assert "reserve" in found.values
    found = entries("quote", kind="interim", without_ifm="hired", reserve="x", level="x")
    assert found.choice("without_ifm") == "hired"
    assert not {"reserve", "level", "daily_rate"} & set(found.values)
    found = entries("quote", kind="interim", contract_interim="cdii", without_ifm="x")
    assert "without_ifm" not in found.values


def test_a_choice_of_another_edition_is_refused_and_hides_what_hangs_on_it() -> None:
    assert errors("comparison", {"basis": "margin", "hourly_rate": "x"}) == {
        "basis": "Choisissez l’une des valeurs proposées."
    }


@pytest.mark.parametrize("text", ["2026-02-29", "20261", "demain", "2026-11-23T10:00", "١٢-٠١"])
def test_a_day_is_a_day_of_the_calendar(text: str) -> None:
    assert errors("portage", {"date": text}) == {
        "date": "Une date est attendue, par exemple 2026-11-23."
    }
