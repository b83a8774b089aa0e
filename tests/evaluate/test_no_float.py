"""No float decides a grade: none is written in the layers that grade, and none arises there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import hmicgrade.evaluate
import hmicgrade.model

LAYERS = [Path(layer.__path__[0]) for layer in (hmicgrade.model, hmicgrade.evaluate)]
MODULES = sorted(path for layer in LAYERS for path in layer.rglob("*.py"))

EXACT_DIVISIONS = {
    "Decimal(number.numerator) / Decimal(number.denominator)",
    "amount.bound.number / share",
    "number / whole",
}
"""The divisions there are: of a `Decimal` or of a `Fraction`, which are exact or checked to be."""


def suspects(tree: ast.Module) -> Iterator[str]:
    """Give what may be a float: a literal, the word, or a division that is not known to be exact."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex()):
                yield ast.unparse(node)
            case ast.Name(id="float" | "round") | ast.Attribute(attr="float" | "sqrt" | "pow" | "log"):
                yield ast.unparse(node)
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                if ast.unparse(node) not in EXACT_DIVISIONS:
                    yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_float_is_written(path: Path) -> None:
    """'All arithmetic is exact (integers or `Fraction`): no float decides a grade.'"""
    assert list(suspects(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("source", ["1.5", "x = 2j", "a / b", "a /= b", "float(x)", "round(x)", "math.sqrt(2)"])
def test_what_could_make_a_float_is_seen(source: str) -> None:
    assert len(list(suspects(ast.parse(source)))) == 1
