"""The words of the project as values: small promises that everything else relies on."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from hmicgrade.model.areas import Area, Criterion
from hmicgrade.model.characters import show_hidden
from hmicgrade.model.codes import CODES, Severity
from hmicgrade.model.conditions import (
    AllBut,
    AllOf,
    Amount,
    AnyOf,
    Bound,
    Comparison,
    CountSentence,
    Plain,
    Relation,
    ScoreSentence,
    Selector,
    Sentence,
    Status,
    TotalSentence,
    Word,
    sentences,
    words_used,
)
from hmicgrade.model.diagnostics import Diagnostic, Position, Span, in_order
from hmicgrade.model.evidence import Kind, Year
from hmicgrade.model.project import Inspection, Project, SchemeFolder, year_order
from hmicgrade.model.scheme import Cap, GradeRule, ScaleValue, Scheme, Silence
from hmicgrade.model.table import Effect, FindingsTable
from hmicgrade.model.wording import number_text, sentence_text

MET = Status(Relation.IS, "met")
ALL_FAIR = CountSentence(Plain.ALL, Selector(("fair",)), MET)
MOST_GOOD = CountSentence(Word("most"), Selector(("good",)), MET)
TOTAL = TotalSentence(Selector(), Bound(Comparison.AT_LEAST, Fraction(60)), of_maximum=True)


def test_a_comparison_points_up_or_down_or_nowhere() -> None:
    """'A reading and its range share unit and direction.'"""
    assert {one for one in Comparison if one.is_floor} == {Comparison.AT_LEAST, Comparison.MORE_THAN}
    assert {one for one in Comparison if one.is_ceiling} == {Comparison.AT_MOST, Comparison.FEWER_THAN}


def test_the_sentences_of_a_condition_come_as_they_are_written() -> None:
    assert list(sentences(AllOf((ALL_FAIR, AnyOf((MOST_GOOD, TOTAL)))))) == [ALL_FAIR, MOST_GOOD, TOTAL]


def test_the_vague_words_of_a_condition_are_known() -> None:
    assert words_used(AllOf((ALL_FAIR, AnyOf((MOST_GOOD, TOTAL))))) == {"most"}
    assert words_used(TOTAL) == frozenset()


def test_what_an_author_wrote_is_no_part_of_its_meaning() -> None:
    assert replace(ALL_FAIR, text="each fair criterion is met") == ALL_FAIR


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (ALL_FAIR, "all fair criteria are met"),
        (MOST_GOOD, "most good criteria are met"),
        (CountSentence(Plain.ANY, Selector(("critical",)), MET), "any critical criterion is met"),
        (CountSentence(Plain.NO, Selector(), Status(Relation.BELOW, "partly_met")), "no criterion is below partly met"),
        (CountSentence(AllBut(2), Selector(), Status(Relation.AT_LEAST, "met")), "all but 2 criteria are at least met"),
        (
            CountSentence(Amount(Bound(Comparison.AT_LEAST, Fraction(1))), Selector(), MET),
            "at least 1 criterion is met",
        ),
        (
            CountSentence(Amount(Bound(Comparison.MORE_THAN, Fraction(1)), percent=True), Selector(), MET),
            "more than 1% criteria are met",
        ),
        (
            CountSentence(
                Amount(Bound(Comparison.AT_LEAST, Fraction("66.7")), percent=True, by_weight=True), Selector(), MET
            ),
            "at least 66.7% by weight criteria are met",
        ),
        (
            ScoreSentence(Plain.ALL, Selector(), Bound(Comparison.AT_LEAST, Fraction(1, 2))),
            "all criteria score at least 0.5",
        ),
        (
            ScoreSentence(Plain.ANY, Selector(), Bound(Comparison.EXACTLY, Fraction(0))),
            "any criterion scores exactly 0",
        ),
        (TOTAL, "the total score of the criteria is at least 60% of the maximum"),
        (
            TotalSentence(Selector(("fair",)), Bound(Comparison.FEWER_THAN, Fraction(9))),
            "the total score of the fair criteria is fewer than 9",
        ),
    ],
)
def test_a_sentence_is_written_as_english(sentence: Sentence, text: str) -> None:
    """'A condition is one English sentence out of a small closed grammar.'"""
    assert sentence_text(sentence) == text


@pytest.mark.parametrize(
    ("number", "text"), [("3", "3"), ("66.7", "66.7"), ("100", "100"), ("5/7", "5/7"), ("1/8", "0.125"), ("0", "0")]
)
def test_a_number_is_written_exactly(number: str, text: str) -> None:
    """'Breakpoints are exact fractions ("5/7" in JSON).'"""
    assert number_text(Fraction(number)) == text
    assert Fraction(number_text(Fraction(number))) == Fraction(number)


CRITERION = Criterion("risk", "fair", critical=True, significant=False, tags=("partners",))


@pytest.mark.parametrize(
    ("adjective", "fits"),
    [("fair", True), ("good", False), ("critical", True), ("significant", False), ("partners", True), ("x", False)],
)
def test_an_adjective_is_a_level_a_flag_or_a_tag(adjective: str, *, fits: bool) -> None:
    """'ADJECTIVE: a level, "critical", "significant", or a criterion's tag.'"""
    assert CRITERION.fits(adjective) == fits


def test_a_criterion_is_found_in_its_area() -> None:
    area = Area("a", "A", (CRITERION,))
    assert area.criterion("risk") is CRITERION
    assert area.criterion("other") is None


@pytest.mark.parametrize(
    ("kind", "effect"),
    [
        (Kind.STRENGTH, Effect.SUPPORTS),
        (Kind.WORK_IN_PROGRESS, Effect.IN_PROGRESS),
        (Kind.AREA_FOR_IMPROVEMENT, Effect.SHORT),
        (Kind.CONTEXT, None),
    ],
)
def test_an_effect_defaults_from_the_kind(kind: Kind, effect: Effect | None) -> None:
    """'Strength `supports`, work in progress `in_progress`, area for improvement `short`, context none.'"""
    assert kind.effect is effect


CAP = Cap("failure", ALL_FAIR, "poor")
SCHEME = Scheme(
    "s",
    "S",
    ("good", "fair"),
    (GradeRule("good", requires=ALL_FAIR), GradeRule("poor")),
    (ScaleValue("met", Fraction(1)), ScaleValue("not_met", Fraction(0))),
    FindingsTable(()),
    caps=(CAP,),
    silence=(Silence("good", "not_met"),),
)


def test_a_scheme_is_read_best_first() -> None:
    """'Ordered things are lists, best grade first.'"""
    assert SCHEME.grade_names == ("good", "poor")
    assert SCHEME.findings == ("met", "not_met")
    assert (SCHEME.best_finding, SCHEME.worst_finding) == ("met", "not_met")


def test_a_scheme_knows_its_caps_and_silences() -> None:
    assert SCHEME.cap("failure") is CAP
    assert SCHEME.cap("other") is None
    assert SCHEME.finding_in_silence("good") == "not_met"
    assert SCHEME.finding_in_silence("fair") is None


def inspected(force: str, year: Year) -> Inspection:
    return Inspection(force, year, "s", (), {}, "")


PROJECT = Project({}, {}, (*(inspected("test", year) for year in (2010, "2009/10", 2007)), inspected("other", 2011)))


def test_inspections_are_found_by_force_and_year() -> None:
    assert PROJECT.inspection("test", 2010) is PROJECT.inspections[0]
    assert PROJECT.inspection("test", "2010-11") is None
    assert PROJECT.inspection("other", 2010) is None


def test_years_and_rounds_come_in_order() -> None:
    """'`year` is a number or a round's name ("2021/22").'"""
    assert PROJECT.years("test") == (2007, "2009/10", 2010)
    assert PROJECT.years("nobody") == ()
    years: list[Year] = ["2021/22", 2020, "first", "2021"]
    assert sorted(years, key=year_order) == ["first", 2020, "2021", "2021/22"]
    assert year_order("٢٠٢١") == (0, "٢٠٢١")


def test_a_folder_lists_every_area_with_and_without_errors() -> None:
    folder = SchemeFolder("s", None, (Area("b", "B", ()),), {"a": (), "c": ()}, "")
    assert folder.area_ids == ("a", "b", "c")


def at(line: int, *, file: str = "a.yaml", code: str = "HG001", message: str = "Wrong") -> Diagnostic:
    return Diagnostic(code, message, Span(file, Position(line, 1), Position(line, 2)))


def test_diagnostics_come_in_order_each_once() -> None:
    """'All of a file's problems come out in one run, sorted.'"""
    wanted = (at(1), at(1, message="Wrongly"), at(1, code="HG002"), at(2), at(1, file="b.yaml"))
    assert in_order([*wanted[::-1], at(2)]) == wanted


def test_a_whole_file_is_its_first_character() -> None:
    assert Span.whole_file("a.yaml") == Span("a.yaml", Position(1, 1), Position(1, 1))


def test_every_code_is_listed_once_in_order() -> None:
    """'Diagnostics are values with a code from one table.'"""
    assert list(CODES) == sorted(CODES)
    assert len({code.name for code in CODES.values()}) == len(CODES)
    assert {code.severity for code in CODES.values()} == set(Severity)
    assert all(code.summary.endswith(".") for code in CODES.values())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text\twith a tab\nand a line", "plain text\twith a tab\nand a line"),
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb", "a<U+202E>b"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("\U000e0041", "<U+E0041>"),
        ("\ud800", "<U+D800>"),
        ("café: 10 £", "café: 10 £"),
    ],
)
def test_hidden_characters_are_shown_by_number(text: str, shown: str) -> None:
    assert show_hidden(text) == shown
