"""Runs in the shipped runtime: data classes, written out before they are compiled.

``dataclass`` composes the text of each class's methods and compiles it when the class is made, at
every start: for a hundred classes, more than half of the import. What it would make stands here
instead, less what the calculator never asks for: the words of a representation, and the guard that
refuses a change, which the tests of the source keep.
"""

import ast

DECORATOR = "dataclass(frozen=True, slots=True)"
LATER = "field(init=False, repr=False)"
"""A field that ``__post_init__`` fills."""
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
        fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
        methods = [one for one in node.body if not isinstance(one, ast.AnnAssign)]
        made = ast.parse(_methods(fields, any(_is_after(one) for one in methods))).body
        for one in made:
            for part in ast.walk(one):
                ast.copy_location(part, node)
        node.decorator_list = []
        node.body = made + methods
        return node


def _is_after(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name == "__post_init__"


def _methods(fields: list[ast.AnnAssign], after: bool) -> str:  # noqa: FBT001
    """The text that ``dataclass`` would compose."""
    names = [ast.unparse(one.target) for one in fields]
    asked: dict[str, str] = {}
    lines = []
    for name, one in zip(names, fields, strict=True):
        keywords = _keywords(one.value)
        if "init" in keywords:
            continue
        value = name
        if factory := keywords.get("default_factory"):
            asked[name] = f"{name}=None"
            value = f"{factory}() if {name} is None else {name}"
        else:
            asked[name] = f"{name}={ast.unparse(one.value)}" if one.value else name
        lines.append(f"self.{name} = {value}")
    if after:
        lines.append("self.__post_init__()")
    mine, other = ("".join(f"{of}.{name}, " for name in names) for of in ("self", "other"))
    kept = ", ".join(f"{name!r}: self.{name}" for name in asked)
    return f"""
__slots__ = {tuple(names)!r}
__match_args__ = {tuple(asked)!r}
def __init__(self, {", ".join(asked.values())}):
    {"; ".join(lines)}
def __eq__(self, other):
    return ({mine}) == ({other}) if other.__class__ is self.__class__ else NotImplemented
def __hash__(self):
    return hash(({mine}))
def __replace__(self, /, **changes):
    return self.__class__(**{{{kept}}} | changes)
"""


def _keywords(value: ast.expr | None) -> dict[str, str]:
    """What ``field`` is told; nothing for a plain value."""
    if not (isinstance(value, ast.Call) and ast.unparse(value.func) == "field"):
        return {}
    if ast.unparse(value) == LATER:
        return {"init": "False"}
    if [one.arg for one in value.keywords] != ["default_factory"]:
        raise NotImplementedError(ast.unparse(value))
    return {"default_factory": ast.unparse(value.keywords[0].value)}


def expand(source: bytes, path: str) -> ast.Module:
    """The module with its data classes written out.

    Raises:
        NotImplementedError: One of them is of a form that nothing is written for.
    """
    tree: ast.Module = Expansion().visit(ast.parse(source, path))
    return ast.fix_missing_locations(tree)
