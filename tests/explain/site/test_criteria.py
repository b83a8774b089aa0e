"""A criterion across forces: what it asks, where it counts, what was found of it, and how often it decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.evaluate import diagram
from hmicgrade.explain.reporting.document import Paragraph, Terms
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.criteria import criterion_ids, criterion_page
from hmicgrade.explain.site.page import Kind, Step
from tests.evaluate import town
from tests.explain.site.made import FILES, across, section, table


@pytest.fixture(scope="module")
def found() -> Across:
    return across()


def said(found: Across, criterion: str, name: str) -> str:
    blocks = section(criterion_page(found, criterion).document, name).blocks
    return next(one.text for one in blocks if isinstance(one, Paragraph))


def test_every_criterion_has_one_page(found: Across) -> None:
    assert criterion_ids(found) == ("trained", "answered", "told", "languages", "asked", "checked", "nurse")


def test_the_id_of_a_criterion_leads_to_what_it_asks(found: Across) -> None:
    page = criterion_page(found, "nurse")
    assert (page.path, page.kind) == ("schemes/town/criteria/nurse.html", Kind.CRITERION)
    assert page.document.title == "A nurse can be reached at any hour"
    assert page.document.sections[0].id == "nurse"
    (terms,) = section(page.document, "nurse").blocks
    assert isinstance(terms, Terms)
    assert [(one.term, one.means) for one in terms.terms] == [
        ("Text", "A nurse can be reached at any hour."),
        ("Id", "nurse"),
        ("Not applicable", "with a reason"),
        ("Provenance", "published"),
    ]


def test_a_criterion_has_its_sources_and_theme() -> None:
    old = "{id: told, level: good,"
    new = "{id: told, level: good, theme: calls, source: The text, tags: [a, b], was: [heard],"
    found = across(FILES | {town.CALLS: FILES[town.CALLS].replace(old, new)})
    (terms,) = section(criterion_page(found, "told").document, "told").blocks
    assert isinstance(terms, Terms)
    assert {one.term: one.means for one in terms.terms}.items() > {
        "Theme": "calls",
        "Source": "The text",
        "Tags": "a, b",
        "Earlier ids": "heard",
    }.items()


def test_the_trail_leads_through_an_area_where_there_is_one_alone(found: Across) -> None:
    scheme = (Step("Schemes", "index.html#schemes"), Step("Town scheme", "schemes/town/index.html"))
    assert criterion_page(found, "trained").trail == scheme
    assert criterion_page(found, "told").trail == (*scheme, Step("Answering calls", "schemes/town/areas/calls.html"))


def test_a_common_criterion_says_where_it_counts_and_what_is_changed_there() -> None:
    custody = FILES[town.CUSTODY].replace("includes: [people]", "includes: [{common: people, critical: [trained]}]")
    page = criterion_page(across(FILES | {town.CUSTODY: custody}), "trained").document
    areas = table(page, "areas")
    assert areas.rows == (
        ("Answering calls", "fair", "no", "yes", "1", "the common file people"),
        ("Custody", "fair", "yes", "yes", "1", "the common file people; changed: critical"),
    )
    assert [one[0] for one in areas.targets] == [f"schemes/town/areas/{one}.html" for one in ("calls", "custody")]
    assert areas.columns[4].numeric
    told = table(criterion_page(across(), "told").document, "areas")
    assert told.rows == (("Answering calls", "good", "no", "yes", "1", "its own file"),)


def test_areas_that_leave_a_criterion_out_are_named() -> None:
    custody = FILES[town.CUSTODY].replace("includes: [people]", "includes: [{common: people, without: [trained]}]")
    west = FILES[town.WEST_CUSTODY].replace("  - {criterion: trained, finding: met, reason: It is so.}\n", "")
    east = FILES[town.EAST_CUSTODY].replace("criteria: [trained]", "criteria: [checked]")
    files = {town.CUSTODY: custody, town.WEST_CUSTODY: west, town.EAST_CUSTODY: east}
    blocks = section(criterion_page(across(FILES | files), "trained").document, "where.areas").blocks
    assert blocks[0] == Paragraph("It counts in 1 area.")
    assert blocks[-1] == Paragraph("Left out of Custody.")


def test_the_finding_of_each_force_leads_to_the_evidence(found: Across) -> None:
    page = criterion_page(found, "trained").document
    every = table(page, "findings-2020")
    assert every.rows == (
        ("East Police", "Answering calls", "met", "yes"),
        ("North Police", "Answering calls", "met", "yes"),
        ("West Police", "Answering calls", "met", "no"),
        ("East Police", "Custody", "met", "no"),
        ("West Police", "Custody", "met", "yes"),
    )
    assert every.targets[0] == (
        *("forces/east/2020/index.html#area.calls", ""),
        *("forces/east/2020/index.html#criterion.calls.trained", ""),
    )
    assert table(page, "numbers-2020").rows == (
        ("met", "3", "2", "5"),
        ("partly met", "0", "0", "0"),
        ("not met", "0", "0", "0"),
        ("not assessed", "0", "0", "0"),
        ("not applicable", "0", "0", "0"),
    )
    assert [one.head for one in table(page, "numbers-2020").columns] == [
        *("Finding", "Answering calls", "Custody", "All areas"),
    ]


def test_it_is_said_how_often_another_finding_would_change_a_grade(found: Across) -> None:
    assert said(found, "trained", "year.2020") == (
        "5 grades are given here. "
        "Another finding of this criterion alone would change, or leave open, 3 of them. This is before any override."
    )
    assert said(found, "checked", "year.2020") == (
        "2 grades are given here. Another finding of this criterion alone would change, or leave open, 2 of them."
    )
    assert said(found, "answered", "year.2021-22") == (
        "1 grade is left open. Another finding of this criterion alone would change what is possible in 1 of them."
    )


def test_grades_given_and_grades_left_open_are_told_apart() -> None:
    custody = FILES[town.EAST_CUSTODY]
    files = FILES | {town.EAST_CUSTODY: custody[: custody.index("judgements:")]}
    assert said(across(files), "checked", "year.2020") == (
        "1 grade is given here. Another finding of this criterion alone would change, or leave open, 1 of them. "
        "1 grade is left open. Another finding of this criterion alone would change what is possible in 1 of them."
    )


def test_what_silence_means_is_not_told_as_found() -> None:
    scheme = FILES[town.SCHEME].replace("findings:\n", "silence: {good: not_met}\nfindings:\n")
    found = across(FILES | {town.SCHEME: scheme})
    rows = table(criterion_page(found, "told").document, "findings-2020").rows
    assert [row[2] for row in rows] == ["met", "met", "not met, as nothing is on file"]
    left_out = table(criterion_page(found, "answered").document, "findings-2021-22").rows
    assert [row[2] for row in left_out] == ["not assessed"]


def test_power_is_exact(found: Across) -> None:
    assert table(criterion_page(found, "answered").document, "power").rows == (
        ("Answering calls", "100.0%", "1/1", "55.1%", "8.6%", "66.7%"),
    )
    power = table(criterion_page(found, "trained").document, "power")
    assert [one.head for one in power.columns] == [
        *("Area", "Share", "Exact share", "Of all power", "Settles Good", "Settles Fair or better"),
    ]
    assert power.rows == (
        ("Answering calls", "66.7%", "2/3", "36.7%", "8.6%", "66.7%"),
        ("Custody", "66.7%", "2/3", "46.2%", "11.1%", "66.7%"),
    )


def test_past_the_limit_of_states_nothing_is_told_of_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "STATE_LIMIT", 1)
    found = across()
    page = criterion_page(found, "told").document
    assert table(page, "power").rows == (("Answering calls", *["too many states"] * 5),)
    assert {row[-1] for row in table(page, "findings-2020").rows} == {"not told: too many states"}
    assert said(found, "told", "year.2020") == (
        "No grade is given here that it could decide. This is before any override. "
        "Where an area has too many states, this is not told."
    )


def test_a_scheme_without_rules_decides_nothing(found: Across) -> None:
    bare = replace(found, folder=replace(found.folder, scheme=None))
    assert said(bare, "told", "power.none") == "No rules are on file by which it could decide."


def test_a_criterion_of_which_nothing_was_found(found: Across) -> None:
    assert said(replace(found, standings=()), "told", "year.none") == "Nothing of any force is on file here."
