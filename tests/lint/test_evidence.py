"""Statements that bear on nothing, are out of time or said twice; findings and judgements that are odd."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hmicgrade.lint.dates import is_after, is_before
from tests.lint.projects import FILES, SECOND_AREA, Changes, checked, codes, found
from tests.load.projects import EVIDENCE, SCHEME, SHARED

DATES = st.dates().map(str)


def with_item(item: str, file: str = SECOND_AREA) -> Changes:
    return {file: FILES[file].replace("evidence:\n", f"evidence:\n  - {item}\n")}


@pytest.mark.parametrize(
    "item",
    [
        "{id: c1, kind: context, text: A room., criteria: []}",
        "{id: s9, kind: strength, text: A room., criteria: [], same_as: s1}",
        "{id: s9, kind: strength, text: A room., criteria: [b-one]}",
    ],
)
def test_context_and_repetition_need_not_bear_on_anything(item: str) -> None:
    assert codes(with_item(item)) == []


@pytest.mark.parametrize("date", ["2006", "2007", "2006-04", "2007-07-31", "2006-04-01", "2007-07"])
def test_a_date_that_touches_the_period_is_in_time(date: str) -> None:
    assert codes({SECOND_AREA: ("date: 2007", f"date: {date}")}) == []


@pytest.mark.parametrize("date", ["2005", "2008", "2006-03", "2007-08", "2006-03-31", "2007-08-01"])
def test_a_date_that_is_all_outside_the_period_is_not(date: str) -> None:
    assert codes({SECOND_AREA: ("date: 2007", f"date: {date}")}) == ["HG413"]


def test_without_a_period_every_date_is_in_time() -> None:
    changes = {SCHEME: ("period: {from: 2006-04, to: 2007-07}\n", ""), SECOND_AREA: ("date: 2007", "date: 1999")}
    assert codes({**changes, EVIDENCE: ("date: 2007-09", "date: 1999-09")}) == []


@given(DATES, st.integers(1, 9998).map(lambda year: f"{year:04}"), st.integers(1, 12))
def test_a_coarser_date_is_outside_only_where_every_day_of_it_is(day: str, year: str, number: int) -> None:
    """Precision is compared properly: a whole year that overlaps is in time."""
    month = f"{year}-{number:02}"
    for coarse in (day[:4], day[:7]):
        assert is_before(day, month) or not is_before(coarse, month)
        assert is_after(day, month) or not is_after(coarse, month)
    assert is_before(day, month) == (day[:7] < month)
    assert is_after(day, month) == (day[:7] > month)


def test_the_same_words_in_another_file_are_told_of_by_file_and_item() -> None:
    changes = {SECOND_AREA: ("A plan is written.", "it is  done")}
    (one,) = found(changes)
    assert one[:2] == ("HG414", SECOND_AREA)
    assert one[4] == "'a/s1' says the same in the same words, so both are counted"


def test_the_same_words_are_right_where_the_file_says_so() -> None:
    changes = {SECOND_AREA: ("text: A plan is written.", "same_as: a/s1, text: It is done.")}
    assert codes(changes) == []


def test_twins_may_bear_on_different_criteria_or_in_the_same_direction() -> None:
    same = "{id: s9, kind: strength, text: A room., criteria: [b-one, c-one], same_as: s1}"
    assert codes(with_item(same)) == []
    under_way = "{id: w9, kind: work_in_progress, text: A room., criteria: [b-one], same_as: s1}"
    assert codes(with_item(under_way)) == []


def test_twins_that_say_the_opposite_are_found_in_either_order() -> None:
    first = "{id: a9, kind: area_for_improvement, text: A room., criteria: [b-one], same_as: s1}"
    assert [one[:3] for one in found(with_item(first))] == [("HG415", SECOND_AREA, 9)]


def finding(finding: str, extra: str = "") -> dict[str, str | tuple[str, str] | None]:
    """Return the change that records a finding on 'b-one'."""
    return {
        SECOND_AREA: FILES[SECOND_AREA] + f"findings: [{{criterion: b-one, finding: {finding}, reason: So{extra}}}]\n"
    }


@pytest.mark.parametrize("recorded", ["met", "partly_met", "not_assessed"])
def test_a_finding_that_some_evidence_bears_out_is_a_judgement(recorded: str) -> None:
    assert "HG411" not in codes(finding(recorded))


def test_not_met_contradicts_evidence_that_only_supports() -> None:
    (one,) = found(finding("not_met"))
    assert one[0] == "HG411"
    assert one[4] == "'not_met' for 'b-one', though every statement on it supports it"


@pytest.mark.parametrize("kind", ["work_in_progress", "area_for_improvement"])
def test_met_contradicts_evidence_of_which_nothing_supports(kind: str) -> None:
    changes = finding("met", ", despite: [s1]" if kind == "area_for_improvement" else "")
    changes[SECOND_AREA] = str(changes[SECOND_AREA]).replace("kind: strength", f"kind: {kind}")
    assert codes(changes) == ["HG411"]


def test_a_finding_without_evidence_contradicts_nothing() -> None:
    changes = finding("not_met")
    changes[SECOND_AREA] = str(changes[SECOND_AREA]).replace("[b-one], date", "[c-one], date")
    assert codes(changes) == []


def test_a_shared_finding_is_held_against_the_evidence_of_every_area() -> None:
    assert codes({SHARED: ("finding: met", "finding: not_met")}) == ["HG411"]
    assert codes({SHARED: ("finding: met", "finding: partly_met")}) == []


def test_no_more_than_three_statements_are_shown() -> None:
    changes = finding("not_met")
    more = "".join(f"  - {{id: s{n}, kind: strength, text: Plan {n}., criteria: [b-one]}}\n" for n in range(2, 7))
    changes[SECOND_AREA] = str(changes[SECOND_AREA]).replace("findings:", f"{more}findings:")
    (one,) = checked(changes).diagnostics
    assert len(one.related) == 3


@pytest.mark.parametrize(
    ("cited", "expected"), [("s1", []), ("w/s1", ["HG412"]), ("a/a1", ["HG412"]), ("c1", []), ("s9", ["HG206"])]
)
def test_what_is_cited_bears_on_the_criterion_or_is_context(cited: str, expected: list[str]) -> None:
    changes = finding("partly_met", f", evidence: [{cited}]")
    item = "  - {id: c1, kind: context, text: A room.}\n"
    changes[SECOND_AREA] = str(changes[SECOND_AREA]).replace("findings:", f"{item}findings:")
    assert codes(changes) == expected


def test_a_shared_finding_may_cite_what_bears_on_it_in_one_area() -> None:
    item = "{id: s9, kind: strength, text: A room., criteria: [c-one]}"
    shared = FILES[SHARED].replace("reason: It is clear.", "reason: It is clear., evidence: [b/s9, b/s1]")
    assert [one[0] for one in found({**with_item(item), SHARED: shared})] == ["HG412"]


def test_a_file_that_is_cited_and_has_errors_is_not_judged() -> None:
    changes = finding("partly_met", ", evidence: [a/a1]")
    broken = FILES[EVIDENCE].replace("kind: strength", "kind: strenght")
    assert codes({**changes, EVIDENCE: broken}) == ["HG106"]


@pytest.mark.parametrize(
    "by",
    [
        "Mr Nobody",
        "Mrs A Nobody",
        "Dr. Nobody",
        "the panel, with Miss Nobody",
        "PC Nobody",
        "DCI Nobody",
        "J. Nobody",
        "J.R. Nobody",
        "Sir Nobody",
        "desk@force.example",
    ],
)
def test_a_person_is_told_from_a_post(by: str) -> None:
    assert "HG512" in codes({EVIDENCE: ("HM Inspector", f"'{by}'")})


@pytest.mark.parametrize(
    "by",
    [
        "HM Inspector",
        "HM Inspector of Constabulary",
        "Chief Constable",
        "Assistant Chief Constable (Operations)",
        "DCI Crime Support",
        "the moderation panel",
        "Detective Superintendent, Public Protection",
        "ACC",
        "DS Intelligence",
    ],
)
def test_a_post_is_not_taken_for_a_person(by: str) -> None:
    assert codes({EVIDENCE: ("HM Inspector", f"'{by}'")}) == []


@pytest.mark.parametrize("date", ["2006", "2006-04", "2007-09-30", "2011"])
def test_a_judgement_may_come_at_any_time_after_the_period_begins(date: str) -> None:
    assert codes({EVIDENCE: ("date: 2007-09", f"date: {date}")}) == []


def test_an_inspection_under_a_scheme_with_errors_is_looked_at_as_far_as_it_goes() -> None:
    changes = {SCHEME: ("otherwise: {judgement: [high, low]}", "otherwise: hihg"), **finding("not_met")}
    assert not {"HG411", "HG413", "HG511"} & set(codes(changes))
    assert "HG512" in codes({**changes, EVIDENCE: ("HM Inspector", "Dr No")})


def test_an_inspection_under_a_scheme_that_is_not_there_is_not_looked_at() -> None:
    changes = {path: FILES[path].replace("scheme: s", "scheme: t") for path in (EVIDENCE, SECOND_AREA, SHARED)}
    assert not [code for code in codes(changes) if code.startswith(("HG4", "HG5"))]
