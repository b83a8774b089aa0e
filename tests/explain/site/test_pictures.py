"""The pictures of the pages across forces stand beside their tables and show nothing else."""

from __future__ import annotations

from dataclasses import replace

from hmicgrade.explain.charting.drawings import Distribution, Grid
from hmicgrade.explain.reporting.document import Figure
from hmicgrade.explain.site.across import Across
from hmicgrade.explain.site.areas import area_page
from hmicgrade.explain.site.national import national_page
from hmicgrade.model.evidence import Year
from hmicgrade.report.charts.chart import chart
from tests.evaluate import town
from tests.explain.site.made import FILES, across, section


def spread_of(found: Across, area: str, year: str) -> Figure:
    figure = section(area_page(found, area).document, f"year.{year}").blocks[0]
    assert isinstance(figure, Figure)
    return figure


def grid_of(found: Across, year: Year) -> Figure:
    (figure,) = section(national_page(found, year).document, "forces").blocks
    assert isinstance(figure, Figure)
    return figure


def test_a_spread_shows_the_national_distribution_where_there_is_one() -> None:
    figure = spread_of(across(), "calls", "2020")
    assert isinstance(figure.drawing, Distribution)
    assert [part.words for part in figure.drawing.parts] == ["Good: 0 of 3", "Fair: 2 of 3", "Poor: 1 of 3"]
    assert figure.drawing.heading.title == "Answering calls, 2020: published nationally"
    assert figure.drawing.force is None
    assert (figure.drawing.heading.id, figure.drawing.heading.alt) == ("picture.grades-calls-2020", figure.alt)
    assert "<svg" in chart(figure.drawing).svg


def test_else_it_shows_what_was_given_here_or_published_force_by_force() -> None:
    found = across()
    for area, words in (("custody", "Fair: 2 of 2"), ("roads", "Good: 1 of 1")):
        drawing = spread_of(found, area, "2020").drawing
        assert isinstance(drawing, Distribution)
        assert words in [part.words for part in drawing.parts]


def test_where_no_grade_is_counted_nothing_is_drawn() -> None:
    assert spread_of(across(), "calls", "2021-22").drawing is None


def test_a_grid_has_a_word_for_every_force_and_area() -> None:
    figure = grid_of(across(), 2020)
    assert isinstance(figure.drawing, Grid)
    assert [(row.name, [cell.word for cell in row.cells]) for row in figure.drawing.rows] == [
        ("East Police", ["Good", "Fair", "No grade", "Good"]),
        ("North Police", ["Fair", "Errors", "Not known", "Not known"]),
        ("West Police", ["Fair", "Fair", "Not known", "Not known"]),
    ]
    wholes = [[cell.whole for cell in row.cells] for row in figure.drawing.rows]
    assert wholes[0] == list(figure.table.rows[0][1:])
    assert [cell.rank is None for cell in figure.drawing.rows[0].cells] == [False, False, True, False]
    assert "<svg" in chart(figure.drawing).svg


def test_what_is_left_open_has_its_grades_and_no_rank() -> None:
    drawing = grid_of(across(), "2021/22").drawing
    assert isinstance(drawing, Grid)
    (cell,) = drawing.rows[0].cells
    assert (cell.word, cell.rank) == ("Good, Fair or Poor", None)


def test_a_scheme_with_errors_has_no_scale_to_draw_from() -> None:
    found = across(FILES | {town.SCHEME: FILES[town.SCHEME].replace("otherwise:", "elsewise:")})
    drawing = grid_of(found, 2020).drawing
    assert isinstance(drawing, Grid)
    assert drawing.scales == ()
    assert {cell.rank for row in drawing.rows for cell in row.cells} == {None}
    assert "<svg" in chart(replace(drawing)).svg
