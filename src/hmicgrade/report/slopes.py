"""Slopes of a terminal: marks in columns joined by lines, in plain characters, in parts where a line has no room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.explain.page import Column, Slope
from hmicgrade.report.styled import Line, Style
from hmicgrade.report.text import broken
from hmicgrade.report.wrap import cells

_GAP = "  "
NARROWEST = 8
"""The fewest cells from one mark to the next."""

LEAST = 3
"""The fewest columns of a part: with room for fewer, and more to show, the words stand alone."""

_Grid = list[list[str]]


def sloped(slopes: Sequence[Slope], width: int) -> Iterator[Line]:
    """Yield the lines of slopes one below the other, each of at most `width` cells."""
    for slope in slopes:
        if slope.apart:
            yield from broken(f"- - - {slope.apart} - - -", width, style=Style.FAINT)
        yield from _slope(slope, width)


def _slope(slope: Slope, width: int) -> Iterator[Line]:
    label = max(map(cells, slope.rows), default=0) + len(_GAP)
    pitch = max(NARROWEST, *(cells(column.head) + len(_GAP) for column in slope.columns))
    room = (width - label) // pitch
    if len(slope.columns) == 1 or room < min(LEAST, len(slope.columns)):
        for column in slope.columns:
            yield from broken(f"{column.head}: {column.words}", width, rest=_GAP)
        return
    for start in range(0, max(1, len(slope.columns) - 1), room - 1):
        yield from _part(slope.rows, slope.columns[start : start + room], label, pitch)


def _part(rows: Sequence[str], columns: Sequence[Column], label: int, pitch: int) -> Iterator[Line]:
    """Yield the lines of some columns; a part begins with the column that the one before it ended with."""
    heads = "".join(_padded(column.head, pitch) for column in columns)
    yield Line(f"{' ' * label}{heads}".rstrip(), Style.HEADING)
    for name, cells_ in zip(rows, _grid(len(rows), columns, pitch), strict=True):
        yield Line(f"{_padded(name, label)}{''.join(cells_)}".rstrip())


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _grid(height: int, columns: Sequence[Column], pitch: int) -> _Grid:
    grid = [[" "] * (pitch * len(columns)) for _ in range(height)]
    for place, column in enumerate(columns):
        for old, new in column.joins if place else ():
            _join(grid, (place - 1) * pitch, pitch, (old, new))
    for place, column in enumerate(columns):
        for row, sign in column.marks:
            grid[row][place * pitch] = sign
    return grid


def _join(grid: _Grid, start: int, pitch: int, rows: tuple[int, int]) -> None:
    """Draw a line from the mark at `start` to the next one: level, or with a bend half way."""
    old, new = rows
    bend = start + pitch // 2
    for at in range(start + 1, start + pitch):
        _draw(grid, old if at < bend else new, at, "-")
    if old != new:
        for row in range(min(rows), max(rows) + 1):
            grid[row][bend] = "." if row == min(rows) else "'" if row == max(rows) else "|"


def _draw(grid: _Grid, row: int, at: int, what: str) -> None:
    if grid[row][at] == " ":
        grid[row][at] = what
