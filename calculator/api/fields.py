"""The fields of a request, read strictly: every refusal names its field, in French."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar, cast

from calculator.law.calendar import FIRST_DAY, LAST_DAY
from calculator.law.french import day, number
from calculator.pay.money import cents, millionths

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

__all__ = ["Fields", "RequestError"]

T = TypeVar("T", bound=str)


class RequestError(ValueError):
    """A request that cannot be answered: where, and a sentence for the reader."""

    def __init__(self, where: str, message: str) -> None:
        """Keep the place apart from the sentence."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message

    def plain(self) -> Mapping[str, object]:
        """The answer that says so."""
        return {"error": {"where": self.where, "message": self.message}}


class Fields:
    """A request's fields, with typed getters that refuse what is not expected."""

    def __init__(self, raw: Mapping[str, object], prefix: str = "") -> None:
        """Wrap a JSON object; ``prefix`` stands before the names in errors."""
        self.raw = raw
        self.prefix = prefix

    def __contains__(self, key: str) -> bool:
        """Whether the field is there; null is as good as absent."""
        return self.raw.get(key) is not None

    def error(self, key: str, message: str) -> RequestError:
        """An error about a field, for the caller to raise."""
        return RequestError(self.prefix + key, message)

    def only(self, *known: str) -> None:
        """Refuse every field that is not named.

        Raises:
            RequestError: A field is unknown.
        """
        for key in self.raw:
            if key not in known:
                raise self.error(str(key), f"Champ inconnu ; sont connus : {', '.join(known)}.")

    def one_of(self, *keys: str) -> str:
        """The one field among several that is there.

        Raises:
            RequestError: None is there, or more than one.
        """
        there = [key for key in keys if key in self]
        if len(there) != 1:
            known = ", ".join(keys)
            raise self.error(
                there[1] if there else keys[0],
                f"Un seul de ces champs est attendu : {known}."
                if there
                else f"Un de ces champs manque : {known}.",
            )
        return there[0]

    def choice(self, key: str, allowed: Collection[T], default: T | None = None) -> T:
        """A text out of a closed list.

        Raises:
            RequestError: It is missing, without a default, or not in the list.
        """
        if key not in self and default is not None:
            return default
        value = self._get(key)
        if not isinstance(value, str) or value not in allowed:
            raise self.error(key, f"Valeur attendue : {', '.join(allowed)}.")
        return cast("T", value)

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """True or false.

        Raises:
            RequestError: It is missing, without a default, or of another type.
        """
        value = self._get(key) if key in self or default is None else default
        if not isinstance(value, bool):
            raise self.error(key, "Vrai ou faux est attendu : true ou false.")
        return value

    def whole(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number between two bounds, both allowed.

        Raises:
            RequestError: It is missing, without a default, no whole number or out of range.
        """
        if key not in self and default is not None:
            return default
        value = self.number(key, least, most, "")
        if value != value.to_integral_value():
            raise self.error(key, "Un nombre entier est attendu.")
        return int(value)

    def number(  # noqa: PLR0913  bounds, unit and precision are what a field is
        self,
        key: str,
        least: int | Decimal,
        most: int,
        unit: str,
        *,
        decimals: int = 2,
        default: int | None = None,
    ) -> Decimal:
        """A number between two bounds, both allowed.

        Args:
            key: The field.
            least: The smallest allowed.
            most: The largest allowed.
            unit: How errors name it, ``€ par mois``.
            decimals: No more than these.
            default: What holds where the field is absent.

        Raises:
            RequestError: It is missing, without a default, no number, out of range or too fine.
        """
        if key not in self and default is not None:
            return Decimal(default)
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
            raise self.error(key, "Un nombre est attendu.")
        # What a float prints is what its writer meant.
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not exact.is_finite():
            raise self.error(key, "Un nombre fini est attendu.")
        if not least <= exact <= most:
            bounds = f"{number(Decimal(least))} et {number(Decimal(most))} {unit}".rstrip()
            raise self.error(key, f"Un nombre entre {bounds} est attendu.")
        if exact != round(exact, decimals):
            raise self.error(key, f"{decimals} décimales au plus.")
        return exact

    def money(
        self, key: str, least: int | Decimal, most: int, unit: str, default: int | None = None
    ) -> int:
        """An amount in euros, as cents.

        Raises:
            RequestError: As for a number.
        """
        return cents(self.number(key, least, most, unit, default=default))

    def percent(self, key: str, least: int, most: int, default: int | None = None) -> int:
        """A rate in percent, as millionths.

        Raises:
            RequestError: As for a number.
        """
        return millionths(self.number(key, least, most, "%", decimals=4, default=default))

    def fraction(self, key: str, least: Decimal, most: int, unit: str) -> Fraction:
        """A quantity, exact.

        Raises:
            RequestError: As for a number.
        """
        return Fraction(self.number(key, least, most, unit))

    def table(self, key: str) -> Fields:
        """An object inside the request, whose fields errors name ``key.field``.

        Raises:
            RequestError: It is missing or no object.
        """
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.error(key, "Un objet est attendu : champ, valeur.")
        return Fields(value, f"{self.prefix}{key}.")

    def date(self, key: str) -> date:
        """A day on which the calculator answers.

        Raises:
            RequestError: It is missing, no date, or out of range.
        """
        value = self.raw.get(key)
        try:
            found = date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise self.error(key, "Une date est attendue, par exemple 2026-11-23.") from None
        if found < FIRST_DAY:
            raise self.error(key, f"Le calculateur répond à partir du {day(FIRST_DAY)}.")
        if found > LAST_DAY:
            raise self.error(key, f"Le calculateur répond jusqu’au {day(LAST_DAY)}.")
        return found

    def _get(self, key: str) -> object:
        if key not in self:
            raise self.error(key, "Ce champ manque.")
        return self.raw[key]
