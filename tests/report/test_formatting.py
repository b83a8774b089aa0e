"""How one file is laid out: texts of every form, comments in every place, keys in the order of their shape."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from hmicgrade.report.differences import unified
from hmicgrade.report.formatting import Formatted, formatted
from hmicgrade.report.styled import plain

ROOT = Path(__file__).parent.parent.parent
LONG = " ".join(["words"] * 30)


def folded(indent: int) -> str:
    return ">-\n" + "\n".join(textwrap.wrap(LONG, 138, initial_indent=" " * indent, subsequent_indent=" " * indent))


def laid(text: str) -> str:
    done = formatted(text, "f")
    assert done.text is not None
    assert formatted(done.text, "f").text == done.text
    return done.text


@pytest.mark.parametrize(
    "path",
    [path for folder in ("criteria", "evidence") for path in sorted((ROOT / folder).rglob("*.yaml"))],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_the_shipped_files_are_laid_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text, path.name).text == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("b", "b"),
        ("'b'", '"b"'),
        ("'b\\c'", "'b\\c'"),
        ("'b \"c\"'", "'b \"c\"'"),
        ('"b\\tc"', '"b\\tc"'),
        ('"b\n  c"', '"b c"'),
        ('"b\\\\\n  c"', '"b\\\\ c"'),
        ('"b\\u202e\n  c"', '"b\\u202E c"'),
        ('"\\U0001F600\n  c"', '"\U0001f600 c"'),
        ('"\\U000E0041\n  c"', '"\\U000E0041 c"'),
        ("b\n  c", "b c"),
        ("b\n\n  c", ">-\n  b\n\n  c"),
        ("'b\n\n\n  c'", ">-\n  b\n\n\n  c"),
        ('"b\\n c"', '"b\\n c"'),
        ('" b\n\n  c"', '" b\\nc"'),
        ("|\n  b\n   c", "|\n  b\n   c"),
        ("|-\n  b\n  c", "|-\n  b\n  c"),
        ("|-\n  b", "b"),
        ("|\n  b", "|\n  b"),
        ("|+\n  b\n", '"b\\n\\n"'),
        ("|2\n    b\n   c", '"  b\\n c\\n"'),
        ("|\n  b \n  c", '"b \\nc\\n"'),
        ("|\n\n  b", "|\n\n  b"),
        (">\n  b\n  c", ">\n  b c"),
        (">-\n  b\n   c\n  d", "|-\n  b\n   c\n  d"),
        (">-\n  b: c", ">-\n  b: c"),
        (">-\n  b  c", "b  c"),
        ("|", '""'),
        ("''", '""'),
        ("", ""),
        ("[-b, {c: , d: e}, [f]]", "[-b, {c: , d: e}, [f]]"),
        ("[-, b] # c", '["-", b] # c'),
        ("[ ]", "[]"),
        ("{ }", "{}"),
        ("[b: c]", "[{b: c}]"),
        ("['b', \"c\", 'd, e']", '["b", "c", "d, e"]'),
        ("{? b\n  : c}", "{b: c}"),
        (LONG, folded(2)),
        (f"'{LONG}'", folded(2)),
        (f"'{LONG[:134]}'", LONG[:134]),
        (f"' {LONG}'", f'" {LONG}"'),
        ("w" * 150, "w" * 150),
        (f"'{'w' * 150}: '", f'"{"w" * 150}: "'),
        (f"'{'w' * 150}'", "w" * 150),
        (f"[{LONG}, b]", f"\n  - {folded(4)}\n  - b"),
        (f"{{b: -, c: [{LONG[:125]}], d: {{}}}}", f'\n  b: "-"\n  c: [{LONG[:125]}]\n  d: {{}}'),
        ("\n  - - b\n    - c\n  - d: e\n    f: g", "\n  - - b\n    - c\n  - d: e\n    f: g"),
        ("\n- b\n-\n- c", "\n  - b\n  -\n  - c"),
        ("\n\n  b:\n\n    c: d\n\n\n  e: f", "\n  b:\n    c: d\n\n  e: f"),
    ],
)
def test_a_value(written: str, expected: str) -> None:
    before = "a:" if not expected or expected[0] == "\n" else "a: "
    assert laid(f"a: {written}\n") == f"{before}{expected}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n...\n# c\n", "a: b\n# c\n"),
        ("--- # c\na: b", "# c\na: b\n"),
        ("# c\n\n\n\na: b # d\n# e\n", "# c\n\na: b # d\n# e\n"),
        ("a: # b\n  c # d\n", "# b\na: c # d\n"),
        ("a: # b\n  # c\n  d\n", "# b\n# c\na: d\n"),
        ("a:\n  # b\n  c\n", "# b\na: c\n"),
        ("a: # b\n  - c\n  # d\n", "a: # b\n  - c\n  # d\n"),
        ("a: # b\n  # c\n  - d\n# e\nf: g\n", "a: # b\n  # c\n  - d\n# e\nf: g\n"),
        ("a:\n- b\n# c\n- d\n# e\nf: g\n", "a:\n  - b\n  # c\n  - d\n# e\nf: g\n"),
        ("a:\n  - # b\n    c: d # e\n", "a:\n  # b\n  - c: d # e\n"),
        ("a:\n  - - # b\n      c\n", "a:\n  # b\n  - - c\n"),
        ("a:\n  # hmicgrade: b\n\n  - - c\n", "a:\n  # hmicgrade: b\n\n  - - c\n"),
        ("a: >- # b\n  c\n", "a: c # b\n"),
        ("a: | # b\n  c\n", "a: | # b\n  c\n"),
        ("a: [ # b\n  c, # d\n  e # f\n  ] # g\n", "a: # b\n  - c # d\n  - e # f\n  # g\n"),
        ("a: [b, c # d\n  ]\n", "a:\n  - b\n  - c # d\n"),
        ("a: [b, [c, # d\n  e], {f: g}]\n", "a:\n  - b\n  - - c # d\n    - e\n  - {f: g}\n"),
        ("a: [b\n  # c\n  , d]\n", "a:\n  - b\n  # c\n  - d\n"),
        ("a: [\n  # b\n  ] # c\n", "# b\na: [] # c\n"),
        ("a: [b] # c\n   # d\n", "a: [b] # c\n# d\n"),
        ("? a # b\n: c\n", "a: c # b\n"),
        ("{a: b, # c\n d: e}\n", "a: b # c\nd: e\n"),
        ("# a\n{}\n", "# a\n{}\n"),
        ("a:\n  b: c\n    # d\n # e\n", "a:\n  b: c\n  # d\n  # e\n"),
        ("a:\n  b:\n    - c\n   # d\ne: f\n", "a:\n  b:\n    - c\n  # d\ne: f\n".replace("\n  # d", "\n    # d")),
        ("? 'a\n  b'\n: c\n? |\n  d\n: e\n", '"a b": c\n"d\\n": e\n'),
        ("? |-\n  <<\n: a\n", '"<<": a\n'),
    ],
)
def test_comments_and_keys(text: str, expected: str) -> None:
    assert laid(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: f\nkind: force\n", "kind: force\nid: f\n"),
        ("# a\n\nid: f\nkind: force\n", "# a\n\nkind: force\nid: f\n"),
        ("# a\nid: f\n# b\nkind: force\n", "# a\n# b\nkind: force\nid: f\n"),
        (
            "# a\n\n# hmicgrade: b\nid: f\n\nkind: force\n",
            "# a\n\nkind: force\n# hmicgrade: b\nid: f\n",
        ),
        ("x: y\nname: n\nkind: force\nw: z\n", "kind: force\nname: n\nx: y\nw: z\n"),
        ("b: c\na: d\nkind: unknown\n", "b: c\na: d\nkind: unknown\n"),
        ("b: c\na: d\n", "b: c\na: d\n"),
        (
            "kind: scheme\nsilence: {good: met, fair: met}\nscale:\n  - {score: 1, finding: met}\n",
            "kind: scheme\nscale:\n  - {finding: met, score: 1}\nsilence: {good: met, fair: met}\n",
        ),
        (
            "kind: scheme\ngrades:\n  - requires: {any of: [a, {all of: [b]}]}\n    grade: g\n",
            "kind: scheme\ngrades:\n  - grade: g\n    requires: {any of: [a, {all of: [b]}]}\n",
        ),
        (
            "kind: evidence\njudgements:\n  - {by: HM Inspector, reason: r, grade: g, judgement: decide}\n  - x\n",
            "kind: evidence\njudgements:\n  - {judgement: decide, grade: g, reason: r, by: HM Inspector}\n  - x\n",
        ),
        (
            "kind: scheme\nquantities:\n  most: {range: [a, b], reading: c}\n",
            "kind: scheme\nquantities:\n  most: {reading: c, range: [a, b]}\n",
        ),
        ("kind: area\nid: {b: c, a: d}\ntitle: [x]\n", "kind: area\nid: {b: c, a: d}\ntitle: [x]\n"),
    ],
)
def test_keys_stand_in_the_order_of_their_shape(text: str, expected: str) -> None:
    assert laid(text) == expected


def test_values_in_a_column_that_have_no_room_there_leave_it() -> None:
    wide = f"[{'w' * 118}]"
    text = f"a:\n  b:                    {wide}\n  {'c' * 20}: [d]\n"
    assert laid(text) == f"a:\n  b: {wide}\n  {'c' * 20}: [d]\n"


def test_values_in_a_column_may_be_of_one_width() -> None:
    assert laid("a:\n  b:   [c]\n  d:   [e]\n") == "a:\n  b: [c]\n  d: [e]\n"


def test_a_line_that_a_comment_to_the_program_covers_is_not_divided() -> None:
    text = f"a:\n  - [{LONG}] # hmicgrade: b\n  # hmicgrade: c\n  - [{LONG}]\n"
    assert laid(text) == text


def test_what_no_layout_can_say_is_not_laid_out() -> None:
    text = '? "' + "\\u0041" * 250 + '\\u202e"\n: a\n'
    assert formatted(text, "f") == Formatted(None)


def test_a_file_that_holds_no_mapping_is_not_laid_out() -> None:
    assert [one.code for one in formatted("- a\n", "f").diagnostics] == ["HG104"]
    assert [one.code for one in formatted("a: &b c\n", "f").diagnostics] == ["HG010"]
    assert [one.code for one in formatted("", "f").diagnostics] == ["HG016"]


def test_a_difference_tells_where_a_file_does_not_end_its_line() -> None:
    assert plain(list(unified("a\nb", "a\nb\n", "f"))) == (
        "--- a/f\n+++ b/f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"
    )
    assert list(unified("a\n", "a\n", "f")) == []
