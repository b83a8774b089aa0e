"""Forces by areas as a grid: in each cell a word and a shape on a fill. Areas that do not fit go below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from hmicgrade.explain import chart_sentences as say
from hmicgrade.explain.charting.drawings import Cell, Grid, Row
from hmicgrade.report.charts.lettering import width_of
from hmicgrade.report.charts.markup import element, words
from hmicgrade.report.charts.palette import FAINT, INK, WHITE, Fill, fill_of
from hmicgrade.report.charts.shapes import shape
from hmicgrade.report.charts.sheet import BOLD, LINE, MARGIN, SIZE, Box, Letters, Sheet, lines_of

_CELL = 88
"""The least width of a cell."""

_LINES = 3
"""The most lines of a name beside or above cells."""

_SHAPE = 20
"""The room of a shape before its word."""

_GAP = Fraction(2)
"""The white round a cell."""


def draw(drawing: Grid, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    for scale in drawing.scales:
        for rank in scale:
            sheet.legend((rank,), rank.name)
        sheet.y += MARGIN
    names = _names(drawing.rows, sheet.box)
    for start, end in _bands(len(drawing.areas), int(sheet.box.right - names.right) // _CELL):
        _band(sheet, drawing, names, (start, end))
    return sheet.finish()


def _names(rows: Sequence[Row], box: Box) -> Box:
    """Return the room of the names of forces: as much as the longest word needs, up to a third of the paper."""
    longest = max(width_of(word, SIZE) for row in rows for word in row.name.split())
    return Box(box.left, box.left + min(max(longest, box.room / 5), box.room / 3))


def _bands(number: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last area of each band, as even as they can be."""
    bands = -(-number // most)
    for band in range(bands):
        yield number * band // bands, number * (band + 1) // bands


def _band(sheet: Sheet, drawing: Grid, names: Box, band: tuple[int, int]) -> None:
    start, end = band
    pitch = (sheet.box.right - names.right) / Fraction(end - start)
    columns = [Box(names.right + pitch * at, names.right + pitch * (at + 1)) for at in range(end - start)]
    _heads(sheet, drawing.areas[start:end], columns)
    for row in drawing.rows:
        height = max(_height(row.name, names), *(_tall(cell, columns[0]) for cell in row.cells[start:end]))
        foot = sheet.y + height
        line = {"x1": MARGIN, "x2": sheet.box.right, "y1": sheet.y, "y2": sheet.y, "stroke": FAINT}
        sheet.add(element("line", line))
        top = sheet.y
        sheet.write(row.name, _inner(names), most=_LINES)
        for cell, column in zip(row.cells[start:end], columns, strict=True):
            sheet.y = top
            _cell(sheet, cell, column, height)
        sheet.y = foot
    sheet.y += 2 * MARGIN


def _heads(sheet: Sheet, areas: Sequence[str], columns: Sequence[Box]) -> None:
    """Write the names of areas above their columns, so that all end on one line."""
    top, foot = sheet.y, sheet.y
    for area, column in zip(areas, columns, strict=True):
        sheet.y = top
        sheet.write(area, _inner(column), BOLD, most=_LINES + 1)
        foot = max(foot, sheet.y)
    sheet.y = foot + MARGIN


def _inner(box: Box) -> Box:
    return Box(box.left + _GAP, box.right - _GAP)


def _height(text: str, box: Box) -> int:
    return len(lines_of(text, _inner(box), most=_LINES)) * LINE + MARGIN


def _tall(cell: Cell, column: Box) -> int:
    return len(lines_of(cell.word or say.NOT_KNOWN, _word_box(cell, column), most=_LINES)) * LINE + MARGIN


def _cell(sheet: Sheet, cell: Cell, column: Box, height: int) -> None:
    """Draw a cell: a fill with a shape and a word, or a word alone where there is no grade."""
    fill = fill_of(cell.rank.place, cell.rank.of) if cell.rank else Fill(WHITE, INK)
    place = {"x": column.left + _GAP, "y": sheet.y + _GAP, "width": column.room - 2 * _GAP, "height": height - 2 * _GAP}
    whole = (element("title", {}, words(cell.whole)),) if cell.whole else ()
    sheet.add(element("rect", {**place, "fill": fill.colour}, *whole))
    if cell.rank:
        middle = (column.left + Fraction(_SHAPE, 2) + _GAP, sheet.y + Fraction(height, 2))
        sheet.add(shape(cell.rank.place, middle, 6, fill=fill.ink))
    box, letters = _word_box(cell, column), Letters(colour=fill.ink)
    sheet.y += Fraction(height - len(lines_of(cell.word or say.NOT_KNOWN, box, most=_LINES)) * LINE, 2)
    sheet.write(cell.word or say.NOT_KNOWN, box, letters, most=_LINES)


def _word_box(cell: Cell, column: Box) -> Box:
    return Box(column.left + (_SHAPE + 2 * _GAP if cell.rank else 3 * _GAP), column.right - 2 * _GAP)
