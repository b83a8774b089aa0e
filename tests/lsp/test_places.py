"""What stands at a place of a file that is being written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lsp.places import end_of_word, place_at
from hmicgrade.lsp.positions import Page, Point
from hmicgrade.model.diagnostics import Position, Span

KEY, VALUE, EITHER = (True, False), (False, True), (True, True)


@pytest.mark.parametrize(
    ("text", "keys", "word", "can_be"),
    [
        ("|", "", "", KEY),
        ("ki|", "", "ki", KEY),
        ("kind: |", "kind", "", VALUE),
        ("kind: evi|dence", "kind", "evi", VALUE),
        ("kind: evidence\nsc|", "", "sc", KEY),
        ('"kind": |', "kind", "", VALUE),
        ("a: 'b|", "a", "b", VALUE),
        ("kind: |  # why", "kind", "", VALUE),
        ("a:\n  |", "a", "", EITHER),
        ("a:\n  b: 1\n  |", "a", "", KEY),
        ("a:\n  b: 1\n|", "", "", KEY),
        ("a:\n  b:\n    c: 1\n  d: |", "a d", "", VALUE),
        ("a:\n  - |", "a", "", EITHER),
        ("a:\n- |", "a", "", EITHER),
        ("a:\n- b: 1\n- c: |", "a c", "", VALUE),
        ("a:\n  - b: 1\n    c: |", "a c", "", VALUE),
        ("a:\n  - b: 1\n  - |", "a", "", EITHER),
        ("a:\n  - b: 1\nc|", "", "c", KEY),
        ("a:\n  - - b: |", "a b", "", VALUE),
        ("a: [b, c|", "a", "c", VALUE),
        ("a: [b, {c: d, e: f|", "a e", "f", VALUE),
        ("a: [b, {c: d, e|", "a", "e", KEY),
        ("a: [{c: d}, |", "a", "", VALUE),
        ("a: {b: [c], d: |", "a d", "", VALUE),
        ("a: [b]\nc|", "", "c", KEY),
        ("a: [\n  b, # [{\n  'c,]', \"d\",\n  e|", "a", "e", VALUE),
        ("- {a: b|", "a", "b", VALUE),
        ("a: >-\n  b: [\n\n  c\nd: |", "d", "", VALUE),
        ("a:\n  b: |\n    text\n  c: |".replace("b: |\n", "b: >\n"), "a c", "", VALUE),
        ("# [{\na: |", "a", "", VALUE),
        ("a: b # [\nc: |", "c", "", VALUE),
        ("a: x]\nb: |", "b", "", VALUE),
        ("a: [b]]\nc: |", "c", "", VALUE),
        ("any of: |", "any of", "", VALUE),
        ("a: area/cri|terion", "a", "area/cri", VALUE),
    ],
)
def test_keys_lead_to_a_place(text: str, keys: str, word: str, can_be: tuple[bool, bool]) -> None:
    offset = text.rindex("|")
    found = place_at(text[:offset] + text[offset + 1 :], offset)
    assert found
    assert (" ".join(found.keys), found.word, (found.key, found.value)) == (keys, word, can_be)


@pytest.mark.parametrize(
    "text",
    [
        "# a|",
        "a: b # c|",
        "a:\n  - # c|",
        "a: >-\n  b|",
        "a: >-\n  b\n\n  c: |",
        "a: >|",
        "a: [b, # c|",
        "a: [b] |",
    ],
)
def test_comments_and_texts_of_several_lines_have_no_place(text: str) -> None:
    assert place_at(text.replace("|", ""), text.index("|")) is None


def test_keys_beside_a_place_are_those_before_it_in_its_mapping() -> None:
    text = "a:\n  - b: 1 # one\n    c: 'two'\n    d: [x]\n    "
    found = place_at(text, len(text))
    assert found
    assert found.beside == {"b": "1", "c": "two"}
    inline = "a: [{b: 1}, {c: two, d: "
    within = place_at(inline, len(inline))
    assert within
    assert within.beside == {"c": "two"}


def test_a_word_goes_on_past_the_place() -> None:
    found = place_at("a: one-two three", 6)
    assert found
    assert (found.word, found.whole, found.start) == ("one", "one-two", 3)
    assert end_of_word("a: one-two three", 4) == 10


@pytest.mark.parametrize(
    ("encoding", "columns"), [("utf-8", [0, 1, 3, 7, 8]), ("utf-16", [0, 1, 2, 4, 5]), ("utf-32", [0, 1, 2, 3, 4])]
)
def test_columns_count_units_of_the_encoding(encoding: str, columns: list[int]) -> None:
    page = Page("x\na\u00e9\U0001f46eb\n", encoding)
    points = [page.point(Position(2, column)) for column in range(1, 6)]
    assert points == [Point(1, column) for column in columns]
    assert [page.offset(point) for point in points] == [2, 3, 4, 5, 6]
    assert page.points(Span("f", Position(1, 1), Position(2, 2))) == (Point(0, 0), Point(1, columns[1]))


def test_places_past_the_end_are_the_end() -> None:
    page = Page("ab\nc")
    assert [page.offset(Point(*place)) for place in ((0, 9), (1, 9), (2, 0), (9, 9))] == [2, 4, 4, 4]
    assert page.point(Position(9, 9)) == Point(8, 0)
    assert page.at(3) == Position(2, 1)


def test_a_place_within_a_pair_is_before_it() -> None:
    assert Page("\U0001f46e").offset(Point(0, 1)) == 0


PIECES = st.sampled_from(
    [
        *"abc:-#[]{},'\"|>\n \t",
        "- ",
        ": ",
        "\n  ",
        "\n    - ",
        "kind: evidence\n",
        "criteria: [",
        "\U0001f46e",
        "\u2028",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join), st.data())
def test_every_place_of_every_text_is_answered(text: str, data: st.DataObject) -> None:
    """Any text of a buffer gets a reply."""
    offset = data.draw(st.integers(0, len(text)))
    found = place_at(text, offset)
    if found is not None:
        assert text[found.start :].startswith(found.whole)
        assert found.whole.startswith(found.word)
        assert found.start + len(found.word) == offset
        assert found.key or found.value


@given(st.text(max_size=40), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data())
def test_a_place_comes_back_from_the_editor_as_it_went(text: str, encoding: str, data: st.DataObject) -> None:
    """Positions are converted both ways without loss."""
    page = Page(text.replace("\r", ""), encoding)
    offset = data.draw(st.integers(0, len(page.text)))
    assert page.offset(page.point(page.at(offset))) == offset
