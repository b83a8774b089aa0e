"""The readings of a vague word as a line, with its breakpoints and the reading of the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hmicgrade.explain.charting.drawings import Reading, Stretch
from hmicgrade.report.charts.lettering import width_of
from hmicgrade.report.charts.markup import element
from hmicgrade.report.charts.palette import INK, WHITE, fill_of
from hmicgrade.report.charts.shapes import named_shape, shape
from hmicgrade.report.charts.sheet import BOLD, LINE, MARGIN, SIZE, SWATCH, Box, Sheet, labelled

LINE_WIDTH = 28
"""How thick the line is."""

_LEAST = 6
"""The least that a stretch is wide, even where it is of one reading alone."""

_ROWS = 3
"""How many rows of numbers there may be below the line."""

_POINTER = 7


def draw(drawing: Reading, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    edges = _edges(drawing.stretches, sheet.box)
    sheet.put(drawing.words, sheet.box, BOLD)
    sheet.y += 2 * _POINTER + 4
    at = (_place(drawing, edges), sheet.y - _POINTER - 1)
    sheet.add(named_shape("triangle", at, _POINTER, fill=INK))
    for stretch, edge in zip(drawing.stretches, edges, strict=True):
        _stretch(sheet, stretch, edge)
    sheet.y += LINE_WIDTH
    _ticks(sheet, drawing, edges)
    for stretch in drawing.stretches:
        sheet.legend(stretch.ranks, stretch.words)
    return sheet.finish()


def _edges(stretches: Sequence[Stretch], box: Box) -> list[Box]:
    """Return where each stretch begins and ends: a little for each, and the rest as the numbers are."""
    spans = [one.last - one.first for one in stretches]
    whole, rest = sum(spans, Fraction(0)), box.room - _LEAST * len(stretches)
    edges, left = [], Fraction(box.left)
    for span in spans:
        right = left + _LEAST + (rest * span / whole if whole else Fraction(rest, len(stretches)))
        edges.append(Box(left, right, "middle"))
        left = right
    return edges


def _place(drawing: Reading, edges: Sequence[Box]) -> Fraction:
    """Return where the reading of the scheme lies."""
    stretch, edge = drawing.stretches[drawing.within], edges[drawing.within]
    span = stretch.last - stretch.first
    part = (drawing.at - stretch.first) / span if span else Fraction(1, 2)
    return edge.left + Fraction(_LEAST, 2) + (edge.room - _LEAST) * part


def _stretch(sheet: Sheet, stretch: Stretch, edge: Box) -> None:
    """Draw a stretch, in as many bands as there are grades possible."""
    height = Fraction(LINE_WIDTH, len(stretch.ranks))
    for at, rank in enumerate(stretch.ranks):
        fill, top = fill_of(rank.place, rank.of), sheet.y + height * at
        band = {"x": edge.left, "y": top, "width": edge.room, "height": height, "fill": fill.colour}
        sheet.add(element("rect", {**band, "stroke": WHITE}))
        if len(stretch.ranks) == 1 and edge.room > SWATCH:
            sheet.add(shape(rank.place, (edge.start, top + height / 2), 6, fill=fill.ink))


def _ticks(sheet: Sheet, drawing: Reading, edges: Sequence[Box]) -> None:
    """Mark the ends of stretches with their numbers, in rows where they stand close; without one where none is free."""
    top = sheet.y
    free = [Fraction(0)] * _ROWS
    marks = [
        (edges[0].left, drawing.begin),
        *((edge.right, one.end) for edge, one in zip(edges, drawing.stretches, strict=True)),
    ]
    for x, text in marks:
        half = width_of(text, SIZE) / 2
        left = min(max(x - half, sheet.box.left), sheet.box.right - 2 * half)
        row = next((row for row, taken in enumerate(free) if taken <= left), None)
        long = 4 if row is None else 4 + row * LINE
        sheet.add(element("line", {"x1": x, "x2": x, "y1": top, "y2": top + long, "stroke": INK}))
        if row is not None:
            free[row] = left + 2 * half + MARGIN
            box = Box(left, left + 2 * half, "middle")
            sheet.add(labelled(text, box, top + long + LINE - 4))
    sheet.y = top + LINE * sum(taken > 0 for taken in free) + MARGIN
