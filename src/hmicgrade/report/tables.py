"""Tables: in columns as wide as a terminal allows, as a list where it is too narrow for columns, and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from hmicgrade.explain.page import Table
from hmicgrade.explain.phrases import one_line
from hmicgrade.explain.statements import Point
from hmicgrade.model.characters import show_hidden
from hmicgrade.report.markdown import escape
from hmicgrade.report.styled import Line, Style
from hmicgrade.report.text import bulleted
from hmicgrade.report.wrap import cells, wrap

GAP = "  "
NARROWEST = 12
"""How many cells a column keeps if its longest word needs as many; it keeps the longest word of its head."""


def tabulated(table: Table, width: int) -> Iterator[Line]:
    """Yield a table as lines of at most `width` cells: in columns, or as a list where they do not fit."""
    shown = [tuple(show_hidden(one_line(cell)) for cell in row) for row in (table.columns, *table.rows)]
    widths = _widths(shown, width - len(GAP) * (len(table.columns) - 1))
    if widths is None:
        yield from bulleted(_points(table), width)
        return
    head, *rows = shown
    yield from (Line(line, Style.HEADING) for line in _row(head, widths))
    yield Line(GAP.join("-" * one for one in widths), Style.FAINT)
    for row in rows:
        yield from map(Line, _row(row, widths))


def _widths(rows: list[tuple[str, ...]], room: int) -> list[int] | None:
    """Return the widths of the columns, narrowed until all fit; None where they cannot.

    Cells are first broken between words; only where that is not enough are long words broken too.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(map(cells, column)) for column in columns]
    for limit in (room, NARROWEST):
        _narrow(widths, [_least(column, limit) for column in columns], room)
    return widths if sum(widths) <= room else None


def _narrow(widths: list[int], least: list[int], room: int) -> None:
    """Narrow columns to fit a room, the one with most to spare first, none below its least."""
    while sum(widths) > room:
        spare, at = max((width - low, -at) for at, (width, low) in enumerate(zip(widths, least, strict=True)))
        if spare <= 0:
            return
        widths[-at] -= min(max(1, spare // 2), sum(widths) - room)


def _least(column: tuple[str, ...], limit: int) -> int:
    """Return the width of a column's longest word, or the limit; the head's words are never broken."""
    head, *others = column
    longest = max((cells(word) for cell in others for word in cell.split(" ")), default=0)
    return max(min(longest, limit), *map(cells, head.split(" ")))


def _row(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    """Yield the lines of a row; a cell that is too long goes on below itself."""
    broken = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    for parts in zip_longest(*broken, fillvalue=""):
        padded = (part + " " * (width - cells(part)) for part, width in zip(parts, widths, strict=True))
        yield GAP.join(padded).rstrip(" ")


def _points(table: Table) -> Iterator[Point]:
    """Yield each row as its first cell, with the others below it under the heads of their columns."""
    for first, *others in table.rows:
        yield Point(first)
        for head, cell in zip(table.columns[1:], others, strict=True):
            if cell:
                yield Point(f"{head}: {cell}", 1)


def piped(table: Table) -> str:
    """Return a table as Markdown."""
    rows = [[escape(cell) for cell in row] for row in (table.columns, *table.rows)]
    rows.insert(1, ["---"] * len(table.columns))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
