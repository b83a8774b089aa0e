"""Diagnostics as text and as data: excerpts, carets, long lines, characters that cannot be seen."""

from __future__ import annotations

from hmicgrade.model.diagnostics import Diagnostic, Position, Related, Span
from hmicgrade.report.diagnostics import as_json, render


def span(line: int, column: int, end_column: int, end_line: int | None = None, file: str = "f.yaml") -> Span:
    return Span(file, Position(line, column), Position(end_line or line, end_column))


def shown(text: str, where: Span, message: str = "wrong", hint: str = "") -> list[str]:
    return render([Diagnostic("HG104", message, where, hint)], {"f.yaml": text}).splitlines()


def test_a_line_with_carets_under_the_span() -> None:
    assert shown("a: b\nkey: value\n", span(2, 6, 11), hint="right") == [
        "f.yaml:2:6: error HG104 wrong",
        "  2 | key: value",
        "    |      ^^^^^",
        "  hint: right",
    ]


def test_an_empty_span_has_one_caret() -> None:
    assert shown("key:\n", span(1, 5, 5))[-1] == "    |     ^"


def test_a_span_over_several_lines_ends_with_the_first() -> None:
    assert shown("key: >-\n  text\n", span(1, 6, 7, end_line=2))[-1] == "    |      ^^"


def test_there_is_no_excerpt_where_there_is_no_text() -> None:
    assert shown("", span(1, 1, 1)) == ["f.yaml:1:1: error HG104 wrong"]
    assert shown("a: b\n", span(7, 1, 1)) == ["f.yaml:7:1: error HG104 wrong"]
    assert render([Diagnostic("HG002", "large", span(1, 1, 1, file="g"))], {}) == "g:1:1: error HG002 large\n"


def test_tabs_and_wide_characters_keep_carets_in_place() -> None:
    assert shown("\tkey: 漢字 value\n", span(1, 10, 15))[1:] == [
        "  1 |     key: 漢字 value",
        "    |               ^^^^^",
    ]


def test_hidden_characters_are_shown_and_carets_are_still_right() -> None:
    assert shown("a\u202eb: c\n", span(1, 5, 6), message="not \x1b[31m")[0:] == [
        "f.yaml:1:5: error HG104 not <U+001B>[31m",
        "  1 | a<U+202E>b: c",
        "    |            ^",
    ]


def test_a_long_line_is_cut_around_the_caret() -> None:
    line, excerpt, carets = shown("x" * 500 + "here" + "y" * 500 + "\n", span(1, 501, 505))
    assert line == "f.yaml:1:501: error HG104 wrong"
    assert excerpt == "  1 | …" + "x" * 40 + "here" + "y" * 56 + "…"
    assert carets == "    | " + " " * 41 + "^^^^"


def test_a_caret_just_past_a_long_line_is_still_there() -> None:
    *_, excerpt, carets = shown("x" * 500 + "\n", span(1, 501, 502))
    assert excerpt == "  1 | …" + "x" * 40
    assert carets == "    | " + " " * 41 + "^"


def test_a_message_stays_on_its_line() -> None:
    assert shown("", span(1, 1, 1), message="one\ntwo\tthree") == ["f.yaml:1:1: error HG104 one two three"]


def test_related_places_follow() -> None:
    found = Diagnostic("HG021", "odd", span(2, 1, 2), "", (Related(span(1, 1, 2), "first here"),))
    assert render([found, found], {"f.yaml": "a\nb\n"}).split("\n\n")[0].splitlines() == [
        "f.yaml:2:1: warning HG021 odd",
        "  2 | b",
        "    | ^",
        "  f.yaml:1:1: first here",
        "  1 | a",
        "    | ^",
    ]


def test_data_for_json() -> None:
    found = Diagnostic("HG009", "twice", span(2, 1, 5), "remove", (Related(span(1, 1, 5), "first"),))
    assert as_json(found) == {
        "code": "HG009",
        "severity": "error",
        "message": "twice",
        "file": "f.yaml",
        "line": 2,
        "column": 1,
        "end_line": 2,
        "end_column": 5,
        "hint": "remove",
        "related": [{"file": "f.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 5, "message": "first"}],
    }
