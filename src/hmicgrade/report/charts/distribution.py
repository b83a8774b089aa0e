"""A distribution as one stacked bar, with a pointer to where a force stands."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hmicgrade.explain.charting.drawings import Distribution, Part, Pinned
from hmicgrade.report.charts.markup import element
from hmicgrade.report.charts.palette import INK, WHITE, fill_of
from hmicgrade.report.charts.shapes import named_shape
from hmicgrade.report.charts.sheet import BOLD, MARGIN, Box, Letters, Sheet, fits, labelled

BAR = 44
"""The height of the bar."""

_POINTER = 7
_GAP = 2
"""The white between two parts."""


def draw(drawing: Distribution, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    edges = _edges(drawing.parts, sheet.box)
    if drawing.force is not None:
        _point(sheet, drawing.force, edges)
    for part, edge in zip(drawing.parts, edges, strict=True):
        if part.number:
            _part(sheet, part, edge)
    sheet.y += BAR + MARGIN
    for part in drawing.parts:
        sheet.legend((part.rank,), part.words)
    return sheet.finish()


def _edges(parts: Sequence[Part], box: Box) -> list[Box]:
    """Return where each part begins and ends: as much of the bar as it is of the whole."""
    total, before, edges = sum(part.number for part in parts), 0, []
    for part in parts:
        left, right = (box.left + box.room * Fraction(number, total) for number in (before, before + part.number))
        edges.append(Box(left, right, "middle"))
        before += part.number
    return edges


def _point(sheet: Sheet, force: Pinned, edges: Sequence[Box]) -> None:
    """Name the force, and point to each part that it is or may be in."""
    sheet.put(force.words, sheet.box, BOLD, most=3)
    sheet.put(force.why, sheet.box, most=6)
    if not force.ranks:
        return
    sheet.y += 2 * _POINTER + 4
    sure = len(force.ranks) == 1
    for rank in force.ranks:
        at = (edges[rank.place].start, sheet.y - _POINTER - 1)
        sheet.add(named_shape("triangle", at, _POINTER, fill=INK if sure else WHITE, stroke=INK))


def _part(sheet: Sheet, part: Part, edge: Box) -> None:
    fill = fill_of(part.rank.place, part.rank.of)
    bar = {"x": edge.left, "y": sheet.y, "width": edge.room, "height": BAR, "fill": fill.colour}
    sheet.add(element("rect", {**bar, "stroke": WHITE, "stroke-width": _GAP}))
    if fits(str(part.number), edge.room - 2 * _GAP):
        sheet.add(labelled(str(part.number), edge, sheet.y + Fraction(BAR, 2) + 5, Letters(colour=fill.ink)))
