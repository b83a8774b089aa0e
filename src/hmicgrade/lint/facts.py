"""What one part of a project contributes to the checks that need the whole of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from hmicgrade.model.evidence import Year

Evidenced = tuple[str, str, str]
"""A criterion that some statement or recorded finding bears on: scheme, area and criterion by id."""

GradeKey = tuple[Year, str, str, str]
"""A grade given: year, scheme, area and grade."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a part says that other parts are checked against. Small, whatever the size of the files.

    `inspected` are the schemes that some evidence is graded under; `given` says how many forces were published with
    each grade.
    """

    inspected: frozenset[str] = frozenset()
    evidenced: frozenset[Evidenced] = frozenset()
    given: tuple[tuple[GradeKey, int], ...] = field(default=())


def together(facts: Iterable[Facts]) -> Facts:
    """Return what several parts say together."""
    inspected: set[str] = set()
    evidenced: set[Evidenced] = set()
    given: dict[GradeKey, int] = {}
    for one in facts:
        inspected |= one.inspected
        evidenced |= one.evidenced
        for key, number in one.given:
            given[key] = given.get(key, 0) + number
    return Facts(frozenset(inspected), frozenset(evidenced), tuple(given.items()))
