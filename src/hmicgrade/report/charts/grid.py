"""Forces by areas as a grid: in each cell a word and a shape on a fill. Areas that do not fit go below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from hmicgrade.explain.charting.drawings import Cell, Grid
from hmicgrade.report.charts.markup import Number, element, words
from hmicgrade.report.charts.palette import FAINT, INK, WHITE, Fill, fill_of
from hmicgrade.report.charts.shapes import shape
from hmicgrade.report.charts.sheet import BOLD, LINE, MARGIN, Box, Letters, Sheet, lines_of, widest_word

_LINES = 3
"""The most lines of a name, or of a word in a cell."""

_BESIDE = 3
"""How many cells, if there are so many, must be left beside names for names to have a column."""

_SHAPE = 20
"""The room of a shape before its word."""

_GAP = Fraction(2)
"""The white round a cell."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where names and cells stand: the first and last area of each band, and whether names have a column."""

    names: Box
    cells: Box
    bands: tuple[tuple[int, int], ...]
    beside: bool


def draw(drawing: Grid, width: int) -> str:
    """Return the chart as SVG, so many units wide."""
    sheet = Sheet(drawing.heading, width)
    for rank in (rank for scale in drawing.scales for rank in scale):
        sheet.legend((rank,), rank.name)
    sheet.y += MARGIN
    layout = _layout(drawing, sheet.box)
    for start, end in layout.bands:
        _band(sheet, drawing, layout, (start, end))
    return sheet.finish()


def _layout(drawing: Grid, box: Box) -> _Layout:
    """Lay cells out as wide as their longest word; names stand beside them where enough cells are left, else above."""
    number, least = len(drawing.areas), min(_least(drawing), box.room)
    name = widest_word(row.name for row in drawing.rows) + 2 * _GAP
    most = (box.room - name) // least
    if most >= min(number, _BESIDE):
        cells = Box(box.left + name, box.right)
        return _Layout(Box(box.left, cells.left), cells, tuple(_bands(number, int(most))), beside=True)
    return _Layout(box, box, tuple(_bands(number, int(box.room // least))), beside=False)


def _least(drawing: Grid) -> Fraction:
    """Return how wide cells must be for every word of the grades and of the areas."""
    words_ = (cell.word for row in drawing.rows for cell in row.cells)
    return max(widest_word(words_) + _SHAPE + 4 * _GAP, widest_word(drawing.areas, BOLD) + 2 * _GAP)


def _bands(number: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last area of each band, as even as they can be, wider ones first."""
    bands = -(-number // most)
    for band in range(bands):
        yield -(-number * band // bands), -(-number * (band + 1) // bands)


def _band(sheet: Sheet, drawing: Grid, layout: _Layout, band: tuple[int, int]) -> None:
    start, end = band
    cells, number = layout.cells, max(last - first for first, last in layout.bands)
    pitch = cells.room / number
    columns = [Box(cells.left + pitch * at, cells.left + pitch * (at + 1)) for at in range(end - start)]
    _heads(sheet, drawing.areas[start:end], columns)
    for row in drawing.rows:
        sheet.add(element("line", {"x1": MARGIN, "x2": sheet.box.right, "y1": sheet.y, "y2": sheet.y, "stroke": FAINT}))
        _row(sheet, row.name, list(zip(row.cells[start:end], columns, strict=True)), layout)
    sheet.y += 2 * MARGIN


def _row(sheet: Sheet, name: str, cells: Sequence[tuple[Cell, Box]], layout: _Layout) -> None:
    """Draw the cells of a force with its name beside or above them."""
    top = sheet.y
    sheet.put(name, _inner(layout.names), most=_LINES)
    used = sheet.y - top + MARGIN
    if not layout.beside:
        top, used = sheet.y + 2, Fraction(0)
    height = max(used, *(_tall(cell, column) for cell, column in cells))
    for cell, column in cells:
        sheet.y = top
        _cell(sheet, cell, column, height)
    sheet.y = top + height


def _heads(sheet: Sheet, areas: Sequence[str], columns: Sequence[Box]) -> None:
    """Write the names of areas above their columns."""
    top, foot = sheet.y, sheet.y
    for area, column in zip(areas, columns, strict=True):
        sheet.y = top
        sheet.put(area, _inner(column), BOLD, most=2 * _LINES)
        foot = max(foot, sheet.y)
    sheet.y = foot + MARGIN


def _inner(box: Box) -> Box:
    return Box(box.left + _GAP, box.right - _GAP)


def _tall(cell: Cell, column: Box) -> int:
    return len(lines_of(cell.word, _word_box(cell, column), most=_LINES)) * LINE + MARGIN


def _cell(sheet: Sheet, cell: Cell, column: Box, height: Number) -> None:
    """Draw a cell: a fill with a shape and a word, or a word alone where there is no grade."""
    fill = fill_of(cell.rank.place, cell.rank.of) if cell.rank else Fill(WHITE, INK)
    place = {"x": column.left + _GAP, "y": sheet.y + _GAP, "width": column.room - 2 * _GAP, "height": height - 2 * _GAP}
    sheet.add(element("rect", {**place, "fill": fill.colour}, element("title", {}, words(cell.whole))))
    if cell.rank:
        middle = (column.left + Fraction(_SHAPE, 2) + _GAP, sheet.y + Fraction(height) / 2)
        sheet.add(shape(cell.rank.place, middle, 6, fill=fill.ink))
    box, letters = _word_box(cell, column), Letters(colour=fill.ink)
    sheet.y += Fraction(height - len(lines_of(cell.word, box, most=_LINES)) * LINE) / 2
    sheet.put(cell.word, box, letters, most=_LINES)


def _word_box(cell: Cell, column: Box) -> Box:
    return Box(column.left + (_SHAPE + 2 * _GAP if cell.rank else 3 * _GAP), column.right - 2 * _GAP)
