from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from calculator.api.fields import Fields, RequestError
from tests.view.tree import words

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(read: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(RequestError) as error:
        read()
    return error.value.where, words(error.value.message)


def number(value: object) -> Decimal:
    return Fields({"gross": value}).number("gross", 1, 1_000_000, "€ par mois")


@pytest.mark.parametrize(
    ("value", "exact"),
    [(1, "1"), (1_000_000, "1000000"), (2500.1, "2500.1"), (Decimal("0.10") + 1, "1.10")],
)
def test_a_number_is_what_was_written(value: object, exact: str) -> None:
    assert number(value) == Decimal(exact)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "Ce champ manque."),
        ("450", "Un nombre est attendu."),
        ("450 €", "Un nombre est attendu."),
        (True, "Un nombre est attendu."),
        ([450], "Un nombre est attendu."),
        (float("nan"), "Un nombre fini est attendu."),
        (Decimal("NaN"), "Un nombre fini est attendu."),
        (float("inf"), "Un nombre fini est attendu."),
        (Decimal("-Infinity"), "Un nombre fini est attendu."),
        (-1, "Un nombre entre 1 et 1 000 000 € par mois est attendu."),
        (10**400, "Un nombre entre 1 et 1 000 000 € par mois est attendu."),
        (Decimal("1e999999"), "Un nombre entre 1 et 1 000 000 € par mois est attendu."),
        (Decimal("2500.005"), "2 décimales au plus."),
        (Decimal("2." + "0" * 99 + "1"), "2 décimales au plus."),
    ],
)
def test_what_is_no_number_of_euros_is_refused_by_name(value: object, message: str) -> None:
    assert refused(lambda: number(value)) == ("gross", message)


@pytest.mark.parametrize("value", [10.5, Decimal("10.01")])
def test_a_headcount_is_whole(value: object) -> None:
    assert refused(lambda: Fields({"headcount": value}).whole("headcount", 1, 99)) == (
        "headcount",
        "Un nombre entier est attendu.",
    )


def test_a_number_may_have_no_unit() -> None:
    assert refused(lambda: Fields({"headcount": 0}).whole("headcount", 1, 99)) == (
        "headcount",
        "Un nombre entre 1 et 99 est attendu.",
    )


@pytest.mark.parametrize("value", [1, "true", "oui"])
def test_a_flag_is_true_or_false(value: object) -> None:
    assert refused(lambda: Fields({"cadre": value}).flag("cadre")) == (
        "cadre",
        "Vrai ou faux est attendu : true ou false.",
    )


def test_what_has_no_default_is_missing() -> None:
    assert refused(lambda: Fields({}).flag("cadre")) == ("cadre", "Ce champ manque.")
    assert refused(lambda: Fields({"cadre": None}).flag("cadre"))[1] == "Ce champ manque."
    assert refused(lambda: Fields({}).choice("contract", ("cdi", "cdd")))[1] == "Ce champ manque."
    assert Fields({}).flag("cadre", default=True)
    assert Fields({}).choice("contract", ("cdi", "cdd"), "cdd") == "cdd"
    assert Fields({}).whole("headcount", 1, 9, 5) == 5
    assert Fields({}).money("expenses", 0, 9, "€", 0) == 0


@pytest.mark.parametrize("value", ["CDI", "", 1, ["cdi"]])
def test_a_choice_is_one_of_the_list(value: object) -> None:
    assert refused(lambda: Fields({"contract": value}).choice("contract", ("cdi", "cdd"))) == (
        "contract",
        "Valeur attendue : cdi, cdd.",
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "Une date est attendue, par exemple 2026-11-23."),
        (20261123, "Une date est attendue, par exemple 2026-11-23."),
        ("23/11/2026", "Une date est attendue, par exemple 2026-11-23."),
        ("2026-02-29", "Une date est attendue, par exemple 2026-11-23."),
        ("2023-12-31", "Le calculateur répond à partir du 1er janvier 2024."),
        ("0001-01-01", "Le calculateur répond à partir du 1er janvier 2024."),
        ("2031-01-01", "Le calculateur répond jusqu’au 31 décembre 2030."),
        ("9999-12-31", "Le calculateur répond jusqu’au 31 décembre 2030."),
    ],
)
def test_a_day_is_one_that_can_be_answered_for(value: object, message: str) -> None:
    assert refused(lambda: Fields({"date": value}).date("date")) == ("date", message)


def test_one_of_several_fields_is_given() -> None:
    names = ("gross", "net")
    assert Fields({"net": 1, "gross": None}).one_of(*names) == "net"
    assert refused(lambda: Fields({}).one_of(*names)) == (
        "gross",
        "Un de ces champs manque : gross, net.",
    )
    assert refused(lambda: Fields({"net": 1, "gross": 1}).one_of(*names)) == (
        "net",
        "Un seul de ces champs est attendu : gross, net.",
    )


def test_a_field_inside_a_field_is_named_with_both() -> None:
    quote = Fields({"quote": {"fee": -1, "x": 1}}).table("quote")
    assert refused(lambda: quote.money("fee", 0, 9, "€"))[0] == "quote.fee"
    assert refused(lambda: quote.only("fee")) == (
        "quote.x",
        "Champ inconnu ; sont connus : fee.",
    )
    assert refused(lambda: Fields({"quote": []}).table("quote"))[0] == "quote"
