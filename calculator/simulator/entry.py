"""What a reader typed, read as French people write it, and refused field by field."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from calculator.law.echo import echo
from calculator.simulator.form import PERIODS, Amount, Field, Form, Period
from calculator.simulator.span import UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from calculator.pay.assumption import AssumptionId

__all__ = ["Entries", "EntryError", "check", "read_number"]

_LONGEST = 40
_SIGNS = r"€|euros?|eur|%|jours?|heures?|mois|ans?|fois|salariés?|[jh](?![a-z])"
_TAX_FREE = r"h\.?t\.?"
_WRITTEN = re.compile(
    rf"(?:€|euros?|eur)?\s*(-?\s*[0-9][0-9\s.,']*)((?:\s|/|par|{_TAX_FREE}|{_SIGNS})*)"
)
_STEMS = {"e": "€", "j": "jour", "h": "heure", "a": "an", "s": "salarié"}
"""What a field calls the unit that begins so; those that are missing here are written out."""
_PLAIN = re.compile(r"-?\d{1,15}(?:[.,]\d*)?")
_GROUPED = re.compile(r"-?\d{1,3}([.,'])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_CENTS, _FINEST = 2, 4
"""Decimals of an amount, and of anything else."""

Value = Decimal | str | date


class EntryError(ValueError):
    """What cannot be read: for each field, a sentence for the reader."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        """Keep the fields apart."""
        super().__init__("; ".join(f"{where}: {message}" for where, message in errors.items()))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Entries:
    """A simulator's entries, read."""

    form: Form
    given: Amount | None
    """The amount that was typed; None where the form has none."""
    amount: Decimal
    """How much, in the period in which it was typed."""
    typed: Period
    period: Period
    """The period in which amounts are shown."""
    values: Mapping[str, Value]
    """By field that matters; the usual value where nothing was typed."""
    usual: frozenset[str]
    """The fields in which the usual value stands."""

    def number(self, id_: str) -> Decimal:
        """The number in a field of this form."""
        return cast("Decimal", self.values[id_])

    def choice(self, id_: str) -> str:
        """The choice in a field of this form."""
        return cast("str", self.values[id_])

    @property
    def supposed(self) -> frozenset[AssumptionId]:
        """The assumptions that the reader left at their usual value."""
        return frozenset(
            one.assumption.id
            for one in self.form.fields()
            if one.assumption is not None and one.id in self.usual
        )


def read_number(text: str, unit: str, label: str = "") -> Decimal:
    """A number as people write it: « 1 234,50 € », « 1234.5 », « 12.345,67 », « 7,5 % ».

    Args:
        text: What was typed or pasted.
        unit: What the field counts in. An amount in euros may not read in two ways, as « 1.500 »
            does.
        label: What else says how the field counts: « Jours travaillés par mois ».

    Raises:
        ValueError: It is no number, or one of something else, with a sentence for the reader.
    """
    text = text.strip()
    shown = f"« {echo(text)} »"
    if len(text) > _LONGEST:
        raise ValueError(f"{shown} est trop long : {_LONGEST} signes au plus.")
    money = "€" in unit
    plain = unicodedata.normalize("NFC", text).lower()
    written = _WRITTEN.fullmatch(plain.replace("−", "-").replace("’", "'"))
    if written:
        if not _counted_so(written[2], f"{unit} {label}".lower()):
            raise ValueError(f"{shown} n’est pas en {unit}.")
        bare = re.sub(r"\s", "", written[1])
        if money and _AMBIGUOUS.fullmatch(bare):
            whole, rest = re.split("[.,]", bare)
            raise ValueError(
                f"{shown} peut se lire de deux façons. Écrivez {whole}{rest} ou {whole},{rest[:2]}."
            )
        grouped = None if _PLAIN.fullmatch(bare) else _GROUPED.fullmatch(bare)
        exact = (bare.replace(grouped[1], "") if grouped else bare).replace(",", ".")
        if _PLAIN.fullmatch(exact):
            return _rounded(Decimal(exact), _CENTS if money else _FINEST, shown)
    raise ValueError(f"{shown} n’est pas un nombre. Écrivez par exemple 450 ou 1 234,50.")


def _counted_so(written: str, counts: str) -> bool:
    """Whether each unit that stands after a number is one in which its field counts."""
    signs = filter(None, re.findall(rf"{_TAX_FREE}|({_SIGNS})", written))
    return all(re.search(rf"(?<!\w){_STEMS.get(one[0], one)}", counts) for one in signs)


def _rounded(value: Decimal, decimals: int, shown: str) -> Decimal:
    """The number, never « -0 », if it is not finer than what counts."""
    if value != round(value, decimals):
        raise ValueError(f"{shown} a trop de décimales : {decimals} au plus.")
    return value or Decimal(0)


def check(form: Form, raw: Mapping[str, object]) -> Entries:
    """Read what was typed into a simulator.

    Args:
        form: Which one.
        raw: Text by field; with ``given``, ``typed`` and ``amount`` where amounts can be typed.

    Raises:
        EntryError: Something cannot be read; all of it is told.
    """
    own = {one.id: one for one in form.fields()}
    errors = _unknown(raw, {*own, *(("given", "typed", "amount") if form.amounts else ())})
    texts = {key: value for key, value in raw.items() if isinstance(value, str) and value.strip()}
    values: dict[str, Value] = {}
    usual = set()
    for field in own.values():
        habit = None if field.usual is None else _read(field, field.usual)
        try:
            value = _read(field, texts[field.id]) if field.id in texts else habit
        except ValueError as error:
            errors[field.id] = str(error)
            continue
        if value is not None:
            values[field.id] = value
        if value == habit:
            usual.add(field.id)
    relevant = {id_: value for id_, value in values.items() if _matters(form, own[id_], values)}
    given, amount, typed = _given(form, texts, errors)
    # What does not matter is not looked at: nobody sees where it could be mended.
    told = {
        id_: said
        for id_, said in errors.items()
        if id_ not in own or _matters(form, own[id_], values)
    }
    if told:
        raise EntryError(told)
    period = cast("Period", relevant.get("period", PERIODS[0]))
    return Entries(form, given, amount, typed, period, relevant, frozenset(usual & set(relevant)))


def _unknown(raw: Mapping[str, object], known: set[str]) -> dict[str, str]:
    return {
        str(key): "Ce champ n’existe pas dans cette édition."
        if key not in known
        else "Un texte est attendu."
        for key, value in raw.items()
        if key not in known or not isinstance(value, str)
    }


def _matters(form: Form, field: Field, values: Mapping[str, Value]) -> bool:
    return all(
        values.get(id_) in allowed and _matters(form, one, values)
        for id_, allowed in form.conditions(field).items()
        if (one := form.field(id_)) is not None
    )


def _read(field: Field, text: str) -> Value:
    if field.options:
        if text not in field.options:
            raise ValueError("Choisissez l’une des valeurs proposées.")
        return text
    if field.kind == "date":
        try:
            return date.fromisoformat(text.strip())
        except ValueError:
            raise ValueError("Une date est attendue, par exemple 2026-11-23.") from None
    return read_number(text, field.unit, field.label)


def _given(
    form: Form, texts: Mapping[str, str], errors: dict[str, str]
) -> tuple[Amount | None, Decimal, Period]:
    if not form.amounts:
        return None, Decimal(0), PERIODS[0]
    amounts = {one.id: one for one in form.amounts}
    given = amounts.get(texts.get("given", form.amounts[0].id))
    typed = texts.get("typed", PERIODS[0])
    if given is None:
        errors["given"] = "Choisissez l’un des montants proposés."
    if typed not in PERIODS:
        errors["typed"] = "Choisissez l’une des durées proposées."
    where, unit = (given.id, given.unit) if given else ("amount", None)
    try:
        if not {"given", "amount"} & set(texts):
            texts = {**texts, "amount": form.usual}
        if "amount" not in texts:
            raise ValueError("Indiquez un montant, par exemple 450.")  # noqa: TRY301  told like the rest
        period = typed if typed in PERIODS else PERIODS[0]
        return given, read_number(texts["amount"], unit or UNITS[period]), period
    except ValueError as error:
        errors[where] = str(error)
    return given, Decimal(0), PERIODS[0]
