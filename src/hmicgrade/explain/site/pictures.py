"""The pictures of the pages across forces: what each is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hmicgrade.explain import chart_sentences as chart
from hmicgrade.explain.charting.drawings import Cell, Distribution, Drawing, Grid, Heading, Part, Rank, Row, scale_of
from hmicgrade.explain.charting.subject import NOTHING
from hmicgrade.explain.phrases import either, grade_name, one_line
from hmicgrade.explain.reporting.document import Figure, Table
from hmicgrade.explain.site import stands
from hmicgrade.explain.site.across import Standing


def figure(title: str, alt: str, table: Table, drawing: Drawing) -> Figure:
    """Return a picture beside its table, with an id that no other picture of its page has."""
    heading = Heading(f"picture.{table.name}", title, alt, NOTHING)
    return Figure(table.name, alt, table, replace(drawing, heading=heading))


def spread(grades: Sequence[str], numbers: Sequence[int]) -> Distribution:
    """Return how many forces have each grade; some force must have one."""
    scale, total = _scale(grades), sum(numbers)
    parts = tuple(
        Part(scale[grade], number, chart.part(grade_name(grade), number, total))
        for grade, number in zip(grades, numbers, strict=True)
    )
    return Distribution(_NOWHERE, parts, None)


def grid(grades: Sequence[str], areas: Sequence[str], rows: Sequence[tuple[str, Sequence[Standing | None]]]) -> Grid:
    """Return forces by areas. `grades` is the scale; a row is the name of a force with what is known of each area."""
    scale = _scale(grades)
    cells = tuple(Row(one_line(name), tuple(_cell(scale, one) for one in stood)) for name, stood in rows)
    return Grid(_NOWHERE, (tuple(scale.values()),) if scale else (), tuple(areas), cells)


_NOWHERE = Heading("", "", "", NOTHING)
"""Stands until a picture is put beside its table."""


def _scale(grades: Sequence[str]) -> dict[str, Rank]:
    return scale_of(tuple(grades), tuple(map(grade_name, grades)))


def _cell(scale: dict[str, Rank], one: Standing | None) -> Cell:
    if one is None:
        return Cell(chart.NOT_KNOWN, None, chart.NOT_KNOWN)
    rank = scale.get(one.shown) if one.shown else None
    return Cell(_word(one), rank, stands.in_brief(one))


def _word(one: Standing) -> str:
    if one.shown:
        return grade_name(one.shown)
    if one.possible:
        return either(one.possible)
    return chart.ERRORS if one.refused else chart.NO_GRADE
