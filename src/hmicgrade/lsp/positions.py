"""Places in a text, as editors count them and as diagnostics do.

Editors count lines and columns from 0, columns in units of an encoding (LSP 3.17, Position); diagnostics count from 1,
in characters.
"""

from __future__ import annotations

from dataclasses import dataclass

from hmicgrade.model.diagnostics import Position, Span

_BEYOND_ONE_UNIT = 0xFFFF


def same_line_ends(text: str) -> str:
    """Return a text with a line feed for every line end, as files are read."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Point:
    """A place as an editor gives it: line and column from 0, the column in units of its encoding."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Page:
    """A text whose line ends are line feeds, and the encoding in which its editor counts: utf-8, utf-16 or utf-32."""

    text: str
    encoding: str = "utf-16"

    def point(self, position: Position) -> Point:
        """Return a place of a diagnostic as the editor counts it."""
        line = self._line(position.line - 1)
        return Point(position.line - 1, sum(map(self._units, line[: position.column - 1])))

    def points(self, span: Span) -> tuple[Point, Point]:
        """Return where a span begins and ends as the editor counts it."""
        return self.point(span.start), self.point(span.end)

    def offset(self, point: Point) -> int:
        """Return how many characters stand before a place; one past the end of its line or of the text is that end."""
        lines = self.text.split("\n")
        if point.line >= len(lines):
            return len(self.text)
        before, units = 0, 0
        for character in lines[point.line]:
            units += self._units(character)
            if units > point.column:
                break
            before += 1
        return sum(len(line) + 1 for line in lines[: point.line]) + before

    def at(self, offset: int) -> Position:
        """Return the place that has so many characters before it."""
        before = self.text[:offset]
        return Position(before.count("\n") + 1, offset - before.rfind("\n"))

    def _line(self, number: int) -> str:
        return next(iter(self.text.split("\n", number + 1)[number:]), "")

    def _units(self, character: str) -> int:
        match self.encoding:
            case "utf-8":
                return len(character.encode("utf-8", "surrogatepass"))
            case "utf-16":
                return 1 + (ord(character) > _BEYOND_ONE_UNIT)
            case _:
                return 1
