"""From text to nodes: what is refused, where everything stands, and that both parsers agree."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hmicgrade.load import limits
from hmicgrade.load.events import HAS_LIBYAML, parse
from hmicgrade.load.nodes import Mapping, Node, Sequence, Text, plain_data
from hmicgrade.model.diagnostics import Position
from tests.load.projects import FILES

Place = tuple[int, int]


def tree(text: str) -> Mapping:
    found, diagnostics = parse(text, "f")
    assert diagnostics == []
    assert isinstance(found, Mapping)
    return found


def codes(text: str) -> list[tuple[str, int, int]]:
    _, diagnostics = parse(text, "f")
    return [(found.code, found.span.start.line, found.span.start.column) for found in diagnostics]


def places(node: Node) -> list[tuple[object, Place, Place]]:
    """Give the value and the start and end of every part of a tree."""
    span = node.span
    here = (plain_data(node), (span.start.line, span.start.column), (span.end.line, span.end.column))
    match node:
        case Text():
            return [here]
        case Sequence(items):
            return [here, *(place for item in items for place in places(item))]
        case Mapping(entries):
            inside = [place for entry in entries for part in (entry.key, entry.value) for place in places(part)]
            return [here, *inside]


def test_every_scalar_is_the_text_that_stands_there() -> None:
    written = [
        "1.10",
        "1e3",
        "0x1F",
        "12:30",
        "014",
        "2007-10-01",
        "~",
        "NULL",
        ".inf",
        "=",
        "no",
        "yes",
        "True",
        "0o7",
    ]
    assert plain_data(tree("a: [" + ", ".join(written) + "]")) == {"a": written}


def test_places_count_lines_and_columns_in_characters() -> None:
    assert places(tree("é: [🜨, 'b c']\nd: e\n")) == [
        ({"é": ["🜨", "b c"], "d": "e"}, (1, 1), (2, 5)),
        ("é", (1, 1), (1, 2)),
        (["🜨", "b c"], (1, 4), (1, 14)),
        ("🜨", (1, 5), (1, 6)),
        ("b c", (1, 8), (1, 13)),
        ("d", (2, 1), (2, 2)),
        ("e", (2, 4), (2, 5)),
    ]


def test_places_of_texts_over_several_lines() -> None:
    assert places(tree("a: one\n  two\n\nb: >-\n  x\n  y\n\n\nc: |\n  z\n"))[1:] == [
        ("a", (1, 1), (1, 2)),
        ("one two", (1, 4), (2, 6)),
        ("b", (4, 1), (4, 2)),
        ("x y", (4, 4), (6, 4)),
        ("c", (9, 1), (9, 2)),
        ("z\n", (9, 4), (10, 4)),
    ]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a:\nb: c\n", 1, 3), ("{a: , b: c}", 1, 4), ("{a: # x\n }", 1, 4), ("{a, b: c}", 1, 3), ("a:\n -\n - b", 2, 3)],
)
def test_a_missing_value_stands_where_it_should_be(text: str, line: int, column: int) -> None:
    missing = [place[1] for place in places(tree(text)) if place[0] == ""]
    assert missing == [(line, column)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x\n", [("HG010", 1, 4), ("HG011", 2, 4)]),
        ("a: !!str &x b\n", [("HG010", 1, 10), ("HG012", 1, 4)]),
        ("a: ! b\n", [("HG012", 1, 4)]),
        ("a: !<tag:yaml.org,2002:str> b\n", [("HG012", 1, 4)]),
        ("a: !mine b\nc: !!python/object:os.system [d]\n", [("HG012", 1, 4), ("HG012", 2, 4)]),
        ("<<: {a: b}\n", [("HG013", 1, 1)]),
        ("'<<': b\n", []),
        ("a: b\n---\nc: d\n", [("HG014", 2, 1)]),
        ("a: b\n...\n", []),
        ("--- \na: b\n", []),
        ("? [a]\n: b\n? {c: d}\n: e\n?\n: f\n", [("HG015", 1, 3), ("HG015", 3, 3), ("HG015", 5, 2)]),
        ("", [("HG016", 1, 1)]),
        ("# c\n", [("HG016", 1, 1)]),
        ("---\n", [("HG016", 1, 1)]),
        ("%YAML 1.1\n---\na: b\n", [("HG017", 1, 1)]),
        ("# c\n\n%FOO\n---\na: b\n", [("HG017", 3, 1)]),
        ("a: 1\na: 2\nb: {c: 1, C: 2}\ne\u0301: 1\n\u00e9: 2\n", [("HG009", 2, 1), ("HG009", 3, 11), ("HG009", 5, 1)]),
        ("a: b\x00c\n\u2028d: \ufeff", [("HG003", 1, 5), ("HG003", 2, 1), ("HG003", 2, 5)]),
        ('a: "\\ud800"\n', [("HG003", 1, 4)]),
        ('a: "\\U00110000"\n', [("HG004", 1, 7)]),
        ("a: \tb\n", [("HG004", 1, 4)]),
        ("k" * 257 + ": b\n", [("HG008", 1, 1)]),
        ("a: " + "b" * 65_537 + "\n", [("HG007", 1, 4)]),
        ("a: &x b\nc: [\n", [("HG010", 1, 4), ("HG004", 2, 5)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", "a ': ' stands where no key can be"),
        ("a: - b", "a list with '- ' cannot begin here"),
        ("a: ? b", "a '? ' stands where no key can be"),
        ("\ta: b", "a tab stands where YAML wants spaces"),
        ("a: @b", "a value cannot begin with '@'"),
        ("a: 'b", "a quoted value is not closed"),
        ("a: 'b\n---\n", "a quoted value is not closed"),
        ("a: b\nc\n", "this is not a `key: value`"),
        ("a: [b", "the file ends inside a bracket"),
        ("a:\n  b: c\n d: e", "this does not line up with what is above it"),
        ("a: [b c: d}", "a ',' or the closing ']' is missing"),
        ("a: {b: is it?}", "a '?' inside brackets must stand in quotes"),
        ("a: {b: c]", "a ',' or the closing '}' is missing"),
        ('a: "\\q"', "'\\q' is no escape sequence"),
        ('a: "\\xzz"', "an escape sequence is not complete"),
        ("a: b\n...\nc: d", "nothing can stand after the end of the document"),
        ("a: [: b]", "this is not YAML: expected the node content, but found ':'"),
        ("a: |#\n  b\n", "this is not YAML: expected chomping or indentation indicators, but found '#'"),
    ],
)
def test_what_a_syntax_error_says(text: str, message: str) -> None:
    _, (found,) = parse(text, "f")
    assert (found.code, found.message) == ("HG004", message)
    assert (found, None) == (parse(text, "f", libyaml=False)[1][0], None)


def test_an_error_shows_where_the_broken_part_began() -> None:
    _, (found,) = parse("a:\n  b: c\n d: e", "f")
    (related,) = found.related
    assert (related.span.start, related.message) == (Position(1, 1), "it began here")


def test_an_error_past_the_end_stands_after_the_last_character() -> None:
    _, (found,) = parse("a: [b\n\n\n", "f")
    assert (found.span.start, found.span.end) == (Position(1, 6), Position(1, 6))


@pytest.mark.parametrize("libyaml", [True, False])
def test_depth_is_limited(libyaml: bool) -> None:  # noqa: FBT001 - a parameter of the test
    inside = limits.DEPTH - 1
    assert parse("a: " + "[" * inside + "]" * inside, "f", libyaml=libyaml)[1] == []
    tree, (found,) = parse("a: " + "[" * limits.DEPTH + "]" * limits.DEPTH, "f", libyaml=libyaml)
    assert tree is None
    assert found.code == "HG005"


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 10))


@pytest.mark.untraced
@pytest.mark.parametrize(
    "text",
    [
        "[" * 2_000_000,
        "? " * 5_000,
        "- " * 5_000,
        "{a: " * 3_000,
        BOMB,
        "a: &a [*a]",
        "".join(f"a{n}: &a{n} b\n" for n in range(10_000)),
        "a: b\n" * 10_000,
        "[" + "a," * 250_000 + "]",
        "\x07" * 100_000,
    ],
)
def test_hostile_text_is_refused(text: str) -> None:
    found, diagnostics = parse(text, "f")
    assert diagnostics
    assert len(diagnostics) <= limits.DIAGNOSTICS
    assert found is None or text == BOMB or "*a" in text


ALPHABET = st.sampled_from(
    (
        *("a", "b: ", "c:", "- ", "\n", "\n  ", " ", "[", "]", "{", "}", ",", "'", '"', "|\n", ">-\n", "#", " # "),
        *("&x ", "*x", "!!s ", "? ", ": ", "%", "---\n", "...\n", "é", "🜨", "\\x41", "\\u202e", "<<", "\t", "@", "`"),
        *("-", "0", "\x85", "~", "?", ":", "!", "|", ">2\n"),
    )
)


@given(st.lists(ALPHABET, max_size=30).map("".join))
@example("- 'a'\n-")
@example("{a: \n, b}")
@example("a: |\n  b\n c: d")
def test_both_parsers_give_the_same(text: str) -> None:
    assert HAS_LIBYAML
    assert parse(text, "f") == parse(text, "f", libyaml=False)


@given(st.sampled_from(sorted(FILES.values())), st.data())
def test_both_parsers_give_the_same_for_files_with_a_mistake(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    mistake = data.draw(st.lists(ALPHABET, max_size=3).map("".join))
    changed = text[:at] + mistake + text[at + cut :]
    assert parse(changed, "f") == parse(changed, "f", libyaml=False)


@given(st.sampled_from(sorted(FILES.values())))
def test_what_is_read_does_not_depend_on_the_last_line_feed(text: str) -> None:
    assert parse(text, "f") == parse(text.rstrip("\n"), "f")
