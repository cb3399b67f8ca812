"""Sentences for the reader in which the law's figures stand as names: ``{portage.max_months}``."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from calculator.law.calendar import NotInForce
from calculator.law.french import quantity
from calculator.law.parameter import parameter

if TYPE_CHECKING:
    from datetime import date

    from calculator.data import Table
    from calculator.law.parameter import Parameter

__all__ = ["Sentence"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Text with the parameters that it quotes, so that no figure is typed twice."""

    parts: tuple[tuple[str, Parameter | None], ...]

    @classmethod
    def read(cls, table: Table, key: str) -> Sentence:
        """Take a sentence from a data file.

        Raises:
            DataError: It is missing, or quotes a parameter that does not exist.
        """
        whole = table.text(key)
        parts: list[tuple[str, Parameter | None]] = []
        try:
            for text, name, _, _ in Formatter().parse(whole):
                parts.append((text, parameter(name) if name is not None else None))
        except (KeyError, ValueError):
            raise table.error(key, "quotes a parameter that does not exist") from None
        return cls(tuple(parts))

    def on(self, day: date) -> str:
        """The sentence with the figures of a day; it says so where one is not known that day."""
        return "".join(
            text + (_figure(quoted, day) if quoted else "") for text, quoted in self.parts
        )


def _figure(quoted: Parameter, day: date) -> str:
    try:
        return quantity(quoted.on(day).amount, quoted.unit)
    except NotInForce:
        return "(montant non connu à cette date)"
