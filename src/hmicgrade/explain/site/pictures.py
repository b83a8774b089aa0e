"""The pictures of the pages across forces: what each is drawn from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hmicgrade.explain.charting.distribution import parts_of
from hmicgrade.explain.charting.drawings import Cell, Distribution, Drawing, Grid, Heading, Rank, Row, scale_of
from hmicgrade.explain.charting.grid import UNKNOWN, word
from hmicgrade.explain.charting.subject import NOTHING
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.reporting.document import Figure, Table
from hmicgrade.explain.site import stands
from hmicgrade.explain.site.across import Standing


def figure(title: str, alt: str, table: Table, drawing: Drawing) -> Figure:
    """Return a picture beside its table, with an id that no other picture of its page has."""
    heading = Heading(f"picture.{table.name}", title, alt, NOTHING)
    return Figure(table.name, alt, table, replace(drawing, heading=heading))


def spread(grades: Sequence[str], numbers: Sequence[int]) -> Distribution:
    """Return how many forces have each grade; some force must have one."""
    return Distribution(_NOWHERE, parts_of(list(zip(grades, numbers, strict=True))), None)


def grid(grades: Sequence[str], areas: Sequence[str], rows: Sequence[tuple[str, Sequence[Standing | None]]]) -> Grid:
    """Return forces by areas. `grades` is the scale; a row is the name of a force with what is known of each area."""
    scale = scale_of(grades)
    cells = tuple(Row(one_line(name), tuple(_cell(scale, one) for one in stood)) for name, stood in rows)
    return Grid(_NOWHERE, (tuple(scale.values()),) if scale else (), tuple(areas), cells)


_NOWHERE = Heading("", "", "", NOTHING)
"""Stands until a picture is put beside its table."""


def _cell(scale: dict[str, Rank], one: Standing | None) -> Cell:
    if one is None:
        return UNKNOWN
    rank = scale.get(one.shown) if one.shown else None
    return Cell(word(one.shown, one.possible, refused=one.refused), rank, stands.in_brief(one))
