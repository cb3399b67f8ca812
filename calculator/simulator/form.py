"""What a simulator asks: its fields in order, their usual values, and when each matters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from calculator.data import Table, read
from calculator.decision.arrangement import READERS, Reader
from calculator.law.french import number
from calculator.pay.assumption import Assumption, AssumptionId, assumptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["PERIODS", "Amount", "Choice", "Field", "Form", "Period", "Section", "forms"]

Kind = Literal["number", "choice", "flag", "date"]
_KINDS: tuple[str, ...] = get_args(Kind)

Period = Literal["month", "year", "day", "hour"]
PERIODS: tuple[Period, ...] = get_args(Period)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a closed list."""

    id: str
    key: str
    """One character that stands for it in a link, for ever."""
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked."""

    id: str
    key: str
    """One letter that stands for it in a link, for ever."""
    kind: Kind
    label: str
    unit: str
    help: str
    usual: str | None
    """What stands in the field at first and holds where it is left empty; None if nothing does."""
    sends: str
    """The name that the calculation knows it by; nothing where it is not asked of it."""
    nothing: str | None
    """The choice that stands for saying nothing to the calculation."""
    when: Mapping[str, tuple[str, ...]]
    """Matters only while these fields, where a form has them, hold one of these."""
    options: Mapping[str, Choice]
    assumption: Assumption | None


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that may be typed, the others following from it."""

    id: str
    key: str
    label: str
    unit: str | None
    """A rate has its own; None for an amount of the period that the reader chose."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together, folded."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A simulator."""

    id: str
    key: str
    page: str
    """The last part of its page's address."""
    title: str
    reader: Reader
    """Whose questionnaire tells what is lawful."""
    amounts: tuple[Amount, ...]
    """The first is the one that is given at first; none where rates are fields."""
    usual: str
    """How much of it; an example, not a mean."""
    first: tuple[Field, ...]
    copied: tuple[Field, ...]
    """Figures of a quote."""
    refine: tuple[Section, ...]

    def fields(self) -> Iterator[Field]:
        """Every field, in the order of the page; the period where amounts depend on one."""
        if self.amounts:
            yield _fields()["period"]
        yield from self.first
        yield from self.copied
        for section in self.refine:
            yield from section.fields

    def field(self, id_: str) -> Field | None:
        """A field of this form."""
        return next((one for one in self.fields() if one.id == id_), None)

    def conditions(self, field: Field) -> Mapping[str, tuple[str, ...]]:
        """What a field depends on, in this form."""
        own = {one.id for one in self.fields()}
        return {id_: values for id_, values in field.when.items() if id_ in own}


def read_fields(table: Table) -> Mapping[str, Field]:
    """Read a file of fields.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("field")
    found: dict[str, Field] = {}
    keys: set[str] = set()
    for row in table.tables("field"):
        one = _field(row)
        if one.id in found:
            raise row.error("id", f"{one.id!r} is there twice")
        if one.key in keys:
            raise row.error("key", f"{one.key!r} is there twice")
        keys.add(one.key)
        found[one.id] = one
    return found


def _field(row: Table) -> Field:
    row.only(
        *("id", "key", "kind", "label", "unit", "help", "default", "sends", "nothing", "when"),
        *("options", "optional", "assumption", "page_only"),
    )
    assumption = None
    if "assumption" in row.raw:
        known = assumptions()
        assumption = known[cast("AssumptionId", row.choice("assumption", list(known)))]
    options = _options(row.tables("options")) if "options" in row.raw else {}
    usual: str | None
    if assumption is not None:
        usual = str(assumption.usual)
    elif row.flag("optional"):
        usual = None
    else:
        usual = row.choice("default", options) if options else row.text("default")
    when = row.table("when") if "when" in row.raw else None
    return Field(
        id=row.text("id"),
        key=_key(row),
        kind=cast("Kind", row.choice("kind", _KINDS)),
        label=row.text("label"),
        unit=_text(row, "unit"),
        help=_help(assumption) if assumption is not None else _text(row, "help"),
        usual=usual,
        sends="" if row.flag("page_only") else _text(row, "sends") or row.text("id"),
        nothing=row.choice("nothing", options) if "nothing" in row.raw else None,
        when={} if when is None else {id_: when.texts(id_) for id_ in when.raw},
        options=options,
        assumption=assumption,
    )


def _options(rows: Iterable[Table]) -> dict[str, Choice]:
    found: dict[str, Choice] = {}
    for row in rows:
        row.only("id", "key", "label")
        one = Choice(row.text("id"), _key(row), row.text("label"))
        if one.id in found or one.key in {other.key for other in found.values()}:
            raise row.error("id", "an id or a key is there twice")
        found[one.id] = one
    return found


def _help(one: Assumption) -> str:
    return (
        f"Usuel : {number(one.usual)}, entre {number(one.low)} et {number(one.high)}. {one.because}"
    )


def _key(row: Table) -> str:
    key = row.text("key")
    if len(key) != 1 or not (key.isascii() and key.isalnum()):
        raise row.error("key", "expected one letter or digit")
    return key


def _text(row: Table, key: str) -> str:
    return row.text(key) if key in row.raw else ""


def read_forms(table: Table, fields: Mapping[str, Field]) -> Mapping[str, Form]:
    """Read a file of forms.

    Raises:
        DataError: Something is missing, unknown, of a wrong type or there twice.
    """
    table.only("form")
    found: dict[str, Form] = {}
    for row in table.tables("form"):
        row.only(
            "id", "key", "page", "title", "reader", "first", "copied", "amount", "usual", "refine"
        )
        one = Form(
            id=row.text("id"),
            key=_key(row),
            page=row.text("page"),
            title=row.text("title"),
            reader=cast("Reader", row.choice("reader", READERS)),
            amounts=tuple(_amount(sub) for sub in row.tables("amount"))
            if "amount" in row.raw
            else (),
            usual=row.text("usual") if "amount" in row.raw else "",
            first=_named(row, "first", fields),
            copied=_named(row, "copied", fields) if "copied" in row.raw else (),
            refine=tuple(_section(sub, fields) for sub in row.tables("refine")),
        )
        if one.id in found or one.key in {other.key for other in found.values()}:
            raise row.error("id", "an id or a key is there twice")
        found[one.id] = one
    return found


def _amount(row: Table) -> Amount:
    row.only("id", "key", "label", "unit")
    return Amount(
        row.text("id"),
        _key(row),
        row.text("label"),
        row.text("unit") if "unit" in row.raw else None,
    )


def _section(row: Table, fields: Mapping[str, Field]) -> Section:
    row.only("title", "fields")
    return Section(row.text("title"), _named(row, "fields", fields))


def _named(row: Table, key: str, fields: Mapping[str, Field]) -> tuple[Field, ...]:
    names = row.texts(key)
    for name in names:
        if name not in fields:
            raise row.error(key, f"no field {name!r} is known")
    return tuple(fields[name] for name in names)


@cache
def _fields() -> Mapping[str, Field]:
    return read_fields(read("calculator.simulator", "fields.toml"))


@cache
def forms() -> Mapping[str, Form]:
    """Every simulator, by id.

    Raises:
        DataError: A file breaks the rules.
    """
    return read_forms(read("calculator.simulator", "forms.toml"), _fields())
