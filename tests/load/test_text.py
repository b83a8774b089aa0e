"""From bytes to text, and the characters that nobody sees."""

from __future__ import annotations

import pytest

from hmicgrade.load.document import read_document
from hmicgrade.load.text import decode
from hmicgrade.model.characters import HIDDEN, show_hidden, visible


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a: b\n", "a: b\n"),
        (b"\xef\xbb\xbfa: b\n", "a: b\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("é🜨".encode(), "é🜨"),
        (b"", ""),
    ],
)
def test_text_is_utf8_with_one_kind_of_line_end(data: bytes, text: str) -> None:
    assert decode(data, "f") == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "column", "message"),
    [
        ("a".encode("utf-16"), 1, 1, "the file is UTF-16, not UTF-8"),
        ("a".encode("utf-16-be").join([b"\xfe\xff", b""]), 1, 1, "the file is UTF-16, not UTF-8"),
        ("a".encode("utf-32"), 1, 1, "the file is UTF-32, not UTF-8"),
        (b"a\r\n\xc3\xa9b\xe9", 2, 3, "byte 6 of the file, 0xe9, is not UTF-8"),
        (b"\xef\xbb\xbfa\xff", 1, 2, "byte 4 of the file, 0xff, is not UTF-8"),
        (b"\xed\xa0\x80", 1, 1, "byte 0 of the file, 0xed, is not UTF-8"),
    ],
)
def test_other_bytes_are_refused_at_their_place(data: bytes, line: int, column: int, message: str) -> None:
    text, (found,) = decode(data, "f")
    assert text is None
    assert (found.code, found.span.start.line, found.span.start.column) == ("HG001", line, column)
    assert found.message == message


def hidden(text: str) -> list[tuple[str, int, int]]:
    found = read_document(text, "f").diagnostics
    return [(one.code, one.span.start.line, one.span.start.column) for one in found]


def test_hidden_characters_are_told_once_a_line() -> None:
    assert hidden("a: b\u202ec\u200b\n# \u2066\nd: e\n") == [("HG021", 1, 5), ("HG021", 2, 3)]


def test_a_hidden_character_from_an_escape_is_told_at_its_value() -> None:
    assert hidden('a: "b\\u202ec"\n') == [("HG021", 1, 4)]
    assert hidden('a: "b\\ec"\n') == [("HG021", 1, 4)]


def test_a_character_that_is_refused_is_not_also_told_as_hidden() -> None:
    assert hidden("a: \x1b\n") == [("HG003", 1, 4)]


def test_hidden_characters_are_shown_by_their_number() -> None:
    assert show_hidden("a\x1b[0m\u202e\tb\n") == "a<U+001B>[0m<U+202E>\tb\n"
    assert visible("\U000e0041") == "<U+E0041>"


@pytest.mark.parametrize("character", "\x00\x08\x0b\r\x7f\x85\x9f\u061c\u200b\u200e\u202a\u202e\u2066\u2069\ufeff")
def test_what_is_hidden(character: str) -> None:
    assert HIDDEN.fullmatch(character)


@pytest.mark.parametrize("character", "\t\n aé£\u2013\u2019🜨\u00a0")
def test_what_is_not_hidden(character: str) -> None:
    assert not HIDDEN.fullmatch(character)


def test_text_at_a_place_without_text_is_empty() -> None:
    found = read_document("a: [b]\n", "f").text_at("a")
    assert (found.value, found.span.start.column) == ("", 5)
