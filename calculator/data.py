"""TOML files that come with the package, read strictly: every error names its file and its path."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from calculator import toml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

__all__ = ["DataError", "Table", "parse", "read", "read_all"]

T = TypeVar("T")


class DataError(ValueError):
    """A data file breaks the rules of its kind.

    Reads like ``parameters/smic.toml: hourly_gross.value[2].url: missing``.
    """

    def __init__(self, file: str, path: str, problem: str) -> None:
        """Compose the place and the problem into one line."""
        super().__init__(": ".join(part for part in (file, path, problem) if part))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a TOML file, with typed getters that refuse what is not expected."""

    file: str
    path: str
    raw: Mapping[str, object]

    def error(self, key: str, problem: str) -> DataError:
        """An error about ``key``, for the caller to raise; a blank key means the whole table."""
        return DataError(self.file, self._at(key) if key else self.path, problem)

    def only(self, *keys: str) -> None:
        """Refuse every key that is not named.

        Raises:
            DataError: A key is unknown.
        """
        for key in self.raw:
            if key not in keys:
                raise self.error(key, "unknown key")

    def text(self, key: str) -> str:
        """A text that says something.

        Raises:
            DataError: It is missing, blank or of another type.
        """
        value = self._get(key, str)
        if not value.strip():
            raise self.error(key, "is empty")
        return value

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """A text out of a closed list.

        Raises:
            DataError: It is missing, of another type or not in the list.
        """
        value = self.text(key)
        if value not in allowed:
            raise self.error(key, f"{value!r} is not one of {', '.join(sorted(allowed))}")
        return value

    def integer(self, key: str, least: int, most: int) -> int:
        """A whole number between two bounds, both allowed.

        Raises:
            DataError: It is missing, of another type or out of bounds.
        """
        value = self._get(key, int)
        if not least <= value <= most:
            raise self.error(key, f"{value} is not between {least} and {most}")
        return value

    def number(self, key: str) -> Decimal:
        """An exact number of zero or more.

        Raises:
            DataError: It is missing, of another type, negative or not finite.
        """
        whole = isinstance(self.raw.get(key), int)
        value = Decimal(self._get(key, int)) if whole else self._get(key, Decimal)
        if not value.is_finite() or value < 0:
            raise self.error(key, f"{value} is not a number of zero or more")
        return value

    def flag(self, key: str) -> bool:
        """True or false; absent is false.

        Raises:
            DataError: It is of another type.
        """
        value = self.raw.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"expected true or false, got {_name(value)}")
        return value

    def day(self, key: str, earliest: date, latest: date) -> date:
        """A date between two days, both allowed.

        Raises:
            DataError: It is missing, of another type or out of range.
        """
        value = self._get(key, date)
        if not earliest <= value <= latest:
            raise self.error(key, f"{value} is not between {earliest} and {latest}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, not empty, none twice.

        Raises:
            DataError: It is missing, empty, of another type or repeats itself.
        """
        found: list[str] = []
        for index, item in enumerate(self._get(key, list)):
            if not isinstance(item, str) or not item.strip():
                raise self.error(f"{key}[{index}]", "expected text")
            if item in found:
                raise self.error(f"{key}[{index}]", f"{item!r} is there twice")
            found.append(item)
        if not found:
            raise self.error(key, "is empty")
        return tuple(found)

    def table(self, key: str) -> Table:
        """A table inside this one.

        Raises:
            DataError: It is missing or of another type.
        """
        return Table(self.file, self._at(key), self._get(key, dict))

    def tables(self, key: str) -> tuple[Table, ...]:
        """A list of tables, not empty.

        Raises:
            DataError: It is missing, empty or of another type.
        """
        rows = self._get(key, list)
        if not rows:
            raise self.error(key, "is empty")
        for index, row in enumerate(rows):
            if not isinstance(row, dict):
                raise self.error(f"{key}[{index}]", "expected table")
        return tuple(
            Table(self.file, f"{self._at(key)}[{index}]", row) for index, row in enumerate(rows)
        )

    def _at(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _get(self, key: str, kind: type[T]) -> T:
        if key not in self.raw:
            raise self.error(key, "missing")
        value = self.raw[key]
        # bool is an int and datetime is a date in Python; TOML tells them apart, so do we.
        if not isinstance(value, kind) or isinstance(value, bool | datetime):
            raise self.error(key, f"expected {_NAMES[kind]}, got {_name(value)}")
        return value


_NAMES: Mapping[type, str] = {
    bool: "true or false",
    str: "text",
    int: "whole number",
    Decimal: "number",
    datetime: "date and time",
    date: "date",
    list: "list",
    dict: "table",
}


def _name(value: object) -> str:
    return _NAMES.get(type(value), type(value).__name__)


def parse(text: str, file: str) -> Table:
    """Read TOML, numbers exact.

    Args:
        text: The content.
        file: What errors call it.

    Raises:
        DataError: It is no TOML.
    """
    return _table(file, lambda: toml.loads(text))


def read(package: str, name: str) -> Table:
    """Read a TOML file of a package, for instance ``calculator.decision``, ``gates.toml``.

    Raises:
        DataError: It is no TOML.
    """
    return _table(name, lambda: toml.load(package, name))


def read_all(package: str, folder: str) -> Iterator[tuple[str, Table]]:
    """Read every TOML file of a package's folder, by name: the stem, then the content.

    Raises:
        DataError: One is no TOML.
    """
    for name in toml.names(package, folder):
        yield name.removeprefix(f"{folder}/").removesuffix(".toml"), read(package, name)


def _table(file: str, load: Callable[[], Mapping[str, object]]) -> Table:
    try:
        return Table(file, "", load())
    except ValueError as error:
        raise DataError(file, "", str(error)) from None
