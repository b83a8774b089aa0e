"""What is said in answer to what is asked beside the grade: past the limits, in every number, in the house style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from hmicgrade.evaluate import bands, diagram, together
from hmicgrade.evaluate.area import assess_area
from hmicgrade.evaluate.assessment import AreaAssessment, AreaRefused
from hmicgrade.evaluate.inspection import OpenArea, Options, open_areas
from hmicgrade.evaluate.settling import gaps_of
from hmicgrade.evaluate.supposing import what_if
from hmicgrade.evaluate.together import readings_over
from hmicgrade.explain import supposing_sentences
from hmicgrade.explain import together as explained
from hmicgrade.explain.gaps import gaps_page
from hmicgrade.explain.gaps_sentences import share
from hmicgrade.explain.page import Page
from hmicgrade.explain.supposing import what_if_page
from hmicgrade.explain.together import readings_page
from hmicgrade.model.areas import Criterion
from hmicgrade.model.conditions import Word
from hmicgrade.model.scheme import Quantity
from hmicgrade.model.supposed import Act, Supposed
from hmicgrade.model.worked import WorkedReading
from tests.derbyshire import inspection, project
from tests.evaluate.grading import graded
from tests.evaluate.made import ALL_FAIR, MET, MISSING, NOT, PARTLY, amount, area, fair, percent, scheme, sentence
from tests.evaluate.oracle import Small
from tests.evaluate.strategies import case_of
from tests.explain.test_sentences import BANNED, BRACKETS, QUOTED, WORDS_AT_MOST, sentences

GOOD_OR_POOR = scheme({"good": ALL_FAIR, "poor": None}, "poor")
MOST = Quantity("most", percent("more than", 50), percent("at least", 25), percent("at least", 80))
TOO_MANY = "Too many states for an exact search: what is said of possible grades and changes errs on the safe side."


def texts(page: Page) -> Iterator[str]:
    yield page.note
    for section in page.sections:
        for entry in section.entries:
            yield entry.text
            yield from (point.text for point in entry.points)


def gaps(*findings: str) -> list[str]:
    return list(
        texts(gaps_page([gaps_of(case_of(Small(GOOD_OR_POOR, area(*fair(len(findings))), findings)))], "N", 1, ()))
    )


def readings(small: Small) -> list[str]:
    return list(texts(readings_page([readings_over(case_of(small))], "N", 1, ())))


def vague(*findings: str) -> Small:
    rules = scheme({"good": sentence(Word("most"), "fair", "met"), "poor": None}, "poor", quantities=(MOST,))
    return Small(rules, area(*fair(len(findings))), findings)


def supposed(small: Small, supposed_: Supposed) -> list[str]:
    return list(texts(what_if_page(what_if(graded(small), case_of(small), supposed_), "N", 1, ())))


def test_past_the_limit_of_states_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    assert gaps(MISSING, MET)[1:] == [
        "1 of 2 findings is missing. Undetermined: Good or Poor, for want of evidence.",
        TOO_MANY,
    ]
    assert TOO_MANY in supposed(Small(GOOD_OR_POOR, area(*fair(2)), (MET, NOT)), Supposed())
    monkeypatch.setattr(bands, "SUMS_LIMIT", 0)
    assert TOO_MANY in readings(vague(MISSING, MET))


def test_past_the_limit_the_table_has_no_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = gaps_of(case_of(Small(GOOD_OR_POOR, area(*fair(1), Criterion("g", "good")), (MISSING, MISSING))))
    (section,) = gaps_page([found], "N", 1, ()).sections
    assert section.table is not None
    assert section.table.columns == ("Criterion", "Level", "Critical")


def test_past_the_limit_of_readings_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (together, explained):
        monkeypatch.setattr(module, "TOGETHER_LIMIT", 1)
    assert readings(vague(MET, MET, NOT))[1:] == [
        "There are 2 ways to read the words together, more than 1: each word is tried alone.",
        "The nearest other result: reading 'most' as more than about 66.7% gives Poor.",
        "Reading 'most' as more than 50% gives Good.",
        "From at least 25% to at least about 66.7%: Good",
        "2 of 3 fair criteria are met: about 66.7%",
        "From more than about 66.7% to at least 80%: Poor",
    ]


def test_past_the_limit_of_counts_any_grade_may_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hmicgrade.evaluate.readings.SUM_LIMIT", 1)
    assert readings(vague(MISSING, MISSING))[1:] == [
        "Too many counts for an exact search: any grade may follow where no reading is told from another.",
    ]


def test_what_is_missing_is_said_of_the_areas_that_can_be_graded() -> None:
    refused = AreaRefused("a", ())
    found = gaps_of(case_of(Small(GOOD_OR_POOR, area(*fair(1)), (MET,))))
    notes = [gaps_page(areas, "N", 1, ()).note for areas in ([found], [found, refused], [refused])]
    assert notes == [
        "Nothing is missing: every criterion that applies is assessed.",
        "Nothing is missing in the areas that can be graded.",
        "No area can be graded.",
    ]


def test_several_ways_are_listed_up_to_a_number_and_counted() -> None:
    tags = [Criterion(f"t{at}", "fair", tags=(f"tag{at}",)) for at in range(5)]
    rules = scheme(
        {"good": ALL_FAIR, "fair": sentence(amount("at least", 9), " ".join(tags[0].tags), "met"), "poor": None}, "poor"
    )
    asked = [sentence(amount("at least", 9), one.tags[0], "met") for one in tags]
    rules = replace(
        rules, grades=(*rules.grades[:1], *(replace(rules.grades[1], requires=one) for one in asked), rules.grades[2])
    )
    small = Small(rules, area(*tags), (MISSING,) * 5)
    found = list(texts(gaps_page([gaps_of(case_of(small))], "N", 1, ())))
    at = found.index("Poor by 1 finding, in one of these ways:")
    assert found[at : at + 5] == [found[at], "t0", "t1", "t2", "And 2 other ways, not listed here."]


def test_shares_are_told_as_percentages() -> None:
    told = [share(Fraction(part)) for part in ("0", "1/1001", "1/1000", "1/3", "1")]
    assert told == ["no case", "under 0.1% of cases", "0.1% of cases", "about 33.3% of cases", "100% of cases"]


def test_every_judgement_that_is_left_out_has_its_words() -> None:
    said = [supposing_sentences.without(act) for act in Act]
    assert said == [
        "Judgements on file that decide on a grade are left out.",
        "Judgements on file that set a cap aside are left out.",
        "Judgements on file that treat a criterion as critical are left out.",
    ]


def test_a_reading_that_bears_on_nothing_is_said_to() -> None:
    rules = scheme({"good": ALL_FAIR, "poor": None}, "poor", quantities=(MOST,))
    small = Small(rules, area(*fair(1)), (PARTLY,))
    read = Supposed(readings=(WorkedReading("most", percent("at least", 90), outside=True),))
    assert supposed(small, read)[2] == (
        "'most' is read as at least 90% instead of more than 50%. That is outside the range that the scheme allows. "
        "No rule of the scheme uses 'most'."
    )


def shipped() -> list[str]:
    """Everything said of Derbyshire: as it stands, and as it would be with less on file."""
    pages: list[Page] = []
    for options in (Options(), Options(recorded=False, judgements=False)):
        areas = [one for one in open_areas(project(), inspection(), options) if isinstance(one, OpenArea)]
        cases = [one.case for one in areas]
        pages.append(readings_page([readings_over(case) for case in cases], "Derbyshire Constabulary", 2007, ()))
        pages.append(gaps_page([gaps_of(case) for case in cases], "Derbyshire Constabulary", 2007, ("judgements",)))
        for case in cases:
            now = assess_area(case)
            assert isinstance(now, AreaAssessment)
            missing = Supposed({one.criterion.id: MISSING for one in case.findings[:9]})
            pages.append(what_if_page(what_if(now, case, missing), "Derbyshire Constabulary", 2007, ()))
    return [text for page in pages for text in texts(page)]


@pytest.mark.untraced
def test_sentences_are_short_and_in_the_words_of_the_documents() -> None:
    said = shipped()
    assert [one for text in said for one in sentences(text) if len(one.split()) > WORDS_AT_MOST] == []
    assert [text for text in said if BANNED.search(BRACKETS.sub("", QUOTED.sub("", text)))] == []
    assert not [
        text for text in said if re.search(r"\b1 (findings|criteria|areas)\b|\b[02-9] (finding|criterion) ", text)
    ]
