"""Why a known grade is what it is, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from hmicgrade.evaluate.assessment import AreaAssessment
from hmicgrade.evaluate.known import Known
from hmicgrade.explain.area import explain
from hmicgrade.explain.statements import Point, Topic

_REASONS = (Topic.GRADE, Topic.REASON, Topic.RAISE, Topic.MARGIN)


def reasons_of(known: Known, depth: int = 0) -> Iterator[Point]:
    """Yield what decided a computed grade, what would raise it, and how close another is: the first of each.

    The grade itself comes before them where it is not plain: an override, or several possible grades.
    """
    if known.assessment is not None:
        yield from reasons(known.assessment, depth)


def reasons(assessment: AreaAssessment, depth: int = 0) -> Iterator[Point]:
    """Yield the same of an assessment."""
    plain = assessment.grade is not None and assessment.override is None
    said = {Topic.GRADE} if plain else set()
    for statement in explain(assessment).statements:
        if statement.topic in _REASONS and statement.topic not in said:
            said.add(statement.topic)
            yield Point(statement.text, depth)
