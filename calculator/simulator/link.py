"""A simulator's entries as a short text for the end of an address, and back.

``1p_Gd_Tm_A450_j18_ci``: version and form, then for each entry its key and its value. Numbers stand
in plain digits, choices by their own key. Keys are data and never change their meaning.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from calculator.simulator.form import PERIODS, forms

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from calculator.simulator.entry import Entries, Value
    from calculator.simulator.form import Field, Form

__all__ = ["LinkError", "read", "write"]

VERSION = "1"
_FORM = re.compile(r"([0-9]{1,4})([a-z])((?:_[A-Za-z][0-9A-Za-z.-]{1,20}){0,80})")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")
_GIVEN, _TYPED, _AMOUNT = "G", "T", "A"
_NAMED = {"given": "le montant tapé", "typed": "la durée du montant", "amount": "le montant"}


class LinkError(ValueError):
    """A link that cannot be read, with a sentence for the reader."""


def write(entries: Entries, on: date) -> str:
    """The text that stands for entries, the day of the law included.

    Args:
        entries: What is in the form.
        on: The day on which they were computed.
    """
    form = entries.form
    parts = [f"{VERSION}{form.key}"]
    if entries.given is not None:
        parts += [
            f"{_GIVEN}{entries.given.key}",
            f"{_TYPED}{entries.typed[0]}",
            f"{_AMOUNT}{_plain(entries.amount)}",
        ]
    values = {**entries.values, "date": on}
    parts += [
        f"{field.key}{_value(field, values[field.id])}"
        for field in form.fields()
        if field.id in values
    ]
    return "_".join(parts)


def _value(field: Field, value: Value) -> str:
    if isinstance(value, str):
        return field.options[value].key
    return value.isoformat().replace("-", "") if isinstance(value, date) else _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def read(text: str) -> tuple[Form, Mapping[str, str], tuple[str, ...]]:
    """The form, its entries as texts, and what this edition does not know, named for the reader.

    Raises:
        LinkError: It is cut, mistyped or of a version that is not known here.
    """
    match = _FORM.fullmatch(text)
    form = next((one for one in forms().values() if match and one.key == match[2]), None)
    if match is None or form is None:
        raise LinkError(
            "Ce lien est incomplet ou abîmé : il n’a pas pu être lu. Les valeurs usuelles sont là."
        )
    if match[1] != VERSION:
        raise LinkError(
            "Ce lien vient d’une autre édition du guide, que celle-ci ne sait pas lire. Les "
            "valeurs usuelles sont là."
        )
    fields = {one.key: one for one in form.fields()}
    named = {**_NAMED, **{one.id: one.label for one in form.fields()}}
    found: dict[str, str] = {}
    ignored: list[str] = []
    for part in match[3].split("_")[1:]:
        key, value = part[0], part[1:]
        id_, read_ = _own(form, key, value) or _listed(fields.get(key), value)
        if not id_:
            ignored.append(f"la valeur « {part} », qui n’existe pas dans cette édition")
        elif read_ is None:
            ignored.append(f"la valeur « {value} » de « {named[id_]} »")
        elif id_ in found:
            ignored.append(f"une seconde valeur de « {named[id_]} »")
        else:
            found[id_] = read_
    return form, found, tuple(ignored)


def _own(form: Form, key: str, value: str) -> tuple[str, str | None] | None:
    """What is no field: which amount was typed, in which period, and how much."""
    if not form.amounts or key not in (_GIVEN, _TYPED, _AMOUNT):
        return None
    if key == _AMOUNT:
        return "amount", value.replace(".", ",") if _NUMBER.fullmatch(value) else None
    if key == _TYPED:
        return "typed", next((one for one in PERIODS if one[0] == value), None)
    return "given", next((one.id for one in form.amounts if one.key == value), None)


def _listed(field: Field | None, value: str) -> tuple[str, str | None]:
    if field is None:
        return "", None
    if field.options:
        return field.id, next((one.id for one in field.options.values() if one.key == value), None)
    if field.kind == "date":
        day = re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", value)
        return field.id, f"{day[1]}-{day[2]}-{day[3]}" if day else None
    return field.id, value.replace(".", ",") if _NUMBER.fullmatch(value) else None
