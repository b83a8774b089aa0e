"""The comments of a file: every one, nothing else, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from hmicgrade.load.comments import comments
from hmicgrade.load.events import parse
from hmicgrade.load.nodes import plain_data
from hmicgrade.model.diagnostics import Position

Found = tuple[int, int, str, bool]


def found(text: str) -> list[Found]:
    """Give the line, column and text of every comment, and whether it stands alone."""
    tree, _ = parse(text, "f")
    return [(one.span.start.line, one.span.start.column, one.text, one.alone) for one in comments(text, tree)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", []),
        ("a: b#c\n", []),
        ("a: 'b # c'\n'#': \"#\n  # d\"\n", []),
        ("a: >-\n  b\n  # c\nd: |\n\n  # e\n", []),
        ("# one\n\n  # two  \na: b # three\n# four", [
            (1, 1, "# one", True), (3, 3, "# two", True), (4, 6, "# three", False), (5, 1, "# four", True),
        ]),
        ("a: # one # more\n  - b # two\n  # three\n  - c\n", [
            (1, 4, "# one # more", False), (2, 7, "# two", False), (3, 3, "# three", True),
        ]),
        ("a: >- # why\n  b\n# end\n", [(1, 7, "# why", False), (3, 1, "# end", True)]),
        ("a: | # why\n", [(1, 6, "# why", False)]),
        ("a: [b, # one\n  c] # two\n", [(1, 8, "# one", False), (2, 6, "# two", False)]),
        ('a: "b"#c\nd: [e]#f\n', [(1, 7, "#c", False), (2, 7, "#f", False)]),
        ("a: b\n#\n#!x\n", [(2, 1, "#", True), (3, 1, "#!x", True)]),
        ("? a # one\n: b\n", [(1, 5, "# one", False)]),
    ],
)  # fmt: skip
def test_comments(text: str, expected: list[Found]) -> None:
    assert found(text) == expected


def test_where_a_comment_ends() -> None:
    text = "a: b #  c  \n"
    (one,) = comments(text, parse(text, "f")[0])
    assert (one.span.file, one.span.end) == ("f", Position(1, 10))


def test_a_file_that_is_not_yaml_has_none() -> None:
    assert comments("a: [ # b\n", None) == ()


PIECES = st.sampled_from(
    (
        *("a", "b: ", "c: ", "d:\n", "- ", "\n", "\n", "\n  ", " ", "[", "]", ", ", "{", "}", "'", '"'),
        *("|\n", ">-\n", "#", " # ", "# x\n", " # y\n", "'#'", "#z", "| # w\n", "\\"),
    )
)


@given(st.lists(PIECES, max_size=25).map("".join))
@example("a: 'b # c' # d\ne: >- # f\n  # g\n# h")
@example("[a,#b\n]")
def test_a_comment_is_what_changes_nothing(text: str) -> None:
    """Every '#' that begins a comment: without the comments a file says the same, without any other '#' it does not."""
    tree, diagnostics = parse(text, "f")
    assume(tree is not None and not diagnostics)
    assert tree is not None
    lines = text.split("\n")
    begins = {one.span.start.line: one.span.start.column for one in comments(text, tree)}
    kept = [line[: begins[at] - 1] if at in begins else line for at, line in enumerate(lines, 1)]
    bare, wrong = parse("\n".join(kept), "f")
    assert bare is not None
    assert (plain_data(bare), wrong) == (plain_data(tree), [])
    for line, content in enumerate(kept):
        for column, character in enumerate(content):
            if character == "#":
                other = [*kept[:line], content[:column] + "x" + content[column + 1 :], *kept[line + 1 :]]
                assert parse("\n".join(other), "f")[0] != bare
