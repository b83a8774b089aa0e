"""The national picture of a scheme and year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hmicgrade.explain.reporting.document import Figure, Item, Listing, Paragraph, See
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.every import pages
from hmicgrade.explain.site.national import national_page
from hmicgrade.explain.site.page import Kind
from tests.evaluate import town
from tests.explain.site.made import FILES, across, section, table


@pytest.fixture(scope="module")
def found() -> Across:
    return across()


def test_every_force_stands_against_every_area_with_how_close_another_grade_is(found: Across) -> None:
    page = national_page(found, 2020)
    assert (page.path, page.kind) == ("national/town/2020.html", Kind.NATIONAL)
    (figure,) = section(page.document, "forces").blocks
    assert isinstance(figure, Figure)
    assert figure.alt == (
        "What is known here of 3 forces in 4 areas. Each cell gives the grade and how close another is."
    )
    assert figure.table.rows == (
        (
            *("East Police", "Good, 1 finding away from another", "Fair, 2 findings away from another"),
            *("published as not graded", "Good (read from prose), as published"),
        ),
        (
            *("North Police", "Fair, by override, 1 finding away from another before it"),
            *("not graded: errors in its files", "nothing on file", "nothing on file"),
        ),
        (
            *("West Police", "Fair, 3 findings away from another", "Fair, 1 finding away from another"),
            *("nothing on file", "nothing on file"),
        ),
    )
    assert figure.table.targets[1] == (
        "forces/north/index.html",
        "forces/north/2020/index.html#area.calls.grade",
        "forces/north/2020/index.html#area.custody.grade",
        "",
        "",
    )


def test_what_is_left_open_is_said(found: Across) -> None:
    grid = table(national_page(found, "2021/22").document, "forces-2021-22")
    assert grid.rows == (("West Police", "undetermined: Good, Fair or Poor"),)


def test_a_grade_that_nothing_can_change_is_not_bare() -> None:
    scheme = FILES[town.SCHEME].replace(
        "[all fair criteria are met, most good criteria are met]", "[all fair criteria are at least not met]"
    )
    scheme = scheme[: scheme.index("caps:")] + scheme[scheme.index("overrides:") :]
    grid = table(national_page(across(FILES | {town.SCHEME: scheme}), "2021/22").document, "forces-2021-22")
    assert grid.rows == (("West Police", "Good, no other in reach"),)


def test_what_differs_from_what_was_published_is_listed(found: Across) -> None:
    document = national_page(found, 2020).document
    assert section(document, "area.calls").blocks[1:] == (
        Paragraph("Given here: 1 Good, though the national distribution counts 0."),
        Paragraph("Published with another grade than the one given here:"),
        Listing(
            (
                Item(
                    "East Police: published as Fair; given here: Good, 1 finding away from another.",
                    target="forces/east/2020/index.html#area.calls.grade",
                ),
            )
        ),
        Paragraph("National distribution: The table"),
        See("Answering calls: across forces", "schemes/town/areas/calls.html"),
    )
    assert section(document, "area.custody").blocks[1:] == (
        Paragraph("The grade given here is the published one for 1 force."),
        See("Custody: across forces", "schemes/town/areas/custody.html"),
    )


def test_distributions_alone_have_a_picture(found: Across) -> None:
    document = national_page(replace(found, standings=()), 2020).document
    assert section(document, "forces").blocks == (Paragraph("No grade is known here."),)
    assert [one.id for one in document.sections] == ["forces", "area.calls", "area.horses"]


def test_a_year_of_which_nothing_is_known_has_a_page(found: Across) -> None:
    unseen = tuple(one for one in found.standings if one.area == "custody" and one.year != 2020)
    alone = replace(found, standings=unseen, nationals=())
    assert alone.years == ("2021/22",)
    assert [one.id for one in national_page(alone, "2021/22").document.sections] == ["forces"]


def test_every_page_comes_once_and_in_order(found: Across) -> None:
    paths = [one.path for one in pages(found)]
    assert paths == [
        "schemes/town/index.html",
        *(f"schemes/town/areas/{one}.html" for one in ("calls", "custody", "horses", "roads")),
        *(f"schemes/town/criteria/{one}.html" for one in ("trained", "answered", "told", "languages", "asked")),
        *(f"schemes/town/criteria/{one}.html" for one in ("checked", "nurse")),
        *(f"national/town/{one}.html" for one in ("2021-22", "2020")),
    ]
