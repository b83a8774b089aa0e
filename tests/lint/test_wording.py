"""Abbreviations that are not explained, texts that are too long, ids that look alike, and where words stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lint.ids import look
from hmicgrade.lint.texts import alike, all_of, within
from hmicgrade.lint.wording import abbreviations
from hmicgrade.load.document import read_document
from hmicgrade.load.nodes import Text
from tests.lint.projects import FILES, GLOSSARY, SECOND_AREA, codes, found
from tests.load.projects import AREA, COMMON, EVIDENCE, FORCE, OTHER, SCHEME

WORD = st.text("ab", min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DVOs met the MARAC's 23 staff in April 2007; ViSOR, Form 621s and Mr X", ["DVO", "MARAC", "ViSOR"]),
        ("R&D, A&E and B2B; &AB& and AB&", ["R&D", "A&E", "B2B", "AB", "AB"]),
        ("World War II and part IV, but XYZ", ["XYZ"]),
        ("McDonald, iPhone, A3, Q1 and PhD", []),
        ("ACPO/HMIC (NIM)", ["ACPO", "HMIC", "NIM"]),
        ("", []),
    ],
)
def test_abbreviations_are_told_from_words_and_numbers(text: str, expected: list[str]) -> None:
    assert [word for word, _ in abbreviations(text)] == expected
    assert all(text.startswith(word, at) for word, at in abbreviations(text))


def test_an_abbreviation_is_told_of_once_in_a_file_at_its_first_place() -> None:
    changed = FILES[SECOND_AREA].replace("An ABC unit", "An ABC and QRS unit").replace("A plan", "A QRS plan")
    assert [one[:4] for one in found({SECOND_AREA: changed})] == [("HG630", SECOND_AREA, 6, 21)]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (AREA, "It is done well.", "The QRS does it well."),
        (COMMON, "It is led.", "The QRS leads it."),
        (EVIDENCE, "It is on the way.", "The QRS is on the way."),
        (EVIDENCE, "It is so.", "The QRS is so."),
    ],
)
def test_every_prose_of_criteria_and_evidence_is_read(file: str, old: str, new: str) -> None:
    assert codes({file: (old, new)}) == ["HG630"]


def test_examples_of_developing_practice_are_read() -> None:
    example = "developing_practice: [{id: e, title: The QRS, problem: TUV, solution: So, outcome: So}]\n"
    assert [one[4] for one in found({SECOND_AREA: FILES[SECOND_AREA] + example})] == [
        "the glossary does not explain 'QRS'",
        "the glossary does not explain 'TUV'",
    ]


def test_titles_and_other_files_are_not_read() -> None:
    assert codes({SCHEME: ("A scheme", "The QRS"), FORCE: ("Force F", "The QRS"), OTHER: ("Area B", "QRS")}) == []


def test_a_scheme_without_a_glossary_explains_nothing_and_asks_for_nothing() -> None:
    assert codes({GLOSSARY: None}) == []


def test_a_term_of_several_words_explains_the_abbreviation_in_it() -> None:
    assert codes({GLOSSARY: ("term: ABC", "term: ABC unit")}) == []


def test_a_context_that_is_no_text_is_left_to_other_checks() -> None:
    assert codes({SECOND_AREA: ("An ABC unit works here.", "[An XYZ unit]")}) == ["HG104"]


@pytest.mark.parametrize(("count", "expected"), [(30, []), (31, ["HG631"])])
def test_thirty_words_are_the_most(count: int, expected: list[str]) -> None:
    text = " ".join(["word"] * count)
    assert codes({SECOND_AREA: ("A plan is written.", text)}) == expected
    assert codes({AREA: ("It is done well.", text)}) == expected


def test_the_words_past_the_limit_are_pointed_at() -> None:
    text = " ".join(f"w{number}" for number in range(1, 34))
    (one,) = found({COMMON: FILES[COMMON].replace("text: It is led.", f"text: {text}")})
    assert one[4] == "the text has 33 words"
    assert one[3] == len("  - {id: c-one, level: fair, text: ") + text.index("w31") + 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("s1", "sl"),
        ("s1", "si"),
        ("c0de", "code"),
        ("modern", "modem"),
        ("take-over", "takeover"),
        ("a--b", "a-b"),
        ("re-port", "rep-ort"),
        ("a-1--1", "a-1-1"),
    ],
)
def test_ids_that_are_easily_taken_for_each_other(one: str, other: str) -> None:
    assert look(one) == look(other)


@pytest.mark.parametrize(
    ("one", "other"), [("s1", "s2"), ("1-11", "11-1"), ("s1-1", "s11"), ("cases", "case"), ("a3", "s3"), ("met", "mat")]
)
def test_ids_that_differ_to_the_eye(one: str, other: str) -> None:
    assert look(one) != look(other)


def test_the_same_id_twice_is_another_fault() -> None:
    item = "  - {id: s1, kind: strength, text: It works., criteria: [b-one]}\n"
    assert codes({SECOND_AREA: FILES[SECOND_AREA] + item}) == ["HG114"]


def test_an_id_that_looks_like_one_before_is_told_of_once() -> None:
    items = "".join(f"  - {{id: {one}, kind: strength, text: It {one}s., criteria: [b-one]}}\n" for one in ("sl", "sl"))
    assert codes({SECOND_AREA: FILES[SECOND_AREA] + items}) == ["HG650", "HG114"]


def test_criteria_tags_caps_and_files_are_compared_in_a_scheme() -> None:
    criterion = FILES[AREA] + "  - {id: a-0ne, level: good, text: It is new., tags: [one, 0ne]}\n"
    assert [one[4] for one in found({AREA: criterion}, "HG650")] == [
        "the criterion 'a-0ne' is easily taken for 'a-one'",
        "the tag '0ne' is easily taken for 'one'",
    ]
    cap = "  - {cap: crltical, when: any critical criterion is not met, at_most: low}\nfindings:"
    assert codes({SCHEME: ("findings:", cap)}) == ["HG650"]
    area = FILES[AREA].replace("id: a\n", "id: a-\n").replace("a-one", "x-one").replace("a-two", "x-two")
    assert ("HG650", AREA, 2) in [one[:3] for one in found({"criteria/s/a-.yaml": area})]


def test_texts_are_alike_whatever_their_case_blanks_and_full_stops() -> None:
    assert alike(" It is\n  DONE. ") == alike("it is done")
    assert alike("It is done") != alike("It is undone")


def text_of(written: str) -> Text:
    document = read_document(f"key: {written}\n", "f.yaml")
    return document.text_at("key")


def test_a_part_of_a_folded_text_is_found_in_its_line() -> None:
    text = text_of(">-\n  one two\n  three four")
    span = within(text, text.value.index("wo"), text.value.index("ree") + 3)
    assert (span.start.line, span.start.column, span.end.line, span.end.column) == (2, 8, 3, 8)


@given(st.lists(WORD, min_size=1, max_size=6), st.data())
def test_what_a_span_covers_is_what_was_asked_for(words: list[str], data: st.DataObject) -> None:
    """Every diagnostic points at the exact text."""
    value = " ".join(words)
    start = data.draw(st.integers(0, len(value) - 1).filter(lambda at: value[at] != " "))
    end = data.draw(st.integers(start + 1, len(value)).filter(lambda at: value[at - 1] != " "))
    text = text_of(f"'{value}'")
    span = within(text, start, end)
    line = f"key: '{value}'"
    assert line[span.start.column - 1 : span.end.column - 1] == value[start:end]
    assert line[all_of(text).start.column - 1 : all_of(text).end.column - 1] == value
