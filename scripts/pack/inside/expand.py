"""Runs in the shipped runtime: data classes, written out before they are compiled.

``dataclass`` composes the text of each class's methods and compiles it when the class is made, at
every start: for a hundred classes, more than half of the import. What it would make stands here
instead, less what the calculator never asks for: the words of a representation, and the guard that
refuses a change, which the tests of the source keep.
"""

import ast
import re

DECORATOR = "dataclass(frozen=True, slots=True)"
LATER = "field(init=False, repr=False)"
"""A field that ``__post_init__`` fills."""
FACTORY = re.compile(r"field\(default_factory=(\w+)\)")
"""A field that each object has of its own."""
ELSEWHERE = {"replace": "copy"}
"""Where the other names of ``dataclasses`` come from, for a class that it has not made."""


class Expansion(ast.NodeTransformer):
    """Writes out the data classes of one module."""

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | list[ast.ImportFrom]:
        """Take nothing from ``dataclasses``."""
        if node.module != "dataclasses":
            return node
        rest = [one for one in node.names if one.name not in {"dataclass", "field"}]
        for one in rest:
            if one.name not in ELSEWHERE:
                raise NotImplementedError(one.name)
        return [ast.ImportFrom(ELSEWHERE[one.name], [one], 0) for one in rest]

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        """Write out a class that is decorated; any other stays."""
        decorators = [ast.unparse(one) for one in node.decorator_list]
        if not any(one.startswith("dataclass") for one in decorators):
            return node
        # What a class inherits is not known here.
        if decorators != [DECORATOR] or node.bases:
            raise NotImplementedError(node.name)
        methods = [one for one in node.body if not isinstance(one, ast.AnnAssign)]
        made = ast.parse(_methods(node)).body
        for one in made:
            for part in ast.walk(one):
                ast.copy_location(part, node)
        node.decorator_list = []
        node.body = made + methods
        return node


def _methods(node: ast.ClassDef) -> str:
    """The text that ``dataclass`` would compose."""
    fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
    names = [ast.unparse(one.target) for one in fields]
    given = {
        name: found for name, one in zip(names, fields, strict=True) if (found := _given(name, one))
    }
    asked = ", ".join(parameter for parameter, _ in given.values())
    lines = [f"self.{name} = {value}" for name, (_, value) in given.items()]
    if any(isinstance(one, ast.FunctionDef) and one.name == "__post_init__" for one in node.body):
        lines.append("self.__post_init__()")
    mine, other = ("".join(f"{of}.{name}, " for name in names) for of in ("self", "other"))
    kept = ", ".join(f"{name!r}: self.{name}" for name in given)
    return f"""
__slots__ = {tuple(names)!r}
__match_args__ = {tuple(given)!r}
def __init__(self, {asked}):
    {"; ".join(lines)}
def __eq__(self, other):
    return ({mine}) == ({other}) if other.__class__ is self.__class__ else NotImplemented
def __hash__(self):
    return hash(({mine}))
def __replace__(self, /, **changes):
    return self.__class__(**{{{kept}}} | changes)
"""


def _given(name: str, field: ast.AnnAssign) -> tuple[str, str] | None:
    """The parameter of a field, and what becomes of it; nothing for one that is filled later."""
    if field.value is None:
        return name, name
    text = ast.unparse(field.value)
    if text == LATER:
        return None
    if not text.startswith("field("):
        return f"{name}={text}", name
    factory = FACTORY.fullmatch(text)
    if factory is None:
        raise NotImplementedError(text)
    return f"{name}=None", f"{factory[1]}() if {name} is None else {name}"


def expand(source: bytes, path: str) -> ast.Module:
    """The module with its data classes written out.

    Raises:
        NotImplementedError: One of them is of a form that nothing is written for.
    """
    tree: ast.Module = Expansion().visit(ast.parse(source, path))
    return ast.fix_missing_locations(tree)
