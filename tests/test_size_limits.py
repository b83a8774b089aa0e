"""The limits that keep the code readable: how long things are, and that public names say what they are."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.untraced

SOURCE = Path(__file__).parent.parent / "src" / "hmicgrade"
MODULE_LINES = 400
FUNCTION_LINES = 40
FUNCTION_MEDIAN = 8
GRAB_BAGS = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Named:
    """A definition with the place it is named by in a message, and whether other modules may use it."""

    place: str
    node: Definition
    public: bool


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def definitions(place: str, tree: ast.Module) -> Iterator[Named]:
    """Give every class and function of a module, also those inside others."""
    yield from _inside(place, tree, public=True)


def _inside(place: str, parent: ast.AST, *, public: bool) -> Iterator[Named]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, Definition):
            named = Named(f"{place}:{node.lineno} {node.name}", node, public and not node.name.startswith("_"))
            yield named
            yield from _inside(place, node, public=named.public and isinstance(node, ast.ClassDef))
        else:
            yield from _inside(place, node, public=public)


def lines_of(function: Function) -> int:
    """Count the lines of a function from its `def` to its end, without its docstring."""
    first = function.body[0]
    docstring = ast.get_docstring(function, clean=False) is not None
    documented = (first.end_lineno or first.lineno) - first.lineno + 1 if docstring else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - documented


def everything() -> list[Named]:
    return [
        named
        for path in modules()
        for named in definitions(str(path.relative_to(SOURCE)), ast.parse(path.read_text(encoding="utf-8")))
    ]


def function_lengths() -> dict[str, int]:
    return {named.place: lines_of(named.node) for named in everything() if isinstance(named.node, Function)}


def test_no_module_is_too_long() -> None:
    lengths = {str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > MODULE_LINES} == {}


def test_no_function_is_too_long() -> None:
    assert {place: length for place, length in function_lengths().items() if length > FUNCTION_LINES} == {}


def test_most_functions_are_short() -> None:
    assert statistics.median(function_lengths().values()) <= FUNCTION_MEDIAN


def test_no_module_is_a_grab_bag() -> None:
    assert [str(path.relative_to(SOURCE)) for path in modules() if path.name in GRAB_BAGS] == []


def test_every_module_says_what_it_is() -> None:
    undocumented = [
        path for path in modules() if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None
    ]
    assert [str(path.relative_to(SOURCE)) for path in undocumented] == []


def test_every_public_name_says_what_it_is() -> None:
    assert [named.place for named in everything() if named.public and ast.get_docstring(named.node) is None] == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f():\n    return 1\n", 2),
        ('def f():\n    """One."""\n    return 1\n', 2),
        ('def f():\n    """One.\n\n    Two.\n    """\n\n    return 1\n', 3),
        ("@decorated\ndef f(\n    a,\n):\n    return a\n", 4),
    ],
)
def test_a_function_is_measured_without_its_docstring(source: str, lines: int) -> None:
    (function,) = ast.parse(source).body
    assert isinstance(function, Function)
    assert lines_of(function) == lines


def test_what_is_inside_a_function_or_a_private_class_is_not_public() -> None:
    methods = "class A:\n  def b(self):\n    def c(): ...\n  def _d(self): ...\n"
    source = f"{methods}class _E:\n  def f(self): ...\nif x:\n  def g(): ...\n"
    found = {named.node.name: named.public for named in definitions("m.py", ast.parse(source))}
    assert found == {"A": True, "b": True, "c": False, "_d": False, "_E": False, "f": False, "g": True}
