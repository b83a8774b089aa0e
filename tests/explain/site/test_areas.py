"""An area across forces: what it is, where each force stands in it, and every criterion with its findings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.explain.reporting.document import Figure, Paragraph, Terms
from hmicgrade.explain.site import sentences as say
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.areas import area_page
from hmicgrade.explain.site.page import Kind, Step
from tests.evaluate import town
from tests.explain.site.made import FILES, across, section, table


@pytest.fixture(scope="module")
def found() -> Across:
    return across()


def texts(found: Across, area: str, name: str) -> list[str]:
    blocks = section(area_page(found, area).document, name).blocks
    return [one.text for one in blocks if isinstance(one, Paragraph)]


def test_the_page_stands_below_its_scheme(found: Across) -> None:
    page = area_page(found, "calls")
    assert (page.path, page.kind) == ("schemes/town/areas/calls.html", Kind.AREA)
    assert page.trail == (Step("Schemes", "index.html#schemes"), Step("Town scheme", "schemes/town/index.html"))
    assert page.document.title == "Answering calls: across forces"
    assert [one.id for one in page.document.sections] == [
        "about",
        "year.2021-22",
        "year.2021-22.criteria",
        "year.2020",
        "year.2020.criteria",
    ]


def test_an_area_says_what_it_is_and_where_its_criteria_come_from(found: Across) -> None:
    said = ["This area gets one grade under the scheme Town scheme, from 5 criteria."]
    assert texts(found, "calls", "about") == [*said, "The wording of every criterion is as published."]
    old, new = "title: Answering calls\n", "title: Answering calls\nframework: contact\nprovenance: reconstructed\n"
    changed = across(FILES | {town.CALLS: FILES[town.CALLS].replace(old, new)})
    assert texts(changed, "calls", "about") == [
        *said,
        "It is inspected within the framework Contact.",
        "4 of 5 criteria are reconstructed: the wording is not the published one.",
    ]


def test_every_criterion_may_be_reconstructed() -> None:
    files = {
        name: FILES[name].replace("\ncriteria:", "\nprovenance: reconstructed\ncriteria:")
        for name in (town.PEOPLE, town.CALLS)
    }
    assert texts(across(FILES | files), "calls", "about")[-1] == (
        "Every criterion is reconstructed: the wording is not the published one."
    )


def test_grades_mean_what_the_area_says_else_what_the_scheme_says() -> None:
    scheme = (
        FILES[town.SCHEME]
        .replace("{grade: fair,", "{grade: fair, means: Fair enough.,")
        .replace("{grade: poor}", "{grade: poor, means: Too low.}")
    )
    calls = FILES[town.CALLS].replace("includes:", "grade_means: {poor: Calls go\n  unheard.}\nincludes:")
    found = across(FILES | {town.SCHEME: scheme, town.CALLS: calls})
    note, terms = section(area_page(found, "calls").document, "meanings").blocks
    assert isinstance(note, Paragraph)
    assert isinstance(terms, Terms)
    assert [(one.term, one.means) for one in terms.terms] == [("Fair", "Fair enough."), ("Poor", "Calls go unheard.")]
    (general,) = section(area_page(found, "custody").document, "meanings").blocks
    assert isinstance(general, Terms)
    assert general.terms[-1].means == "Too low."


def test_grades_given_here_stand_beside_the_published_ones(found: Across) -> None:
    figure = section(area_page(found, "calls").document, "year.2020").blocks[0]
    assert isinstance(figure, Figure)
    assert figure.alt == (
        "Published nationally: 2 Fair and 1 Poor. Given here: 1 Good and 2 Fair. Published force by force: 1 Fair."
    )
    heads = [one.head for one in figure.table.columns]
    assert heads == ["Grade", "Published nationally", "Given here", "Published force by force"]
    assert figure.table.rows == (
        ("Good", "0", "1", "0"),
        ("Fair", "2", "2", "1"),
        ("Poor", "1", "0", "0"),
        ("without a grade", "0", "0", "0"),
    )


def test_no_grade_stands_bare(found: Across) -> None:
    forces = table(area_page(found, "calls").document, "forces-2020")
    assert [one.head for one in forces.columns] == [
        *("Force", "Given here", "Possible by the rules", "How close another grade is", "Published grade"),
        *("met", "partly met", "not met", "not assessed"),
    ]
    assert forces.rows == (
        ("East Police", "Good", "Good", "1 finding down to Poor; knife-edge", "Fair", "4", "0", "1", "0"),
        (
            *("North Police", "Fair, by override", "Good", "1 finding down to Poor; knife-edge, before the override"),
            *("none on file", "4", "1", "0", "0"),
        ),
        ("West Police", "Fair", "Fair", "3 findings up to Good", "none on file", "1", "0", "1", "3"),
    )
    assert forces.targets[0][:3] == (
        "forces/east/2020/index.html#area.calls",
        "forces/east/2020/index.html#area.calls.grade",
        "",
    )
    assert {len(one) for one in forces.targets} == {len(forces.columns)}


def test_undetermined_refused_and_not_applicable_are_said_in_words(found: Across) -> None:
    (west,) = table(area_page(found, "calls").document, "forces-2021-22").rows
    assert west[1:5] == ("undetermined", "Good, Fair or Poor", "1 finding up to Fair or better", "none on file")
    custody = table(area_page(found, "custody").document, "forces-2020")
    assert custody.columns[-1].head == "not applicable"
    assert custody.rows[1][1:] == (
        *("not graded: errors in its files", "none given here", "not known", "none on file"),
        *["not known"] * 5,
    )
    assert custody.rows[2][-1] == "1"


def test_a_grade_without_evidence_is_marked_as_published_alone(found: Across) -> None:
    for area, published in (("roads", "Good (read from prose)"), ("horses", "published as not graded")):
        page = area_page(found, area).document
        assert texts(found, area, "about") == [
            "There are no criteria of this area here. Only published grades are shown."
        ]
        assert texts(found, area, "year.2020") == [
            "No evidence is on file here, so nothing here justifies these grades."
        ]
        (row,) = table(page, "forces-2020").rows
        assert row == ("East Police", "not inspected here", "none given here", "not known", published)
        assert table(page, "forces-2020").targets[0][1] == f"forces/east/2020/index.html#area.{area}"


def test_where_only_some_were_inspected_the_page_says_so() -> None:
    files = dict(FILES)
    del files[town.EAST_CALLS]
    assert texts(across(files), "calls", "year.2020") == [
        "National distribution: The table",
        f"{say.EACH_LEADS} Where no evidence is on file, nothing here justifies the published grade.",
    ]


def test_criteria_are_counted_by_finding_best_level_first(found: Across) -> None:
    criteria = table(area_page(found, "calls").document, "criteria-2020")
    assert [one.head for one in criteria.columns] == [
        *("Criterion", "Id", "Level", "Critical"),
        *("met", "partly met", "not met", "not assessed", "Decides alone"),
    ]
    assert [row[1] for row in criteria.rows] == ["told", "languages", "asked", "trained", "answered"]
    assert criteria.rows[-1] == (
        *("Calls are answered within ten seconds", "answered", "fair", "yes"),
        *("2", "0", "1", "0", "3"),
    )
    assert criteria.targets[-1][0] == "schemes/town/criteria/answered.html"
    assert {len(one) for one in criteria.targets} == {len(criteria.columns)}


def test_past_the_limit_of_states_nobody_says_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    rows = table(area_page(across(), "calls").document, "criteria-2020").rows
    assert {row[-1] for row in rows} == {"not told: too many states"}


def test_criteria_of_which_nothing_was_found_stand_alone(found: Across) -> None:
    page = area_page(replace(found, standings=(), nationals=()), "calls").document
    assert [one.id for one in page.sections] == ["about", "grades", "criteria"]
    assert len(table(page, "criteria").rows) == 5
    assert len(table(page, "criteria").columns) == 4
    published = replace(found, standings=()), "horses"
    assert [one.id for one in area_page(*published).document.sections] == ["about", "year.2020"]


def test_an_area_with_errors_says_so() -> None:
    found = across(FILES | {town.CUSTODY: FILES[town.CUSTODY].replace("level: fair", "level: fairly")})
    page = area_page(found, "custody").document
    assert texts(found, "custody", "about") == ["The file of this area has errors, so nothing is graded in it here."]
    assert [row[1] for row in table(page, "forces-2020").rows] == ["not graded: errors in its files"] * 3
    assert [one.id for one in page.sections] == ["about", "year.2021-22", "year.2020"]


def test_a_scheme_with_errors_leaves_what_was_published() -> None:
    found = across(FILES | {town.SCHEME: FILES[town.SCHEME].replace("otherwise:", "elsewise:")})
    page = area_page(found, "calls").document
    assert table(page, "grades-calls-2020").rows == (
        ("Good", "0", "0", "0"),
        ("Fair", "2", "0", "1"),
        ("Poor", "1", "0", "0"),
        ("without a grade", "0", "3", "0"),
    )
    assert [row[1] for row in table(page, "forces-2020").rows] == ["not graded: errors in its files"] * 3


def test_a_distribution_that_counts_nobody_is_not_said_in_words(found: Across) -> None:
    (national,) = found.nationals
    nobody = replace(national, areas=(replace(national.areas[0], grades={}),))
    figure = section(area_page(replace(found, nationals=(nobody,)), "calls").document, "year.2020").blocks[0]
    assert isinstance(figure, Figure)
    assert figure.alt == "Given here: 1 Good and 2 Fair. Published force by force: 1 Fair."
    assert [row[1] for row in figure.table.rows] == ["0"] * 4


def test_texts_of_files_pass_as_they_are() -> None:
    text = "<b>=1+1</b>\x1b[1m [red] ::error:: ](javascript:x)"
    calls = FILES[town.CALLS].replace("title: Answering calls", f"title: {text[:-1].replace(chr(27), '')!r}")
    page = area_page(across(FILES | {town.CALLS: calls}), "calls")
    assert page.document.title == "<b>=1+1</b>[1m [red] ::error:: ](javascript:x: across forces"
