"""The pictures of a report: what each is drawn from, and the table beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.comparing.history import History
from hmicgrade.explain import chart_sentences as chart
from hmicgrade.explain.charting import subject as charting
from hmicgrade.explain.charting.distribution import parts_of
from hmicgrade.explain.charting.drawings import (
    Cell,
    Distribution,
    Drawing,
    Grid,
    Heading,
    Pinned,
    Rank,
    Row,
    Unpictured,
    scale_of,
)
from hmicgrade.explain.charting.needs import needs as needs_of
from hmicgrade.explain.charting.reading import reading as reading_of
from hmicgrade.explain.charting.slope import slope
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting import sentences as say
from hmicgrade.explain.reporting.document import Column, Figure, Table
from hmicgrade.explain.reporting.reported import Reported


def _figure(name: str, table: Table, drawing: Drawing) -> Figure:
    """Return a drawing beside its table, with an id that no other picture of the report has."""
    alt = drawing.heading.alt
    if isinstance(drawing, Unpictured):
        return Figure(name, alt, table)
    heading = replace(drawing.heading, id=f"picture.{name}", table=charting.NOTHING)
    return Figure(name, alt, table, replace(drawing, heading=heading))


def _table(heading: Heading) -> Table:
    """Return the table of a drawing as one of a report."""
    columns = tuple(Column(head, numeric=head in chart.NUMERIC) for head in heading.table.columns)
    rows = tuple(tuple(cell or say.NOTHING for cell in row) for row in heading.table.rows)
    return Table(heading.title, columns, rows)


def _heading(title: str, alt: str) -> Heading:
    return Heading("", title, alt, charting.NOTHING)


def distribution(reported: Reported, area: str, counts: Sequence[tuple[str, int]], alt: str, table: Table) -> Figure:
    """Return how many forces have each grade of an area, best grade first, with the place of the force marked."""
    scale, parts = scale_of([grade for grade, _ in counts]), parts_of(counts)
    grades = [grade for grade in reported.possible(area) if grade in scale]
    pinned = Pinned(chart.stands(reported.force.name, grades), "", tuple(scale[grade] for grade in grades))
    heading = _heading(chart.distribution(reported.title(area), reported.inspection.year), alt)
    drawing = Distribution(heading, parts, pinned) if any(number for _, number in counts) else Unpictured(heading)
    return _figure(f"distribution.{area}", table, drawing)


def row(reported: Reported, grades: Sequence[str], table: Table) -> Figure:
    """Return the areas of the force as one row. `grades` is the scale; the table begins with an area and its grade."""
    scale = scale_of(grades)
    areas = [*(one.id for one in reported.subjects), *(one.area for one in reported.published)]
    cells = tuple(_cell(reported, area, scale, cells[1]) for area, cells in zip(areas, table.rows, strict=True))
    titles = tuple(cells[0] for cells in table.rows)
    alt = " ".join(say.graded_so(title, cell.whole) for title, cell in zip(titles, cells, strict=True))
    heading = _heading(say.in_the_areas(reported.force.name, reported.inspection.year), alt)
    scales = (tuple(scale.values()),) if scale else ()
    return _figure("summary", table, Grid(heading, scales, titles, (Row(one_line(reported.force.name), cells),)))


def _cell(reported: Reported, area: str, scale: dict[str, Rank], whole: str) -> Cell:
    grades = reported.possible(area)
    rank = scale.get(grades[0]) if len(grades) == 1 else None
    return Cell(say.one_of(grades), rank, whole)


def rounds(reported: Reported) -> Iterable[Figure]:
    """Yield the grades of the force over its rounds, where there are several."""
    return over_rounds(reported.history, reported.area) if reported.history else ()


def over_rounds(history: History, area: str | None = None) -> Iterable[Figure]:
    """Yield the grades of a force over its rounds, in one area or in all; nothing where it has none."""
    areas = [one for one in history.areas if area is None or one.is_of(area)]
    if areas:
        drawing = slope(history, areas, area)
        yield _figure("rounds", _table(drawing.heading), drawing)


def needs(reported: Reported, assessment: AreaAssessment) -> Iterable[Figure]:
    """Yield what the rules count of an area beside what each grade needs, where they count anything."""
    drawing = needs_of(assessment, _subject(reported, assessment))
    if not isinstance(drawing, Unpictured):
        yield _figure(f"needs.{assessment.area.id}", _table(drawing.heading), drawing)


def reading(reported: Reported, assessment: AreaAssessment, word: str, table: Table) -> Figure:
    """Return the result along the readings of a vague word, with the points at which it changes."""
    place = [one.quantity.word for one in assessment.readings].index(word)
    drawing = reading_of(assessment, _subject(reported, assessment), word)
    return _figure(f"reading.{assessment.area.id}.{place}", table, drawing)


def _subject(reported: Reported, assessment: AreaAssessment) -> charting.Subject:
    force, area = reported.force, assessment.area
    return charting.Subject(force.id, force.name, reported.inspection.year, area.id, area.title, alone=False)
