"""What is asked of a tree as a whole."""

from __future__ import annotations

from hmicgrade.load.events import parse
from hmicgrade.load.nodes import Node, missing_values, texts


def tree(text: str) -> Node:
    found, diagnostics = parse(text, "f")
    assert diagnostics == []
    assert found is not None
    return found


def test_texts_are_given_in_the_order_of_the_file() -> None:
    assert [one.value for one in texts(tree("a: [b, {c: d}]\ne: f\n"))] == ["b", "d", "f"]


def test_a_text_alone_is_its_only_text() -> None:
    assert [one.value for one in texts(tree("a\n"))] == ["a"]


def test_a_missing_value_is_given_with_its_key() -> None:
    missing = missing_values(tree("a:\nb: [c, {d: }]\ne:\n  -\n"))
    assert [(name, one.span.start.line, one.span.start.column) for name, one in missing] == [
        ("a", 1, 3),
        ("d", 2, 11),
        ("", 4, 4),
    ]
