"""What one part of a project contributes to the checks that need the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from hmicgrade.model.diagnostics import Position, Span
from hmicgrade.model.evidence import Year

Evidenced = tuple[str, str]
"""A criterion that some statement or recorded finding bears on: scheme and criterion by id."""

GradeKey = tuple[Year, str, str, str]
"""A grade given: year, scheme, area and grade."""


RANKS = range(3)
"""What a name of a force can be: 0 its id, 1 its name, 2 an alias."""


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
    """What a force is called; `rank` is one of `RANKS`."""

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


@dataclass(slots=True)
class Gathered:
    """What several parts say together, taken in one by one."""

    inspected: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    evidenced: set[Evidenced] = field(default_factory=set)
    given: dict[GradeKey, int] = field(default_factory=dict)
    names: list[Named] = field(default_factory=list)

    def take(self, one: Facts) -> None:
        """Add what one more part says."""
        self.inspected |= one.inspected
        self.unread |= one.unread
        self.evidenced |= one.evidenced
        self.names += one.names
        for key, number in one.given:
            self.given[key] = self.given.get(key, 0) + number

    def facts(self) -> Facts:
        """Return it all as the facts of one part."""
        return Facts(
            frozenset(self.inspected),
            frozenset(self.unread),
            frozenset(self.evidenced),
            tuple(self.given.items()),
            tuple(self.names),
        )
