"""Edits of a text by place: each made once, none twice over, a diagnostic's all together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.model.diagnostics import Diagnostic, Edit, Position, Span
from hmicgrade.model.edits import apply_edits, fixed

Place = tuple[int, int]


def edit(start: Place, end: Place, text: str) -> Edit:
    return Edit(Span("f", Position(*start), Position(*end)), text)


def diagnostic(*edits: Edit) -> Diagnostic:
    return Diagnostic("HG101", "it is wrong", Span.whole_file("f"), fix=edits)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "ab\ncd\n"),
        ([edit((1, 1), (1, 2), "X")], "Xb\ncd\n"),
        ([edit((2, 2), (2, 2), "X")], "ab\ncXd\n"),
        ([edit((2, 1), (2, 2), "Y"), edit((1, 1), (1, 2), "X")], "Xb\nYd\n"),
        ([edit((1, 2), (2, 2), "")], "ad\n"),
        ([edit((2, 1), (3, 1), "")], "ab\n"),
        ([edit((1, 1), (1, 3), "X"), edit((1, 2), (2, 1), "Y")], "X\ncd\n"),
        ([edit((1, 1), (1, 2), "X"), edit((1, 2), (1, 3), "Y")], "Xb\ncd\n"),
        ([edit((3, 1), (9, 9), "X")], "ab\ncd\nX"),
        ([edit((1, 9), (2, 1), "X")], "abXcd\n"),
    ],
)
def test_edits(edits: list[Edit], expected: str) -> None:
    assert apply_edits("ab\ncd\n", edits) == expected


def test_the_edits_of_a_diagnostic_are_made_together_or_not_at_all() -> None:
    swap = diagnostic(edit((1, 1), (1, 2), "b"), edit((1, 2), (1, 3), "a"))
    other = diagnostic(edit((1, 2), (1, 3), "X"), edit((2, 1), (2, 2), "Y"))
    third = diagnostic(edit((2, 2), (2, 3), "Z"))
    assert fixed("ab\ncd\n", [swap, other, third, diagnostic()]) == ("ba\ncZ\n", (swap, third))


PLACES = st.tuples(st.integers(1, 4), st.integers(1, 6))


@given(st.text("abc\n", max_size=12), st.lists(st.tuples(PLACES, PLACES, st.text("xy\n", max_size=2)), max_size=5))
def test_what_no_edit_touches_stays(text: str, drawn: list[tuple[Place, Place, str]]) -> None:
    """Overlapping edits: the first wins, the rest wait for the next round."""
    edits = [edit(min(a, b), max(a, b), new) for a, b, new in drawn]
    changed = apply_edits(text, edits)
    assert changed.count("x") + changed.count("y") <= sum(len(one.text) for one in edits)
    assert apply_edits(text, edits[:1] * 2) == apply_edits(text, edits[:1])
    assert apply_edits(text, []) == text
