"""A data class written out is what ``dataclass`` makes of it, as far as the calculator asks."""

from __future__ import annotations

import ast
import sys
from types import CodeType, ModuleType

import pytest

from scripts.pack.inside.expand import expand

SOURCE = '''
"""A module."""
from dataclasses import dataclass, field, replace
from fractions import Fraction

@dataclass(frozen=True, slots=True)
class Plain:
    """Two values."""

    amount: int
    """In cents."""
    unit: str = "par an"
    share: Fraction = Fraction(1)

    @property
    def double(self):
        return 2 * self.amount

@dataclass(frozen=True, slots=True)
class Full:
    names: tuple = ()
    seen: list = field(default_factory=list)
    length: int = field(init=False, repr=False)

    def __post_init__(self):
        object.__setattr__(self, "length", len(self.names))

@dataclass(frozen=True, slots=True)
class Twin:
    amount: int
    unit: str = "par an"
    share: Fraction = Fraction(1)

class Other:
    value: int = 3
'''
HEAD = "from dataclasses import dataclass, field\n@dataclass(frozen=True, slots=True)\n"


def module(name: str, code: CodeType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, made)
    exec(code, made.__dict__)  # noqa: S102
    return made


@pytest.fixture(params=["made", "written out"])
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as it is, then as it is shipped: each test says of both the same."""
    if request.param == "made":
        return module("sample", compile(SOURCE, "sample.py", "exec"), monkeypatch)
    # Python 3.13 has it; the calculator runs on 3.14 where it is written out.
    monkeypatch.setattr(
        "copy.replace", lambda one, **other: one.__replace__(**other), raising=False
    )
    return module("sample", compile(expand(SOURCE.encode(), "s.py"), "s.py", "exec"), monkeypatch)


def test_values_are_taken_by_place_and_by_name_or_left_out(made: ModuleType) -> None:
    assert made.Plain(3).unit == made.Plain(amount=3).unit == "par an"
    assert made.Plain(3, "par mois").unit == made.Plain(unit="par mois", amount=3).unit
    assert made.Plain(3).share == 1
    assert made.Plain(3).double == 6


def test_a_value_that_is_missing_or_unknown_is_refused(made: ModuleType) -> None:
    for given in ({}, {"amount": 1, "else": 2}):
        with pytest.raises(TypeError):
            made.Plain(**given)
    with pytest.raises(TypeError):
        made.Full(length=3)
    with pytest.raises(AttributeError):
        object.__setattr__(made.Plain(1), "further", 1)


def test_what_holds_the_same_is_the_same(made: ModuleType) -> None:
    one = made.Plain(3)
    assert one == made.Plain(3)
    assert one != made.Plain(4)
    assert one != made.Plain(3, "par mois")
    assert one != made.Twin(3)
    assert one != 3
    assert len({one, made.Plain(3), made.Plain(4)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(made.Full())


def test_another_value_leaves_the_rest(made: ModuleType) -> None:
    one = made.Plain(3, "par mois")
    assert made.replace(one, amount=4) == made.Plain(4, "par mois")
    assert one.amount == 3
    with pytest.raises(TypeError):
        made.replace(one, further=1)


def test_each_has_a_list_of_its_own_and_what_is_worked_out_after(made: ModuleType) -> None:
    one, other = made.Full(("a", "b")), made.Full()
    one.seen.append(1)
    assert (one.length, other.length, other.seen) == (2, 0, [])
    assert made.Full(seen=one.seen).seen is one.seen
    assert made.replace(one, names=("a",)).length == 1


def test_its_fields_can_be_listed_and_another_class_stays(made: ModuleType) -> None:
    assert made.Plain.__slots__ == made.Plain.__match_args__ == ("amount", "unit", "share")
    assert made.Full.__match_args__ == ("names", "seen")
    assert made.Other.value == 3


def test_nothing_is_taken_from_dataclasses_and_lines_stay() -> None:
    tree = expand(SOURCE.encode(), "s.py")
    taken = {one.module for one in ast.walk(tree) if isinstance(one, ast.ImportFrom)}
    assert taken == {"copy", "fractions"}
    lines = {one.name: one.lineno for one in tree.body if isinstance(one, ast.ClassDef)}
    written = SOURCE.splitlines()
    assert all(written[line - 1].startswith(f"class {name}") for name, line in lines.items())


@pytest.mark.parametrize(
    "body",
    [
        "class A(B):\n    x: int",
        "class A:\n    x: int = field(compare=False)",
        "class A:\n    x: list = field(default_factory=list, kw_only=True)",
    ],
)
def test_what_nothing_is_written_for_is_refused(body: str) -> None:
    with pytest.raises(NotImplementedError):
        expand((HEAD + body).encode(), "s.py")


def test_another_form_of_the_decorator_is_refused() -> None:
    source = "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n"
    with pytest.raises(NotImplementedError, match="A"):
        expand(source.encode(), "s.py")


def test_another_name_of_dataclasses_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="asdict"):
        expand(b"from dataclasses import asdict", "s.py")
