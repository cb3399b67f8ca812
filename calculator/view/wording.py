"""Words and numbers that several parts of a result share."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from calculator.law.french import NARROW, NBSP, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from calculator.decision.arrangement import Arrangement
    from calculator.decision.rules import Outcome

__all__ = [
    "ARTICLES",
    "MARKS",
    "NAMES",
    "OUTCOME_WORDS",
    "SHORT",
    "TOWARDS",
    "count",
    "either",
    "euro",
    "percent",
    "points",
    "rate",
]

NAMES: dict[Arrangement, str] = {"portage": "Portage salarial", "interim": "Intérim"}
SHORT: dict[Arrangement, str] = {"portage": "Portage", "interim": "Intérim"}
ARTICLES: dict[Arrangement, str] = {"portage": "le portage", "interim": "l’intérim"}
TOWARDS: dict[Arrangement, str] = {"portage": "au portage", "interim": "à l’intérim"}

OUTCOME_WORDS: dict[Outcome, str] = {
    "lawful": "Permis",
    "to_verify": "À vérifier",
    "unlawful": "Interdit",
}
MARKS: dict[Outcome, str] = {"lawful": "✓", "to_verify": "?", "unlawful": "✕"}

_HUNDREDTH = Fraction(1, 100)


def points(value: Fraction) -> str:
    """« 72,4 »: points to a tenth."""
    tenths = Decimal(round(value * 10)) / 10
    return number(tenths).removesuffix("0") if tenths % 1 else number(tenths)


def percent(share: Fraction) -> str:
    """« 93 % »: a share from 0 to 1, never rounded to nothing or to everything."""
    if 0 < share < _HUNDREDTH:
        return "moins de 1 %"
    if 1 - _HUNDREDTH < share < 1:
        return "plus de 99 %"
    return f"{round(share * 100)} %"


def count(how_many: int, noun: str) -> str:
    """« 3 questions »."""
    return f"{how_many} {noun}{'s' if how_many > 1 else ''}"


def either(texts: Sequence[str]) -> str:
    """« A », « B » ou « C »."""
    quoted = [f"« {one} »" for one in texts]
    return " ou ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def euro(cents: int) -> str:
    """« 1 867,02 € »: always two decimals, so that columns of amounts can be compared."""
    text = f"{Decimal(cents).scaleb(-2):,.2f}"
    return text.replace(",", NARROW).replace(".", ",").replace("-", "−") + f"{NBSP}€"


def rate(millionths: int) -> str:
    """« 6,9 % »: a rate, without zeros at its end."""
    text = f"{Decimal(millionths).scaleb(-4):f}".rstrip("0").rstrip(".")
    return f"{text.replace('.', ',')}{NBSP}%"
