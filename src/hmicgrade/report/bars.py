"""Bars of a terminal: words, numbers and widths, so that nothing is said by a width or a colour alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hmicgrade.explain.page import Bar
from hmicgrade.explain.statements import Point
from hmicgrade.report.styled import Line
from hmicgrade.report.text import broken
from hmicgrade.report.wrap import cells

MARK = "#"
"""What a bar is made of: one for each of what it counts, fewer where the longest would not fit."""

NARROWEST = 5
"""The fewest cells in which bars are drawn; with less room the words stand alone."""

_GAP = "  "


def drawn(bars: Sequence[Bar], width: int) -> Iterator[Line]:
    """Yield a line for each of some bars, in at most `width` cells."""
    columns = [[bar.label for bar in bars], [bar.what for bar in bars], [bar.words for bar in bars]]
    widths = [max(map(cells, column)) for column in columns]
    room = width - sum(widths) - len(_GAP) * len(widths)
    longest = max(bar.number for bar in bars)
    if room < NARROWEST:
        for point in in_words(bars):
            yield from broken(point.text, width, "", _GAP)
        return
    before = ""
    for bar in bars:
        label = "" if bar.label == before else bar.label
        words = f"{_padded(label, widths[0])}{_GAP}{_padded(bar.what, widths[1])}{_GAP}{bar.words:>{widths[2]}}"
        yield Line(f"{words}{_GAP}{MARK * _length(bar.number, longest, room)}".rstrip())
        before = bar.label


def in_words(bars: Sequence[Bar]) -> tuple[Point, ...]:
    """Return what bars say, without their widths."""
    return tuple(Point(f"{bar.label}, {bar.what}: {bar.words}") for bar in bars)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _length(number: int, longest: int, room: int) -> int:
    """Return how many marks stand for a number: at least one for anything but 0."""
    if longest <= room:
        return number
    return max(number * room // longest, min(number, 1))
