"""Where something stands in a file: as offsets while it is read, as lines and columns when somebody asks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from hmicgrade.model.diagnostics import Position, Span


@dataclass(frozen=True)
class Source:
    """The text of one file, able to say on which line and in which column an offset lies.

    `file` is the path relative to the project's root.
    """

    text: str
    file: str

    def position(self, offset: int) -> Position:
        """Return the place of an offset, counted in characters from 0."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def span(self, start: int, end: int) -> Span:
        """Return the span from one offset up to but not including another."""
        starts = self._line_starts
        line = bisect_right(starts, start)
        before = starts[line - 1] - 1
        last = Position(line, end - before) if end < starts[line] else self.position(end)
        return Span(self.file, Position(line, start - before), last)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]


Stretch = tuple[Source, int, int]
"""A part of a source, from one offset up to but not including another. A tuple, since every node has one."""

Where = Span | Stretch
"""A place, in lines and columns or on the way to them."""


def span_of(where: Where) -> Span:
    """Return a place in lines and columns, whichever way it is held."""
    if isinstance(where, Span):
        return where
    source, start, end = where
    return source.span(start, end)
