"""A scheme: its rules, what is inspected under it, and what is proved of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.explain.reporting.document import Item, Listing, Paragraph, See, Table
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.page import Kind, Step
from hmicgrade.explain.site.schemes import scheme_page
from tests.evaluate import town
from tests.explain.site.made import FILES, across, section, table


@pytest.fixture(scope="module")
def found() -> Across:
    return across()


def items(found: Across, name: str) -> tuple[Item, ...]:
    (listing,) = section(scheme_page(found).document, name).blocks
    assert isinstance(listing, Listing)
    return listing.items


def test_the_rules_stand_as_in_a_report_and_the_proof_below(found: Across) -> None:
    page = scheme_page(found)
    assert (page.path, page.kind) == ("schemes/town/index.html", Kind.SCHEME)
    assert page.trail == (Step("Schemes", "index.html#schemes"),)
    assert page.document.title == "Town scheme: rules and proof"
    assert [one.id for one in page.document.sections] == [
        *("about", "areas", "pictures"),
        *("process", "process.grades", "process.caps", "process.readings", "process.findings", "process.judgements"),
        *("proof", "proof.area.calls", "proof.area.custody"),
    ]


def test_areas_and_pictures_lead_on(found: Across) -> None:
    document = scheme_page(found).document
    assert table(document, "areas").rows == (
        ("Answering calls", "none", "5", "3"),
        ("Custody", "none", "3", "3"),
        ("Horses", "none", "none", "1"),
        ("Roads", "none", "none", "1"),
    )
    assert table(document, "areas").targets[0] == ("schemes/town/areas/calls.html", "", "", "")
    assert section(document, "pictures").blocks == (
        See("National picture, 2021/22", "national/town/2021-22.html"),
        See("National picture, 2020", "national/town/2020.html"),
    )


def test_what_is_inspected_and_what_is_not_comparable_is_said() -> None:
    scheme = FILES[town.SCHEME].replace(
        "levels:", "period: {from: 2019-04, to: 2020-03}\nnot_comparable:\n  - {with: old, source: A note}\nlevels:"
    )
    calls = FILES[town.CALLS].replace("includes:", "framework: contact\nincludes:")
    programme = (
        "kind: programme\nid: town\nframeworks:\n"
        "  - {id: contact, title: Contact, inspection: programmed, areas: [calls]}\n"
    )
    found = across(FILES | {town.SCHEME: scheme, town.CALLS: calls, "criteria/town/programme.yaml": programme})
    document = scheme_page(found).document
    about = section(document, "about").blocks
    assert Paragraph("The scheme covers 2019-04 to 2020-03.") in about
    assert Paragraph("Its grades are declared not comparable with those of old. Source: A note") in about
    (inspected,) = [one for one in about if isinstance(one, Table)]
    assert inspected.rows[0] == ("Contact", "programmed: every force is inspected")
    assert table(document, "areas").rows[0][1] == "Contact"


def test_the_proof_is_told_with_the_smallest_findings_that_show_it(found: Across) -> None:
    said = items(found, "proof.area.calls")
    assert said[0].text == "5 criteria in 3 classes have 90 states: 243 sets of findings."
    assert said[1].text.startswith("Total: note. Some states are left open by every rule and cap")
    assert said[1].items == (
        Item("They give Fair or Poor."),
        Item("Findings:", (Item("all criteria: met"), Item("trained: not met"))),
    )
    assert Item("Good: by its rule; 3 states, 7 sets of findings") in said[5].items


def test_what_holds_everywhere_comes_first_and_what_can_be_reached_stays_with_its_property() -> None:
    old, word = (
        "levels: [good, fair]\nquantities:\n",
        "  few: {reading: more than 1, range: [more than 1, more than 2]}\n",
    )
    scheme = FILES[town.SCHEME].replace(old, f"{old}{word}")
    scheme = scheme.replace(
        "  - {grade: poor}", "  - {grade: poor}\n  - {grade: worse, requires: [all fair criteria are met]}"
    )
    found = across(FILES | {town.SCHEME: scheme})
    assert [one.id for one in scheme_page(found).document.sections][-4:] == [
        *("proof", "proof.everywhere", "proof.area.calls", "proof.area.custody"),
    ]
    (reached,) = [one for one in items(found, "proof.area.calls") if one.text.startswith("Grades: ")]
    assert reached.text.startswith("Grades: fault. No findings lead to Worse.")
    assert [one.text for one in reached.items if one.text.startswith("Worse")] == ["Worse: by override alone"]


def test_an_area_with_errors_is_not_proved() -> None:
    found = across(FILES | {town.CUSTODY: FILES[town.CUSTODY].replace("level: fair", "level: fairly")})
    document = scheme_page(found).document
    assert ("Custody", "none", "errors in its file", "3") in table(document, "areas").rows
    assert section(document, "proof").blocks == (
        Paragraph("Not proved: errors in 'custody'. Every criterion is taken to apply, and no judgement to be made."),
    )


def test_a_scale_alone_has_neither_rules_nor_proof() -> None:
    scale = "kind: scheme\nid: bare\ntitle: Bare scale\nlevels: [good]\ngrades:\n  - {grade: good}\n  - {grade: bad}\n"
    document = scheme_page(across(FILES | {"criteria/bare/scheme.yaml": scale}, "bare")).document
    assert document.title == "Bare scale: rules"
    assert section(document, "areas").blocks == (Paragraph("The scheme has no area here."),)
    assert section(document, "proof").blocks == (Paragraph("There are no rules and areas to prove anything of."),)
    assert "pictures" not in [one.id for one in document.sections]


def test_a_scheme_with_errors_has_a_page_all_the_same(found: Across) -> None:
    document = scheme_page(replace(found, folder=replace(found.folder, scheme=None))).document
    assert section(document, "about").blocks == (
        Paragraph("The file of the scheme has errors, so its rules cannot be shown."),
    )
