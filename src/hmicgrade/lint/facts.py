"""What one part of a project contributes to the checks that need the whole of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from hmicgrade.model.diagnostics import Position, Span
from hmicgrade.model.evidence import Year

Evidenced = tuple[str, str]
"""A criterion that some statement or recorded finding bears on: scheme and criterion by id."""

GradeKey = tuple[Year, str, str, str]
"""A grade given: year, scheme, area and grade."""


class Spot(NamedTuple):
    """A span as plain words and numbers: file, first line and column, last line and column."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def span(self) -> Span:
        """The span that it stands for."""
        return Span(self.file, Position(self.line, self.column), Position(self.end_line, self.end_column))


def spot(span: Span) -> Spot:
    """Return a span as plain words and numbers."""
    return Spot(span.file, span.start.line, span.start.column, span.end.line, span.end.column)


class Named(NamedTuple):
    """What a force is called. `rank` is 0 for its id, 1 for its name and 2 for an alias."""

    rank: int
    force: str
    name: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Facts:
    """What a part says that other parts are checked against. Small, whatever the size of the files.

    `inspected` are the schemes that some evidence is graded under, `unread` those of them of which some file has
    errors; `given` says how many forces were published with each grade; `names` is what the forces are called.
    """

    inspected: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    evidenced: frozenset[Evidenced] = frozenset()
    given: tuple[tuple[GradeKey, int], ...] = field(default=())
    names: tuple[Named, ...] = ()


def together(facts: Iterable[Facts]) -> Facts:
    """Return what several parts say together."""
    inspected: set[str] = set()
    unread: set[str] = set()
    evidenced: set[Evidenced] = set()
    given: dict[GradeKey, int] = {}
    names: list[Named] = []
    for one in facts:
        inspected |= one.inspected
        unread |= one.unread
        evidenced |= one.evidenced
        names += one.names
        for key, number in one.given:
            given[key] = given.get(key, 0) + number
    return Facts(frozenset(inspected), frozenset(unread), frozenset(evidenced), tuple(given.items()), tuple(names))
