"""Grades over rounds: shapes joined by lines, and never a line across a break."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.drawings import Join, Node, Panel, Slope
from hmicgrade.report.charts.lettering import width_of
from hmicgrade.report.charts.markup import Number, element
from hmicgrade.report.charts.palette import FAINT, INK, WHITE, fill_of
from hmicgrade.report.charts.shapes import named_shape, shape
from hmicgrade.report.charts.sheet import BOLD, LINE, MARGIN, SIZE, Box, Sheet, labelled, lines_of, widest_word

_ROW = 40
"""The height of a row."""

_PITCH = 36
"""The least way from one round to the next."""

_RADIUS = 9
_THICKEST = 8
_RISE = 5
_HIGH = 12
"""The height of a digit."""


def draw(drawing: Slope, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    for panel in drawing.panels:
        if panel.apart:
            _break(sheet, panel.apart)
        names = _names(panel, sheet.box)
        for start, end in _bands(len(panel.stations), int(sheet.box.right - names.right) // _PITCH):
            _band(sheet, panel, names, (start, end))
    nodes = [node for panel in drawing.panels for station in panel.stations for node in station.nodes]
    said = {say.HOLLOW: any(node.hollow for node in nodes), say.NUMBERS: any(node.words for node in nodes)}
    for text in (text for text, needed in said.items() if needed):
        sheet.put(text, sheet.box)
    return sheet.finish()


def _break(sheet: Sheet, words: str) -> None:
    """Set what follows apart from what is above."""
    middle = sheet.y + MARGIN
    across = {"x1": sheet.box.left, "x2": sheet.box.right, "y1": middle, "y2": middle, "stroke": INK}
    sheet.add(element("line", {**across, "stroke-dasharray": "8 6", "stroke-width": 2}))
    sheet.y = middle + 2
    sheet.put(words, sheet.box)
    sheet.y += MARGIN


def _rows(panel: Panel) -> list[str]:
    """Return the names of the rows, with one for areas without a grade where there are any."""
    without = any(node.rank is None for station in panel.stations for node in station.nodes)
    return [*(rank.name for rank in panel.scale), *([say.NO_GRADE] if without else [])]


def _names(panel: Panel, box: Box) -> Box:
    return Box(box.left, box.left + min(widest_word(_rows(panel)), box.room / 3) + MARGIN)


def _bands(number: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last round of each band; a band begins with the round that the one before ended with."""
    for start in range(0, max(1, number - 1), most - 1):
        yield start, min(start + most, number)


def _band(sheet: Sheet, panel: Panel, names: Box, band: tuple[int, int]) -> None:
    start, end = band
    pitch = (sheet.box.right - names.right) / Fraction(end - start)
    columns = [Box(names.right + pitch * at, names.right + pitch * (at + 1), "middle") for at in range(end - start)]
    _heads(sheet, [station.name for station in panel.stations[start:end]], columns)
    top = sheet.y
    for row, name in enumerate(_rows(panel)):
        _row(sheet, name, names, top + _ROW * row)
    for at, station in enumerate(panel.stations[start:end]):
        for join in station.joins:
            if join.back <= at:
                _join(sheet, join, (columns[at - join.back].start, columns[at].start), top)
    for column, station in zip(columns, panel.stations[start:end], strict=True):
        for node in station.nodes:
            _node(sheet, node, (column.start, top + _ROW * node.row + Fraction(_ROW, 2)))
    sheet.y = top + _ROW * len(_rows(panel)) + MARGIN


def _heads(sheet: Sheet, heads: list[str], columns: list[Box]) -> None:
    """Write the names of rounds above their columns, in as many rows as keep them apart; the last ends on the paper."""
    widths = [min(width_of(head, SIZE, bold=True), sheet.box.room / 3) for head in heads]
    pitch = columns[0].room
    rows = max(1, math.ceil((max(widths) * 3 - pitch) / (2 * pitch)))
    for at, (head, column, width) in enumerate(zip(heads, columns, widths, strict=True)):
        left = min(Fraction(column.start) - width / 2, sheet.box.right - width)
        sheet.add(labelled(head, Box(left, left + width, "middle"), sheet.y + LINE * (at % rows + 1) - _RISE, BOLD))
    sheet.y += LINE * rows + MARGIN


def _row(sheet: Sheet, name: str, names: Box, top: Number) -> None:
    middle = top + Fraction(_ROW, 2)
    sheet.add(element("line", {"x1": names.right, "x2": sheet.box.right, "y1": middle, "y2": middle, "stroke": FAINT}))
    sheet.y = middle - Fraction(LINE * len(lines_of(name, names, most=2)), 2)
    sheet.put(name, names, most=2)


def _join(sheet: Sheet, join: Join, ends: tuple[Number, Number], top: Number) -> None:
    rows = [top + _ROW * row + Fraction(_ROW, 2) for row in (join.old, join.new)]
    line = {"x1": ends[0], "x2": ends[1], "y1": rows[0], "y2": rows[1], "stroke": INK}
    sheet.add(element("line", {**line, "stroke-width": min(2 * join.number, _THICKEST)}))


def _node(sheet: Sheet, node: Node, at: tuple[Number, Number]) -> None:
    """Draw the shape of a grade, and beside it how many areas have it where it is not one."""
    if node.rank is None:
        sheet.add(named_shape("cross", at, _RADIUS, fill=INK, stroke=WHITE))
    else:
        fill = WHITE if node.hollow else fill_of(node.rank.place, node.rank.of).colour
        sheet.add(shape(node.rank.place, at, _RADIUS, fill=fill, stroke=INK))
    if node.words:
        half = width_of(node.words, SIZE, bold=True) / 2
        box = Box(at[0] - half, at[0] + half, "middle")
        above = at[1] - _RADIUS - 2
        room = {"x": box.left, "y": above - _HIGH, "width": box.room, "height": _HIGH + 1, "fill": WHITE}
        sheet.add(element("rect", room))
        sheet.add(labelled(node.words, box, above, BOLD))
